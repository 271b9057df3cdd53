//! What the rules say of whole postmortems: of a bad one, of the built-in example, and of the one that the format comes from.

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

#[test]
fn the_one_that_the_format_comes_from_has_no_error() {
    let Some(folder) = std::env::var_os("POSTMORTEM_SEEDS") else {
        return eprintln!("skipped: POSTMORTEM_SEEDS names no folder of postmortems");
    };
    let seeds = fs::read_dir(&folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let first = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("001_"));
    let path = seeds.into_iter().find(first).expect("the seed is there");
    let text = fs::read_to_string(&path).expect("it can be read");
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
