//! What keeps the open postmortem from being good: beside the form, in the form, in the bar at the top, and aloud.

mod badge;
mod bar;
mod decided;
mod heard;
mod item;
pub mod marks;
mod panel;

pub use badge::{Badge, PartBadge};
pub use bar::FindingBar;
pub use heard::Heard;
pub use marks::Marks;
pub use panel::Panel;

use crate::lint::Level;

/// The class of what is of a level.
pub fn class(level: Level) -> &'static str {
    match level {
        Level::Error => "is-error",
        Level::Warning => "is-warning",
        Level::Hint => "is-hint",
    }
}

/// A level as it opens a sentence.
fn opening(level: Level) -> &'static str {
    match level {
        Level::Error => "Error",
        Level::Warning => "Warning",
        Level::Hint => "Hint",
    }
}
