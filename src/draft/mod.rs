//! What is stored of a document. Drafts hold Markdown, so that no stored model ever needs to be understood by a later
//! version; beside it stand a few facts of their own.

mod meeting;

use serde::{Deserialize, Serialize};

use crate::lint::Decisions;

pub use meeting::Meeting;

/// The version of the record. A record of a later version is left alone.
pub const VERSION: u32 = 1;

/// A stored document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub version: u32,
    /// The document as its file was opened, with all edits.
    pub text: String,
    /// The file that was opened, byte for byte; `None` while it is the same as `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<String>,
    /// The name of that file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What the person calls the draft; `None`: its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it is exported in its file's own form rather than in the canonical one.
    #[serde(default)]
    pub own_form: bool,
    /// What the person decided about findings in it.
    #[serde(default, skip_serializing_if = "Decisions::is_none")]
    pub decisions: Decisions,
    /// When it was last changed, in milliseconds since 1970, UTC.
    pub changed: u64,
}

impl Draft {
    /// Reads a stored record. `None`: it is damaged or of a later version, and is to be left as it is.
    pub fn load(json: &str) -> Option<Draft> {
        serde_json::from_str(json).ok().filter(|draft: &Draft| draft.version <= VERSION)
    }

    /// The record to store.
    pub fn save(&self) -> String {
        // A struct of strings and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The file that was opened.
    pub fn opened(&self) -> &str {
        self.opened.as_deref().unwrap_or(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_loaded_as_it_was_saved() {
        let draft = Draft {
            version: VERSION,
            text: "# T\r\n\u{0}\u{feff}".to_owned(),
            opened: Some("# S".to_owned()),
            file: None,
            name: Some("Mine".to_owned()),
            own_form: true,
            decisions: Decisions { off: vec!["draft-old".to_owned()], ..Decisions::default() },
            changed: 1_500_000_000_000,
        };
        assert_eq!(Draft::load(&draft.save()), Some(draft));
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        assert_eq!(Draft::load("{\"version\":99,\"text\":\"x\",\"changed\":0}"), None);
        assert_eq!(Draft::load("{"), None);
    }
}
