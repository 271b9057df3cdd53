//! What a person chose to see in this browser. Without storage, the choice lasts as long as the page.

use super::storage::lasting;

const OTHER_ZONE: &str = "postmortem-editor/other-zone";
const RULES: &str = "postmortem-editor/rules";

/// The zone that times are shown in beside their own, as it was last set.
pub fn other_zone() -> Option<String> {
    lasting()?.get_item(OTHER_ZONE).ok().flatten()
}

pub fn set_other_zone(zone: &str) {
    if let Some(storage) = lasting() {
        let _ = if zone.is_empty() { storage.remove_item(OTHER_ZONE) } else { storage.set_item(OTHER_ZONE, zone) };
    }
}

/// The settings of the rules, as the person wrote them last.
pub fn rules() -> Option<String> {
    lasting()?.get_item(RULES).ok().flatten()
}

/// Keeps the settings of the rules. Returns whether the browser could.
pub fn set_rules(settings: &str) -> bool {
    lasting().is_some_and(|storage| storage.set_item(RULES, settings).is_ok())
}
