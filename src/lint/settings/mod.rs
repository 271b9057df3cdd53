//! What a team decided about the rules: as a file `postmortem.toml` in its repository, as the same text in the editor, or as a
//! JSON value of the same keys from a page that holds the editor.

mod file;
mod problem;
mod reading;
mod toml;

use std::collections::BTreeMap;

use serde_json::Value;

use super::level::Level;
use super::rules::rule;
use crate::document::{KINDS, STATES, Section};

pub use file::{SETTINGS_FILE, default_file};
pub use problem::Problem;

/// What a team decided about the rules. The default is what most teams want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The level of a rule's findings, whatever it says; `None`: it is switched off.
    pub levels: BTreeMap<&'static str, Option<Level>>,
    /// Sections that must say something.
    pub required: Vec<Section>,
    /// Types that action items may have, in small letters.
    pub kinds: Vec<String>,
    /// States that action items may have, in capitals.
    pub states: Vec<String>,
    /// Acronyms that every reader of the team knows, besides those that everybody knows.
    pub acronyms: Vec<String>,
    /// Names of roles, such as "on-call engineer": the first one takes the place of a person.
    pub roles: Vec<String>,
    /// Words that the team does not want to read besides those of the rules, by the name of the rule.
    pub words: BTreeMap<&'static str, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            levels: BTreeMap::new(),
            required: vec![Section::Summary, Section::Impact, Section::RootCauses, Section::Resolution],
            kinds: KINDS.map(str::to_owned).to_vec(),
            states: STATES.map(str::to_owned).to_vec(),
            acronyms: Vec::new(),
            roles: vec!["the on-call engineer".to_owned()],
            words: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Reads a settings file. What it does not name is as by default.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of its lines: what is not TOML, or else unknown keys, rules, sections and
    /// levels, and what is of another type than its key wants.
    pub fn of_toml(text: &str) -> Result<Settings, Vec<Problem>> {
        let told = toml::told(text)?;
        reading::read(&told.value, Some(&told.lines))
    }

    /// Reads settings that came as a value, of the same keys and types as in a file.
    ///
    /// # Errors
    /// All that is wrong with it, as for a file, but without lines.
    pub fn of_value(value: &Value) -> Result<Settings, Vec<Problem>> {
        reading::read(value, None)
    }

    /// The level of a finding of a rule that has this one by itself; `None` if the rule is switched off.
    pub fn level(&self, rule: &str, own: Level) -> Option<Level> {
        self.levels.get(rule).copied().unwrap_or(Some(own))
    }

    /// The same with some rules switched off, by their names.
    pub fn without(mut self, rules: &[String]) -> Settings {
        // A name that is none was stored by another version.
        self.levels.extend(rules.iter().filter_map(|name| rule(name)).map(|rule| (rule.name, None)));
        self
    }
}
