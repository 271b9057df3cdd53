//! One pass over the lines of a text that finds its top-level blocks.
//!
//! It follows the two phases of CommonMark's appendix for each line: which open containers does the line continue,
//! and what does the rest of it open. Containers inside the top level are tracked only as far as they decide where a
//! top-level block ends and which lines are code.

use std::ops::Range;

use super::cursor::Cursor;
use super::heading::{atx, setext_level};
use super::html::{End, block_start};
use super::lines::{Line, lines};
use super::list::{Marker, is_thematic_break, marker};
use super::table::{is_delimiter_row, split_row};

/// Containers nested deeper than this are taken as text of the container that they stand in: it bounds the work for a
/// line, and the end of a top-level block does not depend on it.
const DEEPEST: usize = 32;

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    /// `underlined` when it is of the setext form.
    Heading {
        level: u8,
        underlined: bool,
    },
    /// A code block between fences; `open` when the text ends before its closing fence.
    Fence {
        open: bool,
    },
    IndentedCode,
    /// `raw` when its lines are to be kept to the letter (`<pre>`, comments, ...), not only up to a blank line.
    Html {
        raw: bool,
    },
    Break,
    Quote,
    /// Items of one list, in order.
    List {
        marker: Marker,
        items: Vec<Item>,
    },
    Table,
}

/// An item of a top-level list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The index of the line that its marker stands on.
    pub line: usize,
    /// Columns of indentation that its lines have.
    pub content: usize,
}

/// A top-level block: its first and last line, as indexes into [`Scan::lines`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    pub first: usize,
    pub last: usize,
}

/// What there is to know of a line beside its place.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Traits {
    /// The byte of the line from which on it is code or raw HTML: to be kept to the letter.
    verbatim: Option<usize>,
    /// Code between fences, or raw HTML, that many containers deep.
    fenced: Option<u8>,
    /// The next line goes on with the same paragraph.
    continued: bool,
}

/// A text with its lines and top-level blocks.
#[derive(Debug)]
pub struct Scan<'t> {
    pub text: &'t str,
    pub lines: Vec<Line>,
    pub blocks: Vec<Block>,
    /// The lines that begin HTML which nothing closes, and which are text for that reason.
    pub unclosed: Vec<usize>,
    traits: Vec<Traits>,
}

impl<'t> Scan<'t> {
    /// The content of a line, without its ending.
    pub fn line(&self, index: usize) -> &'t str {
        self.lines[index].of(self.text)
    }

    /// Whether a line is code or raw HTML.
    pub fn is_verbatim(&self, index: usize) -> bool {
        self.traits[index].verbatim.is_some()
    }

    /// How many bytes of a line come before its code or raw HTML: all of them if it holds none.
    pub fn before_verbatim(&self, index: usize) -> usize {
        self.traits[index].verbatim.unwrap_or(usize::MAX)
    }

    /// Whether a line is code between fences, or raw HTML, and stands in so many containers.
    pub fn is_fenced_in(&self, index: usize, containers: u8) -> bool {
        self.traits[index].fenced == Some(containers)
    }

    /// Whether the line after this one goes on with the same paragraph.
    pub fn is_continued(&self, index: usize) -> bool {
        self.traits[index].continued
    }

    /// Where a block stands in the text, without the ending of its last line.
    pub fn span(&self, block: &Block) -> Range<usize> {
        self.lines[block.first].start..self.lines[block.last].end
    }
}

/// Finds the blocks of a text from the byte `from` on, which must be the start of a line.
pub fn scan(text: &str, from: usize) -> Scan<'_> {
    let lines: Vec<Line> = lines(text, from).collect();
    let traits = vec![Traits::default(); lines.len()];
    let mut scanner = Scanner {
        last_ends: End::MARKED.map(|_| LastEnd::Unknown),
        scan: Scan { text, lines, blocks: Vec::new(), unclosed: Vec::new(), traits },
        open: Vec::new(),
        leaf: Leaf::None,
    };
    for index in 0..scanner.scan.lines.len() {
        scanner.line(index);
    }
    scanner.scan
}

#[derive(Clone, Copy, Debug)]
enum Container {
    Quote,
    /// An item that takes lines indented by `content` columns; `empty` while nothing stands in it.
    Item {
        content: usize,
        empty: bool,
    },
}

/// The innermost open block.
#[derive(Clone, Copy, Debug)]
enum Leaf {
    None,
    Paragraph {
        first: usize,
        /// Whether it may be link reference definitions, which are no heading's text.
        maybe_definition: bool,
        /// Whether a rule did not fit the line above it: as on GitHub, the paragraph becomes no table any more.
        no_table: bool,
    },
    Fence {
        sign: u8,
        length: usize,
    },
    Html(End),
    /// Indented code whose last line is `last`.
    Code {
        last: usize,
    },
    Table,
}

/// Where the last closing mark of a kind stands in the text: looked up once, when first asked for.
#[derive(Clone, Copy)]
enum LastEnd {
    Unknown,
    At(Option<usize>),
}

struct Scanner<'t> {
    scan: Scan<'t>,
    open: Vec<Container>,
    leaf: Leaf,
    last_ends: [LastEnd; 5],
}

impl Scanner<'_> {
    fn line(&mut self, index: usize) {
        let line = self.scan.line(index);
        let mut cursor = Cursor::new(line);
        let nothing = cursor.is_blank();
        let matched = self.continued_containers(&mut cursor);
        let all = matched == self.open.len();
        if all && self.continue_leaf(index, &cursor) {
            if !nothing {
                self.extend_block(index);
            }
            return;
        }
        let blank = cursor.is_blank();
        if self.open_blocks(index, cursor, matched) {
            return;
        }
        if blank {
            if matched > 0 && !nothing {
                // Nothing but the markers of quotes that go on.
                self.extend_block(index);
            }
            self.close_to(matched);
            if matches!(self.leaf, Leaf::Paragraph { .. } | Leaf::Table) {
                self.leaf = Leaf::None;
            }
        }
    }

    /// Moves the cursor past the markers of the open containers that the line continues, and counts these.
    fn continued_containers(&self, cursor: &mut Cursor) -> usize {
        let mut matched = 0;
        for container in &self.open {
            let indent = cursor.indent();
            match *container {
                Container::Quote => {
                    if indent > 3 || cursor.text().first() != Some(&b'>') {
                        break;
                    }
                    skip_quote_marker(cursor);
                }
                Container::Item { content, empty } => {
                    if cursor.is_blank() && empty || !cursor.is_blank() && indent < content {
                        break;
                    }
                    cursor.skip_columns(content);
                }
            }
            matched += 1;
        }
        matched
    }

    /// Whether the line goes on with a leaf that takes lines whatever they say: code and HTML.
    fn continue_leaf(&mut self, index: usize, cursor: &Cursor) -> bool {
        match self.leaf {
            Leaf::Fence { sign, length } => {
                self.set_fenced(index, 0);
                if cursor.indent() <= 3 && is_closing_fence(cursor.text(), sign, length) {
                    self.scan.traits[index] = Traits::default();
                    self.leaf = Leaf::None;
                    if self.open.is_empty()
                        && let Some(Block { kind: Kind::Fence { open }, .. }) = self.scan.blocks.last_mut()
                    {
                        *open = false;
                    }
                }
                true
            }
            Leaf::Html(End::Blank) => {
                if cursor.is_blank() {
                    self.leaf = Leaf::None;
                    return false;
                }
                true
            }
            Leaf::Html(end) => {
                self.set_fenced(index, 0);
                if end.is_in(cursor.text()) {
                    self.leaf = Leaf::None;
                }
                true
            }
            Leaf::Code { last } => {
                if cursor.is_blank() {
                    return false;
                }
                if cursor.indent() < 4 {
                    self.leaf = Leaf::None;
                    return false;
                }
                for traits in &mut self.scan.traits[last + 1..=index] {
                    traits.verbatim = Some(0);
                }
                self.leaf = Leaf::Code { last: index };
                true
            }
            Leaf::None | Leaf::Paragraph { .. } | Leaf::Table => false,
        }
    }

    /// Opens what the rest of the line opens, or adds it to the open paragraph or table. Returns whether it took the
    /// line: all but blank ones.
    fn open_blocks(&mut self, index: usize, mut cursor: Cursor, matched: usize) -> bool {
        // While nothing was opened on this line, an open paragraph may take it even from outside its containers.
        let mut untouched = true;
        loop {
            if cursor.is_blank() {
                // A marker alone on its line was taken.
                return !untouched;
            }
            let lazy = untouched && matches!(self.leaf, Leaf::Paragraph { .. });
            let all = untouched && matched == self.open.len();
            let mut in_paragraph = lazy && all;
            let text = cursor.text();
            if cursor.indent() >= 4 {
                if lazy {
                    break;
                }
                self.close_for_new(matched, untouched);
                self.scan.traits[index].verbatim = Some(cursor.at);
                self.begin(index, Kind::IndentedCode, Leaf::Code { last: index });
                return true;
            }
            if text[0] == b'>' && self.open.len() < DEEPEST {
                self.close_for_new(matched, untouched);
                untouched = false;
                self.begin_container(index, Container::Quote, Kind::Quote);
                skip_quote_marker(&mut cursor);
                continue;
            }
            if let Some((level, _)) = atx(text) {
                self.close_for_new(matched, untouched);
                self.begin(index, Kind::Heading { level, underlined: false }, Leaf::None);
                return true;
            }
            if let Some((sign, length)) = opening_fence(text) {
                self.close_for_new(matched, untouched);
                self.begin(index, Kind::Fence { open: true }, Leaf::Fence { sign, length });
                return true;
            }
            if let Some(end) = block_start(text, in_paragraph) {
                let nested = matched > 0 || !untouched;
                if nested || self.has_end(end, self.scan.lines[index].end - text.len()) {
                    self.close_for_new(matched, untouched);
                    let raw = end != End::Blank;
                    if raw {
                        self.set_fenced(index, cursor.at);
                    }
                    let leaf = if raw && end.is_in(text) { Leaf::None } else { Leaf::Html(end) };
                    self.begin(index, Kind::Html { raw }, leaf);
                    return true;
                }
                self.scan.unclosed.push(index);
            }
            if in_paragraph
                && let Leaf::Paragraph { maybe_definition, .. } = self.leaf
                && let Some(level) = setext_level(text)
            {
                if !maybe_definition {
                    self.underline(index, level);
                    return true;
                }
                // It begins what it would begin after a blank line: a break, an item, or a paragraph.
                in_paragraph = false;
                if !is_thematic_break(text) && marker(&mut { cursor }, false).is_none() {
                    self.close_for_new(matched, untouched);
                    self.begin_paragraph(index, text);
                    return true;
                }
            }
            if is_thematic_break(text) {
                self.close_for_new(matched, untouched);
                self.begin(index, Kind::Break, Leaf::None);
                return true;
            }
            let mut after = cursor;
            if self.open.len() < DEEPEST
                && let Some(found) = marker(&mut after, in_paragraph)
            {
                self.close_for_new(matched, untouched);
                untouched = false;
                self.begin_item(index, found.marker, found.content, found.empty);
                cursor = after;
                continue;
            }
            if in_paragraph && self.is_table_rule(index, text) {
                self.begin_table(index);
                return true;
            }
            if all && matches!(self.leaf, Leaf::Table) {
                self.extend_block(index);
                return true;
            }
            break;
        }
        if untouched && matches!(self.leaf, Leaf::Paragraph { .. }) {
            self.scan.traits[index - 1].continued = true;
            self.extend_block(index);
        } else {
            self.close_for_new(matched, untouched);
            self.begin_paragraph(index, cursor.text());
        }
        true
    }

    /// Whether an HTML block that begins at a byte of the text is closed somewhere after it.
    fn has_end(&mut self, end: End, at: usize) -> bool {
        let Some(slot) = End::MARKED.iter().position(|marked| *marked == end) else {
            return true;
        };
        let last = match self.last_ends[slot] {
            LastEnd::At(last) => last,
            LastEnd::Unknown => {
                let last = end.find_last(self.scan.text.as_bytes());
                self.last_ends[slot] = LastEnd::At(last);
                last
            }
        };
        last.is_some_and(|last| last >= at)
    }

    /// Whether the line is the rule of a table whose header is the last line of the open paragraph.
    fn is_table_rule(&mut self, index: usize, text: &[u8]) -> bool {
        if !matches!(text[0], b'|' | b'-' | b':') || matches!(self.leaf, Leaf::Paragraph { no_table: true, .. }) {
            return false;
        }
        let rule = trim_to(self.scan.line(index), text);
        if !is_delimiter_row(rule) {
            return false;
        }
        let above = self.scan.line(index - 1);
        let mut cursor = Cursor::new(above);
        self.continued_containers(&mut cursor);
        let header = trim_to(above, cursor.text());
        // The header's line may also be the one that opened the containers.
        let header = if self.open.is_empty() { header } else { strip_markers(header) };
        let fits = split_row(header).len() == split_row(rule).len();
        if let Leaf::Paragraph { no_table, .. } = &mut self.leaf {
            *no_table = !fits;
        }
        fits
    }

    /// Closes the containers that the line did not continue, and the leaf, because something new begins.
    fn close_for_new(&mut self, matched: usize, untouched: bool) {
        if untouched {
            self.open.truncate(matched);
        }
        self.leaf = Leaf::None;
    }

    fn close_to(&mut self, matched: usize) {
        if matched < self.open.len() {
            self.open.truncate(matched);
            self.leaf = Leaf::None;
        }
    }

    fn begin_paragraph(&mut self, index: usize, text: &[u8]) {
        let maybe_definition = text.first() == Some(&b'[')
            && (memchr::memchr(b']', text).is_none() || memchr::memmem::find(text, b"]:").is_some());
        self.begin(index, Kind::Paragraph, Leaf::Paragraph { first: index, maybe_definition, no_table: false });
    }

    /// A leaf begins in the innermost open container.
    fn begin(&mut self, index: usize, kind: Kind, leaf: Leaf) {
        self.begin_in_container(index, kind);
        self.leaf = leaf;
    }

    fn begin_container(&mut self, index: usize, container: Container, kind: Kind) {
        self.begin_in_container(index, kind);
        self.open.push(container);
    }

    fn begin_in_container(&mut self, index: usize, kind: Kind) {
        if let Some(Container::Item { empty, .. }) = self.open.last_mut() {
            *empty = false;
        }
        if self.open.is_empty() {
            self.scan.blocks.push(Block { kind, first: index, last: index });
        } else {
            self.extend_block(index);
        }
    }

    fn begin_item(&mut self, index: usize, marker: Marker, content: usize, empty: bool) {
        let item = Item { line: index, content };
        let same_list = self.open.is_empty()
            && matches!(self.scan.blocks.last(), Some(Block { kind: Kind::List { marker: last, .. }, .. }) if *last == marker);
        if same_list {
            self.extend_block(index);
            if let Some(Block { kind: Kind::List { items, .. }, .. }) = self.scan.blocks.last_mut() {
                items.push(item);
            }
            self.open.push(Container::Item { content, empty });
        } else {
            self.begin_container(index, Container::Item { content, empty }, Kind::List { marker, items: vec![item] });
        }
    }

    /// The open paragraph turns out to be a heading.
    fn underline(&mut self, index: usize, level: u8) {
        if self.open.is_empty()
            && let Some(block) = self.scan.blocks.last_mut()
        {
            block.kind = Kind::Heading { level, underlined: true };
        }
        self.extend_block(index);
        self.leaf = Leaf::None;
    }

    /// The last line of the open paragraph turns out to be a table's header; lines before it stay a paragraph.
    fn begin_table(&mut self, index: usize) {
        let Leaf::Paragraph { first, .. } = self.leaf else { return };
        let header = index - 1;
        if header > first {
            self.scan.traits[header - 1].continued = false;
        }
        if self.open.is_empty()
            && let Some(block) = self.scan.blocks.last_mut()
        {
            if header > first {
                block.last = header - 1;
                self.scan.blocks.push(Block { kind: Kind::Table, first: header, last: index });
            } else {
                block.kind = Kind::Table;
            }
        }
        self.extend_block(index);
        self.leaf = Leaf::Table;
    }

    fn set_fenced(&mut self, index: usize, from: usize) {
        let containers = u8::try_from(self.open.len()).ok();
        self.scan.traits[index] = Traits { verbatim: Some(from), fenced: containers, continued: false };
    }

    fn extend_block(&mut self, index: usize) {
        if let Some(block) = self.scan.blocks.last_mut() {
            block.last = index;
        }
    }
}

fn skip_quote_marker(cursor: &mut Cursor) {
    cursor.skip_blank();
    cursor.skip_bytes(1);
    cursor.skip_columns(1);
}

/// The sign and length of a code fence that a line, after its indentation, opens.
fn opening_fence(text: &[u8]) -> Option<(u8, usize)> {
    let sign = *text.first().filter(|sign| matches!(sign, b'`' | b'~'))?;
    let length = text.iter().take_while(|byte| **byte == sign).count();
    let valid = length >= 3 && (sign == b'~' || memchr::memchr(b'`', &text[length..]).is_none());
    valid.then_some((sign, length))
}

fn is_closing_fence(text: &[u8], sign: u8, length: usize) -> bool {
    let run = text.iter().take_while(|byte| **byte == sign).count();
    run >= length && text[run..].iter().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// The end of a line that `rest`, a part of its bytes up to the end, is.
fn trim_to<'l>(line: &'l str, rest: &[u8]) -> &'l str {
    &line[line.len() - rest.len()..]
}

/// A line without the container markers that it begins with.
fn strip_markers(line: &str) -> &str {
    let mut cursor = Cursor::new(line);
    loop {
        if cursor.text().first() == Some(&b'>') {
            skip_quote_marker(&mut cursor);
        } else if marker(&mut cursor, false).is_none() {
            return trim_to(line, cursor.text());
        }
    }
}
