//! The timeline: times out of any text, zones, order, durations.

pub mod spelling;
pub mod zones;
