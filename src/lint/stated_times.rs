//! Times of day that texts state.

use std::ops::Range;

use super::text::Text;
use crate::timeline::spelling::stamp::{Found, Stamp, stamps};
use crate::timeline::spelling::zone::ZoneText;

/// A time of day that a text states, perhaps with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedTime {
    /// Its bytes in [`Text::plain`].
    pub span: Range<usize>,
    pub stamp: Stamp,
}

/// How far behind a time the one may stand that tells the zone of both, in bytes: `between 09:29 and 10:00 UTC`.
const SHARED_ZONE: usize = 12;

/// The times of day that a text states, in its order. Takes time in proportion to it.
pub fn stated_times(text: &Text) -> Vec<StatedTime> {
    let mut times: Vec<StatedTime> = Vec::new();
    let mut start = 0;
    for line in text.plain.split('\n') {
        let clocks = stamps(line).into_iter().filter(|found| found.stamp.clock.is_some());
        times.extend(
            clocks.map(|Found { span, stamp }| StatedTime { span: start + span.start..start + span.end, stamp }),
        );
        start += line.len() + 1;
    }
    for at in (1..times.len()).rev() {
        let (before, after) = times.split_at_mut(at);
        let (Some(time), Some(next)) = (before.last_mut(), after.first()) else { break };
        if time.stamp.zone.is_none() && next.span.start - time.span.end <= SHARED_ZONE {
            time.stamp.zone.clone_from(&next.stamp.zone);
        }
    }
    times
}

/// Whether a text says what zone its times are in, other than beside one of them: `Times are in UTC`.
pub fn declares_zone(text: &str) -> bool {
    text.lines().any(|line| {
        let is_of_times =
            |word: &str| ["time", "times", "timezone", "timestamps"].contains(&word.to_lowercase().as_str());
        let mut words = line.split(|sign: char| !(sign.is_alphanumeric() || "/+_".contains(sign)));
        words.clone().any(is_of_times)
            && words.any(|word| ZoneText::of(word).is_some_and(|zone| !zone.meant().is_empty()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Passage, Section};
    use crate::form::Field;

    #[test]
    fn times_that_belong_together_share_their_zone() {
        let said = "Between 09:29 and 10:00 UTC\non `10:30` the 11:00 deploy and then, a while later, 12:00 CET";
        let text = Text::read(Field::Passage(Passage::Impact), Some(Section::Impact), said);
        let told = |time: StatedTime| (text.plain[time.span].to_owned(), time.stamp.zone.map(|zone| zone.to_string()));
        let told: Vec<_> = stated_times(&text).into_iter().map(told).collect();
        let with = |time: &str, zone: Option<&str>| (time.to_owned(), zone.map(str::to_owned));
        assert_eq!(
            told,
            [
                with("09:29", Some("UTC")),
                with("10:00 UTC", Some("UTC")),
                with("11:00", None),
                with("12:00 CET", Some("CET"))
            ]
        );
    }

    #[test]
    fn a_zone_is_declared_for_all_times() {
        for text in ["x\nAll times are UTC.", "Timestamps: Europe/Berlin", "Time zone is CET", "times in CET/CEST"] {
            assert!(declares_zone(text), "{text}");
        }
        for text in ["At 10:00 UTC it fell.", "We had a hard time.", "Time\nUTC", "times of the LDAP server"] {
            assert!(!declares_zone(text), "{text}");
        }
    }
}
