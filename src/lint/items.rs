//! How many things a section lists, in whatever form.

use crate::document::Bullets;

/// How many items a list has: bullets that say something, or in a text the lines that begin an item and are not indented.
pub fn count(bullets: &Bullets) -> usize {
    match bullets {
        Bullets::Items(items) => items.iter().filter(|row| !row.value.trim().is_empty()).count(),
        Bullets::Text(text) => count_lines(text),
    }
}

/// How many lines of a text begin an item of a list that is in no other: bullets, or numbers with a full stop or a parenthesis.
pub fn count_lines(text: &str) -> usize {
    text.lines().filter(|line| begins_item(line)).count()
}

fn begins_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match line.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        Some(b'.' | b')') if digits > 0 => digits + 1,
        _ => return false,
    };
    line[marker..].starts_with(' ') && !line[marker..].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_in_any_form() {
        assert_eq!(count_lines("- a\n* b\n+ c\n1. d\n12) e\n\n  - in e"), 5);
        for text in ["a", "-a", "-", "- ", "1", "1.", "1. ", "1.5", "12 - a", ". a", ") a", "**a** b", "--- a", ""] {
            assert_eq!(count_lines(text), 0, "{text}");
        }
    }
}
