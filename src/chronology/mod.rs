//! When everything happened: the instant of each row of a timeline, how long things took, a picture of it, and what clocks
//! elsewhere showed.

pub mod elsewhere;
pub mod figures;
pub mod length;
pub mod milestones;
pub mod moments;
pub mod picture;
pub mod times;

pub use elsewhere::{Elsewhere, RowTime, ShownTime};
pub use figures::{Edge, Figure, Measure, Missing, Spell, figures, sentence};
pub use length::Length;
pub use milestones::{Milestone, spoken};
pub use moments::{Chronology, Moment, NamedZone, TimedEvent};
pub use times::Times;
