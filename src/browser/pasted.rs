//! The text with times that a person has not added to the timeline yet. This tab keeps it when it is loaded again; where
//! storage is full or blocked, the text lasts as long as the page.

use super::storage::of_tab;

const TEXT: &str = "postmortem-editor/text-with-times";

/// What was kept; empty if there is none.
pub fn kept() -> String {
    of_tab().and_then(|storage| storage.get_item(TEXT).ok().flatten()).unwrap_or_default()
}

pub fn keep(text: &str) {
    if let Some(storage) = of_tab() {
        let _ = if text.is_empty() { storage.remove_item(TEXT) } else { storage.set_item(TEXT, text) };
    }
}
