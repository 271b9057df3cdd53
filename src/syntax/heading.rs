//! Heading lines: `# Title` and the underlines of the setext form.

/// The level (1 to 6) and the content of an ATX heading, from the bytes of a line after its indentation. The content
/// is trimmed and without the closing `#`s.
pub fn atx(text: &[u8]) -> Option<(u8, &[u8])> {
    let level = text.iter().take_while(|byte| **byte == b'#').count();
    if level == 0 || level > 6 {
        return None;
    }
    match text.get(level) {
        None => Some((level as u8, b"")),
        Some(b' ' | b'\t') => Some((level as u8, without_closing_hashes(&text[level..]))),
        Some(_) => None,
    }
}

/// A heading's content without the spaces around it and without a closing run of `#`, which needs a space before it.
fn without_closing_hashes(content: &[u8]) -> &[u8] {
    let content = trim(content);
    let hashes = content.iter().rev().take_while(|byte| **byte == b'#').count();
    let before = &content[..content.len() - hashes];
    if before.is_empty() || (hashes > 0 && matches!(before.last(), Some(b' ' | b'\t'))) {
        return trim(before);
    }
    content
}

/// The level that an underline gives to the paragraph above it: 1 for `===`, 2 for `---`.
pub(super) fn setext_level(text: &[u8]) -> Option<u8> {
    let first = *text.first()?;
    let level = match first {
        b'=' => 1,
        b'-' => 2,
        _ => return None,
    };
    let run = text.iter().take_while(|byte| **byte == first).count();
    trim(&text[run..]).is_empty().then_some(level)
}

fn trim(bytes: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = bytes.iter().take_while(|byte| blank(byte)).count();
    let end = bytes.iter().rev().take_while(|byte| blank(byte)).count();
    bytes.get(start..bytes.len() - end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_open_and_close_a_heading() {
        assert_eq!(atx(b"# Title"), Some((1, &b"Title"[..])));
        assert_eq!(atx(b"###   Title  ###  "), Some((3, &b"Title"[..])));
        assert_eq!(atx(b"## C #"), Some((2, &b"C"[..])));
        assert_eq!(atx(b"## C#"), Some((2, &b"C#"[..])));
        assert_eq!(atx(b"## ##"), Some((2, &b""[..])));
        assert_eq!(atx(b"#"), Some((1, &b""[..])));
        assert_eq!(atx(b"#5 bolt"), None);
        assert_eq!(atx(b"####### seven"), None);
    }

    #[test]
    fn an_underline_is_of_one_sign() {
        assert_eq!(setext_level(b"==="), Some(1));
        assert_eq!(setext_level(b"-  "), Some(2));
        assert_eq!(setext_level(b"=-="), None);
        assert_eq!(setext_level(b"- -"), None);
    }
}
