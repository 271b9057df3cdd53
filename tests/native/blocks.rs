//! The project's own blocks against those of an independent parser.

use comrak::nodes::{ListType, NodeValue};
use postmortem_editor::syntax::{Kind, Marker, scan};
use proptest::prelude::*;

use crate::generated::{config, lines_of_markdown};
use crate::independent::options;

/// The top-level blocks as comrak sees them: the line that each starts on, counted from 1, and its kind.
fn independent_blocks(text: &str) -> Vec<(usize, String)> {
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, text, &options());
    root.children()
        .map(|node| {
            let node = node.data();
            let kind = match &node.value {
                NodeValue::Paragraph => "paragraph".to_owned(),
                NodeValue::Heading(heading) => format!("heading {}", heading.level),
                NodeValue::CodeBlock(code) if code.fenced => "fence".to_owned(),
                NodeValue::CodeBlock(_) => "indented code".to_owned(),
                NodeValue::HtmlBlock(_) => "html".to_owned(),
                NodeValue::ThematicBreak => "break".to_owned(),
                NodeValue::BlockQuote => "quote".to_owned(),
                NodeValue::List(list) if list.list_type == ListType::Bullet => "bullets".to_owned(),
                NodeValue::List(_) => "numbers".to_owned(),
                NodeValue::Table(_) => "table".to_owned(),
                other => format!("{other:?}"),
            };
            (node.sourcepos.start.line, kind)
        })
        .collect()
}

fn own_blocks(text: &str) -> Vec<(usize, String)> {
    scan(text, 0)
        .blocks
        .iter()
        .map(|block| {
            let kind = match &block.kind {
                Kind::Paragraph => "paragraph".to_owned(),
                Kind::Heading { level, .. } => format!("heading {level}"),
                Kind::Fence { .. } => "fence".to_owned(),
                Kind::IndentedCode => "indented code".to_owned(),
                Kind::Html { .. } => "html".to_owned(),
                Kind::Break => "break".to_owned(),
                Kind::Quote => "quote".to_owned(),
                Kind::List { marker: Marker::Bullet(_), .. } => "bullets".to_owned(),
                Kind::List { marker: Marker::Number(_), .. } => "numbers".to_owned(),
                Kind::Table => "table".to_owned(),
            };
            (block.first + 1, kind)
        })
        .collect()
}

/// A text without the lines that the scanner takes differently on purpose, that comrak does not show as a block, or
/// that put a table into a quote or list, where the parsers differ on which lines outside may still join it.
pub fn comparable(text: &str) -> String {
    const APART: [&str; 7] = ["<!--", "<?", "<!X", "<![", "<pre", "<script", "]:"];
    text.split('\n')
        .filter(|line| !APART.iter().any(|apart| line.contains(apart)))
        .filter(|line| !(line.contains('|') && line.trim_start().starts_with(['>', '-', '*', '+', '1', '2'])))
        // comrak keeps an empty list item open over a line of spaces, which CommonMark does not.
        .map(|line| if line.trim_matches([' ', '\t']).is_empty() { "" } else { line })
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn blocks_are_those_of_an_independent_parser() {
    proptest!(config(), |(text in lines_of_markdown())| {
        let text = comparable(&text);
        prop_assert_eq!(own_blocks(&text), independent_blocks(&text), "{}", text);
    });
}
