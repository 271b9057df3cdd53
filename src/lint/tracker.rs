//! Where a text leads to a tracker.

use crate::preview::{Element, Node, inline, plain_text};

/// Whether a text of one line links to anything, or has the number of an issue as trackers write it: `#12`, `!12`, `ABC-12`,
/// `team/tool#12`, or a bare number.
pub fn is_tracked(markdown: &str) -> bool {
    let shown = inline(markdown);
    has_link(&shown) || plain_text(&shown).split([' ', '\n', ',', ';', '(', ')', '[', ']']).any(is_identifier)
}

/// Whether a text of one line is the link or the number of one issue, and nothing else: `#12`, `ABC-12`, `[it](https://e.org)`.
pub fn is_one_issue(markdown: &str) -> bool {
    issues(&inline(markdown)) == Some(1)
}

/// How many issues a text names; `None` if it says anything else.
fn issues(nodes: &[Node]) -> Option<usize> {
    let of_node = |node: &Node| match node {
        Node::Text(text) => {
            let mut words = text.split_whitespace();
            words.try_fold(0, |count, word| is_key(word).then_some(count + 1))
        }
        Node::Element(Element { name: "a", .. }) => Some(1),
        Node::Element(element) => issues(&element.children),
    };
    nodes.iter().map(of_node).sum()
}

/// Whether a text holds a link, or an address that becomes one.
pub fn links(markdown: &str) -> bool {
    markdown.contains("](") || markdown.contains("][") || markdown.contains("://")
}

/// Whether a sentence leads anywhere: with a link, or with the number of an issue or change, which cannot be taken for one of
/// a node or a release.
pub fn leads_somewhere(markdown: &str) -> bool {
    links(markdown) || markdown.split(|sign: char| sign.is_whitespace() || "()[]*_,;|".contains(sign)).any(is_key)
}

/// Whether a word can only be the number of an issue: `#12`, `!12`, `team/tool#12`, `ABC-12`.
fn is_key(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':']);
    let Some(at) = word.rfind(['#', '!', '-']) else { return false };
    let (before, after) = (&word[..at], &word[at + 1..]);
    let is_project = || {
        before.len() > 1
            && before.starts_with(|sign: char| sign.is_ascii_uppercase())
            && before.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
    };
    is_number(after) && (!word[at..].starts_with('-') || is_project())
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

    #[test]
    fn one_issue_is_one_alone() {
        for text in ["#12", "!7", "OPS-12", "A2-1:", "a/b#3", "[x y](https://e.org)", "**[x](https://e.org)**", "*#12*"]
        {
            assert!(is_one_issue(text), "{text}");
        }
        for text in [
            "",
            "12",
            "#12 not",
            "see #12",
            "#12 #13",
            "#12 [x](https://e.org)",
            "phase-2",
            "P-2",
            "A-b",
            "2A-1",
            "OPs-1",
            "#",
        ] {
            assert!(!is_one_issue(text), "{text}");
        }
    }

    #[test]
    fn sentences_lead_somewhere_by_links_and_numbers_of_issues() {
        for text in
            ["a [b](c)", "a [b][c]", "at https://e.org", "the change (CHG-7)", "see **#12**.", "merged !12, and"]
        {
            assert!(leads_somewhere(text), "{text}");
        }
        for text in ["", "node-3 is back", "in #incidents", "version 2", "a-1", "[a] (b)", "c: //"] {
            assert!(!leads_somewhere(text), "{text}");
        }
    }
}
