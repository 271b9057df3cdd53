//! Rows that are not in the order of their times.

use crate::chronology::TimedEvent;
use crate::document::{Edit, Id};
use crate::form::Field;
use crate::lint::row_order::{Day, Means, StepBack, days};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-unsorted",
    level: Level::Warning,
    what: "rows of one day are not in the order of their times",
    why: "Readers take what stands below for what came later, and see causes where there are none.",
    source: "SRE book, appendix D: the timeline runs from the first event to the last; Etsy's debriefing guide",
    remedy: "Put the rows into the order of their times.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for day in days(subject) {
        let steps = day.steps_back(subject);
        let (wrong, other_days): (Vec<StepBack>, Vec<StepBack>) =
            steps.into_iter().partition(|step| step.means != Means::AnotherDay);
        let Some(first) = wrong.first() else { continue };
        let time = |row: &TimedEvent| subject.times.chronology.time(row);
        let more = match wrong.len() {
            1 => String::new(),
            2 => " One more row of this day goes back like this.".to_owned(),
            count => format!(" {} more rows of this day go back like this.", count - 1),
        };
        let message = if first.means == Means::NewestFirst {
            "Most rows of this day are told newest first. Put them into the order of their times.".to_owned()
        } else {
            format!(
                "Row {} ({}) stands below row {} ({}).{more} Put the rows into the order of their times.",
                first.row.number,
                time(first.row),
                first.above.number,
                time(first.above)
            )
        };
        let finding = RULE.finding(Place::Field(Field::Time(first.row.id), 0..0), message);
        // While a day is missing, the order is not known.
        if !other_days.is_empty() {
            found(finding);
            continue;
        }
        let (name, edit) = ("Sort the rows of this day", Edit::Arrange(sorted(&day)));
        found(if is_certain(&day, first) { finding.with_safe_fix(name, edit) } else { finding.with_offer(name, edit) });
    }
}

/// Whether the times alone tell the order of a day: a note, or a row without a known time, may belong to the row above it or
/// to the one below, and of rows that are told newest first those of one minute are, too.
fn is_certain(day: &Day, first: &StepBack) -> bool {
    first.means != Means::NewestFirst
        && day.notes.iter().all(|(rows, _)| *rows == 0)
        && day.rows.iter().all(|row| row.moment.is_some())
}

/// The rows of a day in the order of their times. Those of one time stay as they are. What has no known time goes with the
/// row above it, and so do the notes below a row, such as the log that shows it.
fn sorted(day: &Day) -> Vec<Id> {
    let mut rows: Vec<(Option<i64>, Id)> = Vec::new();
    let mut above = None;
    // What stands above all rows stays there.
    let mut notes = day.notes.iter().skip_while(|(rows, _)| *rows == 0).peekable();
    for (at, row) in day.rows.iter().enumerate() {
        above = row.moment.map(|moment| moment.earliest).or(above);
        rows.push((above, row.id));
        while let Some((_, note)) = notes.next_if(|(rows, _)| *rows == at + 1) {
            rows.push((above, *note));
        }
    }
    rows.sort_by_key(|(time, _)| *time);
    rows.into_iter().map(|(_, id)| id).collect()
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:00 | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 22:30 CET | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:05:40 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:05:12 | the pager rings |\n| ~21:00 | somebody calls |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 00:10 | **OUTAGE ENDS** |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:59 | the pager rings |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:30 | the pager rings |\n\
         | | nobody knows why |\n| 21:10 | a restart |\n| 21:20 | another one |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n| Time | Description |\n| - | - |\n| 2026-03-24 22:00 | the pager rings |\n\
         | 2026-03-23 21:30 | **OUTAGE BEGINS** checkout fails |\n| 2026-03-24 23:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:00 | a restart |\n| 10:00 | the pager rings |\n| 21:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:30 | the pager rings |\n\
         | 21:00 | **OUTAGE BEGINS** checkout fails |\n| 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE ENDS** |\n| 09:10 | the pager rings |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:30 | the pager rings |\n\n```\n21:30 page sent\n```\n\n| Time | Description |\n| - | - |\n| 21:10 | a restart |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TimelineEntry;
    use crate::lint::testing::only;
    use crate::session::Session;

    /// The text with the fix made, and whether a machine may make it.
    fn mended(rows: &str) -> (String, bool) {
        let text = format!("## Date\n\n2026-03-24\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n{rows}");
        let found = only(&RULE, &text);
        assert_eq!(found.len(), 1, "{text}");
        let mut session = Session::open(&text);
        let Some(fix) = &found[0].fix else { return (String::new(), false) };
        session.apply(fix.edit.clone());
        let said = |entry: &TimelineEntry| match entry {
            TimelineEntry::Note(text) => text.trim().to_owned(),
            TimelineEntry::Event(event) => event.description().to_owned(),
            TimelineEntry::Day(_) => "day".to_owned(),
        };
        let order: Vec<String> = session.document().timeline.iter().map(|entry| said(&entry.value)).collect();
        (order.join(" "), fix.is_safe)
    }

    #[test]
    fn what_belongs_to_a_row_goes_with_it() {
        let table = "| Time | Description |\n| - | - |\n";
        let sorted = |rows: &str| mended(&format!("{table}{rows}"));
        assert_eq!(sorted("| 21:30 | b |\n| 21:10 | a |\n| 22:00 | c |\n"), ("day a b c".to_owned(), true));
        let with_notes =
            format!("Before\n\n{table}| 21:30 | b |\n\nof-b\n\n{table}| 21:10 | a |\n| 22:00 | c |\n\nof-c\n");
        assert_eq!(mended(&with_notes), ("day Before a b of-b c of-c".to_owned(), false));
        assert_eq!(
            sorted("| 21:30 | b |\n| | of-b |\n| 21:10 | a |\n| 22:00 | c |\n"),
            ("day a b of-b c".to_owned(), false)
        );
        let newest_first = "| 21:30 | d |\n| 21:20 | c |\n| 21:10 | b |\n| 21:00 | a |\n";
        assert_eq!(sorted(newest_first), ("day a b c d".to_owned(), false));
    }
}
