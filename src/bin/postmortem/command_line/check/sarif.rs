//! Findings as SARIF 2.1.0, the standard that code scanning reads.

use std::fmt::Write as _;
use std::ops::Range;

use postmortem_editor::document::Ids;
use postmortem_editor::lint::{Fix, Level, RULES, Rule};
use serde_json::{Value, json};

use super::examined::{Examined, Found, Outcome};
use super::positions::{Position, positions};

/// For each fix the file is written once: of more findings in one file the fixes are not told. Only safe ones are: a tool that
/// reads SARIF cannot know that a person is to look at the others.
const MOST_FIXES: usize = 200;

pub fn write(outcome: &Outcome) -> String {
    let results: Vec<Value> = outcome.files.iter().flat_map(results).collect();
    let sarif = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "postmortem",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().copied().map(rule).collect::<Vec<_>>(),
            } },
            "invocations": [{ "executionSuccessful": !outcome.failed }],
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    format!("{sarif:#}\n")
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": sentence(rule.what) },
        "fullDescription": { "text": rule.why },
        "help": { "text": format!("{}\n\n{}\n\n{}", rule.remedy, rule.why, sentence(rule.source)) },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

/// A half sentence with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut signs = text.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", signs.as_str().trim_end_matches('.'))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

fn results(file: &Examined) -> Vec<Value> {
    let mut fixes = 0;
    let result = |found: &Found| {
        let finding = &found.finding;
        let mut result = json!({
            "ruleId": finding.rule.name,
            "ruleIndex": RULES.iter().position(|rule| *rule == finding.rule),
            "level": level(finding.level),
            "message": { "text": finding.message },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&file.from_root) },
                "region": region(found.start, found.end),
            } }],
        });
        if let Some(fix) = finding.safe_fix().filter(|_| fixes < MOST_FIXES) {
            fixes += 1;
            let after = with_fix(file, fix);
            // SARIF knows no replacement of nothing by nothing.
            if after == file.opened.text() {
                return result;
            }
            result["fixes"] = json!([{
                "description": { "text": fix.name },
                "artifactChanges": [{
                    "artifactLocation": { "uri": uri(&file.from_root) },
                    "replacements": [replacement(file, &after)],
                }],
            }]);
        }
        result
    };
    file.found.iter().map(result).collect()
}

/// The file with what a fix makes of it.
fn with_fix(file: &Examined, fix: &Fix) -> String {
    let (opened, mut ids) = (&file.opened, Ids::after(file.opened.last_id()));
    let mut document = opened.document().clone();
    document.apply(fix.edit.clone(), opened.levels(), &mut ids);
    opened.write(&document)
}

fn region(start: Position, end: Position) -> Value {
    json!({ "startLine": start.line, "startColumn": start.utf16, "endLine": end.line, "endColumn": end.utf16 })
}

/// What makes another text of a file.
fn replacement(file: &Examined, after: &str) -> Value {
    let before = file.opened.text();
    let (old, new) = differing(before, after);
    let at = positions(before, &file.lines, [old.start, old.end]);
    json!({ "deletedRegion": region(at[&old.start], at[&old.end]), "insertedContent": { "text": after[new] } })
}

/// The bytes in which two texts differ.
fn differing(one: &str, other: &str) -> (Range<usize>, Range<usize>) {
    let start = one.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    let start = start.unwrap_or(one.len().min(other.len()));
    let ends = one[start..].chars().rev().zip(other[start..].chars().rev());
    let end: usize = ends.take_while(|(a, b)| a == b).map(|(sign, _)| sign.len_utf8()).sum();
    (start..one.len() - end, start..other.len() - end)
}

/// A path as a reference: what has a meaning in one is encoded.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
