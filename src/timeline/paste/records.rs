//! Records of `key: value` lines: events as YAML, the history of the fish shell.

use std::ops::Range;

use super::draft::{Draft, Fate};
use super::parts::Part;
use super::record::{Record, Value, trimmed_lines};
use crate::syntax::lines;

/// Reads the list of records that begins at a line, each of them begun by `- `, perhaps with a key above that it belongs to.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let mut list = List { text, drafts: Vec::new(), comments: Vec::new(), item: None, indent: None, is_over: false };
    let mut end = start;
    for line in lines(text, start) {
        let span = line.start..line.end;
        let content = line.of(text);
        if content.trim().is_empty() {
            continue;
        }
        if content.trim_start().starts_with('#') && end > start {
            list.comments.push(span);
        } else if list.add(content, span).is_some() {
            end = line.next;
        } else {
            break;
        }
    }
    if end == start {
        return None;
    }
    // What is said below the list is not of it.
    list.comments.retain(|comment| comment.start < end);
    list.end_item();
    let has_rows = list.drafts.iter().any(Draft::is_row);
    Some(if has_rows { Part::new(list.drafts, end) } else { Part::nothing(end) })
}

struct List<'t> {
    text: &'t str,
    drafts: Vec<Draft>,
    /// Comments since the last line that is none.
    comments: Vec<Range<usize>>,
    item: Option<Item<'t>>,
    /// How many spaces stand before each item.
    indent: Option<usize>,
    /// Keys of what is around the list follow.
    is_over: bool,
}

struct Item<'t> {
    span: Range<usize>,
    record: Record<'t>,
    /// Those between its fields.
    comments: Vec<Range<usize>>,
    block: Option<Block<'t>>,
}

/// A value on the lines below its key.
struct Block<'t> {
    key: &'t str,
    indent: usize,
    span: Range<usize>,
}

impl<'t> List<'t> {
    /// Takes a line that is of the list.
    fn add(&mut self, content: &'t str, span: Range<usize>) -> Option<()> {
        let bare = content.trim();
        let spaces = content.len() - content.trim_start_matches(' ').len();
        let field = key_value(bare);
        if self.is_over {
            field?;
            self.note(span);
            return Some(());
        }
        if self.indent.is_some_and(|indent| spaces > indent) {
            return self.add_to_item(bare, spaces, span);
        }
        if let Some((key, value)) = bare.strip_prefix("- ").and_then(key_value) {
            if self.indent.is_some_and(|indent| spaces != indent) {
                return None;
            }
            self.end_item();
            self.indent = Some(spaces);
            let mut item = Item { span, record: Record::default(), comments: Vec::new(), block: None };
            item.add(key, value, spaces + 2);
            self.item = Some(item);
            return Some(());
        }
        let opens = self.indent.is_none() && self.drafts.is_empty();
        if opens && (bare == "---" || field.is_some_and(|(_, value)| value.is_empty())) {
            self.drafts.push(Draft::line(span, bare, Fate::Drop));
            return Some(());
        }
        self.indent.and(field)?;
        self.end_item();
        self.is_over = true;
        self.note(span);
        Some(())
    }

    fn add_to_item(&mut self, bare: &'t str, spaces: usize, span: Range<usize>) -> Option<()> {
        let item = self.item.as_mut()?;
        item.span.end = span.end;
        item.comments.append(&mut self.comments);
        if let Some(block) = item.block.as_mut().filter(|block| spaces > block.indent) {
            let start = if block.span.is_empty() { span.start } else { block.span.start };
            block.span = start..span.end;
            return Some(());
        }
        item.end_block(self.text);
        if let Some((key, value)) = key_value(bare.strip_prefix("- ").unwrap_or(bare)) {
            item.add(key, value, spaces);
        }
        Some(())
    }

    fn end_item(&mut self) {
        if let Some(mut item) = self.item.take() {
            item.end_block(self.text);
            let Item { span, record, comments, .. } = item;
            match record.stamp().zip(record.what()) {
                Some((stamp, what)) => {
                    let mut said = trimmed_lines(&what);
                    for comment in comments {
                        said.push('\n');
                        said.push_str(self.text[comment].trim());
                    }
                    self.drafts.push(Draft::row(span, stamp, said));
                }
                None => self.note(span),
            }
        }
        for comment in std::mem::take(&mut self.comments) {
            self.note(comment);
        }
    }

    fn note(&mut self, span: Range<usize>) {
        self.drafts.push(Draft::line(span.clone(), self.text[span].trim(), Fate::Note));
    }
}

impl<'t> Item<'t> {
    fn add(&mut self, key: &'t str, value: &'t str, indent: usize) {
        match value {
            "|" | ">" | "|-" | ">-" | "|+" | ">+" => self.block = Some(Block { key, indent, span: 0..0 }),
            value => self.record.add(key, Value::Plain(value)),
        }
    }

    fn end_block(&mut self, text: &'t str) {
        if let Some(block) = self.block.take() {
            self.record.add(block.key, Value::Plain(&text[block.span]));
        }
    }
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
