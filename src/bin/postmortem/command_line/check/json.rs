//! Findings for scripts. The README says what each key means.

use postmortem_editor::document::Section;
use postmortem_editor::lint::Level;
use serde_json::{Value, json};

use super::examined::{Examined, Found, Outcome};
use super::positions::Position;

pub fn write(outcome: &Outcome) -> String {
    let json = json!({
        "files": outcome.files.iter().map(file).collect::<Vec<_>>(),
        "skipped": outcome.skipped,
        "summary": {
            "files": outcome.files.len(),
            "unchecked": outcome.unchecked,
            "errors": outcome.count(Level::Error),
            "warnings": outcome.count(Level::Warning),
            "hints": outcome.count(Level::Hint),
            "fixable": outcome.fixable(),
        },
    });
    format!("{json:#}\n")
}

fn file(file: &Examined) -> Value {
    let mended = file.mended.iter().map(|mended| json!({ "rule": mended.rule.name, "fix": mended.fix }));
    json!({
        "file": file.name,
        "mended": mended.collect::<Vec<_>>(),
        "findings": file.found.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(found: &Found) -> Value {
    let finding = &found.finding;
    json!({
        "rule": finding.rule.name,
        "level": finding.level.name(),
        "message": finding.message,
        "help": finding.rule.remedy,
        "section": found.section.map(Section::heading),
        "start": position(found.start, found.spot.bytes.start),
        "end": position(found.end, found.spot.bytes.end),
        "exact": found.spot.exact,
        "fix": finding.fix.as_ref().map(|fix| json!({ "name": fix.name, "safe": fix.is_safe })),
    })
}

fn position(position: Position, byte: usize) -> Value {
    json!({ "line": position.line, "column": position.column, "byte": byte })
}
