//! Settings out of a value, whatever it came from: the one place that knows the keys and what may stand there.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::Settings;
use super::problem::Problem;
use super::toml::pointer;
use crate::document::Section;
use crate::lint::level::Level;
use crate::lint::nearest::did_you_mean;
use crate::lint::rule::Rule;
use crate::lint::rules::{OF_WORDS, RULES, rule};

/// All keys, in the order of the file that `postmortem rules --config` prints.
const KEYS: [&str; 7] = ["required-sections", "types", "states", "acronyms", "roles", "levels", "words"];

/// What switches a rule off, in the place of a level.
pub const OFF: &str = "off";

/// Reads settings; `lines` has the lines of what came from a file, by JSON pointers. All problems are told, in the order
/// of their lines.
pub fn read(value: &Value, lines: Option<&HashMap<String, usize>>) -> Result<Settings, Vec<Problem>> {
    let mut reader = Reader { settings: Settings::default(), problems: Vec::new(), lines };
    reader.settings(value);
    let Reader { settings, mut problems, .. } = reader;
    problems.sort_by_key(|problem| problem.line);
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

struct Reader<'l> {
    settings: Settings,
    problems: Vec<Problem>,
    lines: Option<&'l HashMap<String, usize>>,
}

impl Reader<'_> {
    fn settings(&mut self, value: &Value) {
        let Some(keys) = value.as_object() else {
            return self.problem("", format!("Settings are a table of keys, not {}.", self.kind(value)));
        };
        for (key, value) in keys {
            let at = pointer("", key);
            match key.as_str() {
                "required-sections" => self.required(&at, value),
                "types" => self.settings.kinds = self.some_texts(&at, value, str::to_lowercase),
                "states" => self.settings.states = self.some_texts(&at, value, str::to_uppercase),
                "acronyms" => self.settings.acronyms = self.all_texts(&at, value),
                "roles" => self.settings.roles = self.some_texts(&at, value, str::to_owned),
                "levels" => self.levels(&at, value),
                "words" => self.words(&at, value),
                _ => {
                    let hint = match rule(key) {
                        Some(_) => format!(" The level of that rule stands below [levels]: {key} = \"hint\"."),
                        None => did_you_mean(key, KEYS),
                    };
                    self.problem(&at, format!("There is no key “{key}”.{hint}"));
                }
            }
        }
    }

    fn required(&mut self, at: &str, value: &Value) {
        let mut sections = Vec::new();
        for (index, heading) in self.texts(at, value, str::to_owned) {
            match Section::named(&heading) {
                Some(section) if !sections.contains(&section) => sections.push(section),
                Some(_) => {}
                None => {
                    let hint = did_you_mean(&heading, Section::ALL.map(Section::heading));
                    let message = format!("The template has no section “{heading}”.{hint}");
                    self.problem(&format!("{at}/{index}"), message);
                }
            }
        }
        self.settings.required = sections;
    }

    fn levels(&mut self, at: &str, value: &Value) {
        for (rule, at, value) in self.rules(at, value) {
            let names = || Level::ALL.map(Level::name).into_iter().chain([OFF]);
            match value.as_str() {
                Some(OFF) => drop(self.settings.levels.insert(rule.name, None)),
                Some(name) => match Level::ALL.into_iter().find(|level| level.name() == name) {
                    Some(level) => drop(self.settings.levels.insert(rule.name, Some(level))),
                    None => {
                        let hint = did_you_mean(name, names());
                        let all = quoted(names());
                        self.problem(&at, format!("“{name}” is no level of {}: {all}.{hint}", rule.name));
                    }
                },
                None => {
                    let message =
                        format!("The level of {} is one of {}, not {}.", rule.name, quoted(names()), self.kind(value));
                    self.problem(&at, message);
                }
            }
        }
    }

    fn words(&mut self, at: &str, value: &Value) {
        for (rule, at, value) in self.rules(at, value) {
            if !OF_WORDS.contains(&rule) {
                let all = quoted(OF_WORDS.iter().map(|rule| rule.name));
                self.problem(&at, format!("{} looks for no words; these do: {all}.", rule.name));
                continue;
            }
            let words = self.texts(&at, value, phrase);
            for (index, word) in &words {
                if !word.split(' ').all(can_be_found) {
                    let message = format!(
                        "“{word}” would never be found: words have letters, digits, hyphens and apostrophes, and “*” \
                         only at their end, for any ending."
                    );
                    self.problem(&format!("{at}/{index}"), message);
                }
            }
            self.settings.words.insert(rule.name, words.into_iter().map(|(_, word)| word).collect());
        }
    }

    /// The entries of a table whose keys are names of rules.
    fn rules<'v>(&mut self, at: &str, value: &'v Value) -> Vec<(&'static Rule, String, &'v Value)> {
        let key = &at[1..];
        let Some(table) = value.as_object() else {
            self.problem(at, format!("“{key}” is a table with names of rules, not {}.", self.kind(value)));
            return Vec::new();
        };
        self.known_rules(key, table)
    }

    fn known_rules<'v>(&mut self, key: &str, table: &'v Map<String, Value>) -> Vec<(&'static Rule, String, &'v Value)> {
        let mut known = Vec::new();
        for (name, value) in table {
            let at = pointer(&format!("/{key}"), name);
            match rule(name) {
                Some(rule) => known.push((rule, at, value)),
                None => {
                    let hint = if KEYS.contains(&name.as_str()) {
                        format!(" The key “{name}” stands above [{key}].")
                    } else {
                        did_you_mean(name, RULES.iter().map(|rule| rule.name))
                    };
                    self.problem(&at, format!("There is no rule “{name}” for [{key}].{hint}"));
                }
            }
        }
        known
    }

    /// The entries of a list that must have one.
    fn some_texts(&mut self, at: &str, value: &Value, form: impl Fn(&str) -> String) -> Vec<String> {
        if value.as_array().is_some_and(Vec::is_empty) {
            self.problem(at, format!("“{}” needs at least one entry.", &at[1..]));
        }
        self.texts(at, value, form).into_iter().map(|(_, text)| text).collect()
    }

    fn all_texts(&mut self, at: &str, value: &Value) -> Vec<String> {
        self.texts(at, value, str::to_owned).into_iter().map(|(_, text)| text).collect()
    }

    /// The entries of a list of texts, each in a form and with its place in the list.
    fn texts(&mut self, at: &str, value: &Value, form: impl Fn(&str) -> String) -> Vec<(usize, String)> {
        let key = at.rsplit('/').next().unwrap_or_default();
        let Some(entries) = value.as_array() else {
            let hint = match value.as_str() {
                Some(text) => format!(" Write [{text:?}]."),
                None => String::new(),
            };
            self.problem(at, format!("“{key}” is a list of texts, not {}.{hint}", self.kind(value)));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            match entry.as_str().map(&form).map(|text| text.trim().to_owned()) {
                Some(text) if text.is_empty() => {
                    self.problem(&format!("{at}/{index}"), format!("An entry of “{key}” is empty."));
                }
                Some(text) => texts.push((index, text)),
                None => {
                    let message = format!("The entries of “{key}” are texts, and one is {}.", self.kind(entry));
                    self.problem(&format!("{at}/{index}"), message);
                }
            }
        }
        texts
    }

    /// What a value is, in words. Null stands for a date in a file: TOML has no null, and a value no dates.
    fn kind(&self, value: &Value) -> &'static str {
        match value {
            Value::Null if self.lines.is_some() => "a date",
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "a table",
        }
    }

    fn problem(&mut self, at: &str, message: String) {
        self.problems.push(Problem { line: self.lines.and_then(|lines| lines.get(at).copied()), message });
    }
}

/// A phrase as [`Phrases`](crate::lint::Phrases) finds it.
fn phrase(text: &str) -> String {
    text.to_lowercase().replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word of a phrase can be a word of a text.
fn can_be_found(word: &str) -> bool {
    let stem = word.strip_suffix('*').unwrap_or(word);
    stem.starts_with(char::is_alphanumeric)
        && stem.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '\'' | '-'))
        && (stem.len() < word.len() || stem.ends_with(char::is_alphanumeric))
}

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
