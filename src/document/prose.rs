//! Markdown of several lines that stays in its place: the text of a section, a note between rows, a bullet.

use std::collections::HashSet;
use std::ops::Deref;
use std::rc::Rc;

use pulldown_cmark::{Event, Options, Parser};
use serde::{Serialize, Serializer};

use super::section::Section;
use crate::syntax::{
    Block, Cursor, End, Kind, Scan, atx, block_start, is_delimiter_row, is_thematic_break, marker, scan,
};

/// Larger blocks are not searched for hard line breaks, which needs a full parse of them.
const LARGEST_SEARCHED: usize = 1 << 20;

/// What headings a piece of Markdown may hold where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Headings in the text are deeper than this: a shallower one would open a section.
    above: u8,
    /// And not deeper than this.
    deepest: u8,
    /// Inside a list no heading opens a section.
    nested: bool,
}

impl Room {
    /// Below a heading of `level` in the canonical form, written in a file in which that heading has the level
    /// `in_file`.
    pub fn below(level: u8, in_file: u8) -> Room {
        Room { above: level, deepest: 6 - in_file.saturating_sub(level), nested: false }
    }

    /// Where every heading would open a section: before the title, and between it and the first section.
    pub fn without_headings() -> Room {
        Room { above: 6, deepest: 6, nested: false }
    }

    fn in_list() -> Room {
        Room { above: 0, deepest: 6, nested: true }
    }
}

/// Markdown in normal form, which cannot break out of the section that it stands in.
///
/// Guarantees: lines end in `\n`, the last one in nothing; outside of code and raw HTML no line ends in a space and one
/// blank line stands between blocks; fences are closed; no heading opens a section; no comment is left open. A text
/// in normal form stays as it is when it is made anew. A lone `-` is how the template writes nothing: it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(Rc<str>);

impl Deref for Prose {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Prose {
    /// What a person typed or pasted.
    pub fn typed(text: &str, room: Room) -> Prose {
        let scan = scan(text, 0);
        Prose::read(&scan, &scan.blocks, 0, room)
    }

    /// Blocks of a file, whose headings are to be `shift` levels deeper than they are there.
    pub fn read(scan: &Scan, blocks: &[Block], shift: i8, room: Room) -> Prose {
        Prose(without_lone_dash(normal(scan, blocks, shift, room)).into())
    }

    /// Markdown with its headings `by` levels deeper, for writing it into a file whose headings have other levels.
    pub fn shifted(text: &str, by: i8) -> String {
        let scan = scan(text, 0);
        normal(&scan, &scan.blocks, by, Room { above: 0, deepest: 6, nested: false })
    }

    /// What a person typed before the title.
    pub fn typed_before_title(text: &str) -> Prose {
        let scan = scan(text, 0);
        Prose::read_before_title(&scan, &scan.blocks)
    }

    /// Blocks that stand before the title. What would be taken for front matter there is written in another way.
    pub fn read_before_title(scan: &Scan, blocks: &[Block]) -> Prose {
        let text = normal(scan, blocks, 0, Room::without_headings());
        let first = text.split('\n').next().unwrap_or_default();
        let text = match first {
            "---" => format!("***{}", &text[3..]),
            "+++" => format!("\\{text}"),
            _ => text,
        };
        Prose(without_lone_dash(text).into())
    }

    /// What a person typed as a bullet of a list.
    pub fn typed_bullet(text: &str) -> Prose {
        let scan = scan(text, 0);
        let first = scan.blocks.first().map_or(0, |block| block.first);
        let last = scan.blocks.last().map_or(0, |block| block.last + 1);
        let text: Vec<String> = (first..last).map(|index| line_for_list(&scan, index, 0, Some(0))).collect();
        Prose::bullet(&text.join("\n"))
    }

    /// The item of a list in a file whose lines are `first..=last` and whose content is indented by `content` columns.
    pub fn read_bullet(scan: &Scan, first: usize, last: usize, content: usize) -> Prose {
        let mut text = String::new();
        for index in first..=last {
            if index > first {
                text.push('\n');
            }
            let marked = index == first;
            text.push_str(&line_for_list(scan, index, 1, (!marked).then_some(content)));
        }
        Prose::bullet(&text)
    }

    /// Text whose indentation is spaces and which is to stand after a bullet.
    fn bullet(text: &str) -> Prose {
        let parsed = scan(text, 0);
        let text = normal(&parsed, &parsed.blocks, 0, Room::in_list());
        let first = text.split('\n').next().unwrap_or_default();
        let code = matches!(parsed.blocks.first(), Some(Block { kind: Kind::IndentedCode, .. }));
        let indent = first.len() - first.trim_start_matches([' ', '\t']).len();
        if !code && indent > 0 {
            // What follows may mean something else now.
            return Prose::typed_bullet(&text[indent..]);
        }
        let is_break = |line: &str| is_thematic_break(line.as_bytes());
        let bare_marker = matches!(first, "-" | "*" | "+");
        if bare_marker || is_break(first) || is_break(&format!("* {first}")) || is_break(&format!("- {first}")) {
            return Prose::typed_bullet(&format!("\\{text}"));
        }
        Prose(text.into())
    }

    /// The Markdown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// A line that is to stand in a list item. `content` is the indentation, in columns, that it has in an item already;
/// `None`: it begins with a marker. Code at the top of the item, `containers` deep, keeps its tabs.
fn line_for_list(scan: &Scan, index: usize, containers: u8, content: Option<usize>) -> String {
    let mut cursor = Cursor::new(scan.line(index));
    match content {
        Some(columns) => cursor.skip_columns(columns),
        None => drop(marker(&mut cursor, false)),
    }
    if scan.is_fenced_in(index, containers) {
        cursor.rest()
    } else {
        cursor.rest_with_spaced_markers(scan.before_verbatim(index))
    }
}

/// A lone `-` is nothing; indented by four spaces it is code.
fn without_lone_dash(text: String) -> String {
    if matches!(text.as_str(), "-" | " -" | "  -" | "   -") { String::new() } else { text }
}

/// The normal form of blocks.
fn normal(scan: &Scan, blocks: &[Block], shift: i8, room: Room) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        match block.kind {
            Kind::Heading { level, underlined } => push_heading(&mut out, scan, block, level, underlined, shift, room),
            Kind::Fence { open: true } => {
                push_lines(&mut out, scan, block);
                out.push('\n');
                out.push_str(&closing_fence(scan.line(block.first)));
            }
            _ => push_lines(&mut out, scan, block),
        }
    }
    out
}

/// The lines of a block: those of code as they are, others without spaces at their end, never two blank in a row.
fn push_lines(out: &mut String, scan: &Scan, block: &Block) {
    let breaks = hard_breaks(scan, block);
    let mut blank_before = false;
    for index in block.first..=block.last {
        let line = scan.line(index);
        if scan.is_verbatim(index) {
            if index > block.first {
                out.push('\n');
            }
            out.push_str(line);
            blank_before = false;
            continue;
        }
        let text = line.trim_end_matches([' ', '\t']);
        if text.is_empty() && blank_before {
            continue;
        }
        blank_before = text.is_empty();
        if index > block.first {
            out.push('\n');
        }
        if block.kind == Kind::Table && index == block.first && needs_border(text) {
            let header = text.trim_start_matches([' ', '\t']);
            out.push_str(if header.starts_with('|') { "" } else { "| " });
            out.push_str(header);
        } else {
            push_text(out, text);
        }
        if breaks.contains(&index) {
            // A backslash breaks the line as two spaces do. One that stands there already must not join it.
            let backslashes = text.bytes().rev().take_while(|byte| *byte == b'\\').count();
            out.push_str(if backslashes % 2 == 1 { "\\\\" } else { "\\" });
        }
    }
}

/// Whether a table's header would be taken for something else without a pipe before it: it was the last line of a
/// paragraph, where it could be indented or look like a list item.
fn needs_border(header: &str) -> bool {
    let mut cursor = Cursor::new(header);
    let bare = cursor.text();
    cursor.indent() >= 4 || block_start(bare, false).is_some() || marker(&mut cursor, false).is_some()
}

/// A line that is neither code nor HTML. If it begins HTML that nothing closes, its `<` is escaped: it would hide what
/// follows, to the end of the document.
fn push_text(out: &mut String, text: &str) {
    let bare = text.trim_start_matches([' ', '\t']);
    if block_start(bare.as_bytes(), true).is_some_and(|end| end != End::Blank) {
        out.push_str(&text[..text.len() - bare.len()]);
        out.push('\\');
        out.push_str(bare);
    } else {
        out.push_str(text);
    }
}

/// The lines of a block that end in a hard line break of two spaces or more.
fn hard_breaks(scan: &Scan, block: &Block) -> HashSet<usize> {
    // A backslash after the last pipe of a line would be another cell, and might make a table of what was none; after
    // `[name]:` it would be a link's address. A table's rule that fits no header keeps later ones from making a table.
    let candidate = |index: &usize| {
        let line = scan.line(*index);
        let text = line.trim_end();
        let means_more = text.ends_with('|') || text.ends_with("]:") || is_delimiter_row(text);
        line.ends_with("  ") && !means_more && scan.is_continued(*index)
    };
    let candidates: Vec<usize> = (block.first..block.last).filter(candidate).collect();
    let span = scan.span(block);
    if candidates.is_empty() || span.len() > LARGEST_SEARCHED {
        return HashSet::new();
    }
    let ends: HashSet<usize> = Parser::new_ext(&scan.text[span.clone()], Options::ENABLE_TABLES)
        .into_offset_iter()
        .filter(|(event, _)| *event == Event::HardBreak)
        .map(|(_, range)| span.start + range.end)
        .collect();
    candidates
        .into_iter()
        .filter(|index| (scan.lines[*index].end..=scan.lines[*index].next).any(|end| ends.contains(&end)))
        .collect()
}

fn closing_fence(opening: &str) -> String {
    let opening = opening.trim_start_matches([' ', '\t']);
    let sign = opening.chars().next().unwrap_or('`');
    opening.chars().take_while(|other| *other == sign).collect()
}

fn push_heading(out: &mut String, scan: &Scan, block: &Block, level: u8, underlined: bool, shift: i8, room: Room) {
    let level = level.saturating_add_signed(shift);
    let opens_section = level <= room.above || room.above >= room.deepest;
    if !room.nested && opens_section {
        push_escaped_heading(out, scan, block, underlined);
        return;
    }
    if room.nested && underlined {
        // Where it is nothing but text of an item, it may stay as it is.
        push_lines(out, scan, block);
        return;
    }
    let level = level.clamp(room.above + 1, room.deepest);
    let content = heading_content(scan, block, underlined);
    let content = if room.nested { content } else { unmistakable(&content) };
    for _ in 0..level {
        out.push('#');
    }
    if !content.is_empty() {
        out.push(' ');
        out.push_str(&content);
    }
}

/// A heading that may not be one where it stands: it is shown as it was typed.
fn push_escaped_heading(out: &mut String, scan: &Scan, block: &Block, underlined: bool) {
    let escaped = if underlined { block.last } else { block.first };
    for index in block.first..=block.last {
        if index > block.first {
            out.push('\n');
        }
        let text = scan.line(index).trim_end_matches([' ', '\t']);
        let sign = text.len() - text.trim_start_matches([' ', '\t']).len();
        if index == escaped {
            out.push_str(&text[..sign]);
            out.push('\\');
            out.push_str(&text[sign..]);
        } else {
            push_text(out, text);
        }
    }
}

/// The content of a heading on one line, safe to stand after `#`s.
pub fn heading_content(scan: &Scan, block: &Block, underlined: bool) -> String {
    let content = if underlined {
        let lines = (block.first..block.last).map(|index| scan.line(index).trim_matches([' ', '\t']));
        lines.collect::<Vec<_>>().join(" ")
    } else {
        let line = scan.line(block.first).trim_start_matches([' ', '\t']);
        let content = atx(line.as_bytes()).map_or(&b""[..], |(_, content)| content);
        // The content is a part of the line that begins and ends at ASCII.
        String::from_utf8_lossy(content).into_owned()
    };
    after_hashes(&content)
}

/// Text that is to follow the `#`s of a heading: a run of `#` at its end is escaped, or it would close the heading.
pub fn after_hashes(content: &str) -> String {
    let hashes = content.bytes().rev().take_while(|byte| *byte == b'#').count();
    let before = &content[..content.len() - hashes];
    if hashes > 0 && (before.is_empty() || before.ends_with([' ', '\t'])) {
        format!("{before}\\{}", &content[before.len()..])
    } else {
        content.to_owned()
    }
}

/// A heading of the team's own that must not be taken for one of the template's sections: its first letter is written
/// as a character reference, which looks the same wherever Markdown is shown.
pub fn unmistakable(heading: &str) -> String {
    if Section::named_with_zone(heading).is_none() {
        return heading.to_owned();
    }
    let letter = heading.find(|sign: char| sign.is_alphabetic()).unwrap_or(0);
    match heading[letter..].chars().next() {
        None => heading.to_owned(),
        Some(sign) => {
            format!("{}&#{};{}", &heading[..letter], u32::from(sign), &heading[letter + sign.len_utf8()..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> String {
        Prose::typed(text, Room::below(2, 2)).as_str().to_owned()
    }

    fn bullet(text: &str) -> String {
        Prose::typed_bullet(text).as_str().to_owned()
    }

    #[test]
    fn blocks_are_parted_by_one_blank_line() {
        assert_eq!(
            section("\n\na  \n- b\n\n\n- c\n```\nx  \n\n\ny\n```\n\n"),
            "a\n\n- b\n\n- c\n\n```\nx  \n\n\ny\n```"
        );
    }

    #[test]
    fn a_hard_break_needs_no_spaces() {
        assert_eq!(section("a  \nb"), "a\\\nb");
        assert_eq!(section("a\\  \nb"), "a\\\\\\\nb");
        assert_eq!(section("`a  \nb`"), "`a\nb`");
        assert_eq!(section("a  "), "a");
        assert_eq!(section("[Note]:  \nit was late"), "[Note]:\nit was late");
        assert_eq!(section("a\n--- | ---  \nb\n| - |"), "a\n--- | ---\nb\n| - |");
    }

    #[test]
    fn a_table_below_a_paragraph_stays_a_table() {
        assert_eq!(section("a\n    | b |\n| - |"), "a\n\n| b |\n| - |");
        assert_eq!(section("a\n    b | c\n-- | -"), "a\n\n| b | c\n-- | -");
    }

    #[test]
    fn headings_stay_in_the_section() {
        assert_eq!(section("## Status"), "\\## Status");
        assert_eq!(section("a\n==="), "a\n\\===");
        assert_eq!(section("### More ###"), "### More");
        assert_eq!(section("### Timeline"), "### &#84;imeline");
    }

    #[test]
    fn what_is_left_open_is_closed() {
        assert_eq!(section("```sh\nx\n\n"), "```sh\nx\n```");
        assert_eq!(section("~~~~\nx"), "~~~~\nx\n~~~~");
        assert_eq!(section("<!-- a\nb"), "<!-- a\nb".replacen('<', "\\<", 1));
        assert_eq!(section("<!-- a -->"), "<!-- a -->");
    }

    #[test]
    fn a_lone_dash_is_nothing() {
        assert_eq!(section("-"), "");
        assert_eq!(section(" - \n"), "");
        assert_eq!(section("    - \n"), "    - ");
    }

    #[test]
    fn a_bullet_is_no_break() {
        assert_eq!(bullet("**"), "\\**");
        assert_eq!(bullet("---"), "\\---");
        assert_eq!(bullet("-"), "\\-");
        assert_eq!(bullet("a\n---"), "a\n---");
        assert_eq!(bullet("  # a"), "# a");
        assert_eq!(bullet("\tcode"), "    code");
        assert_eq!(bullet("-   1.  \t- \tcode"), "-   1.      - \tcode");
    }
}
