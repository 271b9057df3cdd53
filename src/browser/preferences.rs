//! What a person chose to see in this browser. Without storage, the choice lasts as long as the page.

use super::storage::lasting;

const OTHER_ZONE: &str = "postmortem-editor/other-zone";

/// The zone that times are shown in beside their own, as it was last set.
pub fn other_zone() -> Option<String> {
    lasting()?.get_item(OTHER_ZONE).ok().flatten()
}

pub fn set_other_zone(zone: &str) {
    if let Some(storage) = lasting() {
        let _ = if zone.is_empty() { storage.remove_item(OTHER_ZONE) } else { storage.set_item(OTHER_ZONE, zone) };
    }
}
