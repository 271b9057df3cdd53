//! When everything happened: the instant of each row of a timeline, how long things took, and a picture of it.

pub mod figures;
pub mod length;
pub mod milestones;
pub mod moments;
pub mod picture;

pub use figures::{Figure, Kind, Missing, figures, sentence};
pub use length::Length;
pub use milestones::{Milestone, spoken};
pub use moments::{Chronology, Moment, NamedZone, TimedEvent};
