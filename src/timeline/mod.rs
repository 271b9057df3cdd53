//! The timeline: times out of any text, zones, order, durations.

pub mod paste;
pub mod proposal;
pub mod settling;
pub mod spelling;
pub mod zones;
