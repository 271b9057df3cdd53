//! Exports and log lines in JSON: records that carry a time and say something.

use std::ops::Range;

use super::draft::{Draft, Fate};
use super::json_scan::{Kind, Values};
use super::parts::Part;
use super::record::{Record, Value, trimmed_lines};
use super::slack::{self, Names};
use crate::syntax::lines;
use crate::timeline::spelling::stamp::Stamp;

/// Reads records that stand on lines of their own, or in what stands there.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let values = Values::of(text, start)?;
    let mut export = Export { text, names: Names::of(&values), values, rows: 0, drafts: Vec::new() };
    export.walk();
    let Export { values, rows, drafts, .. } = export;
    let end = values.end;
    Some(if rows == 0 { Part::nothing(end) } else { Part::new(with_lines_between(text, start..end, drafts), end) })
}

struct Export<'t> {
    text: &'t str,
    values: Values<'t>,
    names: Names,
    rows: usize,
    drafts: Vec<Draft>,
}

/// An object of a list that makes no row, until it is known whether what it holds makes one.
struct Untimed {
    place: usize,
    /// How many rows and drafts there were before it.
    rows: usize,
    drafts: usize,
}

impl Export<'_> {
    /// Goes through all objects. What a record wraps is looked into too: there each item of a list may be a record.
    fn walk(&mut self) {
        let mut untimed: Vec<Untimed> = Vec::new();
        // The outermost record that is open.
        let mut record = None;
        for place in 0..self.values.nodes().len() {
            let node = &self.values.nodes()[place];
            let (kind, is_item) = (node.kind, node.is_item());
            record = record.filter(|record: &usize| self.values.nodes()[*record].next > place);
            while let Some(last) = untimed.pop_if(|last| self.values.nodes()[last.place].next <= place) {
                self.end(last);
            }
            if kind != Kind::Object || record.is_some() && !is_item {
                continue;
            }
            let found = self.record(place, record);
            if !found.is_empty() {
                self.rows += found.len();
                self.end_before(self.values.nodes()[place].span.start);
                self.drafts.extend(found);
                record = record.or(Some(place));
            } else if is_item && record.is_none() {
                untimed.push(Untimed { place, rows: self.rows, drafts: self.drafts.len() });
            }
        }
        while let Some(last) = untimed.pop() {
            self.end(last);
        }
    }

    /// The rows of records that wrap another one end before it.
    fn end_before(&mut self, start: usize) {
        for draft in self.drafts.iter_mut().rev() {
            match draft {
                Draft::Row(row) if row.span.end > start => {
                    row.span.end = row.span.start + self.text[row.span.start..start].trim_end().len();
                }
                _ => break,
            }
        }
    }

    /// An object that makes no row, and holds none, is a note.
    fn end(&mut self, Untimed { place, rows, drafts }: Untimed) {
        if self.rows > rows || self.names.are_told_at(place) {
            return;
        }
        self.drafts.truncate(drafts);
        let span = self.values.nodes()[place].span.clone();
        self.drafts.push(Draft::line(span.clone(), &self.text[span], Fate::Note));
    }

    /// The rows that an object makes, perhaps one that a record wraps.
    fn record(&self, place: usize, around: Option<usize>) -> Vec<Draft> {
        let values = &self.values;
        let fields = values.within(place).filter_map(|field| Some((values.key(field), typed(values, field)?)));
        let record = Record::new(fields);
        let Some(stamp) = record.stamp() else { return Vec::new() };
        let is_message = slack::is_message(values, place);
        if let Some(around) = around {
            // Files and things that have a name are a part of it.
            let is_part = slack::is_message(values, around) && !is_message || !record.says_something();
            if is_part {
                return Vec::new();
            }
        }
        if let Some(alert) = self.alert(place, &stamp) {
            return alert;
        }
        // Else what a part of the record says: `"jsonPayload": {"message": "pool exhausted"}`.
        let says = |part: usize| {
            let said = values.text(part, "message").or_else(|| values.text(part, "msg"))?;
            (!said.trim().is_empty()).then_some(said)
        };
        let of_part = || values.within(place).filter(|part| values.nodes()[*part].kind == Kind::Object).find_map(says);
        let Some(what) = record.what().or_else(of_part) else { return Vec::new() };
        let text = if is_message { self.names.message(values, place, &what) } else { trimmed_lines(&what) };
        vec![Draft::row(values.nodes()[place].span.clone(), stamp, text)]
    }

    /// An alert of Alertmanager: one row for its start, one for its end.
    fn alert(&self, place: usize, starts: &Stamp) -> Option<Vec<Draft>> {
        let values = &self.values;
        let name = values.text(values.field(place, "labels")?, "alertname")?;
        let annotation = |key: &str| values.text(values.field(place, "annotations")?, key);
        let summary = annotation("summary").or_else(|| annotation("description"));
        let row = |stamp: Stamp, state: &str| {
            let parts = [Some(&*name), Some(state), summary.as_deref()];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" — ");
            Draft::row(values.nodes()[place].span.clone(), stamp, trimmed_lines(&text))
        };
        let mut rows = vec![row(starts.clone(), "firing")];
        let ends = values.field(place, "endsAt").and_then(|ends| values.value(ends)?.stamp());
        if let Some(ends) = ends
            && values.text(place, "status").as_deref() != Some("firing")
        {
            rows.push(row(ends, "resolved"));
        }
        Some(rows)
    }
}

/// What a field is. MongoDB says of what kind: `{"$date": "2026-03-12T09:27:01Z"}`.
fn typed<'t>(values: &Values<'t>, field: usize) -> Option<Value<'t>> {
    values.value(field).or_else(|| {
        let date = values.field(field, "$date").filter(|_| values.nodes()[field].kind == Kind::Object)?;
        values.value(date)
    })
}

/// The lines around records say nothing of their own, but are told.
fn with_lines_between(text: &str, span: Range<usize>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut all = Vec::new();
    let mut drafts = drafts.into_iter().peekable();
    let mut told = span.start;
    for line in lines(&text[..span.end], span.start) {
        let mut is_told = told > line.start;
        while let Some(draft) = drafts.next_if(|draft| draft.span().is_some_and(|span| span.start < line.end)) {
            told = told.max(draft.span().map_or(0, |span| span.end));
            is_told = true;
            all.push(draft);
        }
        let content = line.of(text).trim();
        if !is_told && content.contains(char::is_alphanumeric) {
            all.push(Draft::line(line.start..line.end, content, Fate::Drop));
        }
    }
    all
}
