//! A document while it is open: the file that it came from, the edits made since, and the way back.

use crate::document::{Edit, Id, Ids, Postmortem};
use crate::markdown::{Opened, read};

/// Typing goes on as one step of undo while the keys follow each other within this time, in milliseconds.
const PAUSE: f64 = 1_000.0;

/// And for no longer than this, in milliseconds: a paragraph written in one go comes back in pieces.
const LONGEST_STEP: f64 = 6_000.0;

/// Steps that are kept. A step shares with the document all that it did not change, so one of a timeline of 1,000 rows
/// takes about 16 kB.
const MOST_STEPS: usize = 1_000;

/// A document with its history. Nothing here knows of a screen, of storage or of the clock.
#[derive(Clone, Debug)]
pub struct Session {
    opened: Opened,
    document: Postmortem,
    ids: Ids,
    undo: Vec<Postmortem>,
    redo: Vec<Postmortem>,
    /// The edit that the last step of undo began with and goes on with, while it may.
    typing: Option<Typing>,
}

#[derive(Clone, Debug)]
struct Typing {
    edit: Edit,
    since: f64,
    last: f64,
}

impl Session {
    /// Opens a file.
    pub fn open(text: &str) -> Session {
        let opened = read(text);
        let document = opened.document().clone();
        let ids = Ids::after(opened.last_id());
        Session { opened, document, ids, undo: Vec::new(), redo: Vec::new(), typing: None }
    }

    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    pub fn document(&self) -> &Postmortem {
        &self.document
    }

    /// The document as its file was opened, with the edits.
    pub fn text(&self) -> String {
        self.opened.write(&self.document)
    }

    /// Makes an edit at a time in milliseconds, on any clock that only goes forward. Returns the row or section that it
    /// added. Typing on in one field is one step of undo until there is a pause.
    pub fn apply_at(&mut self, edit: Edit, now: f64) -> Option<Id> {
        let goes_on = self.typing.as_ref().is_some_and(|typing| {
            typing.edit.types_in_field_of(&edit) && now - typing.last <= PAUSE && now - typing.since <= LONGEST_STEP
        });
        let before = (!goes_on).then(|| self.document.clone());
        self.typing = match self.typing.take() {
            Some(typing) if goes_on => Some(Typing { last: now, ..typing }),
            _ => Some(Typing { edit: edit.clone(), since: now, last: now }),
        };
        let added = self.document.apply(edit, self.opened.levels(), &mut self.ids);
        if let Some(before) = before
            && before != self.document
        {
            self.undo.push(before);
            if self.undo.len() > MOST_STEPS {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
        added
    }

    /// Makes an edit as a step of its own.
    pub fn apply(&mut self, edit: Edit) -> Option<Id> {
        self.end_step();
        let added = self.apply_at(edit, 0.0);
        self.end_step();
        added
    }

    /// Makes several edits as one step of undo.
    pub fn apply_all(&mut self, edits: impl IntoIterator<Item = Edit>) {
        self.end_step();
        let before = self.document.clone();
        for edit in edits {
            self.document.apply(edit, self.opened.levels(), &mut self.ids);
        }
        if before != self.document {
            self.undo.push(before);
            self.redo.clear();
        }
    }

    /// Ends the step of undo that typing is in: what is typed next is another.
    pub fn end_step(&mut self) {
        self.typing = None;
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes back the last step. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.end_step();
        let Some(before) = self.undo.pop() else { return false };
        self.redo.push(std::mem::replace(&mut self.document, before));
        true
    }

    /// Makes the step again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.end_step();
        let Some(after) = self.redo.pop() else { return false };
        self.undo.push(std::mem::replace(&mut self.document, after));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Passage;

    fn summary(text: &str) -> Edit {
        Edit::Passage(Passage::Summary, text.to_owned())
    }

    #[test]
    fn typing_is_taken_back_up_to_the_last_pause() {
        let mut session = Session::open("");
        for (at, text) in [(0.0, "a"), (500.0, "ab"), (3_000.0, "abc"), (3_100.0, "abcd")] {
            session.apply_at(summary(text), at);
        }
        session.undo();
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "ab");
        session.undo();
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "");
        assert!(!session.undo());
        session.redo();
        session.redo();
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "abcd");
        assert!(!session.can_redo());
    }

    #[test]
    fn undo_gives_back_the_bytes_of_the_file() {
        let file = "# T\r\n\r\n## Summary\r\n\r\n- odd   \r\n";
        let mut session = Session::open(file);
        session.apply(summary("other"));
        assert_ne!(session.text(), file);
        session.undo();
        assert_eq!(session.text(), file);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut session = Session::open("# T\n");
        session.apply(Edit::Title("T ".to_owned()));
        assert!(!session.can_undo());
    }
}
