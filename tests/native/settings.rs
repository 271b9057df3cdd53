//! Settings: text in, what the rules are held to out, or all that is wrong with the text.

use std::fs;
use std::path::Path;

use postmortem_editor::document::Section;
use postmortem_editor::lint::{Level, OF_WORDS, RULES, Rule, Settings, default_file};
use serde_json::json;

const FILE: &str = r#"
required-sections = ["Summary", "root cause"]
types = ["Prevent", "chore"]
states = ["open", "CLOSED"]
acronyms = ["CFO"]
roles = ["the driver"]

[levels]
blame-word = "error"
title-missing = "hint"
authors-missing = "off"
action-owner-missing = "warning"

[words]
blame-word = ["Clumsy", "asleep  at the wheel", "didn’t care", "foolish*"]
"#;

fn problems(text: &str) -> Vec<String> {
    let problems = Settings::of_toml(text).expect_err("it has a problem");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_says_all_there_is_to_decide() {
    let settings = Settings::of_toml(FILE).expect("it is right");
    assert_eq!(settings.required, [Section::Summary, Section::RootCauses]);
    assert_eq!(settings.kinds, ["prevent", "chore"]);
    assert_eq!(settings.states, ["OPEN", "CLOSED"]);
    assert_eq!(settings.acronyms, ["CFO"]);
    assert_eq!(settings.roles, ["the driver"]);
    assert_eq!(settings.level("blame-word", Level::Warning), Some(Level::Error));
    assert_eq!(settings.level("title-missing", Level::Error), Some(Level::Hint));
    assert_eq!(settings.level("authors-missing", Level::Error), None);
    assert_eq!(settings.level("action-owner-missing", Level::Error), Some(Level::Warning));
    assert_eq!(settings.words["blame-word"], ["clumsy", "asleep at the wheel", "didn't care", "foolish*"]);
}

#[test]
fn what_is_not_named_is_as_by_default() {
    for text in ["", "# nothing\n", "[levels]\n[words]\n"] {
        assert_eq!(Settings::of_toml(text), Ok(Settings::default()), "{text}");
    }
    let one = Settings::of_toml("acronyms = []\nlevels.blame-word = 'hint'\r\n").expect("it is right");
    assert_eq!(one.required, Settings::default().required);
    assert_eq!(one.levels.len(), 1);
}

#[test]
fn the_default_file_says_the_default_and_names_every_rule() {
    let file = default_file();
    assert_eq!(Settings::of_toml(&file), Ok(Settings::default()));
    // What stands there as a comment is right once it is none.
    let all: Vec<&str> =
        file.lines().map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line)).collect();
    let settings = Settings::of_toml(&all.join("\n")).expect("it is right");
    for rule in RULES {
        assert_eq!(settings.levels[rule.name], Some(rule.level), "{}", rule.name);
    }
    assert_eq!(settings.words.len(), 1);
}

#[test]
fn a_value_is_read_like_a_file() {
    let value = json!({
        "required-sections": ["Summary", "root cause"],
        "types": ["Prevent", "chore"],
        "states": ["open", "CLOSED"],
        "acronyms": ["CFO"],
        "roles": ["the driver"],
        "levels": {
            "blame-word": "error", "title-missing": "hint", "authors-missing": "off", "action-owner-missing": "warning",
        },
        "words": { "blame-word": ["Clumsy", "asleep at the wheel", "didn't care", "foolish*"] },
    });
    assert_eq!(Settings::of_value(&value), Settings::of_toml(FILE));
    assert_eq!(Settings::of_value(&json!({})), Ok(Settings::default()));
    let problems = Settings::of_value(&json!({ "levels": { "blame-wrod": "off" } })).expect_err("no such rule");
    assert_eq!(problems[0].to_string(), "There is no rule “blame-wrod” for [levels]. Did you mean “blame-word”?");
    let problems = Settings::of_value(&json!({ "types": null })).expect_err("no list");
    assert_eq!(problems[0].to_string(), "“types” is a list of texts, not nothing.");
    let problems = Settings::of_value(&json!(["levels"])).expect_err("no table");
    assert_eq!(problems[0].to_string(), "Settings are a table of keys, not a list.");
}

#[test]
fn all_problems_are_told_at_once_with_their_lines() {
    let text = r#"requierd-sections = ["Summary"]
required-sections = ["Summary", "Summry", 7,
    "Weather"]
types = "prevent"
states = []
acronyms = [""]
roles = { first = "x" }
blame-word = "hint"
[levels]
blame-wrod = "hint"
blame-word = "warn"
title-missing = 2
authors-missing = "Off"
acronyms = ["CFO"]
[words]
blame-word = ["fine", "no!", "*", "any* thing", "any*thing", "-x"]
action-vague = [1979-05-27]
title-missing = ["ferries"]
something = []
"#;
    assert_eq!(
        problems(text),
        [
            "line 1: There is no key “requierd-sections”. Did you mean “required-sections”?",
            "line 2: The entries of “required-sections” are texts, and one is a number.",
            "line 2: The template has no section “Summry”. Did you mean “Summary”?",
            "line 3: The template has no section “Weather”.",
            "line 4: “types” is a list of texts, not a text. Write [\"prevent\"].",
            "line 5: “states” needs at least one entry.",
            "line 6: An entry of “acronyms” is empty.",
            "line 7: “roles” is a list of texts, not a table.",
            "line 8: There is no key “blame-word”. The level of that rule stands below [levels]: blame-word = \"hint\".",
            "line 10: There is no rule “blame-wrod” for [levels]. Did you mean “blame-word”?",
            "line 11: “warn” is no level of blame-word: “error”, “warning”, “hint”, “off”. Did you mean “warning”?",
            "line 12: The level of title-missing is one of “error”, “warning”, “hint”, “off”, not a number.",
            "line 13: “Off” is no level of authors-missing: “error”, “warning”, “hint”, “off”. Did you mean “off”?",
            "line 14: There is no rule “acronyms” for [levels]. The key “acronyms” stands above [levels].",
            "line 16: “no!” would never be found: words have letters, digits, hyphens and apostrophes, and “*” only at their end, for any ending.",
            "line 16: “*” would never be found: words have letters, digits, hyphens and apostrophes, and “*” only at their end, for any ending.",
            "line 16: “any*thing” would never be found: words have letters, digits, hyphens and apostrophes, and “*” only at their end, for any ending.",
            "line 16: “-x” would never be found: words have letters, digits, hyphens and apostrophes, and “*” only at their end, for any ending.",
            "line 17: The entries of “action-vague” are texts, and one is a date.",
            "line 18: title-missing looks for no words; these do: “placeholder-left”, “impact-vague”, “human-error-cause”, “blame-word”, “hindsight-word”, “animated-language”, “detection-mechanism-missing”, “action-vague”, “action-changes-people”, “action-not-verifiable”.",
            "line 19: There is no rule “something” for [words].",
        ]
    );
    for text in ["levels = 1", "words = ['blame-word']"] {
        assert!(problems(text)[0].contains("is a table with names of rules, not"), "{text}");
    }
}

#[test]
fn a_key_with_a_slash_has_its_own_line() {
    let text = "\"levels/blame-word\" = 1\n[levels]\nblame-word = \"x\"\n";
    let lines: Vec<Option<usize>> =
        Settings::of_toml(text).expect_err("both are wrong").iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(1), Some(3)]);
}

#[test]
fn rules_that_look_for_words_are_those_that_ask_for_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    let asks = |rule: &&Rule| {
        let file = folder.join(format!("{}.rs", rule.name.replace('-', "_")));
        fs::read_to_string(file).expect("the rule is there").contains("subject.phrases(")
    };
    let of_words: Vec<&str> = OF_WORDS.iter().map(|rule| rule.name).collect();
    let asking: Vec<&str> = RULES.iter().copied().filter(asks).map(|rule| rule.name).collect();
    assert_eq!(of_words, asking);
}

#[test]
fn what_is_not_toml_is_told_all_at_once() {
    let problems =
        Settings::of_toml("types = [\"a\"]\nroles = [\nacronyms = oops\n\nstates = ['x'\n").expect_err("it is no TOML");
    assert!(problems.len() > 1 && problems.iter().all(|problem| problem.line.is_some()), "{problems:?}");
    assert!(problems.iter().all(|problem| problem.message.starts_with("This is not TOML: ")), "{problems:?}");
    let twice = Settings::of_toml("types = ['a']\ntypes = ['b']\n").expect_err("a key stands there twice");
    assert_eq!(twice[0].line, Some(2), "{twice:?}");
    for deep in ["a = ".to_owned() + &"[".repeat(100_000), "[a".to_owned() + &".a".repeat(100_000) + "]"] {
        assert!(Settings::of_toml(&deep).is_err());
    }
}
