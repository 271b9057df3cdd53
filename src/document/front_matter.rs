//! The settings that site generators put before a document.

use std::ops::Deref;
use std::rc::Rc;

use crate::syntax::line_feeds;

/// Front matter: plain text between two lines that say `---` (YAML) or `+++` (TOML). Nothing of it is Markdown.
///
/// Guarantees: the first and the last line are the same sign, no line between them is; lines end in `\n`, the last one
/// in nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter(Rc<str>);

impl Deref for FrontMatter {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FrontMatter {
    /// Front matter of a file, with the lines around it.
    pub fn read(text: &str) -> FrontMatter {
        FrontMatter(line_feeds(text).trim_end_matches('\n').into())
    }

    /// The same with other settings, as a person types them; `None` if these are nothing. Blank lines at the start go: with
    /// one, it would be none. A line that would close it is indented by a space.
    pub fn with_settings(&self, settings: &str) -> Option<FrontMatter> {
        if settings.trim().is_empty() {
            return None;
        }
        let (sign, settings) = (self.sign(), line_feeds(settings));
        let mut text = sign.to_owned();
        let is_blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
        for line in settings.split('\n').skip_while(is_blank) {
            text.push('\n');
            text.push_str(if line.trim_end_matches([' ', '\t']) == sign { " " } else { "" });
            text.push_str(line);
        }
        text.push('\n');
        text.push_str(sign);
        Some(FrontMatter(text.into()))
    }

    /// What stands between the two lines.
    pub fn settings(&self) -> &str {
        let first = self.0.find('\n').map_or(self.0.len(), |at| at + 1);
        let last = self.0.rfind('\n').unwrap_or_default();
        self.0.get(first..last).unwrap_or_default()
    }

    /// The sign of the lines around it.
    fn sign(&self) -> &'static str {
        if self.0.starts_with('+') { "+++" } else { "---" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_stand_between_two_lines() {
        let read = FrontMatter::read("+++\r\na = 1\r\n\r\n+++\r\n");
        assert_eq!((&*read, read.settings()), ("+++\na = 1\n\n+++", "a = 1\n"));
        assert_eq!(read.with_settings(read.settings()), Some(read));
        assert_eq!(FrontMatter::read("---\n---\n").settings(), "");
    }

    #[test]
    fn a_line_that_would_close_it_is_indented() {
        let typed = FrontMatter::read("---\n---").with_settings(" \n\na: 1\n--- \n+++\n----").unwrap();
        assert_eq!(&*typed, "---\na: 1\n --- \n+++\n----\n---");
        assert_eq!(typed.with_settings(typed.settings()), Some(typed.clone()));
        assert_eq!(typed.with_settings(" \n"), None);
    }
}
