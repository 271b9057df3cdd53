//! What the lines of the timeline say of the rows below them: their day and their zone.

use chrono::NaiveDate;

use super::rows::Row;
use super::timeline::{DayLine, TimelineEntry};
use super::zone::Zone;

/// The day and the zone of a row's time, as the lines above it name them; `None` for what none of them names. A line that
/// names only one of them leaves the other as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayAndZone<'d> {
    pub date: Option<NaiveDate>,
    pub zone: Option<&'d Zone>,
}

impl<'d> DayAndZone<'d> {
    /// Those of the entry that stands there.
    pub fn at(rows: &'d [Row<TimelineEntry>], at: usize) -> DayAndZone<'d> {
        let mut found = DayAndZone::default();
        for line in rows[..at].iter().rev().filter_map(|row| row.value.as_day()) {
            found = DayAndZone { date: found.date.or(line.date()), zone: found.zone.or(line.zone()) };
            if found.date.is_some() && found.zone.is_some() {
                break;
            }
        }
        found
    }

    /// Those below a line, where these are the ones above it.
    pub fn below(self, line: &'d DayLine) -> DayAndZone<'d> {
        DayAndZone { date: line.date().or(self.date), zone: line.zone().or(self.zone) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    #[test]
    fn a_line_that_names_no_zone_or_no_day_leaves_it_as_it_was() {
        let opened = read(
            "## Timeline\n\n2026-03-12 (*all times CET*)\n\n2026-03-13\n\n(*all times UTC*)\n\n\
             | Time | Description |\n| - | - |\n| 9:27 | x |\n",
        );
        let rows = &opened.document().timeline;
        let told = |at: usize| {
            let DayAndZone { date, zone } = DayAndZone::at(rows, at);
            (date.map(|date| date.to_string()), zone.map(Zone::to_string))
        };
        let named = |date: &str, zone: &str| (Some(date.to_owned()), Some(zone.to_owned()));
        assert_eq!(told(0), (None, None));
        assert_eq!(told(1), named("2026-03-12", "CET"));
        assert_eq!(told(2), named("2026-03-13", "CET"));
        assert_eq!(told(3), named("2026-03-13", "UTC"));
        let mut walked = DayAndZone::default();
        for at in 0..rows.len() {
            assert_eq!(walked, DayAndZone::at(rows, at));
            walked = rows[at].value.as_day().map_or(walked, |line| walked.below(line));
        }
    }
}
