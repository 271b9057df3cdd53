//! Times as people type them into a row.

use super::zone::Zone;
use crate::timeline::spelling::stamp::{At, Stamp, stamp};
use crate::timeline::spelling::zone::ZoneText;

/// What a cell says that holds a time and nothing else.
pub fn whole(cell: &str) -> Option<Stamp> {
    let found = stamp(cell, 0, At { expected: true, four_digits: true })?;
    (found.span.end == cell.len()).then_some(found.stamp)
}

/// Whether a zone that is told beside a time is the one that a day line names.
pub fn is_in(told: &ZoneText, zone: &Zone) -> bool {
    ZoneText::of(zone.as_str()).as_ref() == Some(told)
}
