//! What the rules say of whole postmortems: of a bad one, of the one that the format comes from, and of one that lost its
//! headings. The built-in example, in which nothing is found, is tried beside the rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use postmortem_editor::document::Postmortem;
use postmortem_editor::lint::{Finding, Level, Part, Place};
use postmortem_editor::markdown::read;

use crate::rules::found_on;

const BAD: &str = include_str!("../e2e/fixtures/bad.md");

/// The findings of a document, one a line: level, rule, section, and the words in question or what says that it is a whole
/// field or section.
fn told(document: &Postmortem, findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let part = Part::of(&finding.place, document).heading(document);
        let about = match &finding.place {
            Place::Section(_) => "the section".to_owned(),
            Place::Field(_, span) if span.is_empty() => "the field".to_owned(),
            Place::Field(field, span) => format!("“{}”", &field.text(document).unwrap_or_default()[span.clone()]),
        };
        format!("{:7} {:28} {part}: {}\n", finding.level.name(), finding.rule.name, about.replace('\n', " "))
    };
    findings.iter().map(line).collect()
}

#[test]
fn a_bad_postmortem_is_told_what_it_lacks() {
    let opened = read(BAD);
    let findings = found_on(opened.document(), NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day"));
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.name).collect();
    assert!(rules.len() >= 30, "{} rules", rules.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/fixtures/bad-findings.txt");
    let now = told(opened.document(), &findings);
    if std::env::var_os("POSTMORTEM_UPDATE").is_some() {
        fs::write(&path, &now).expect("the fixture can be written");
    }
    assert_eq!(now, fs::read_to_string(&path).expect("the fixture is there"));
}

/// The seed whose name begins so, with its path. Nothing if there is no folder of seeds, which is said.
fn seed(number: &str) -> Option<(PathBuf, String)> {
    let Some(folder) = std::env::var_os("POSTMORTEM_SEEDS") else {
        eprintln!("skipped: POSTMORTEM_SEEDS names no folder of postmortems");
        return None;
    };
    let mut seeds = fs::read_dir(&folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let is_it = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(number));
    let path = seeds.find(is_it).expect("the seed is there");
    let text = fs::read_to_string(&path).expect("it can be read");
    Some((path, text))
}

/// The first seed says the same in plain lines, without a title and headings: what nobody can tell apart is missing.
#[test]
fn one_that_lost_its_headings_is_told_what_cannot_be_found() {
    let Some((path, text)) = seed("000_") else { return };
    let opened = read(&text);
    let findings = found_on(opened.document(), NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"));
    let errors: BTreeSet<&str> =
        findings.iter().filter(|finding| finding.level == Level::Error).map(|finding| finding.rule.name).collect();
    let known = ["title-missing", "authors-missing", "section-empty", "actions-missing"];
    assert!(errors.iter().all(|rule| known.contains(rule)), "{}: {errors:?}", path.display());
}

#[test]
fn the_one_that_the_format_comes_from_has_no_error() {
    let Some((path, text)) = seed("001_") else { return };
    let opened = read(&text);
    let findings = found_on(opened.document(), NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"));
    let errors: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    // Its 31 minutes are from a row that has no marker to one that has.
    let durations: Vec<&Finding> = findings.iter().filter(|finding| finding.rule.name == "duration-mismatch").collect();
    assert_eq!(durations.len(), 1, "{durations:?}");
    assert_eq!(durations[0].level, Level::Hint);
    assert!(durations[0].message.contains("31 minutes"), "{}", durations[0].message);
}
