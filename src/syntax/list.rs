//! What opens a list item, and the line that looks like one but is a break.

use super::cursor::Cursor;

/// What list items of one list have in common: the bullet, or the sign after the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Bullet(u8),
    Number(u8),
}

/// What [`marker`] found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub marker: Marker,
    /// Columns of indentation that lines of the item need, counted from where the item's container begins.
    pub content: usize,
    /// Whether nothing follows the marker on its line.
    pub empty: bool,
}

/// Reads a list marker at the cursor, which stands before up to three columns of indentation, and moves the cursor to
/// the item's content. Inside a paragraph only a bullet or the number 1, with text after it, opens a list.
pub fn marker(cursor: &mut Cursor, in_paragraph: bool) -> Option<Found> {
    let indent = cursor.indent();
    let text = cursor.text();
    let (marker, width) = match text.first()? {
        bullet @ (b'-' | b'*' | b'+') => (Marker::Bullet(*bullet), 1),
        b'0'..=b'9' => {
            let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 9 {
                return None;
            }
            let sign = *text.get(digits).filter(|sign| matches!(sign, b'.' | b')'))?;
            let number: u32 = text[..digits].iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
            if in_paragraph && number != 1 {
                return None;
            }
            (Marker::Number(sign), digits + 1)
        }
        _ => return None,
    };
    if !matches!(text.get(width), None | Some(b' ' | b'\t')) {
        return None;
    }
    let mut after = *cursor;
    after.skip_blank();
    after.skip_bytes(width);
    let empty = after.is_blank();
    if empty && in_paragraph {
        return None;
    }
    // One column belongs to the marker; five or more mean that indented code follows.
    let space = after.indent();
    let padding = if empty || space > 4 { 1 } else { space };
    after.skip_columns(padding);
    *cursor = after;
    Some(Found { marker, content: indent + width + padding, empty })
}

/// Whether a line, after its indentation, is a thematic break: three or more of one of `*`, `-`, `_`, with any spaces.
pub fn is_thematic_break(text: &[u8]) -> bool {
    let Some(sign @ (b'*' | b'-' | b'_')) = text.first() else {
        return false;
    };
    let mut count = 0;
    for byte in text {
        match byte {
            b' ' | b'\t' => {}
            byte if byte == sign => count += 1,
            _ => return false,
        }
    }
    count >= 3
}
