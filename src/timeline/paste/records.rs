//! Records of `key: value` lines: events as YAML, the history of the fish shell.

use std::ops::Range;

use serde_json::{Map, Value};

use super::draft::{Draft, Fate};
use super::json::{Names, record};
use crate::syntax::lines;

/// Reads a text that is a list of records, each begun by `- `.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let mut records: Vec<(Range<usize>, Map<String, Value>)> = Vec::new();
    let mut drafts = Vec::new();
    let mut indent = None;
    for line in lines(text, 0) {
        let content = line.of(text);
        let bare = content.trim();
        if bare.is_empty() {
            continue;
        }
        if bare.starts_with('#') || bare == "items:" || bare == "---" {
            match records.last_mut() {
                Some((span, _)) => span.end = line.end,
                None => drafts.push(Draft::line(line.start..line.end, bare, Fate::Drop)),
            }
            continue;
        }
        let spaces = content.len() - content.trim_start_matches(' ').len();
        let item = bare.strip_prefix("- ");
        if let Some(item) = item.filter(|_| indent.is_none_or(|indent| spaces <= indent)) {
            indent = indent.or(Some(spaces));
            let mut fields = Map::new();
            let (key, value) = key_value(item)?;
            fields.insert(key.to_owned(), Value::String(value.to_owned()));
            records.push((line.start..line.end, fields));
            continue;
        }
        let (span, fields) = records.last_mut()?;
        span.end = line.end;
        if let Some((key, value)) = key_value(bare.strip_prefix("- ").unwrap_or(bare))
            && !fields.contains_key(key)
        {
            fields.insert(key.to_owned(), Value::String(value.to_owned()));
        } else if !bare.starts_with("- ") {
            return None;
        }
    }
    for (span, fields) in records {
        match record(span.clone(), &fields, &Names::default()) {
            rows if rows.is_empty() => drafts.push(Draft::line(span.clone(), &text[span], Fate::Note)),
            rows => drafts.extend(rows),
        }
    }
    drafts.iter().any(|draft| matches!(draft, Draft::Row(_))).then_some(drafts)
}

/// `key: value`, the value without its quotes.
fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|sign| sign.is_ascii_alphanumeric() || "._-/".contains(sign));
    let is_parted = value.is_empty() || value.starts_with(' ');
    let value = value.trim();
    let quoted = ['"', '\''].into_iter().find_map(|sign| value.strip_prefix(sign)?.strip_suffix(sign));
    (is_key && is_parted && key.starts_with(|sign: char| sign.is_ascii_alphabetic()))
        .then(|| (key, quoted.unwrap_or(value)))
}
