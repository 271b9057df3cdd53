//! Drafts in the browser's local storage, one entry each.

use super::storage::{lasting, of_tab};
use crate::draft::Draft;

const PREFIX: &str = "postmortem-editor/draft/";
const CURRENT: &str = "postmortem-editor/current";

/// The name of a draft in storage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DraftId(String);

impl DraftId {
    /// A name that no other draft has: from the clock and a random number.
    pub fn unused() -> DraftId {
        let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        DraftId(format!("{:x}-{random:x}", super::clock::now()))
    }

    /// The draft that a storage event is about.
    pub fn of_key(key: &str) -> Option<DraftId> {
        key.strip_prefix(PREFIX).map(|id| DraftId(id.to_owned()))
    }

    /// Letters, digits and hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn key(&self) -> String {
        format!("{PREFIX}{}", self.0)
    }
}

/// The browser's storage is full, or it is not allowed to store anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStored;

/// Stores a draft in the place of an earlier version of it.
pub fn save(id: &DraftId, draft: &Draft) -> Result<(), NotStored> {
    lasting().ok_or(NotStored)?.set_item(&id.key(), &draft.save()).map_err(|_| NotStored)
}

/// What storage holds under the name of a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    Nothing,
    Draft(Draft),
    /// A record that cannot be read, as a later version of this page made it.
    Unknown,
}

/// What storage holds under the name of a draft. Where there is no storage, it holds nothing.
pub fn held(id: &DraftId) -> Held {
    let record = lasting().and_then(|storage| storage.get_item(&id.key()).ok().flatten());
    match record.map(|record| Draft::load(&record)) {
        None => Held::Nothing,
        Some(Some(draft)) => Held::Draft(draft),
        Some(None) => Held::Unknown,
    }
}

/// The draft of that name; `None` if there is none that can be read.
pub fn load(id: &DraftId) -> Option<Draft> {
    match held(id) {
        Held::Draft(draft) => Some(draft),
        Held::Nothing | Held::Unknown => None,
    }
}

pub fn delete(id: &DraftId) {
    if let Some(storage) = lasting() {
        let _ = storage.remove_item(&id.key());
    }
}

/// All drafts that can be read, the one that was changed last first.
pub fn all() -> Vec<(DraftId, Draft)> {
    let Some(storage) = lasting() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    let ids = keys.filter_map(|key| DraftId::of_key(&key));
    let mut drafts: Vec<(DraftId, Draft)> = ids.filter_map(|id| load(&id).map(|draft| (id, draft))).collect();
    drafts.sort_by_key(|(_, draft)| std::cmp::Reverse(draft.changed));
    drafts
}

/// The draft that is open in this tab; it survives a reload.
pub fn current() -> Option<DraftId> {
    of_tab()?.get_item(CURRENT).ok().flatten().map(DraftId)
}

pub fn set_current(id: &DraftId) {
    // Without it, the tab opens the last changed draft after a reload.
    if let Some(storage) = of_tab() {
        let _ = storage.set_item(CURRENT, &id.0);
    }
}
