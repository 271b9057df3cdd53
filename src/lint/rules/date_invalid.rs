//! A date that is none.

use chrono::{Datelike, NaiveDate};

use crate::document::{Date, Edit, Passage, Postmortem, TimelineEntry, iso, read_time};
use crate::form::Field;
use crate::lint::days::days;
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};
use crate::timeline::spelling::day::{Beside, DayText, day, weekday};
use crate::timeline::spelling::reader::Reader;

pub static RULE: Rule = Rule {
    name: "date-invalid",
    level: Level::Error,
    what: "the date is missing (a hint where the text names a day, nothing where the title does), is no day as YYYY-MM-DD, \
           lies in the future or before 1970",
    why: "Logs, graphs and changes are found by the day, and lists of postmortems are sorted by it.",
    source: "SRE book, appendix D; ISO 8601 for the spelling",
    remedy: "Write the day on which the harm began, as in 2026-03-24.",
    check,
};

/// Before this year no computer service failed that somebody writes of today.
const FIRST_YEAR: i32 = 1970;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let place = Place::Field(Field::Date, 0..0);
    match &subject.document.date {
        Date::Blank => missing(subject, found),
        // Where the clocks of the timeline are ahead of the person's, it is tomorrow there already.
        Date::Day(day) if subject.today.succ_opt().is_some_and(|tomorrow| *day > tomorrow) => {
            let message = format!("{} has not come yet. Write the day on which the harm began.", iso(*day));
            found(RULE.finding(place, message));
        }
        Date::Day(day) if day.year() < FIRST_YEAR => {
            let message = format!("The year {} is too long ago. Write the day on which the harm began.", day.year());
            found(RULE.finding(place, message));
        }
        Date::Day(_) => {}
        Date::AsTyped(text) => {
            let (message, day) = understood(text.trim());
            let finding = RULE.finding(place, message);
            let day = day.filter(|day| day.year() >= FIRST_YEAR && *day <= subject.today);
            found(match day {
                Some(day) => finding.with_safe_fix(format!("Write {}", iso(day)), Edit::Date(iso(day))),
                None => finding,
            });
        }
    }
}

/// What is wrong with a text that is no day in the usual spelling, and the day if it means one for certain.
fn understood(text: &str) -> (String, Option<NaiveDate>) {
    let mut reader = Reader::new(text, 0);
    let told = day(&mut reader, Beside { clock: true });
    let rest = reader.rest().trim();
    let mut first = Reader::new(text, 0);
    let named = weekday(&mut first);
    match told {
        Some(DayText::Full(date)) if rest.is_empty() && named.is_none_or(|named| named == date.weekday()) => {
            (format!("“{text}” is not written as YYYY-MM-DD. Write {}.", iso(date)), Some(date))
        }
        Some(DayText::Full(date)) if rest.is_empty() => {
            (format!("“{text}” names a weekday that {} was not. Write the day as YYYY-MM-DD.", iso(date)), None)
        }
        Some(DayText::Full(_)) => {
            (format!("“{text}” says more than a day. Write only the one on which the harm began, as YYYY-MM-DD."), None)
        }
        Some(DayText::NoYear { .. }) | Some(DayText::Numbers { year: None, .. }) => {
            (format!("“{text}” has no year. Write the day as YYYY-MM-DD."), None)
        }
        Some(DayText::Numbers { .. }) => {
            (format!("In “{text}” either number may be the month. Write the day as YYYY-MM-DD."), None)
        }
        _ => (format!("“{text}” is not a day. Write the one on which the harm began, as YYYY-MM-DD."), None),
    }
}

/// Nothing stands under Date: other places may tell the day.
fn missing(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    let place = Place::Field(Field::Date, 0..0);
    let is_possible = |day: &NaiveDate| *day <= subject.today && day.year() >= FIRST_YEAR;
    if subject.refers_to_another() {
        return;
    }
    // A site generator has title and day among its settings.
    let settings = document.front_matter.as_ref().map_or("", |settings| settings.settings());
    if named(&document.title).or_else(|| named(settings)).is_some()
        || Labels::of(document).tell(&["date", "day", "started", "when", "key events"])
    {
        return;
    }
    let mut in_timeline = document.timeline.iter().filter_map(|row| match &*row.value {
        TimelineEntry::Day(line) => line.date(),
        TimelineEntry::Event(event) => read_time(&event.time).and_then(|stamp| stamp.day).and_then(full),
        TimelineEntry::Note(_) => None,
    });
    if let Some(day) = in_timeline.next().filter(is_possible) {
        let message = format!("There is no date. The timeline begins on {}.", iso(day));
        let finding = RULE.finding(place, message).at(Level::Hint);
        found(match in_timeline.all(|other| other == day) {
            true => finding.with_safe_fix(format!("Write {}", iso(day)), Edit::Date(iso(day))),
            false => finding,
        });
        return;
    }
    let told: Vec<DayText> = texts(document).into_iter().flat_map(days).map(|named| named.day).collect();
    let possible: Vec<NaiveDate> = told.iter().copied().filter_map(full).filter(is_possible).collect();
    if subject.is_post() && opens_with_day(subject) {
        return;
    }
    let message = match (possible.first(), told.first()) {
        (Some(day), _) if possible.iter().all(|other| other == day) => {
            format!("There is no date, but the text names {}. Write here on which day the harm began.", iso(*day))
        }
        (Some(_), _) => {
            "There is no date, and the text names several days. Write the one on which it began.".to_owned()
        }
        (None, Some(DayText::NoYear { .. })) => {
            "There is no date, and the day that the text names has no year. Write it as YYYY-MM-DD.".to_owned()
        }
        _ => {
            found(RULE.finding(place, "There is no date. Write the day on which the harm began, as YYYY-MM-DD."));
            return;
        }
    };
    found(RULE.finding(place, message).at(Level::Hint));
}

/// All that may tell on which day it was: what was decided to be done has days of its own.
fn texts(document: &Postmortem) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![&document.title];
    let others = Passage::ALL.into_iter().filter(|passage| *passage != Passage::SupportingInformation);
    texts.extend(others.map(|passage| document.passage(passage).as_str()));
    texts.extend(document.own.iter().map(|own| own.value.text.as_str()));
    texts.extend(document.timeline.iter().filter_map(|row| match &*row.value {
        TimelineEntry::Event(event) => Some(event.text.as_str()),
        TimelineEntry::Note(text) => Some(text.as_str()),
        TimelineEntry::Day(_) => None,
    }));
    texts
}

/// Whether the first sentence below the title or of the summary names a day in full.
fn opens_with_day(subject: &Subject) -> bool {
    const OPENINGS: [Field; 2] = [Field::Passage(Passage::Introduction), Field::Passage(Passage::Summary)];
    let mut openings = subject.texts.iter().filter(|text| OPENINGS.contains(&text.field));
    openings.any(|text| text.sentences().first().and_then(|first| named(&text.plain[first.clone()])).is_some())
}

/// The first day that a text names in full.
fn named(text: &str) -> Option<NaiveDate> {
    days(text).into_iter().find_map(|named| full(named.day))
}

fn full(day: DayText) -> Option<NaiveDate> {
    match day {
        DayText::Full(date) => Some(date),
        _ => None,
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Date\n\n2026-03-24\n",
        "## Date\n\n2026-03-27\n",
        "## Date\n\n1970-01-01\n",
        "## Date\n\n24 March 2026\n",
        "## Date\n\n-\n\n## About\n\nDate of the incident: last night\n",
        "# Bookings fail on 2026-03-24\n\n## Date\n\n-\n",
    ],
    failing: &[
        "## Date\n\n-\n",
        "# Bookings fail on 24 March\n\n## Date\n\n-\n",
        "## Date\n\n-\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 2026-03-24 21:00 | **OUTAGE BEGINS** |\n| 2026-03-24 22:00 | **OUTAGE ENDS** |\n",
        "## Date\n\n-\n\n## Timeline\n\n-\n\n## Summary\n\nOn 2026-03-24 bookings failed.\n",
        "## Date\n\n2026-03-28\n",
        "## Date\n\n1969-12-31\n",
        "## Date\n\n24.3.2026\n",
        "## Date\n\nTuesday, 24 March 2026\n",
        "## Date\n\nMonday, 24 March 2026\n",
        "## Date\n\n03/04/2026\n",
        "## Date\n\n24 March\n",
        "## Date\n\n2026-02-30\n",
        "## Date\n\n2026-03-24 to 2026-03-25\n",
        "## Date\n\n-\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn a_day_that_is_certain_is_offered() {
        let fixes = |rest: &str| {
            let found = only(&RULE, rest);
            let fix = found[0].fix.as_ref().map(|fix| fix.name.clone());
            fix.unwrap_or_else(|| found[0].message.split('.').next().unwrap_or_default().to_owned())
        };
        let timeline =
            |day: &str| format!("## Timeline\n\n{day} (*all times UTC*)\n\n| Time | Event |\n|-|-|\n| 9:00 | a |\n");
        let rows = |one: &str, other: &str| {
            format!("## Timeline\n\n| Time | Event |\n|-|-|\n| {one} 9:00 | a |\n| {other} 10:00 | b |\n")
        };
        for (text, expected) in [
            ("## Date\n\n24.3.2026\n", "Write 2026-03-24"),
            ("## Date\n\nTuesday, 24 March 2026\n", "Write 2026-03-24"),
            ("## Date\n\n26.3.2026\n", "Write 2026-03-26"),
            ("## Date\n\n1.1.1970\n", "Write 1970-01-01"),
            ("## Date\n\nMonday, 24 March 2026\n", "“Monday, 24 March 2026” names a weekday that 2026-03-24 was not"),
            ("## Date\n\n2026-03-24 to 25\n", "“2026-03-24 to 25” says more than a day"),
            ("## Date\n\nMarch 24\n", "“March 24” has no year"),
            ("## Date\n\n3/4\n", "“3/4” has no year"),
            ("## Date\n\n3/4/2026\n", "In “3/4/2026” either number may be the month"),
            ("## Date\n\nTuesday\n", "“Tuesday” is not a day"),
            (&timeline("2026-03-24"), "Write 2026-03-24"),
            (&timeline("2026-03-26"), "Write 2026-03-26"),
            (&timeline("2026-03-27"), "There is no date"),
            (&timeline("1970-01-01"), "Write 1970-01-01"),
            (&timeline("1969-01-01"), "There is no date"),
            (
                &format!("{}\n2026-03-25\n\n| Time | Event |\n|-|-|\n| 9:00 | a |\n", timeline("2026-03-24")),
                "There is no date",
            ),
            (&rows("2026-03-24", "2026-03-24"), "Write 2026-03-24"),
            (&rows("2026-03-24", "2026-03-25"), "There is no date"),
        ] {
            assert_eq!(fixes(text), expected, "{text}");
        }
        let told = |text: &str| {
            only(&RULE, text).into_iter().map(|finding| (finding.level, finding.message)).collect::<Vec<_>>()
        };
        for text in [timeline("2026-03-24"), rows("2026-03-24", "2026-03-25"), rows("2026-03-24", "")] {
            assert_eq!(told(&text), [(Level::Hint, "There is no date. The timeline begins on 2026-03-24.".to_owned())]);
        }
        for (text, level) in [
            ("## Summary\n\nIt fell on 2026-03-24, and was well again on 2026-03-24.\n", Level::Hint),
            ("# T\n\nIt fell on 2026-03-24.\n", Level::Hint),
            ("It fell on 2026-03-24.\n", Level::Hint),
            ("It fell on 2026-03-27.\n", Level::Error),
            ("## Summary\n\na\n\n## Impact\n\nAll on 2026-03-24.\n", Level::Hint),
            ("## Background\n\nIt fell on 2026-03-24.\n", Level::Hint),
            ("## Timeline\n\nIt fell on 2026-03-24.\n", Level::Hint),
            ("## Timeline\n\n| Time | Event |\n|-|-|\n| 9:00 | it fell on 2026-03-24 |\n", Level::Hint),
            ("## Supporting Information\n\nGraphs of 2026-03-24\n", Level::Error),
            ("## Action Items\n\n* Do it on 2026-03-24\n", Level::Error),
        ] {
            let told = told(text);
            assert_eq!((told[0].0, told[0].1.contains("names 2026-03-24")), (level, level == Level::Hint), "{text}");
        }
        for (text, message) in [
            ("## Summary\n\nIt fell on 2026-03-24, and on 2026-03-25.\n", "names several days"),
            ("## Summary\n\nIt fell on 24 March 2026.\n\n## Impact\n\nOn 2026-03-25 as well.\n", "names several days"),
            ("It fell on 24 March.\n", "has no year"),
            ("# It falls on March 24\n", "has no year"),
        ] {
            let told = told(text);
            assert!(told[0].0 == Level::Hint && told[0].1.contains(message), "{told:?}");
        }
        let post = |text: &str| only(&RULE, &format!("---\nlayout: post\n---\n\n{text}\n")).len();
        assert_eq!(post("# T\n\nOn March 24, 2026 it fell. More is below."), 0);
        assert_eq!(post("# T\n\nIt fell. On March 24, 2026 it was well."), 1);
        assert_eq!(post("# T\n\n## Summary\n\nIt fell on March 24."), 1);
        assert_eq!(post("# T\n\nMore is below.\n\n## Summary\n\nIt fell on March 24, 2026."), 0);
        assert_eq!(only(&RULE, "## Date\n\n27.3.2026\n")[0].fix, None);
        assert!(only(&RULE, "# Fell on 2026-03-24 and 2026-03-25\n").is_empty());
        assert!(only(&RULE, "---\ntitle: Fell on March 24, 2026\n---\n\na\n").is_empty());
        assert!(!only(&RULE, "---\ntitle: Fell on March 24\n---\n\na\n").is_empty());
    }
}
