//! Where a text leads to a tracker.

use crate::preview::{Element, Node, inline, plain_text};

/// Whether a text of one line links to anything, or has the number of an issue as trackers write it: `#12`, `!12`, `ABC-12`,
/// `team/tool#12`, or a bare number.
pub fn is_tracked(markdown: &str) -> bool {
    let shown = inline(markdown);
    has_link(&shown) || plain_text(&shown).split([' ', '\n', ',', ';', '(', ')', '[', ']']).any(is_identifier)
}

fn has_link(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => false,
        Node::Element(Element { name: "a", .. }) => true,
        Node::Element(element) => has_link(&element.children),
    })
}

fn is_identifier(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':']);
    if word.starts_with("http://") || word.starts_with("https://") {
        return true;
    }
    let Some(at) = word.rfind(['#', '!', '-', '/', '_']) else { return is_number(word) };
    let (before, after) = (&word[..at], &word[at + 1..]);
    match word.as_bytes()[at] {
        b'#' | b'!' => is_number(after),
        _ => is_number(after) && before.starts_with(|sign: char| sign.is_ascii_alphabetic()),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_identifiers_lead_to_a_tracker() {
        for text in [
            "[x](https://e.org)",
            "**[x](https://e.org)**",
            "https://e.org/1",
            "#12",
            "!7",
            "OPS-12",
            "a/b#3",
            "b/4711",
            "4711",
            "see #12.",
        ] {
            assert!(is_tracked(text), "{text}");
        }
        for text in ["", "soon", "TBD", "in-house", "#ops", "e-", "-1", "12a", "-"] {
            assert!(!is_tracked(text), "{text}");
        }
    }
}
