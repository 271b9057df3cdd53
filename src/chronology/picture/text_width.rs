//! How wide a text is. Nothing here can ask a font, so it is as wide as in the widest of the usual ones.

/// The width in pixels of a text of a size in pixels, never too small by more than a letter of an unusual script.
pub fn text_width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(width).sum();
    (hundredths * size + 99) / 100
}

/// In hundredths of the size.
fn width(sign: char) -> i32 {
    match sign {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' => 36,
        '-' | '/' | '(' | ')' | 'f' | 'r' | 't' => 44,
        'm' | 'w' | 'M' | 'W' | '&' | '+' | '–' | '—' => 100,
        'A'..='Z' => 77,
        '\0'..='\u{7f}' => 65,
        // Latin, Greek, Cyrillic, Hebrew, Arabic and their like.
        '\u{80}'..='\u{10ff}' => 85,
        _ => 115,
    }
}

/// A text that is cut so that it is not wider than this, with an ellipsis where it was.
pub fn cut(text: &str, size: i32, room: i32) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let room = room - text_width("…", size);
    let mut cut = String::new();
    let mut hundredths = 0;
    for sign in text.chars() {
        hundredths += width(sign);
        if hundredths * size > room * 100 {
            break;
        }
        cut.push(sign);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_its_room() {
        assert_eq!(cut("Outage begins", 11, 200), "Outage begins");
        let short = cut("OUTAGE BEGINS SOMEWHERE ELSE AGAIN", 11, 100);
        assert!(short.ends_with('…') && text_width(&short, 11) <= 100, "{short}");
        assert_eq!(cut("OUTAGE", 11, 5), "…");
    }
}
