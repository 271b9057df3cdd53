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

/// What stands between two times of which the second one tells the zone of both: `between 09:29 and 10:00 UTC`.
const TOGETHER: [&str; 8] = ["", "and", "or", "till", "to", "until", "-", "–"];

/// What stands between `time` and its zone, in order: `Time zone is CET`. Time is also what nobody has.
const OF_TIME: [&str; 7] = ["all", "here", "in", "is", "local", "the", "zone"];

/// How many words behind the one for times their zone may stand: `Times of this text are in UTC`.
const NEAR: usize = 7;

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
        let between = text.small(&(time.span.end..next.span.start));
        if time.stamp.zone.is_none() && !between.contains("\n\n") && TOGETHER.contains(&between.trim()) {
            time.stamp.zone.clone_from(&next.stamp.zone);
        }
    }
    times
}

/// Whether a text says what zone its times are in, other than beside one of them: `Times are in UTC`, `UTC times`.
pub fn declares_zone(text: &str) -> bool {
    text.lines().any(|line| {
        // How many more words the zone of the times may be away, and whether the last word was a zone.
        let (mut left, mut is_zone) = (0_usize, false);
        let mut is_of_many = false;
        let words = line.split(|sign: char| !(sign.is_alphanumeric() || "/+_".contains(sign)));
        words.filter(|word| !word.is_empty()).any(|word| {
            let small = word.to_lowercase();
            let was_zone = is_zone;
            is_zone = ZoneText::of(word).is_some_and(|zone| !zone.meant().is_empty());
            if ["time", "times", "timezone", "timestamps"].contains(&small.as_str()) {
                (left, is_of_many) = (NEAR, small != "time");
                return was_zone;
            }
            if left > 0 && is_zone {
                return true;
            }
            let leads_on = is_of_many || OF_TIME.binary_search(&small.as_str()).is_ok();
            left = if leads_on { left.saturating_sub(1) } else { 0 };
            false
        })
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
    fn a_time_does_not_take_the_zone_of_another_sentence() {
        for said in
            ["It fell at 23:20. At 01:00 CET all was well", "It fell at 23:20\n\n23:25 CET", "23:20, then 23:25 CET"]
        {
            let text = Text::read(Field::Passage(Passage::Impact), Some(Section::Impact), said);
            assert_eq!(stated_times(&text)[0].stamp.zone, None, "{said}");
        }
    }

    #[test]
    fn a_zone_is_declared_for_all_times() {
        for text in [
            "x\nAll times are UTC.",
            "Timestamps: Europe/Berlin",
            "Time zone is CET",
            "times in CET/CEST",
            "UTC times",
            "(*all times UTC*)",
        ] {
            assert!(declares_zone(text), "{text}");
        }
        for text in [
            "At 10:00 UTC it fell.",
            "We had a hard time.",
            "Time\nUTC",
            "times of the LDAP server",
            "Nobody had time to ask PST engineers.",
            "PST engineers had no time",
        ] {
            assert!(!declares_zone(text), "{text}");
        }
        assert!(OF_TIME.is_sorted());
    }
}
