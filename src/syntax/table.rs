//! Table lines of GitHub-flavoured Markdown: cells between pipes, and the rule below the header.

/// The cells of a table line, trimmed, with their escaping. A pipe after a backslash belongs to the cell; one pipe at
/// each end of the line is a border.
pub fn split_row(line: &str) -> Vec<&str> {
    let line = trim(line);
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut start = 0;
    let bytes = line.as_bytes();
    for at in memchr::memchr_iter(b'|', bytes) {
        if at > 0 && bytes[at - 1] == b'\\' {
            continue;
        }
        cells.push(trim(&line[start..at]));
        start = at + 1;
    }
    // What follows the last pipe is a cell unless it is empty: then the pipe was the border.
    let rest = trim(&line[start..]);
    if !rest.is_empty() {
        cells.push(rest);
    }
    cells
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
    fn the_rule_is_of_dashes() {
        for rule in ["| --- | --- |", "---|---", ":-: | -:", "|-|", "| :----- | --- |"] {
            assert!(is_delimiter_row(rule), "{rule}");
        }
        for other in ["| a | --- |", "|", "||", "| |", "--- --- |x", ":", "| - - |"] {
            assert!(!is_delimiter_row(other), "{other}");
        }
    }
}
