//! All drafts: the list of them, and those that were deleted and can be brought back.

use leptos::prelude::*;

use super::{Editor, Saved};
use crate::browser::clock;
use crate::browser::drafts::{self, DraftId, Held, NotStored};
use crate::draft::Draft;

/// A draft that was deleted since the page was opened. It can be brought back until the page is left.
#[derive(Clone, Debug)]
pub struct Deleted {
    pub id: DraftId,
    pub draft: Draft,
    was_open: bool,
}

impl Editor {
    /// Reads the list of drafts anew.
    pub fn list_drafts(&self) {
        self.drafts.set(drafts::all());
    }

    pub fn is_open(&self, id: &DraftId) -> bool {
        self.open.with_value(|open| open.id == *id)
    }

    /// A draft of the list as it is now. Another tab may have changed it since the list was made; if it has deleted it, this
    /// is what the list was made of.
    fn latest(&self, id: &DraftId) -> Option<Draft> {
        if self.is_open(id) {
            return Some(self.present());
        }
        let listed = || self.drafts.with_untracked(|list| list.iter().find(|(other, _)| other == id).cloned());
        drafts::load(id).or_else(|| listed().map(|(_, draft)| draft))
    }

    /// Opens a draft of the list.
    pub fn open_listed(&self, id: DraftId) {
        let Some(draft) = self.latest(&id).filter(|_| !self.is_open(&id)) else { return };
        let editor = *self;
        self.leave(move || {
            let is_stored = drafts::load(&id).is_some();
            editor.show_draft(id.clone(), draft.clone());
            if !is_stored {
                editor.saved.set(Saved::Pending);
                editor.save();
            }
        });
    }

    /// Gives a draft a name; `None`: it goes by its title.
    pub fn rename(&self, id: &DraftId, name: Option<String>) -> Result<(), NotStored> {
        let Some(draft) = self.latest(id).filter(|draft| draft.name != name) else { return Ok(()) };
        if self.is_open(id) {
            self.open.update_value(|open| open.name = name);
            self.saved.set(Saved::Pending);
            // That it failed is said for as long as it does.
            self.save();
        } else {
            drafts::save(id, &Draft { name, ..draft })?;
        }
        self.list_drafts();
        Ok(())
    }

    /// Stores a copy of a draft as another one.
    pub fn duplicate(&self, id: &DraftId) -> Result<(), NotStored> {
        let Some(draft) = self.latest(id) else { return Ok(()) };
        let name = draft.name.as_ref().map(|name| format!("{name} (copy)"));
        drafts::save(&DraftId::unused(), &Draft { changed: clock::now(), name, ..draft })?;
        self.list_drafts();
        Ok(())
    }

    /// Deletes a draft. In the place of the open one comes an empty document.
    pub fn delete(&self, id: &DraftId) {
        if self.is_open(id) {
            // What another tab made of it is not to be lost with what this one did.
            self.look_again();
        }
        let Some(draft) = self.latest(id) else { return };
        let was_open = self.is_open(id);
        drafts::delete(id);
        self.deleted.update(|deleted| deleted.push(Deleted { id: id.clone(), draft, was_open }));
        if was_open {
            self.saved.set(Saved::New);
            self.open_blank();
        } else {
            // There may be room now for what did not fit.
            self.save();
        }
        self.list_drafts();
    }

    /// Keeps the open draft, which another tab deleted, for as long as the page stays.
    pub(super) fn keep_deleted(&self) {
        let deleted = Deleted { id: self.draft_id(), draft: self.present(), was_open: false };
        self.deleted.update(|all| all.push(deleted));
    }

    /// Brings a deleted draft back, and opens it if it was open and nothing else was begun since. Returns the name that it
    /// has in storage now.
    pub fn bring_back(&self, id: &DraftId) -> Result<DraftId, NotStored> {
        let found = self.deleted.with_untracked(|all| all.iter().find(|deleted| deleted.id == *id).cloned());
        let Some(Deleted { draft, was_open, .. }) = found else { return Ok(id.clone()) };
        let stored = match drafts::held(id) {
            Held::Nothing => id.clone(),
            // A tab that has it open stored it again, with what was changed there.
            Held::Draft(_) | Held::Unknown => DraftId::unused(),
        };
        drafts::save(&stored, &draft)?;
        self.deleted.update(|all| all.retain(|deleted| deleted.id != *id));
        if was_open && self.saved.get_untracked() == Saved::New {
            self.open_draft(stored.clone(), draft);
        }
        self.list_drafts();
        Ok(stored)
    }
}
