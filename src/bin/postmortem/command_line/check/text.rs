//! Findings for people: each with its line, as compilers show them, and the sum of all.

use std::io;

use annotate_snippets::{AnnotationKind, Level as Shown, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use postmortem_editor::lint::Level;

use super::super::printable::printable;
use super::examined::{Examined, Found, Outcome};

/// Of a longer line only what stands around a finding is shown: bytes before and after it.
const AROUND: usize = 300;

/// Whether findings are told in colours: on a terminal, unless the environment says otherwise (`NO_COLOR`).
pub fn has_colours(on_standard_error: bool) -> bool {
    let choice = if on_standard_error { AutoStream::choice(&io::stderr()) } else { AutoStream::choice(&io::stdout()) };
    choice != ColorChoice::Never
}

pub fn write(outcome: &Outcome, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for file in &outcome.files {
        for found in &file.found {
            out.push_str(&finding(file, found, &renderer));
            out.push_str("\n\n");
        }
    }
    out.push_str(&sum(outcome));
    out
}

fn finding(file: &Examined, found: &Found, renderer: &Renderer) -> String {
    let finding = &found.finding;
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Hint => Shown::INFO.with_name(finding.level.name()),
    };
    let (text, name) = (file.opened.text(), printable(&file.name));
    let line = |number: usize| file.lines.get(number - 1).map_or(found.spot.bytes.clone(), |line| line.start..line.end);
    let (first, last) = (line(found.start.line), line(found.end.line));
    let is_border = |at: &usize| text.is_char_boundary(*at);
    let start =
        (first.start.max(found.spot.bytes.start.saturating_sub(AROUND))..=found.spot.bytes.start).find(is_border);
    let start = start.unwrap_or(found.spot.bytes.start);
    let end = (found.spot.bytes.end..=last.end.min(found.spot.bytes.end + AROUND)).rfind(is_border);
    let end = end.unwrap_or(found.spot.bytes.end);
    let span = found.spot.bytes.start - start..found.spot.bytes.end - start;
    let shown = Snippet::source(&text[start..end]).line_start(found.start.line);
    let shown = shown.annotation(AnnotationKind::Primary.span(span));
    let title = level.primary_title(printable(&finding.message)).id(finding.rule.name);
    let group = if start == first.start {
        title.element(shown.path(name.as_str()))
    } else {
        // The column cannot be told from a part of the line.
        let origin = Origin::path(name.as_str()).line(found.start.line).char_column(found.start.column);
        title.element(origin).element(shown)
    };
    let mut group = group.element(Shown::HELP.message(finding.rule.remedy));
    if let Some(fix) = &finding.fix {
        let how = if fix.is_safe { " (--fix)" } else { ", if that is right" };
        group = group.element(Shown::HELP.with_name("fix").message(format!("{}{how}", printable(&fix.name))));
    }
    renderer.render(&[group])
}

/// The last line: how much was found in how many files, and what was left out.
fn sum(outcome: &Outcome) -> String {
    let counts = Level::ALL.map(|level| (level, outcome.count(level)));
    let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(level, count)| level.counted(count));
    let counts: Vec<String> = counts.collect();
    let mut sum = match outcome.files.len() {
        0 => "Nothing was checked".to_owned(),
        1 => "1 file checked: ".to_owned(),
        files => format!("{files} files checked: "),
    };
    if !outcome.files.is_empty() {
        sum.push_str(&if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") });
    }
    match outcome.fixable() {
        0 => {}
        fixable => sum.push_str(&format!("; --fix mends {fixable} of them")),
    }
    if outcome.unchecked > 0 {
        sum.push_str(&format!("; {} could not be checked", outcome.unchecked));
    }
    sum.push_str(".\n");
    if !outcome.skipped.is_empty() {
        let names: Vec<String> = outcome.skipped.iter().map(|name| printable(name)).collect();
        let names = names.join(", ");
        sum.push_str(&format!("Left out, as no section of a postmortem is in it: {names}\n"));
    }
    sum
}
