//! `postmortem check` and `postmortem rules` as a shell runs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use postmortem_editor::lint::{RULES, Settings, default_file};
use postmortem_editor::template::EXAMPLE;
use serde_json::{Value, json};

use crate::command_line::{Ended, ended, folder, in_folder, with_input};

/// The example with findings of three levels: one in an item, one in a cell, and one without a place of its own.
pub fn with_findings() -> String {
    let text = EXAMPLE.replacen("## Root Causes\n\n", "## Root Causes\n\nA careless 🎈\tstupid deploy.\n\n", 1);
    let (before, rest) = text.split_once("## Authors\n\n").expect("it has authors");
    let after = rest.split_once("\n\n").expect("a list ends").1;
    format!("{before}## Authors\n\n-\n\n{after}")
}

pub fn folder_with(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = folder(test);
    // Settings of whoever runs the tests are none of theirs.
    fs::create_dir(folder.join(".git")).expect("a folder can be made");
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    folder
}

/// By the two rules that what is told here is told of: others may come.
pub fn check<const N: usize>(folder: &Path, arguments: [&str; N]) -> Ended {
    let all: Vec<&str> = ["--only", "blame-word", "--only", "authors-missing"].into_iter().chain(arguments).collect();
    check_by_all_rules(folder, &all)
}

/// With a day that all of the example was before.
pub fn check_by_all_rules(folder: &Path, arguments: &[&str]) -> Ended {
    let all: Vec<&str> = ["check", "--today", "2026-03-26"].iter().chain(arguments).copied().collect();
    crate::command_line::in_folder_with(folder, &all)
}

fn rules_of(report: &Value) -> Vec<(&str, &str)> {
    let files = report["files"].as_array().expect("there are files").iter();
    let findings = files.flat_map(|file| file["findings"].as_array().expect("a list"));
    findings.map(|one| (one["rule"].as_str().unwrap_or(""), one["level"].as_str().unwrap_or(""))).collect()
}

pub fn json_of(ended: &Ended) -> Value {
    serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
}

#[test]
fn a_sound_file_has_no_findings() {
    let folder = folder_with("check-sound", &[("a.md", EXAMPLE)]);
    assert_eq!(
        check_by_all_rules(&folder, &["--fail-on", "hint", "a.md"]),
        ended(0, "1 file checked: nothing found.\n", "")
    );
    let input = with_input(["check", "--today", "2026-03-26"], EXAMPLE.as_bytes());
    assert_eq!(input, ended(0, "1 file checked: nothing found.\n", ""));
}

#[test]
fn a_finding_is_shown_with_its_line() {
    let folder = folder_with("check-text", &[("a.md", &with_findings())]);
    let line = 1 + with_findings().lines().position(|line| line.starts_with("A careless")).expect("it is there");
    let authors = 1 + with_findings().lines().position(|line| line == "## Authors").expect("it is there");
    let all = check(&folder, ["a.md"]);
    let expected = format!(
        "\
error[authors-missing]: No author is named. Name who can answer questions about this text.
 --> a.md:{authors}:1
  |
{authors} | ## Authors
  | ^^^^^^^^^^
  |
  = help: Name the people who can answer questions about the text.

warning[blame-word]: “careless” judges a person. Say what was seen and what the system let happen.
  --> a.md:{line}:3
   |
{line} | A careless 🎈    stupid deploy.
   |   ^^^^^^^^
   |
   = help: Say what the person saw and what the system let happen.

warning[blame-word]: “stupid” judges a person. Say what was seen and what the system let happen.
  --> a.md:{line}:14
   |
{line} | A careless 🎈    stupid deploy.
   |                  ^^^^^^
   |
   = help: Say what the person saw and what the system let happen.

1 file checked: 1 error, 2 warnings.
"
    );
    assert_eq!(all.out, expected);
    assert_eq!((all.code, all.err.as_str()), (1, ""));
}

#[test]
fn findings_are_told_in_the_order_of_the_file() {
    let text = "# Logins TBD\n\nIntro TBD\n\n## Impact\n\nTBD TBD\n";
    let folder = folder_with("check-order", &[("a.md", text)]);
    let report = json_of(&check_by_all_rules(&folder, &["--only", "placeholder-left", "--format", "json", "a.md"]));
    let findings = report["files"][0]["findings"].as_array().expect("a list");
    let starts: Vec<u64> = findings.iter().map(|one| one["start"]["byte"].as_u64().expect("a byte")).collect();
    assert!(starts.len() >= 3 && starts.is_sorted(), "{starts:?}");
}

#[test]
fn a_file_is_checked_once_however_often_it_is_named() {
    let folder = folder_with("check-once", &[("a.md", &with_findings()), ("README.md", "# Reports\n")]);
    let whole = folder.join("a.md");
    let told = check(&folder, [".", "a.md", "./a.md", whole.to_str().expect("UTF-8"), "a.md"]);
    assert!(
        told.out.ends_with(
            "\n1 file checked: 1 error, 2 warnings.\nLeft out, as no section of a postmortem is in it: README.md\n"
        ),
        "{}",
        told.out
    );
    let named = json_of(&check(&folder, ["--format", "json", ".", "README.md"]));
    assert_eq!((&named["summary"]["files"], &named["skipped"]), (&json!(2), &json!([])), "what is named is checked");
}

#[test]
fn that_nothing_was_checked_is_told() {
    let folder = folder_with("check-nothing", &[("notes/a.txt", "")]);
    assert_eq!(check(&folder, ["notes"]), ended(0, "Nothing was checked.\n", ""));
    let missing = check(&folder, ["missing.md", "notes"]);
    let said = "postmortem: missing.md: there is no such file\n";
    assert_eq!(missing, ended(2, "Nothing was checked; 1 could not be checked.\n", said));
    let report = json_of(&check(&folder, ["--format", "json", "missing.md"]));
    assert_eq!(report["summary"]["unchecked"], 1);
}

#[test]
fn a_hyphen_is_standard_input() {
    let arguments = ["check", "--today", "2026-03-26", "--only", "authors-missing"];
    let told = |more: &[&str]| with_input(arguments.iter().chain(more), with_findings().as_bytes());
    let named = told(&["-"]);
    assert!(named.code == 1 && named.out.contains("--> <stdin>:"), "{named:?}");
    assert_eq!(named, told(&[]));
    assert_eq!(told(&["-", "-"]), named, "it can be read once");
}

#[test]
fn the_day_is_that_of_the_clock_unless_another_is_given() {
    let row = |days: i64| {
        let day = jiff::Zoned::now().date().saturating_add(jiff::Span::new().days(days));
        format!(
            "## Timeline\n\n{day} (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 12:00 | All is well. |\n"
        )
    };
    let found = |text: &str, more: &[&str]| {
        with_input(["check", "--only", "timeline-future"].iter().chain(more), text.as_bytes()).code
    };
    assert_eq!([row(-3), row(3)].map(|text| found(&text, &[])), [0, 1]);
    assert_eq!([row(-3), row(3)].map(|text| found(&text, &["--today", "2016-09-05"])), [1, 1]);
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    for text in ["", "# T\n", "## Impact\n\nTBD\n"] {
        let told = |text: String| {
            let ended = with_input(["check", "--today", "2026-03-26", "--format", "json"], text.as_bytes());
            let report = json_of(&ended);
            let findings = report["files"][0]["findings"].as_array().expect("a list").iter();
            findings.map(|one| [&one["start"]["line"], &one["start"]["column"]].map(Value::clone)).collect::<Vec<_>>()
        };
        assert_eq!(told(format!("\u{feff}{text}")), told(text.to_owned()), "{text}");
    }
    let shown = with_input(["check"], "\u{feff}".as_bytes());
    assert!(shown.out.contains(" --> <stdin>:1:1\n") && !shown.out.contains('\u{feff}'), "{}", shown.out);
}

/// Whether each line is one that this program begins, and no sign on it is obeyed by a terminal.
#[cfg(unix)]
fn is_plain(text: &str) -> bool {
    let mut lines = text.lines();
    !text.contains('\u{1b}') && lines.all(|line| !line.starts_with("::error file=src"))
}

#[cfg(unix)]
#[test]
fn names_of_files_begin_no_lines_and_command_no_terminal() {
    let name = "a\n::error file=src%2Fmain.rs,line=1::\u{1b}[31mowned.md";
    let (spelled, unsorted) =
        (r"a\n::error file=src%2Fmain.rs,line=1::\u{1b}[31mowned.md", EXAMPLE.replacen("2026-03-24", "24.3.2026", 1));
    let folder = folder_with("check-names", &[(name, &with_findings()), ("b/x.md", "# Notes\n")]);
    fs::rename(folder.join("b/x.md"), folder.join("b").join(name)).unwrap();
    for format in ["text", "github"] {
        let ended = check(&folder, ["--format", format, name, "b", "missing\n::error file=src::.md"]);
        // GitHub is to find the file, and takes what is encoded back.
        let out =
            if format == "github" { ended.out.replace("\u{1b}[31mowned.md,line=", "") } else { ended.out.clone() };
        assert!(is_plain(&out) && is_plain(&ended.err), "{ended:?}");
        assert_eq!((ended.code, ended.err.lines().count()), (2, 1), "{ended:?}");
        assert!(format == "github" || ended.out.contains(spelled), "{}", ended.out);
    }
    fs::write(folder.join(name), unsorted).unwrap();
    let ended = check_by_all_rules(&folder, &["--fix", "--format", "github", name]);
    assert!(ended.err.starts_with(&format!("{spelled}: mended: ")) && is_plain(&ended.err), "{ended:?}");
    let report = json_of(&check(&folder, ["--format", "json", name]));
    assert_eq!(report["files"][0]["file"], name, "as it is");
}

#[test]
fn annotations_and_sarif_name_files_from_the_root_of_the_repository() {
    let text = with_findings();
    let folder = folder_with("check-root", &[("docs/2026/a.md", &text), ("b.md", &text), ("docs/postmortem.toml", "")]);
    let below = folder.join("docs/2026");
    let github = check(&below, ["--format", "github", "a.md", "../../b.md"]).out;
    let files: Vec<&str> =
        github.lines().map(|line| line.split_once("file=").unwrap().1.split_once(',').unwrap().0).collect();
    assert_eq!(files, [["docs/2026/a.md"; 3], ["b.md"; 3]].concat());
    let sarif = json_of(&check(&below, ["--format", "sarif", "../../docs/2026/a.md"]));
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "docs/2026/a.md");
    assert!(check(&below, ["../../b.md"]).out.contains(" --> ../../b.md:"), "people read it from where they are");
}

#[test]
fn settings_outside_of_a_repository_are_not_taken_from_above_the_current_folder() {
    // Below the system's folder for such: the one of the tests is in a repository.
    let folder = std::env::temp_dir().join(format!("postmortem-check-{}", std::process::id()));
    fs::create_dir_all(folder.join("here/deep")).unwrap();
    fs::write(folder.join("postmortem.toml"), "[levels]\nauthors-missing = 'off'\nblame-word = 'off'\n").unwrap();
    fs::write(folder.join("here/deep/a.md"), with_findings()).unwrap();
    let codes = [
        check(&folder, ["here/deep/a.md"]).code,
        check(&folder.join("here"), ["deep/a.md"]).code,
        check(Path::new("."), [folder.join("here/deep/a.md").to_str().expect("UTF-8")]).code,
        check(Path::new("."), [folder.join("here").to_str().expect("UTF-8")]).code,
    ];
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(codes, [0, 1, 1, 1]);
}

#[test]
fn settings_that_cannot_be_read_are_told_once() {
    let folder =
        folder_with("check-latin1", &[("2026/a.md", EXAMPLE), ("2026/b.md", EXAMPLE), ("2026/c/d.md", EXAMPLE)]);
    fs::write(folder.join("2026/postmortem.toml"), b"roles = ['caf\xe9']\n").unwrap();
    let said = "postmortem: 2026/postmortem.toml: not UTF-8 text: line 1, byte 14 of the file\n";
    assert_eq!(check(&folder, ["."]), ended(2, "Nothing was checked; 3 could not be checked.\n", said));
}

#[test]
fn colours_are_for_terminals() {
    let folder = folder_with("check-colours", &[("a.md", &with_findings())]);
    let run = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
        command.current_dir(&folder).args(["check", "a.md"]).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        let out = command.envs(variables.iter().copied()).output().expect("it runs").stdout;
        out.contains(&0x1b)
    };
    assert!(!run(&[]), "a pipe is no terminal");
    assert!(run(&[("CLICOLOR_FORCE", "1")]));
    assert!(!run(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_line_without_end_is_shown_in_part() {
    let words = "ж ".repeat(100_000);
    let text = format!("## Impact\n\n{words}careless{words}\n");
    let folder = folder_with("check-long", &[("a.md", &text)]);
    let shown = check_by_all_rules(&folder, &["--only", "blame-word", "a.md"]).out;
    assert!(shown.contains(" --> a.md:3:200001\n") && shown.contains("careless") && shown.len() < 2_000, "{shown}");
}

#[test]
fn the_level_that_fails_is_chosen() {
    let text = EXAMPLE.replacen("## Root Causes\n\n", "## Root Causes\n\nA careless deploy.\n\n", 1);
    let folder = folder_with("check-fail-on", &[("a.md", &text), ("off.toml", "[levels]\nblame-word = 'off'\n")]);
    let code = |level| check(&folder, ["--fail-on", level, "a.md"]).code;
    assert_eq!([code("error"), code("warning"), code("hint")], [0, 1, 1]);
    let off = check(&folder, ["--fail-on", "hint", "--config", "off.toml", "a.md"]);
    assert_eq!(off, ended(0, "1 file checked: nothing found.\n", ""));
}

#[test]
fn settings_are_those_of_the_nearest_file() {
    let text = with_findings();
    let folder = folder_with(
        "check-settings",
        &[
            ("postmortem.toml", "[levels]\nauthors-missing = 'hint'\n[words]\nblame-word = ['deploy']\n"),
            ("2026/a.md", &text),
            ("2025/postmortem.toml", "[levels]\nblame-word = 'error'\n"),
            ("2025/a.md", &text),
            ("other/.git", "a worktree has a file"),
            ("other/deep/a.md", &text),
        ],
    );
    let levels = |file| {
        let report = json_of(&check(&folder, ["--format", "json", file]));
        rules_of(&report).iter().map(|(rule, level)| format!("{rule} {level}")).collect::<Vec<_>>()
    };
    let words = |level: &str, count: usize| vec![format!("blame-word {level}"); count];
    let with_authors = |level: &str, words: Vec<String>| [vec![format!("authors-missing {level}")], words].concat();
    assert_eq!(levels("2026/a.md"), with_authors("hint", words("warning", 3)));
    assert_eq!(levels("2025/a.md"), with_authors("error", words("error", 2)));
    assert_eq!(levels("other/deep/a.md"), with_authors("error", words("warning", 2)), "another repository");
    let given = check(&folder, ["--format", "json", "--config", "2025/postmortem.toml", "2026/a.md"]);
    assert_eq!(rules_of(&json_of(&given)).len(), 3);
}

#[test]
fn what_is_wrong_with_settings_is_told_and_nothing_is_checked_by_them() {
    let folder = folder_with(
        "check-wrong-settings",
        &[
            ("bad/postmortem.toml", "typos = ['x']\n[levels]\nblame-wrod = 'off'\n"),
            ("bad/a.md", EXAMPLE),
            ("bad/b.md", EXAMPLE),
            ("good.md", &with_findings()),
        ],
    );
    let said = "postmortem: bad/postmortem.toml: line 1: There is no key “typos”. Did you mean “types”?\n\
                postmortem: bad/postmortem.toml: line 3: There is no rule “blame-wrod” for [levels]. Did you mean “blame-word”?\n";
    let all = check(&folder, ["bad", "good.md"]);
    assert_eq!((all.code, all.err.as_str()), (2, said), "once, though two files are held to them");
    assert!(all.out.ends_with("\n1 file checked: 1 error, 2 warnings; 2 could not be checked.\n"), "{}", all.out);
    let given = check(&folder, ["--config", "bad/postmortem.toml", "good.md"]);
    assert_eq!(given, ended(2, "", said));
    let missing = check(&folder, ["--config", "none.toml", "good.md"]);
    assert_eq!(missing, ended(2, "", "postmortem: none.toml: there is no such file\n"));
}

#[test]
fn folders_are_searched_for_postmortems() {
    let text = with_findings();
    let folder = folder_with(
        "check-folders",
        &[
            ("b.md", &text),
            ("a/C.MD", &text),
            ("a/d.markdown", &text),
            ("a/README.md", "# Reports\n\nAll of them.\n"),
            ("a/x.txt", &text),
            (".hidden/a.md", &text),
            ("a/.hidden.md", &text),
            ("node_modules/p/a.md", &text),
            ("target/a.md", &text),
            ("empty.md", "# T\n\n## Summary\n\n-\n"),
        ],
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.join("a/up")).unwrap();
        std::os::unix::fs::symlink("../b.md", folder.join("a/link.md")).unwrap();
    }
    let report = json_of(&check(&folder, ["--format", "json", "."]));
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["a/C.MD", "a/d.markdown", "b.md", "empty.md"]);
    assert_eq!(report["skipped"], json!(["a/README.md"]));
    let told = check(&folder, ["a"]).out;
    assert!(told.ends_with("\nLeft out, as no section of a postmortem is in it: a/README.md\n"), "{told}");
    let named = check(&folder, ["--format", "json", "a/README.md"]);
    assert_eq!((named.code, json_of(&named)["skipped"].clone()), (1, json!([])), "what is named is checked");
}

#[test]
fn what_cannot_be_read_fails_and_keeps_no_other_from_being_checked() {
    let folder = folder_with("check-unreadable", &[("good.md", EXAMPLE)]);
    fs::write(folder.join("latin1.md"), b"## Impact\n\ncaf\xe9\n").unwrap();
    let said = "postmortem: latin1.md: not UTF-8 text: line 3, byte 15 of the file\n\
                postmortem: missing.md: there is no such file\n";
    let all = check(&folder, ["latin1.md", "missing.md", "good.md"]);
    assert_eq!(all, ended(2, "1 file checked: nothing found; 2 could not be checked.\n", said));
    assert_eq!(check(&folder, ["--only", "blame", "good.md"]).code, 2);
    let unknown = in_folder(&folder, ["check", "--only", "blame-words"]);
    let hint =
        "postmortem: blame-words: there is no such rule. Did you mean “blame-word”? “postmortem rules” lists them\n";
    assert_eq!(unknown, ended(2, "", hint));
    let day = in_folder(&folder, ["check", "--today", "tomorrow", "good.md"]);
    assert_eq!(day, ended(2, "", "postmortem: --today tomorrow: not a day; write it as in 2016-09-05\n"));
}

#[test]
fn json_tells_where_each_finding_is() {
    let text = with_findings();
    let folder = folder_with("check-json", &[("a.md", &text)]);
    let ended = check(&folder, ["--format", "json", "a.md"]);
    let report = json_of(&ended);
    assert_eq!(ended.code, 1);
    let byte = text.find("stupid").unwrap();
    let line = text[..byte].lines().count();
    assert_eq!(
        report["files"][0]["findings"][2],
        json!({
            "rule": "blame-word",
            "level": "warning",
            "message": "“stupid” judges a person. Say what was seen and what the system let happen.",
            "help": "Say what the person saw and what the system let happen.",
            "section": "Root Causes",
            "start": { "line": line, "column": 14, "byte": byte },
            "end": { "line": line, "column": 20, "byte": byte + 6 },
            "exact": true,
            "fix": null,
        })
    );
    assert_eq!(
        report["summary"],
        json!({ "files": 1, "unchecked": 0, "errors": 1, "warnings": 2, "hints": 0, "fixable": 0 })
    );
}

#[test]
fn sarif_is_valid_and_counts_in_utf_16() {
    let schema: Value =
        serde_json::from_str(include_str!("fixtures/sarif/sarif-schema-2.1.0.json")).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let folder = folder_with("check-sarif", &[("a b%.md", &with_findings()), ("sound.md", EXAMPLE)]);
    let ended = check(&folder, ["--format", "sarif", "a b%.md", "sound.md"]);
    let sarif = json_of(&ended);
    let errors: Vec<String> =
        validator.iter_errors(&sarif).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(validator.iter_errors(&json!({ "version": "2.1.0", "runs": [{}] })).next().is_some());
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let result = &run["results"][2];
    assert_eq!(result["level"], "warning");
    assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
    assert_eq!(rules.len(), RULES.len());
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b%25.md");
    // The balloon before it counts for two.
    assert_eq!((&place["region"]["startColumn"], &place["region"]["endColumn"]), (&json!(15), &json!(21)));
    let failed = check(&folder, ["--format", "sarif", "missing.md"]);
    assert_eq!(json_of(&failed)["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert!(validator.is_valid(&json_of(&failed)));
}

#[test]
fn annotations_are_lines_of_their_own() {
    let folder = folder_with("check-github", &[("a,b:c%.md", &with_findings())]);
    let line = 1 + with_findings().lines().position(|line| line.starts_with("A careless")).unwrap();
    let ended = check_by_all_rules(&folder, &["--format", "github", "--only", "blame-word", "a,b:c%.md"]);
    let first = format!(
        "::warning file=a%2Cb%3Ac%25.md,line={line},endLine={line},col=3,endColumn=10,title=blame-word::“careless” judges a \
         person. Say what was seen and what the system let happen."
    );
    assert_eq!((ended.code, ended.out.lines().next()), (0, Some(&*first)));
    let settings = folder.join("hint.toml");
    fs::write(&settings, "[levels]\nauthors-missing = 'hint'\n").unwrap();
    let ended = check(&folder, ["--format", "github", "--config", "hint.toml", "a,b:c%.md"]);
    assert!(ended.out.starts_with("::notice file="), "{}", ended.out);
}

#[test]
fn rules_are_listed_and_explained() {
    let list = with_input(["rules"], b"");
    assert_eq!((list.code, list.out.lines().count()), (0, RULES.len()));
    assert!(list.out.lines().zip(RULES).all(|(line, rule)| line.starts_with(rule.name) && line.ends_with(rule.what)));
    for rule in RULES {
        let told = with_input(["rules", rule.name], b"").out;
        for text in [rule.what, rule.why, rule.source, rule.remedy, rule.level.name()] {
            assert!(told.contains(text), "{told}");
        }
        assert!(told.contains("\nFound in:\n\n    #") && told.contains("\nNot found in:\n\n    #"), "{told}");
    }
    let unknown = with_input(["rules", "titel-missing"], b"");
    let hint = "postmortem: titel-missing: there is no such rule. Did you mean “title-missing”? “postmortem rules” lists them\n";
    assert_eq!(unknown, ended(2, "", hint));
    assert_eq!(with_input(["rules", "--config"], b""), ended(0, &default_file(), ""));
}

const README: &str = include_str!("../../README.md");

/// The first block of code of a language in the README that begins with these words.
pub fn from_readme(language: &str, begins: &str) -> &'static str {
    let fence = format!("```{language}\n");
    let mut blocks = README.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```\n").next());
    blocks.find(|block| block.starts_with(begins)).expect("the README has it")
}

#[test]
fn the_settings_of_the_readme_are_right() {
    let text = from_readme("toml", "required-sections");
    let settings = Settings::of_toml(text).expect("they are right");
    assert_eq!(settings.acronyms, ["CFO"]);
    let wrong = Settings::of_toml("\n\n\n\n\n[levels]\nblame-wrod = 'off'").expect_err("there is no such rule");
    assert!(README.contains(&format!("`{}`", wrong[0])), "{}", wrong[0]);
}

/// Of a rule whose findings are of several levels the file names the highest.
#[test]
fn the_default_settings_say_what_a_level_does_to_lesser_findings() {
    let text = "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n\
                | Alert on errors | detect | | #1 |\n| Test the backup | detect | @ann, @bob | #2 |\n";
    let settings = default_file().replace("\n# action-owner-missing", "\naction-owner-missing");
    let folder = folder_with("check-levels", &[("a.md", text), ("all.toml", &settings)]);
    let levels = |more: &[&str]| {
        let all = [&["--format", "json", "--only", "action-owner-missing", "a.md"], more].concat();
        let report = json_of(&check_by_all_rules(&folder, &all));
        rules_of(&report).iter().map(|(_, level)| (*level).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!([levels(&[]), levels(&["--config", "all.toml"])], [vec!["error", "warning"], vec!["error", "error"]]);
    for told in [default_file().replace("\n# ", " "), README.replace('\n', " ")] {
        assert!(told.contains("all findings of its rule, also for those that matter less by default"), "{told}");
    }
}
