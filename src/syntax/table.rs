//! Table lines of GitHub-flavoured Markdown: cells between pipes, and the rule below the header.

use std::ops::Range;

/// The cells of a table line, trimmed, with their escaping. A pipe after a backslash belongs to the cell; one pipe at
/// each end of the line is a border.
pub fn split_row(line: &str) -> Vec<&str> {
    cell_spans(line).into_iter().map(|span| &line[span]).collect()
}

/// Where the cells of a table line stand in it, without the blanks around them; one that is blank, after its first blank.
pub fn cell_spans(line: &str) -> Vec<Range<usize>> {
    let whole = trimmed(line, 0..line.len());
    let mut cells = Vec::new();
    let mut start = whole.start + usize::from(line[whole.clone()].starts_with('|'));
    let first = start;
    let bytes = line.as_bytes();
    for at in memchr::memchr_iter(b'|', &bytes[start..whole.end]).map(|at| first + at) {
        if at > first && bytes[at - 1] == b'\\' {
            continue;
        }
        cells.push(trimmed(line, start..at));
        start = at + 1;
    }
    // What follows the last pipe is a cell unless it is empty: then the pipe was the border.
    let rest = trimmed(line, start..whole.end.max(start));
    if !rest.is_empty() {
        cells.push(rest);
    }
    cells
}

fn trimmed(line: &str, span: Range<usize>) -> Range<usize> {
    let text = line[span.clone()].trim_end_matches([' ', '\t']);
    let blank = text.len() - text.trim_start_matches([' ', '\t']).len();
    // All of a blank cell goes: one blank stands before what may be written into it.
    let start = span.start + if text.is_empty() { span.len().min(1) } else { blank };
    start..start.max(span.start + text.len())
}

/// Whether a line is the rule below a table's header: cells of dashes with optional colons.
pub fn is_delimiter_row(line: &str) -> bool {
    let text = trim(line);
    if !matches!(text.as_bytes().first(), Some(b'|' | b'-' | b':')) || !text.contains('-') {
        return false;
    }
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').all(|cell| {
        let cell = trim(cell);
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    })
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_part_cells() {
        assert_eq!(split_row("| a | b |"), ["a", "b"]);
        assert_eq!(split_row("a|b"), ["a", "b"]);
        assert_eq!(split_row("| a \\| b | `c\\|d` |"), ["a \\| b", "`c\\|d`"]);
        assert_eq!(split_row("|  |  |"), ["", ""]);
        assert_eq!(split_row("| a |  "), ["a"]);
        assert_eq!(split_row("|"), Vec::<&str>::new());
    }

    #[test]
    fn a_blank_cell_has_a_place() {
        assert_eq!(cell_spans(" | a |  || b\t|"), [3..4, 7..7, 9..9, 11..12]);
        assert_eq!(cell_spans("a | b"), [0..1, 4..5]);
        assert_eq!(cell_spans(" "), Vec::<Range<usize>>::new());
    }

    #[test]
    fn the_rule_is_of_dashes() {
        for rule in ["| --- | --- |", "---|---", ":-: | -:", "|-|", "| :----- | --- |"] {
            assert!(is_delimiter_row(rule), "{rule}");
        }
        for other in ["| a | --- |", "|", "||", "| |", "--- --- |x", ":", "| - - |"] {
            assert!(!is_delimiter_row(other), "{other}");
        }
    }
}
