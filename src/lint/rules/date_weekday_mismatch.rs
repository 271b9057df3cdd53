//! A weekday that was another one.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::form::Field;
use crate::lint::days::{NamedDay, days};
use crate::lint::every_text::for_each_text;
use crate::lint::rows::Entry;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};
use crate::timeline::spelling::day::DayText;

pub static RULE: Rule = Rule {
    name: "date-weekday-mismatch",
    level: Level::Warning,
    what: "a weekday does not belong to the date beside it",
    why: "One of the two is wrong, and readers look at the graphs of the wrong day.",
    source: "From practice",
    remedy: "Look up which of the two is right.",
    check,
};

/// A day without its year is one that is not further away from the incident, in days.
const NEAR: i64 = 120;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let incident = subject.document.date.day();
    for_each_text(subject.document, &mut |field, text| in_text(field, text, incident, found));
}

pub fn of_row(entry: &Entry, found: &mut dyn FnMut(Finding)) {
    entry.for_each_text(&mut |field, text| in_text(field, text, entry.incident, found));
}

fn in_text(field: Field, text: &str, incident: Option<NaiveDate>, found: &mut dyn FnMut(Finding)) {
    for NamedDay { day, span, weekday } in days(text) {
        let (Some((weekday, _)), Some(date)) = (weekday, date(day, incident)) else { continue };
        if weekday != date.weekday() {
            let said = text[span.clone()].trim_matches(['(', ')']);
            let message = format!("“{said}” was a {}. One of the two is wrong.", name(date.weekday()));
            found(RULE.finding(Place::Field(field, span), message));
        }
    }
}

/// The date that a day means, beside that of the incident.
fn date(day: DayText, incident: Option<NaiveDate>) -> Option<NaiveDate> {
    match day {
        DayText::Full(date) => Some(date),
        DayText::NoYear { month, day } => {
            let incident = incident?;
            let near = |year: i32| {
                let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
                ((date - incident).num_days().abs() <= NEAR).then_some(date)
            };
            (incident.year() - 1..=incident.year() + 1).find_map(near)
        }
        _ => None,
    }
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Summary\n\nOn Tuesday, 24 March 2026, bookings failed.\n",
        "## Summary\n\nOn Tue, 24 March bookings failed. On Monday they had not.\n",
        "## Summary\n\nWe looked at Tuesday, 24 September, too.\n",
        "## Summary\n\nAs of 24 March, Wednesday deploys are frozen.\n",
        "## Impact\n\nUntil 2026-03-25 (Wednesday) 12 customers wrote to us.\n",
        "## Date\n\n2026-01-02\n\n## Summary\n\nThe job had run since Wednesday, 31 December.\n",
    ],
    failing: &[
        "## Summary\n\nOn Monday, 24 March 2026, bookings failed.\n",
        "## Summary\n\nOn Mon, 24 March bookings failed.\n",
        "## Summary\n\nOn 24 March, Monday, bookings failed.\n",
        "## Impact\n\nUntil 2026-03-25 (Sunday) 12 customers wrote to us.\n",
        "## Date\n\n2026-01-02\n\n## Summary\n\nThe job had run since Friday, 31 December.\n",
        "## Date\n\n2025-12-30\n\n## Summary\n\nThe job ran until Monday, 2 January.\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn the_right_weekday_is_named() {
        for (day, name) in (23..30).zip(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
        {
            let wrong = if name == "Monday" { "Sunday" } else { "Monday" };
            let found = only(&RULE, &format!("## Impact\n\nFrom {wrong}, 2026-03-{day} on.\n"));
            assert_eq!(found[0].message, format!("“{wrong}, 2026-03-{day}” was a {name}. One of the two is wrong."));
        }
    }

    #[test]
    fn a_day_without_its_year_is_near_the_incident() {
        let incident = NaiveDate::from_ymd_opt(2026, 3, 24);
        let date = |month, day| date(DayText::NoYear { month, day }, incident).map(|date| date.to_string());
        assert_eq!(date(7, 22).as_deref(), Some("2026-07-22"));
        assert_eq!(date(7, 23), None);
        assert_eq!(date(11, 24).as_deref(), Some("2025-11-24"));
        assert_eq!(date(11, 23), None);
    }
}
