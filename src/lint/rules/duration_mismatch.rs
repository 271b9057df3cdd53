//! A duration that the timeline does not give.

use crate::chronology::{Chronology, Figure, Measure};
use crate::document::{Edit, Section};
use crate::lint::durations::{Duration, SaidOf, durations};
use crate::lint::intervals::Intervals;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Subject, Text, place};

pub static RULE: Rule = Rule {
    name: "duration-mismatch",
    level: Level::Warning,
    what: "a stated duration of the outage or the incident is not the time between any two rows of the timeline, or only between \
           rows of which one carries no marker, though others carry one",
    why: "Readers who find two figures for the same thing trust neither.",
    source: "SRE book, appendix D, where the duration follows from the timeline; SRE workbook, chapter 10",
    remedy: "Take the duration from the marked rows, or mark the rows that it is taken from.",
    check,
};

/// How many durations of a document are looked into: no postmortem says more of its own outage.
const MOST: usize = 50;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let chronology = &subject.times.chronology;
    let is_comparable = chronology.only_zone().is_some() || chronology.zones.iter().all(|zone| zone.is_known());
    if !is_comparable || chronology.events.iter().filter(|row| row.moment.is_some()).take(2).count() < 2 {
        return;
    }
    let mut rows: Option<Rows> = None;
    let mut left = MOST;
    for text in subject.texts.iter().filter(|text| is_about_the_incident(text)) {
        let stated: Vec<(Duration, SaidOf)> = durations(text)
            .into_iter()
            .take(left)
            .filter_map(|stated| {
                let of = stated.said_of(text)?;
                Some((stated, of))
            })
            .collect();
        left -= stated.len();
        for (duration, of) in &stated {
            let rows = rows.get_or_insert_with(|| Rows::of(subject));
            if let Some(finding) = rows.finding(text, duration, *of, stated.len() == 1) {
                found(finding);
            }
        }
    }
}

/// What is to be done takes its own time, and what supports the text may be of anything.
fn is_about_the_incident(text: &Text) -> bool {
    !matches!(text.section, Some(Section::ActionItems | Section::SupportingInformation))
}

/// What the timeline says of lengths.
struct Rows<'s> {
    chronology: &'s Chronology,
    figures: &'s [Figure],
    marked: Intervals,
    all: Intervals,
    /// Whether a row may give a length that nobody can compute.
    has_unknown: bool,
}

impl<'s> Rows<'s> {
    fn of(subject: &Subject<'s>) -> Rows<'s> {
        let chronology = &subject.times.chronology;
        Rows {
            chronology,
            figures: &subject.times.figures,
            marked: Intervals::of(chronology, |row| row.event.marker().is_some()),
            all: Intervals::of(chronology, |_| true),
            has_unknown: chronology.events.iter().any(|row| row.moment.is_none() && !row.event.is_blank()),
        }
    }

    fn finding(&self, text: &Text, duration: &Duration, of: SaidOf, is_alone: bool) -> Option<Finding> {
        let (shortest, longest) = (duration.shortest.max(0), duration.longest);
        // Of less than a minute rows say nothing.
        if longest < 60 {
            return None;
        }
        let is_figure = |figure: &Figure| {
            figure.length.as_ref().is_ok_and(|length| length.bounds().0 <= longest && shortest <= length.bounds().1)
        };
        let apart = |from: &Intervals, to: &Intervals| from.apart(to, shortest, longest).take(2).collect::<Vec<_>>();
        if self.figures.iter().any(is_figure) || !apart(&self.marked, &self.marked).is_empty() {
            return None;
        }
        let said = &text.plain[duration.span.clone()];
        let figure = self.figure(of);
        let by_markers =
            figure.and_then(|figure| figure.said().ok()).map(|length| format!(" The marked rows give {length}."));
        let by_markers = by_markers.unwrap_or_default();
        let one_marked = [apart(&self.marked, &self.all), apart(&self.all, &self.marked)].concat();
        // While no row is marked, all figures are taken from rows without markers.
        let has_markers = self.chronology.events.iter().any(|row| row.event.marker().is_some());
        let pairs = if one_marked.is_empty() { apart(&self.all, &self.all) } else { one_marked };
        if !pairs.is_empty() && !has_markers {
            return None;
        }
        if let [(from, to), more @ ..] = &pairs[..] {
            let message = if more.is_empty() && from != to {
                let row = |at: usize| {
                    format!(
                        "row {} ({})",
                        self.chronology.events[at].number,
                        self.chronology.time(&self.chronology.events[at])
                    )
                };
                let unmarked =
                    [*from, *to].into_iter().filter(|at| self.chronology.events[*at].event.marker().is_none());
                let unmarked: Vec<String> = unmarked.map(|at| self.chronology.events[at].number.to_string()).collect();
                let which = match &unmarked[..] {
                    [one] => format!("and row {one} carries no marker. Mark it if the figure is taken from it."),
                    _ => "neither of which carries a marker. Mark them if the figure is taken from them.".to_owned(),
                };
                format!("“{said}” is the time from {} to {}, {which}{by_markers}", row(*from), row(*to))
            } else {
                format!(
                    "“{said}” fits only rows of the timeline of which at least one carries no marker. Mark those that it is taken from.{by_markers}"
                )
            };
            return Some(RULE.finding(place(text, duration.span.clone()), message).at(Level::Hint));
        }
        if self.has_unknown {
            return None;
        }
        let message = format!(
            "No two rows of the timeline are “{said}” apart.{by_markers} Correct the text or a row's time, or add the row that it is counted from."
        );
        let finding = RULE.finding(place(text, duration.span.clone()), message);
        let edit = figure
            .filter(|_| is_alone && matches!(of, SaidOf::Whole(_)))
            .and_then(|figure| self.replaced(text, duration, figure));
        Some(match edit {
            Some((length, text)) => finding.with_offer(format!("Replace it by “{length}”"), text),
            None => finding,
        })
    }

    /// The figure that a duration is to agree with; that of the outage where nothing tells which.
    fn figure(&self, of: SaidOf) -> Option<&'s Figure> {
        let wanted = match of {
            SaidOf::Whole(measure) => measure,
            SaidOf::Part => Measure::Outage,
        };
        self.figures.iter().find(|figure| figure.measure == wanted)
    }

    /// The text with the computed length in the place of a duration, and that length. `None` where it is uncertain.
    fn replaced(&self, text: &Text, duration: &Duration, figure: &Figure) -> Option<(String, Edit)> {
        let seconds =
            figure.length.as_ref().ok()?.exact().filter(|seconds| *seconds >= 60 && figure.spells.len() == 1)?;
        let span = text.source(duration.span.clone());
        // What is marked up within, or spelled otherwise, stays as it is.
        if text.markdown.get(span.clone())? != &text.plain[duration.span.clone()] {
            return None;
        }
        let length = if !duration.is_joined {
            figure.said().ok()?
        } else if seconds % 60 == 0 {
            format!("{}-minute", seconds / 60)
        } else {
            return None;
        };
        let mut markdown = text.markdown.clone();
        markdown.replace_range(span, &length);
        Some((length, text.field.edit(markdown)))
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Summary\n\nBookings failed for 85 minutes.\n",
        "## Summary\n\nAn outage of 1 h 25 min, and an incident that lasted almost three hours.\n",
        "## Summary\n\nA 73-minute outage that was detected after 12 minutes.\n",
        "## Detection\n\nThe alert averages over 45 minutes, and its window was 20 minutes too long.\n",
        "## Detection\n\nThe alert on checkout paged. It was added after the outage of 4 days in 2019.\n",
        "## Trigger\n\nA replica had been offline for 3 days, and the old server was down for 6 hours.\n",
        "## Resolution\n\nWe paused the import for 5 minutes, and 3 minutes later cancelled it.\n",
        "## Summary\n\nBookings failed for 50 minutes.\n\n## Timeline\n\n-\n",
        "## Detection\n\nTime to detection: 0 minutes\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Page after an outage of 4 minutes | detect | ada | n/a **TODO** |\n",
        "## Summary\n\nBookings failed for 70 minutes.\n\n## Detection\n\n-\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 22:10 | all is well |\n",
    ],
    failing: &[
        "## Summary\n\nBookings failed for 67 minutes.\n",
        "## Summary\n\nThe outage lasted 67 minutes.\n",
        "## Summary\n\nA 67-minute outage of all bookings.\n",
        "## Impact\n\nDowntime: about six hours\n",
        "## Detection\n\nThe incident was noticed 20 minutes after bookings began to fail.\n",
        "## Resolution\n\nThe outage lasted 78 minutes.\n",
        "## Summary\n\nBookings failed for 70 minutes.\n\n## Detection\n\n-\n\n## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | checkout fails |\n| 22:11 | all is well |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn what_a_person_wrote_is_replaced_only_if_they_say_so() {
        let rows = "| Time | Description |\n| - | - |\n| 09:00 | **OUTAGE BEGINS** |\n| 10:00 | **OUTAGE ENDS** |\n";
        let found =
            only(&RULE, &format!("## Summary\n\nThe outage lasted 31 minutes.\n\n## Timeline\n\n2026-03-24\n\n{rows}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].fix.is_some() && found[0].safe_fix().is_none(), "{found:?}");
    }

    /// What is found if bookings failed for 31 minutes and the timeline has these rows.
    fn found(rows: &str) -> Vec<(Level, String)> {
        let rows = format!("2026-03-24\n\n| Time | Description |\n| - | - |\n{rows}");
        let text = format!("## Summary\n\nBookings failed for 31 minutes.\n\n## Timeline\n\n{rows}");
        only(&RULE, &text).into_iter().map(|finding| (finding.level, finding.message)).collect()
    }

    #[test]
    fn rows_without_markers_are_named_if_they_are_the_only_ones() {
        let hint = |message: &str| vec![(Level::Hint, message.to_owned())];
        assert_eq!(
            found("| 09:00 | **CLEARED** |\n| 09:31 | x |\n"),
            hint(
                "“31 minutes” is the time from row 1 (09:00) to row 2 (09:31), and row 2 carries no marker. Mark it if the figure is taken from it."
            )
        );
        assert_eq!(
            found("| 08:00 | **CLEARED** |\n| 09:00 | x |\n| 09:31 | x |\n"),
            hint(
                "“31 minutes” is the time from row 2 (09:00) to row 3 (09:31), neither of which carries a marker. Mark them if the figure is taken from them."
            )
        );
        for rows in [
            "| 09:00 | **CLEARED** |\n| 09:31 | x |\n| 09:31 | y |\n",
            "| 08:00 | **CLEARED** |\n| 09:00-09:31 | x |\n",
        ] {
            assert!(found(rows)[0].1.starts_with("“31 minutes” fits only rows"), "{rows}");
        }
        assert_eq!(found("| 09:00 | x |\n| 09:31 | x |\n"), []);
    }
}
