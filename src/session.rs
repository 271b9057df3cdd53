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
    /// What is being typed.
    typing: Option<Typing>,
}

/// A person types in one field. What its text means half-typed leaves no trace: each key is an edit of the document as it
/// was before the first one.
#[derive(Clone, Debug)]
struct Typing {
    edit: Edit,
    before: Postmortem,
    /// When the step of undo began that it is in.
    since: f64,
    last: f64,
    /// The steps of undo that were typed since: keys that change nothing make none.
    steps: usize,
    /// Whether the last of them goes on.
    goes_on: bool,
    /// What the first of them took away from what could be made again.
    redo: Vec<Postmortem>,
}

impl Typing {
    fn new(edit: Edit, before: Postmortem, now: f64) -> Typing {
        Typing { edit, before, since: now, last: now, steps: 0, goes_on: false, redo: Vec::new() }
    }
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

    /// Makes an edit at a time in milliseconds, on any clock that only goes forward. Returns the rows or the section that it
    /// added. Typing on in one field, from [`Session::end_step`] to the next, gives the same document as typing its last
    /// text at once, and is one step of undo until there is a pause.
    pub fn apply_at(&mut self, edit: Edit, now: f64) -> Vec<Id> {
        let mut typing = match self.typing.take() {
            Some(typing) if typing.edit.types_in_field_of(&edit) => typing,
            _ => Typing::new(edit.clone(), self.document.clone(), now),
        };
        if now - typing.last > PAUSE || now - typing.since > LONGEST_STEP {
            typing.since = now;
            typing.goes_on = false;
        }
        typing.last = now;
        let last = std::mem::replace(&mut self.document, typing.before.clone());
        let added = self.document.apply(edit, self.opened.levels(), &mut self.ids);
        if last == self.document {
            // What says the same may have other rows.
            self.document = last;
        } else if typing.goes_on && self.undo.last() == Some(&self.document) {
            // The step was typed and deleted again: it is none, and took nothing away.
            self.document = self.undo.pop().unwrap_or(last);
            typing.goes_on = false;
            typing.steps -= 1;
            if typing.steps == 0 {
                self.redo = std::mem::take(&mut typing.redo);
            }
        } else if !typing.goes_on {
            self.undo.push(last);
            if typing.steps == 0 {
                typing.redo = std::mem::take(&mut self.redo);
            }
            typing.goes_on = true;
            typing.steps += 1;
            if self.undo.len() > MOST_STEPS {
                self.undo.remove(0);
            }
        }
        self.typing = Some(typing);
        added
    }

    /// Makes an edit as a step of its own.
    pub fn apply(&mut self, edit: Edit) -> Vec<Id> {
        self.end_step();
        let added = self.apply_at(edit, 0.0);
        self.end_step();
        added
    }

    /// Makes an edit in place of all that is typed, from [`Session::end_step`] on: one step, however long the typing took.
    pub fn finish(&mut self, edit: Edit) {
        if let Some(typing) = self.typing.take() {
            self.undo.truncate(self.undo.len().saturating_sub(typing.steps));
            if typing.steps > 0 {
                self.redo = typing.redo;
            }
            self.document = typing.before;
        }
        self.apply(edit);
    }

    /// The person left the field: what is typed next is another step of undo.
    pub fn end_step(&mut self) {
        self.typing = None;
    }

    /// Whether what is typed is a step that [`Session::undo`] takes back.
    pub fn is_typing_a_step(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.goes_on)
    }

    /// Whether anything is typed that [`Session::finish`] would take the place of.
    pub fn has_typed(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.steps > 0)
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
    fn a_step_may_begin_with_keys_that_change_nothing() {
        let mut session = Session::open("# T\n\n## Summary\n\na\n");
        for (at, text) in [(0.0, "a "), (100.0, "a b"), (200.0, "a bc")] {
            session.apply_at(summary(text), at);
        }
        assert!(session.undo());
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "a");
        assert!(!session.can_undo());
    }

    #[test]
    fn a_key_that_changes_nothing_leaves_redo() {
        let mut session = Session::open("");
        session.apply(summary("a"));
        session.undo();
        session.apply_at(summary(" "), 0.0);
        assert!(session.redo());
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "a");
    }

    #[test]
    fn what_is_typed_and_deleted_again_is_no_step_and_leaves_redo() {
        let mut session = Session::open("# T\n\n## Summary\n\nkept\n");
        session.apply(summary("undone"));
        session.undo();
        for (at, text) in [(0.0, "keptx"), (100.0, "keptxy"), (200.0, "kept")] {
            session.apply_at(summary(text), at);
        }
        assert!(!session.can_undo() && !session.is_typing_a_step());
        assert!(session.redo());
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "undone");

        // What is typed on after that is a step again.
        session.apply_at(summary("undonex"), 300.0);
        session.apply_at(summary("undone"), 400.0);
        session.apply_at(summary("undone!"), 500.0);
        assert!(session.is_typing_a_step() && !session.can_redo());
        session.undo();
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "undone");
    }

    #[test]
    fn what_is_deleted_after_a_pause_is_a_step() {
        let mut session = Session::open("");
        session.apply_at(summary("a"), 0.0);
        session.apply_at(summary(""), 3_000.0);
        session.undo();
        assert_eq!(session.document().passage(Passage::Summary).as_str(), "a");
        assert!(session.can_undo());
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
