//! The head of a mail: `Date: …`, `Subject: …` and whatever stands beside them, its text being below.

use std::ops::Range;

use super::draft::{Draft, Fate};
use super::parts::Part;
use crate::syntax::lines;
use crate::timeline::spelling::stamp::whole_stamp;

/// Reads the head that begins at a line. Its subject is a row at its date; the other lines say nothing.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let mut fields: Vec<Field> = Vec::new();
    let mut is_ended = true;
    for line in lines(text, start) {
        let content = line.of(text);
        let span = line.start..line.next;
        if content.trim().is_empty() {
            break;
        }
        if let Some(field) = fields.last_mut().filter(|_| content.starts_with([' ', '\t'])) {
            // A long value goes on in the next line.
            field.span.end = span.end;
            field.value.push(' ');
            field.value.push_str(content.trim());
        } else if let Some((name, value)) = name_and_value(content) {
            fields.push(Field { name, value: value.to_owned(), span });
        } else {
            is_ended = false;
            break;
        }
    }
    let tried = fields.last()?.span.end;
    if !is_ended {
        // Where no blank line ends it, what looks like a field may be of the text.
        let known = fields.iter().rposition(Field::is_known).map_or(0, |last| last + 1);
        fields.truncate(known);
    }
    Some(head(text, &fields).unwrap_or(Part::nothing(tried)))
}

struct Field<'t> {
    name: &'t str,
    value: String,
    /// Whole lines.
    span: Range<usize>,
}

impl Field<'_> {
    fn is_known(&self) -> bool {
        self.name.contains('-')
            || matches!(self.name, "From" | "To" | "Cc" | "Bcc" | "Date" | "Sent" | "Subject" | "Importance")
    }
}

/// `Name: value`
fn name_and_value(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = name.starts_with(|sign: char| sign.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_name && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (name, value.trim()))
}

fn head(text: &str, fields: &[Field]) -> Option<Part> {
    let (date, stamp) = fields.iter().find_map(|field| {
        matches!(field.name, "Date" | "Sent").then(|| Some((field, whole_stamp(&field.value)?)))?
    })?;
    let subject = fields.iter().find(|field| field.name == "Subject")?;
    let row = date.span.start.min(subject.span.start)..date.span.end.max(subject.span.end);
    let drop = |field: &Field| {
        let said = text[field.span.clone()].trim_end();
        Draft::line(field.span.start..field.span.start + said.len(), said, Fate::Drop)
    };
    let mut drafts: Vec<Draft> = fields.iter().filter(|field| field.span.end <= row.start).map(drop).collect();
    let end = row.start + text[row.clone()].trim_end().len();
    let after = row.end;
    drafts.push(Draft::row(row.start..end, stamp, subject.value.trim()));
    drafts.extend(fields.iter().filter(|field| field.span.start >= after).map(drop));
    Some(Part { drafts, end: fields.last()?.span.end, is_head: true })
}
