//! Text that a terminal and a log take for nothing but text.

/// On one line, and without signs that a terminal obeys or that turn the order of what follows: these are spelled as in
/// `\n` and `\u{1b}`. Names of files and words of documents may hold any sign.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_control() || is_format(sign) {
            out.extend(sign.escape_default());
        } else {
            out.push(sign);
        }
    }
    out
}

/// Separators of lines and paragraphs, and what turns the order of signs.
fn is_format(sign: char) -> bool {
    matches!(sign, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn signs_that_are_obeyed_are_spelled() {
        assert_eq!(printable("a\nb\r\u{1b}[1m\u{9b}\u{202e}\u{2028}"), "a\\nb\\r\\u{1b}[1m\\u{9b}\\u{202e}\\u{2028}");
        assert_eq!(printable("“é ж 🎈” C:\\a"), "“é ж 🎈” C:\\a");
    }
}
