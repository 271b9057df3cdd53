//! A postmortem that was begun and not finished.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use crate::document::Passage;
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::progress::{Stage, stage};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "draft-old",
    level: Level::Warning,
    what: "the postmortem is not finished more than five working days after the incident; a warning after 30 days",
    why: "What people saw and thought is gone within days, and until it is written down nobody learns from it.",
    source: "PagerDuty's postmortem guide: within five business days; SRE workbook, chapter 10: promptness",
    remedy: "Finish it, or publish what is known and say what is still open.",
    check,
};

/// In working days.
const SOON: i64 = 5;

/// In days.
const LATE: i64 = 30;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let Some(date) = subject.document.date.day() else { return };
    let days = (subject.today - date).num_days();
    if working_days(date, subject.today) <= SOON || !is_unfinished(subject) {
        return;
    }
    let level = if days > LATE { Level::Warning } else { Level::Hint };
    let message =
        format!("The incident was {days} days ago, and this text is not finished. Finish it while people remember.");
    let span = 0..subject.document.passage(Passage::Status).len();
    found(RULE.finding(Place::Field(Field::Passage(Passage::Status), span), message).at(level));
}

/// Whether its status says so, or it has none and lacks what it cannot do without.
fn is_unfinished(subject: &Subject) -> bool {
    let document = subject.document;
    if !document.passage(Passage::Status).is_blank() {
        return stage(subject) == Some(Stage::Unfinished);
    }
    let lacks_something = subject.settings.required.iter().any(|section| document.is_blank(*section));
    lacks_something && document.own.is_empty() && !Labels::of(document).tell(&["status"])
}

/// How many days from Monday to Friday came after a day, up to another one.
fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days().max(0);
    let is_at_work = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let rest = (1..=days % 7).filter_map(|days| from.checked_add_signed(TimeDelta::days(days)));
    days / 7 * 5 + i64::try_from(rest.filter(is_at_work).count()).unwrap_or_default()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Date\n\n2026-03-19\n\n## Status\n\nDraft\n",
        "## Date\n\n2025-03-24\n\n## Status\n\nComplete, action items in progress\n",
        "## Date\n\n2025-03-24\n\n## Status\n\nAction items in progress\n",
        "## Date\n\n2025-03-24\n\n## Status\n\n-\n",
        "## Date\n\n2025-03-24\n\n## Status\n\n-\n\n## Impact\n\n-\n\n## Damage\n\nNone.\n",
        "## Date\n\nMarch 2025\n\n## Status\n\nDraft\n",
    ],
    failing: &[
        "## Date\n\n2026-03-18\n\n## Status\n\nDraft\n",
        "## Date\n\n2025-03-24\n\n## Status\n\nIn review, not complete yet\n",
        "## Date\n\n2025-03-24\n\n## Status\n\n-\n\n## Impact\n\n-\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn weekends_are_no_working_days() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        // The 2nd is a Monday.
        for (from, to, days) in
            [(2, 2, 0), (2, 3, 1), (2, 6, 4), (2, 8, 4), (2, 9, 5), (6, 9, 1), (7, 15, 5), (2, 24, 16), (9, 2, 0)]
        {
            assert_eq!(working_days(day(from), day(to)), days, "{from} to {to}");
        }
    }

    #[test]
    fn it_weighs_more_after_a_month() {
        let level = |date: &str| {
            only(&RULE, &format!("## Date\n\n{date}\n\n## Status\n\nDraft\n")).pop().map(|found| found.level)
        };
        assert_eq!(level("2026-02-24"), Some(Level::Hint));
        assert_eq!(level("2026-02-23"), Some(Level::Warning));
    }
}
