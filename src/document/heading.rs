//! Inline Markdown on one line: the title, and the headings of the team's own sections.

use std::ops::Deref;

use serde::Serialize;

use super::prose::{after_hashes, unmistakable};
use crate::syntax::lines;

/// The text of a heading.
///
/// Guarantees: one line, no spaces around it, safe to stand after `#`s, and not the heading of one of the template's
/// sections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Heading(String);

impl Deref for Heading {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Heading {
    /// What a person typed; line breaks become spaces.
    pub fn typed(text: &str) -> Heading {
        let lines: Vec<&str> = lines(text, 0).map(|line| line.of(text).trim_matches([' ', '\t'])).collect();
        let line = lines.join(" ");
        Heading(unmistakable(&after_hashes(line.trim_matches([' ', '\t']))))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_stays_on_its_line() {
        assert_eq!(Heading::typed(" a\r\nb ").as_str(), "a b");
        assert_eq!(Heading::typed("Written in C #").as_str(), "Written in C \\#");
        assert_eq!(Heading::typed("C#").as_str(), "C#");
        assert_eq!(Heading::typed("Impact").as_str(), "&#73;mpact");
    }
}
