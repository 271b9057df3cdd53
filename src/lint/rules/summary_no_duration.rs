//! A summary that does not say how long it was.

use crate::chronology::{Figure, Measure, sentence};
use crate::document::{Edit, Passage, Section};
use crate::form::Field;
use crate::lint::days::days;
use crate::lint::durations::durations;
use crate::lint::outages::tells_outage;
use crate::lint::rule::{Examples, Rule};
use crate::lint::stated_times::stated_times;
use crate::lint::{Finding, Level, Phrases, Place, Subject, Text};

pub static RULE: Rule = Rule {
    name: "summary-no-duration",
    level: Level::Warning,
    what: "the Summary does not say how long the outage or the incident was",
    why: "Most readers read nothing else, and how long it was is what they ask first.",
    source: "SRE workbook, chapter 10: a summary with the key figures; SRE book, appendix D",
    remedy: "Say in the Summary how long it was, as the marked rows of the timeline tell.",
    check,
};

/// Words that say how long without a number, and such as say that nothing was out.
const LENGTHS: [&str; 20] = [
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "no downtime",
    "no impact",
    "no outage",
    "no service disruption",
    "no user impact",
    "no visible impact",
    "not impacted",
    "overnight",
    "second",
    "seconds",
    "week",
    "weekend",
    "weeks",
    "year",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let field = Field::Passage(Passage::Summary);
    let mut summary = subject.texts_of(Section::Summary).filter(|text| text.field == field);
    let Some(summary) = summary.next() else { return };
    let lengths = Phrases::new(LENGTHS);
    let is_told = |text: &Text| lengths.are_in(text) || !durations(text).is_empty() || stated_times(text).len() > 1;
    let headline = || {
        subject.texts.iter().filter(|text| [Field::Title, Field::Passage(Passage::Introduction)].contains(&text.field))
    };
    let texts = || headline().chain([summary]);
    // From one day to another it was so long.
    let mut days = texts().flat_map(|text| days(&text.plain)).map(|named| named.day);
    let several = days.next().is_some_and(|first| days.any(|other| other != first));
    if several || texts().any(is_told) {
        return;
    }
    let figures = &subject.times.figures;
    let known = [Measure::Outage, Measure::Incident].into_iter().find_map(|measure| {
        let figure: &Figure = figures.iter().find(|figure| figure.measure == measure)?;
        Some((figure.said().ok()?, sentence(&subject.times.chronology, figure)?))
    });
    let place = Place::Field(field, 0..0);
    let Some((length, sentence)) = known else {
        // Not every document is of an outage: of a leak or a near miss nobody asks how long it was.
        if tells_outage(summary) {
            found(RULE.finding(place, "The Summary does not say how long it was. Readers ask that first."));
        }
        return;
    };
    let message = format!("The Summary does not say how long it was: by the timeline, {length}.");
    let text = format!("{}\n\n{sentence}", summary.markdown.trim_end());
    let edit = Edit::Passage(Passage::Summary, text);
    found(RULE.finding(place, message).with_safe_fix(format!("Add “{sentence}”"), edit));
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Summary\n\nBookings failed for 85 minutes because checkout waited for database locks.\n",
        "## Summary\n\nBookings failed between 23:14 and 00:39 because checkout waited for database locks.\n",
        "## Summary\n\nBookings failed for more than an hour because checkout waited for database locks.\n",
        "## Summary\n\nBookings failed from 24 March to 26 March because checkout waited for database locks.\n",
        "## Summary\n\nBookings failed for hours because checkout waited for database locks.\n",
        "# Bookings fail for 85 minutes\n\n## Summary\n\nCheckout waited for locks that the import of the timetable held.\n",
        "## Summary\n",
        "## Summary\n\nA key of the test environment was published.\n\n## Timeline\n\n-\n",
    ],
    failing: &[
        "## Summary\n\nBookings failed because checkout waited for database locks.\n",
        "## Summary\n\nThe import of the summer timetable held database locks that checkout needed:\n\n* bookings failed\n* search was slow\n",
        "# Bookings fail on 24 March\n\n## Summary\n\nOn 24 March checkout waited for database locks.\n",
        "## Summary\n\nBookings began to fail at 23:14, because checkout waited for database locks.\n",
        "## Summary\n\nCheckout was unavailable because of database locks.\n\n## Timeline\n\n-\n",
        "## Summary\n\nCheckout waited for database locks.\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n\
         | 21:00 | **INCIDENT BEGINS** the import is slow |\n| 22:00 | **INCIDENT ENDS** |\n",
    ],
};
