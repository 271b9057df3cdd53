//! The open draft in storage: when it is stored, and what becomes of it once another tab has changed or deleted it.

use std::time::Duration;

use leptos::prelude::*;

use super::super::notices::Notice;
use super::{Editor, FORM_COLUMN, after_render, set};
use crate::browser::drafts::{self, DraftId, Held};
use crate::browser::{clock, page};
use crate::draft::{Draft, Meeting, VERSION};
use crate::session::Session;

/// What was typed is stored within this time, in milliseconds; the promise is half a second.
const SAVE_AFTER: u64 = 300;

/// Whether what was typed is stored.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing was changed yet.
    New,
    Pending,
    /// At this time, in milliseconds since 1970.
    At(u64),
    Failed,
    /// It was, until another tab deleted it.
    Deleted,
}

impl Editor {
    /// Sees to it that the draft is stored soon.
    pub(super) fn save_soon(&self) {
        let editor = *self;
        // What could not be stored is said until it is.
        if !self.is_to_be_stored() {
            self.saved.set(Saved::Pending);
        }
        if self.save_timer.with_value(Option::is_none) {
            let timer = set_timeout_with_handle(move || editor.save(), Duration::from_millis(SAVE_AFTER));
            self.save_timer.set_value(timer.ok());
        }
    }

    /// Stores the draft now, if anything is not stored yet.
    pub fn save(&self) {
        if let Some(timer) = self.save_timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if self.is_to_be_stored() {
            self.look_again();
        }
    }

    /// Stores what a person decided beside the text. That makes no draft of a document that is none yet, nor of one that
    /// was deleted elsewhere.
    pub(super) fn save_facts(&self) {
        if matches!(self.saved.get_untracked(), Saved::New | Saved::Deleted) {
            return;
        }
        self.saved.set(Saved::Pending);
        self.save();
    }

    /// Stores the draft as a person asks for it, and says what came of it.
    pub fn save_and_say(&self) {
        if self.saved.get_untracked() == Saved::Deleted {
            self.saved.set(Saved::Pending);
        }
        let id = self.draft_id();
        self.save();
        if id != self.draft_id() {
            // That is said already.
            return;
        }
        let said = match self.saved.get_untracked() {
            Saved::At(time) => format!("Saved at {}.", clock::spoken(time)),
            Saved::New => "Nothing was changed yet.".to_owned(),
            Saved::Pending | Saved::Failed | Saved::Deleted => {
                "Not saved: the browser's storage is full or blocked.".to_owned()
            }
        };
        self.notice.set(Some(Notice::say(said)));
    }

    /// Compares the draft with what storage holds of it, then stores what is not stored yet. Tabs hear of each other's
    /// drafts late, and not at all while they sleep.
    pub fn look_again(&self) {
        let parts = self.catch_up();
        if self.is_to_be_stored() {
            self.store();
        }
        if parts {
            self.notice.set(Some(Notice::say(if self.is_stored() {
                "This draft was changed in another tab too. Both versions are kept: this tab goes on with a draft of its own."
            } else {
                "This draft was changed in another tab too. This tab's version is not saved, as the browser's storage is full \
                 or blocked. Export a copy of it."
            })));
            self.list_drafts();
        }
    }

    /// Takes over what other tabs did with the draft. Returns whether this tab goes on with one of its own.
    fn catch_up(&self) -> bool {
        let id = self.draft_id();
        let seen = self.open.with_value(|open| open.seen.clone());
        let (seen, theirs) = match (seen, drafts::held(&id)) {
            (None, Held::Nothing) => return false,
            (Some(_), Held::Nothing) => {
                // What is to be stored is going to be there again.
                if matches!(self.saved.get_untracked(), Saved::At(_)) {
                    self.saved.set(Saved::Deleted);
                }
                return false;
            }
            (Some(seen), Held::Draft(theirs)) if seen == theirs => {
                if self.saved.get_untracked() == Saved::Deleted {
                    self.saved.set(Saved::At(theirs.changed));
                }
                return false;
            }
            (Some(seen), Held::Draft(theirs)) => (seen, theirs),
            (_, Held::Draft(_) | Held::Unknown) => {
                self.part();
                return true;
            }
        };
        let is_edited = self.history.get_untracked() != (false, false);
        let agreed = match Meeting::of(self.present(), &seen, &theirs, is_edited) {
            Meeting::Agree(draft) => {
                self.open.update_value(|open| open.name = draft.name.clone());
                set(self.own_form, draft.own_form);
                set(self.findings.decisions, draft.decisions.clone());
                self.settle();
                draft
            }
            Meeting::Follow(draft) => {
                self.follow(id, draft.clone());
                draft
            }
            Meeting::Part => {
                self.part();
                return true;
            }
        };
        self.saved.set(if agreed == theirs { Saved::At(theirs.changed) } else { Saved::Pending });
        self.open.update_value(|open| open.seen = Some(theirs));
        false
    }

    /// Leaves the draft to another tab; what this tab shows is to become another one.
    fn part(&self) {
        self.open.update_value(|open| {
            open.id = DraftId::unused();
            open.seen = None;
        });
        self.saved.set(Saved::Pending);
    }

    /// Shows what another tab made of the draft, with the form scrolled and focused as it is.
    fn follow(&self, id: DraftId, draft: Draft) {
        let focused = page::document().active_element().map(|element| element.id());
        let scrolled = page::element(FORM_COLUMN).map_or(0, |form| form.scroll_top());
        self.show_draft(id, draft);
        let back = move || {
            if let Some(control) = focused.and_then(|key| page::element(&key)) {
                let _ = control.focus();
            }
            if let Some(form) = page::element(FORM_COLUMN) {
                form.set_scroll_top(scrolled);
            }
        };
        // The rows come with the first render, their controls with the second.
        after_render(move || after_render(back));
    }

    fn store(&self) {
        let now = clock::now();
        let draft = self.draft(now);
        let id = self.draft_id();
        let said = match drafts::save(&id, &draft) {
            Ok(()) => {
                drafts::set_current(&id);
                self.open.update_value(|open| open.seen = Some(draft));
                Saved::At(now)
            }
            Err(drafts::NotStored) => Saved::Failed,
        };
        set(self.saved, said);
    }

    fn is_to_be_stored(&self) -> bool {
        matches!(self.saved.get_untracked(), Saved::Pending | Saved::Failed)
    }

    /// Whether nothing would be lost with the page.
    pub fn is_stored(&self) -> bool {
        matches!(self.saved.get_untracked(), Saved::New | Saved::At(_))
    }

    /// When the document was last changed, as far as that is known.
    fn changed(&self) -> u64 {
        match self.saved.get_untracked() {
            Saved::At(time) => time,
            Saved::New | Saved::Pending | Saved::Failed | Saved::Deleted => clock::now(),
        }
    }

    /// The open draft as it is now, stored or not.
    pub(super) fn present(&self) -> Draft {
        self.draft(self.changed())
    }

    fn draft(&self, changed: u64) -> Draft {
        let text = self.session.with_value(Session::text);
        self.open.with_value(|open| Draft {
            version: VERSION,
            opened: (*open.opened != *text).then(|| open.opened.to_string()),
            text,
            file: open.file.clone(),
            name: open.name.clone(),
            own_form: self.own_form.get_untracked(),
            decisions: self.findings.decisions.get_untracked(),
            changed,
        })
    }
}
