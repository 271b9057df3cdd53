//! What `postmortem check --fix` makes of files, and the fixes that it hands on.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use postmortem_editor::lint::{EXAMPLES, Finding};
use postmortem_editor::markdown::read;
use postmortem_editor::session::Session;
use postmortem_editor::template::EXAMPLE;
use serde_json::{Value, json};

use crate::command_line::{in_folder_with, names, with_input};
use crate::command_line_check::{check_by_all_rules, folder_with, json_of, with_findings};
use crate::rules::{found_on, today, with_sections};

const BAD: &str = include_str!("../e2e/fixtures/bad.md");

/// A document for each rule that names a safe fix, in which it does.
fn fixable() -> Vec<(&'static str, String)> {
    let mut fixable = Vec::new();
    for (rule, examples) in EXAMPLES {
        let texts = examples.failing.iter().map(|fragment| with_sections(fragment));
        let is_fixable = |finding: &Finding| finding.rule == *rule && finding.safe_fix().is_some();
        let mut texts = texts.filter(|text| found_on(read(text).document(), today()).iter().any(is_fixable));
        fixable.extend(texts.next().map(|text| (rule.name, text)));
    }
    let rules: BTreeSet<&str> = fixable.iter().map(|(rule, _)| *rule).collect();
    for rule in ["action-type-unknown", "date-invalid", "heading-in-section", "timeline-unsorted"] {
        assert!(rules.contains(rule), "{rule} names no fix: {rules:?}");
    }
    fixable
}

#[test]
fn the_fixes_of_each_rule_are_made_in_place() {
    for (rule, text) in fixable() {
        let in_crlf = text.replace('\n', "\r\n");
        let folder = folder_with("fix", &[("a.md", &text), ("crlf.md", &in_crlf), ("sound.md", EXAMPLE)]);
        let untouched = fs::metadata(folder.join("sound.md")).unwrap().modified().unwrap();
        let ended = check_by_all_rules(&folder, &["--fix", "--only", rule, "a.md", "crlf.md", "sound.md"]);
        let (one, other) = (ended.err.lines().next().unwrap(), ended.err.lines().last().unwrap());
        assert!(one.starts_with("a.md: mended: ") && one.ends_with(&format!("({rule})")), "{ended:?}");
        assert!(other.starts_with("crlf.md: mended: "), "{ended:?}");
        assert!(!ended.out.contains("--fix"), "{rule}: {}", ended.out);
        assert_eq!(names(&folder), [".git", "a.md", "crlf.md", "sound.md"]);
        assert_eq!(fs::metadata(folder.join("sound.md")).unwrap().modified().unwrap(), untouched);
        let mended = fs::read_to_string(folder.join("a.md")).unwrap();
        assert_ne!(mended, text, "{rule}");
        assert_eq!(fs::read_to_string(folder.join("crlf.md")).unwrap(), mended.replace('\n', "\r\n"));
        let changed = text.lines().filter(|line| !mended.lines().any(|other| other == *line)).count();
        assert!(changed <= 3, "{rule}: {changed} lines are gone");
        let input = with_input(["check", "--fix", "--today", "2026-03-26", "--only", rule], text.as_bytes());
        assert_eq!(input.out, mended);
        assert!(input.err.starts_with("<stdin>: mended: ") && input.err.contains("1 file checked: "), "{}", input.err);
    }
}

#[test]
fn fixes_of_many_rules_are_made_until_none_is_left() {
    let folder = folder_with("fix-many", &[("a.md", BAD)]);
    let report = |more: &[&str]| json_of(&check_by_all_rules(&folder, &[&["--format", "json", "a.md"], more].concat()));
    let fixable = report(&[])["summary"]["fixable"].as_u64().unwrap();
    assert!(fixable > 1, "{fixable}");
    let after = report(&["--fix"]);
    assert!(after["files"][0]["mended"].as_array().unwrap().len() as u64 >= fixable);
    assert_eq!(after["summary"]["fixable"], 0);
    assert_eq!(report(&["--fix"])["files"][0]["mended"], json!([]), "nothing is left to do");
}

#[test]
fn what_cannot_be_mended_stays_as_it_is() {
    let folder = folder_with("fix-nothing", &[("a.md", &with_findings())]);
    let ended = check_by_all_rules(&folder, &["--fix", "--only", "blame-word", "a.md"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), with_findings());
}

#[test]
fn the_exit_code_is_for_what_is_left() {
    let text = with_sections("## Date\n\n24.3.2026\n");
    let folder = folder_with("fix-code", &[("a.md", &text)]);
    let code = |more: &[&str]| {
        check_by_all_rules(&folder, &[&["--fail-on", "hint", "--only", "date-invalid", "a.md"], more].concat()).code
    };
    assert_eq!([code(&[]), code(&["--fix"]), code(&[])], [1, 0, 0]);
}

/// A document with that many days, each with two rows in the wrong order.
fn unsorted(days: usize) -> String {
    let day = |day: usize| {
        let (year, month, day) = (2000 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        format!(
            "{year}-{month:02}-{day:02} (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 09:40 | All is well. |\n| 09:10 | It begins. |\n\n"
        )
    };
    with_sections(&format!("## Timeline\n\n{}", (0..days).map(day).collect::<String>()))
}

/// Each fix by itself, with all rules in between, would take as many times as long as there are.
#[test]
fn many_fixes_take_not_much_longer_than_a_look() {
    let text = unsorted(400);
    let time = |more: &[&str]| {
        let start = Instant::now();
        let all =
            [&["check", "--today", "2026-03-26", "--format", "json", "--only", "timeline-unsorted"], more].concat();
        let ended = with_input(all, text.as_bytes());
        (start.elapsed(), ended)
    };
    let (look, _) = time(&[]);
    let (fix, ended) = time(&["--fix"]);
    let report: Value = serde_json::from_str(&ended.err).unwrap();
    assert_eq!(
        (report["files"][0]["mended"].as_array().unwrap().len(), &report["summary"]["warnings"]),
        (400, &json!(0))
    );
    assert!(fix < look * 30 + Duration::from_secs(1), "{fix:?} and {look:?}");
}

#[test]
fn offers_are_told_apart_and_not_made() {
    let folder = folder_with("fix-offers", &[("a.md", BAD)]);
    let report = json_of(&check_by_all_rules(&folder, &["--format", "json", "a.md"]));
    let findings = report["files"][0]["findings"].as_array().unwrap();
    let fixes =
        |safe: bool| findings.iter().filter(move |one| one["fix"]["safe"] == safe).map(|one| &one["fix"]["name"]);
    assert!(fixes(false).any(|name| name == "Mask it"), "{report}");
    assert_eq!(report["summary"]["fixable"], fixes(true).count());
    let sarif = json_of(&check_by_all_rules(&folder, &["--format", "sarif", "a.md"]));
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let handed_on: Vec<&Value> =
        results.filter_map(|one| one.get("fixes")).map(|fixes| &fixes[0]["description"]["text"]).collect();
    assert_eq!(handed_on, fixes(true).collect::<Vec<_>>());
    let after = json_of(&check_by_all_rules(&folder, &["--fix", "--format", "json", "a.md"]));
    let left = after["files"][0]["findings"].as_array().unwrap();
    assert_eq!(left.iter().filter(|one| one["fix"]["safe"] == false).count(), fixes(false).count());
}

#[test]
fn what_is_told_beside_a_mended_text_is_of_one_format() {
    for format in ["json", "sarif"] {
        let ended = with_input(["check", "--fix", "--today", "2026-03-26", "--format", format], BAD.as_bytes());
        assert!(serde_json::from_str::<Value>(&ended.err).is_ok(), "{}", ended.err);
        assert!(ended.out.starts_with("# ") && ended.out != BAD, "{}", ended.out);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_checked_all_the_same() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder_with("fix-protected", &[("a.md", BAD), ("b.md", BAD)]);
    fs::set_permissions(folder.join("a.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let look = check_by_all_rules(&folder, &["--format", "json", "a.md"]);
    let ended = check_by_all_rules(&folder, &["--fix", "--format", "json", "a.md"]);
    assert_eq!((ended.code, ended.out), (2, look.out));
    assert_eq!(ended.err, "postmortem: a.md: the file is write-protected; it was not mended\n");
    assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), BAD);
    let both = json_of(&check_by_all_rules(&folder, &["--fix", "--format", "json", "a.md", "b.md"]));
    assert_eq!((&both["summary"]["files"], &both["summary"]["unchecked"]), (&json!(2), &json!(0)));
    assert_ne!(fs::read_to_string(folder.join("b.md")).unwrap(), BAD);
}

#[cfg(unix)]
#[test]
fn a_standard_error_that_is_full_or_gone_stops_no_mending() {
    let folder = folder_with("fix-silent", &[]);
    let run = |error: std::process::Stdio| {
        for name in ["a.md", "b.md"] {
            fs::write(folder.join(name), BAD).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
        command.current_dir(&folder).args(["check", "--fix", "--only", "date-invalid", "a.md", "b.md"]);
        let code = command.stderr(error).output().unwrap().status.code();
        let mended = ["a.md", "b.md"].iter().all(|name| fs::read_to_string(folder.join(name)).unwrap() != BAD);
        (code, mended)
    };
    let (reader, gone) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(run(gone.into()), (Some(0), true), "whoever read it went");
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        assert_eq!(run(full.into()), (Some(2), true), "what was mended could not be told");
    }
}

/// Applies a fix as SARIF tells it to a text, by its lines and its columns in UTF-16.
fn applied(text: &str, fix: &Value) -> String {
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - body.len();
    let byte = |line: &str, column: &str| {
        let number = |key: &str| usize::try_from(replacement["deletedRegion"][key].as_u64().unwrap()).unwrap();
        let before: usize = body.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
        let mut units = 0;
        let signs = body[before..].char_indices();
        let mut rest = signs.skip_while(|(_, sign)| {
            let is_before = units + 1 < number(column);
            units += if is_before { sign.len_utf16() } else { 0 };
            is_before
        });
        mark + before + rest.next().map_or(body.len() - before, |(at, _)| at)
    };
    let (start, end) = (byte("startLine", "startColumn"), byte("endLine", "endColumn"));
    format!("{}{}{}", &text[..start], replacement["insertedContent"]["text"].as_str().unwrap(), &text[end..])
}

#[test]
fn fixes_in_sarif_are_those_of_the_editor() {
    let mut tried = 0;
    let texts = fixable().into_iter().map(|(_, text)| text).chain([BAD.to_owned()]);
    for text in texts.map(|text| text.replacen("# ", "# 🎈 ", 1)) {
        for text in [
            text.clone(),
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}"),
            format!("\u{feff}{}", text.replace('\n', "\r\n")),
        ] {
            let ended = with_input(["check", "--today", "2026-03-26", "--format", "sarif"], text.as_bytes());
            let sarif = json_of(&ended);
            let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
            let mut told: Vec<String> =
                results.filter_map(|one| one.get("fixes")).map(|fixes| applied(&text, &fixes[0])).collect();
            let findings = found_on(read(&text).document(), today());
            let made = findings.iter().filter_map(Finding::safe_fix).map(|fix| {
                let mut session = Session::open(&text);
                session.apply(fix.edit.clone());
                session.text()
            });
            let mut made: Vec<String> = made.collect();
            told.sort();
            made.sort();
            assert_eq!(told, made);
            tried += made.len();
        }
    }
    assert!(tried >= 4 * 6, "{tried}");
}

#[test]
fn regions_in_sarif_are_the_same_whatever_ends_the_lines() {
    let text = BAD.replacen("# ", "# 🎈 ", 1);
    let regions = |text: &str| {
        let sarif = json_of(&with_input(["check", "--today", "2026-03-26", "--format", "sarif"], text.as_bytes()));
        let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
        results.map(|one| one["locations"][0]["physicalLocation"]["region"].clone()).collect::<Vec<_>>()
    };
    assert!(regions(&text).len() > 10);
    assert_eq!(regions(&text.replace('\n', "\r\n")), regions(&text));
    assert_eq!(regions(&format!("\u{feff}{text}")), regions(&text));
}

/// Not in a folder of this test's own: nothing is written.
#[test]
fn a_hyphen_is_mended_to_standard_output() {
    let named = in_folder_with(Path::new("."), &["check", "--fix", "-"]);
    assert_eq!(named.out, "", "an empty text stays empty");
}
