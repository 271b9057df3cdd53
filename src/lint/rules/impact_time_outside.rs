//! A time that lies outside of the timeline.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::chronology::{Moment, NamedZone};
use crate::document::Section;
use crate::lint::intervals::APPROXIMATE;
use crate::lint::rule::{Examples, Rule};
use crate::lint::stated_times::{StatedTime, stated_times};
use crate::lint::{Finding, Level, Phrases, Subject, Text, place};
use crate::timeline::spelling::clock::Point;
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::stamp::nearest_year;
use crate::timeline::zones::{Instant, instant};

pub static RULE: Rule = Rule {
    name: "impact-time-outside",
    level: Level::Warning,
    what: "a time in the Summary or in Impact is before the first row of the timeline or after the last one",
    why: "Either the time is wrong, or the timeline leaves out when the harm began or ended.",
    source: "From practice; SRE book, appendix D, where the times of the text are those of the timeline",
    remedy: "Correct the time, or add the row that is missing.",
    check,
};

/// Times that are not of this incident.
const REGULAR: [&str; 28] = [
    "always",
    "daily",
    "day before",
    "each",
    "earlier",
    "evening before",
    "every",
    "following day",
    "following morning",
    "hourly",
    "last evening",
    "last month",
    "last night",
    "last week",
    "next day",
    "next morning",
    "nightly",
    "normally",
    "o'clock",
    "often",
    "planned",
    "previous day",
    "previous evening",
    "previous week",
    "scheduled",
    "usually",
    "weekly",
    "yesterday",
];

const ABOUT: [&str; 8] = ["about", "approx", "approximately", "around", "before", "circa", "past", "roughly"];

/// A timeline of more days than this holds any time of day, whichever day it is of.
const MOST_DAYS: i64 = 2;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    let rows = || chronology.events.iter().filter(|row| !row.event.is_blank());
    let (Some(zone), Some(first), Some(last)) = (chronology.only_zone(), rows().next(), rows().next_back()) else {
        return;
    };
    let (Some(_), Some(_), true) = (first.moment, last.moment, first.id != last.id) else { return };
    let moments = || rows().filter_map(|row| row.moment);
    let (Some(begin), Some(end)) = (moments().min_by_key(|at| at.earliest), moments().max_by_key(|at| at.latest))
    else {
        return;
    };
    let regular = Phrases::new(REGULAR);
    for text in subject.texts_of(Section::Summary).chain(subject.texts_of(Section::Impact)) {
        let times = stated_times(text);
        let (sentences, regular) = (text.sentences(), regular.find(text));
        for time in times {
            let sentence = sentences.partition_point(|sentence| sentence.end <= time.span.start);
            let is_regular = sentences.get(sentence).is_some_and(|sentence| {
                let next = regular.partition_point(|word| word.span.start < sentence.start);
                regular.get(next).is_some_and(|word| word.span.start < sentence.end)
            });
            if is_regular {
                continue;
            }
            if let Some(side) = outside(subject, zone, text, &time, begin, end) {
                let said = &text.plain[time.span.clone()];
                let (row, which) =
                    if side == Side::Before { (first, "before the first") } else { (last, "after the last") };
                let message = format!(
                    "{said} is {which} row of the timeline ({}). Correct it, or add the row that is missing.",
                    chronology.time(row)
                );
                found(RULE.finding(place(text, time.span), message));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// On which side of the timeline a time surely is; `None` if it may be within it.
fn outside(
    subject: &Subject,
    zone: &NamedZone,
    text: &Text,
    time: &StatedTime,
    begin: Moment,
    end: Moment,
) -> Option<Side> {
    let clock = time.stamp.clock?;
    let word = text.words().partition_point(|word| word.start < time.span.start);
    let is_about = clock.approximate || word > 0 && ABOUT.contains(&text.small(&text.words()[word - 1]));
    let slack = if is_about || begin.approximate || end.approximate { APPROXIMATE } else { 59 };
    let meant = match &time.stamp.zone {
        None => None,
        Some(told) if zone.name == Some(told.to_string()) => None,
        // What zone the rows are in is not told, or not known.
        Some(_) if zone.name.is_none() || !zone.is_known() => return None,
        Some(told) => Some(told.meant().first().copied()?),
    };
    let days: Vec<NaiveDate> = match time.stamp.day {
        None if (end.day - begin.day).num_days() > MOST_DAYS => return None,
        None => begin.day.iter_days().take_while(|day| *day <= end.day).collect(),
        Some(_) if !subject.times.chronology.is_dated => return None,
        Some(DayText::Full(day)) => vec![day],
        Some(DayText::NoYear { month, day }) => vec![nearest_year(month, day, begin.day)?],
        Some(_) => return None,
    };
    let nearby = begin.day.checked_sub_days(Days::new(1))?..=end.day.checked_add_days(Days::new(1))?;
    // What was days ago is told of as what led here.
    if !days.iter().any(|day| nearby.contains(day)) {
        return None;
    }
    let at = |day: NaiveDate, point: Point| {
        let seconds = TimeDelta::seconds(i64::from(point.seconds()?));
        let local = day.and_time(NaiveTime::MIN).checked_add_signed(seconds)?;
        let instant = match meant {
            None => zone.instant(local, subject.zones),
            Some(meant) => instant(local, meant, subject.zones)?,
        };
        Some(match instant {
            Instant::Twice { first, second } => (first, second),
            instant => (instant.likely(), instant.likely()),
        })
    };
    for point in [Some(clock.begin), clock.end].into_iter().flatten() {
        let mut side = None;
        let mut is_within = false;
        for day in &days {
            let (early, late) = at(*day, point)?;
            if late + slack < begin.earliest {
                side = side.or(Some(Side::Before));
            } else if end.latest + slack < early {
                side = side.or(Some(Side::After));
            } else {
                is_within = true;
            }
        }
        if !is_within {
            return side;
        }
    }
    None
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nBetween 23:14 and 00:39, 2,318 checkout attempts failed.\n",
        "## Impact\n\nBetween 00:14 and 01:39 CET, 2,318 checkout attempts failed.\n",
        "## Impact\n\nFrom about 22:25 UTC on 2,318 checkout attempts failed.\n",
        "## Impact\n\nA change made at 07:15 the day before had doubled the load.\n",
        "## Impact\n\nThe import, which starts every night at 21:00, was three hours late.\n",
        "## Impact\n\nThe first sailing with the new timetable leaves on 2026-05-01 at 06:00.\n",
        "## Summary\n\nBookings failed from 20:14 on.\n\n## Timeline\n\n-\n",
    ],
    failing: &[
        "## Impact\n\nBetween 22:14 and 00:39, 2,318 checkout attempts failed.\n",
        "## Summary\n\nBookings failed from 23:14 to 04:39 UTC.\n",
        "## Impact\n\nBetween 00:14 and 04:39 CET, 2,318 checkout attempts failed.\n",
        "## Impact\n\nFrom 2026-03-25 23:14 on 2,318 checkout attempts failed.\n",
        "## Impact\n\nFrom about 22:15 UTC on 2,318 checkout attempts failed.\n",
    ],
};
