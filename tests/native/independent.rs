//! Markdown as a parser sees it that shares nothing with the project: comrak, with GitHub's tables.

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// A block at the top level of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading {
        level: u8,
        content: String,
    },
    /// Rows of cells, the header first.
    Table(Vec<Vec<String>>),
    /// Each item as what it holds.
    Bullets(Vec<String>),
    Other(String),
}

/// What a text shows besides words: targets of links and images, and the content of code blocks.
#[derive(Debug, Default)]
pub struct Shown {
    pub links: Vec<String>,
    pub images: Vec<String>,
    pub code_blocks: Vec<String>,
}

pub fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options
}

/// The top-level blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    root.children().map(block).collect()
}

/// What a text holds, as one string: equal for texts that mean the same.
pub fn content(text: &str) -> String {
    let arena = Arena::new();
    held(parse_document(&arena, text, &options()))
}

/// What a line holds that stands where only inline Markdown can stand, like a table's cell.
pub fn inline(line: &str) -> String {
    let paragraph = content(&format!("x {line}"));
    let inner = paragraph.strip_prefix("<Paragraph>x").and_then(|rest| rest.strip_suffix("</>"));
    let inner = inner.unwrap_or_else(|| panic!("not one paragraph: {paragraph}"));
    inner.strip_prefix(' ').unwrap_or(inner).to_owned()
}

pub fn shown(text: &str) -> Shown {
    let arena = Arena::new();
    let mut shown = Shown::default();
    for node in parse_document(&arena, text, &options()).descendants() {
        match &node.data().value {
            NodeValue::Link(link) => shown.links.push(link.url.clone()),
            NodeValue::Image(image) => shown.images.push(image.url.clone()),
            NodeValue::CodeBlock(code) => shown.code_blocks.push(code_content(&code.literal)),
            _ => {}
        }
    }
    shown
}

/// What a reader sees of a text: all but tags, comments and addresses.
pub fn visible(text: &str) -> String {
    let arena = Arena::new();
    let mut visible = String::new();
    for node in parse_document(&arena, text, &options()).descendants() {
        match &node.data().value {
            NodeValue::Text(text) => visible.push_str(text),
            NodeValue::Code(code) => visible.push_str(&code.literal),
            NodeValue::CodeBlock(code) => visible.push_str(&code.literal),
            _ => visible.push('\n'),
        }
    }
    visible
}

fn block<'a>(node: &'a AstNode<'a>) -> Block {
    match &node.data().value {
        NodeValue::Heading(heading) => Block::Heading { level: heading.level, content: held(node) },
        NodeValue::Table(_) => Block::Table(node.children().map(|row| row.children().map(held).collect()).collect()),
        NodeValue::List(list) if list.list_type == ListType::Bullet => {
            Block::Bullets(node.children().map(held).collect())
        }
        _ => Block::Other(described(node)),
    }
}

fn held<'a>(node: &'a AstNode<'a>) -> String {
    node.children().map(described).collect()
}

/// A node with what it holds, without where it stood and how it was spelled.
fn described<'a>(node: &'a AstNode<'a>) -> String {
    let tag = match &node.data().value {
        NodeValue::Text(text) => return text.to_string(),
        NodeValue::List(list) => format!("{:?} from {}", list.list_type, list.start),
        NodeValue::Item(_) => "Item".to_owned(),
        NodeValue::CodeBlock(code) => format!("Code {:?} {:?}", code.info, code_content(&code.literal)),
        NodeValue::Code(code) => format!("Code {:?}", code.literal),
        NodeValue::Heading(heading) => format!("Heading {}", heading.level),
        NodeValue::HtmlBlock(html) => format!("Html {:?}", html.literal.trim_end()),
        NodeValue::Table(_) => "Table".to_owned(),
        other => format!("{other:?}"),
    };
    format!("<{tag}>{}</>", held(node))
}

/// The content of a code block without blank lines around it and without indentation: in a list, tabs become spaces.
fn code_content(literal: &str) -> String {
    let lines: Vec<&str> = literal.split('\n').map(|line| line.trim_start_matches([' ', '\t'])).collect();
    lines.join("\n").trim().to_owned()
}
