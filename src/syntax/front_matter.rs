//! The block of settings that site generators put before a document.

use super::lines::lines;

/// Where the front matter of a text ends, if it has any: the offset after the closing line. It opens at byte `from`
/// with a line of exactly `---` (YAML) or `+++` (TOML) and closes with the next line that is the same. Before a blank line,
/// `---` is a line across the page, as Pandoc has it.
pub fn front_matter(text: &str, from: usize) -> Option<usize> {
    if !begins_front_matter(text, from) {
        return None;
    }
    let mut lines = lines(text, from);
    let fence = lines.next()?.of(text).trim_end_matches([' ', '\t']);
    lines.find(|line| line.of(text).trim_end_matches([' ', '\t']) == fence).map(|line| line.next)
}

/// Whether the first line opens front matter, closed or not.
pub fn begins_front_matter(text: &str, from: usize) -> bool {
    let mut lines = lines(text, from).map(|line| line.of(text).trim_end_matches([' ', '\t']));
    match lines.next() {
        Some("---") => lines.next() != Some(""),
        first => first == Some("+++"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_end_after_their_closing_line() {
        assert_eq!(front_matter("---\na: 1\n---\n# T\n", 0), Some("---\na: 1\n---\n".len()));
        assert_eq!(front_matter("+++\r\n+++\r\nx", 0), Some(10));
        assert_eq!(front_matter("---\nnever closed\n", 0), None);
        assert_eq!(front_matter("\n---\n---\n", 0), None);
        assert_eq!(front_matter("---\n\n# T\n\n---\n", 0), None);
    }
}
