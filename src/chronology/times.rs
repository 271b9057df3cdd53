//! When everything was, and how long it took.

use super::figures::{Figure, Measure, figures};
use super::moments::Chronology;
use crate::document::Postmortem;
use crate::timeline::zones::Zones;

/// What a timeline says of time, read once for all that tell of it.
#[derive(Debug)]
pub struct Times {
    pub chronology: Chronology,
    pub figures: [Figure; Measure::ALL.len()],
}

impl Times {
    pub fn of(document: &Postmortem, zones: &dyn Zones) -> Times {
        let chronology = Chronology::of(document, zones);
        Times { figures: figures(&chronology), chronology }
    }
}
