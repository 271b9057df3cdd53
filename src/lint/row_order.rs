//! Where the times of the timeline go back from one row to the next, and what that means: a row that stands in the wrong
//! place, or a day that is not told.

use chrono::NaiveDate;

use super::intervals::APPROXIMATE;
use super::subject::Subject;
use crate::chronology::{Moment, TimedEvent};
use crate::document::{Id, Postmortem, TimelineEntry};

/// The entries from one line of a day to the next.
#[derive(Debug, Default)]
pub struct Day<'d> {
    /// What its line says, else what the lines above it or the document say.
    pub date: Option<NaiveDate>,
    /// The line that ends it.
    pub next: Option<Id>,
    pub rows: Vec<&'d TimedEvent>,
    /// The notes among and below its rows, with how many rows are above each.
    pub notes: Vec<(usize, Id)>,
}

/// A row whose time is before that of the row above it.
#[derive(Clone, Copy, Debug)]
pub struct StepBack<'d> {
    /// The nearest row above it with a known time.
    pub above: &'d TimedEvent,
    pub row: &'d TimedEvent,
    pub means: Means,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Midnight passed between them, and no line says so.
    AnotherDay,
    WrongPlace,
    /// Most rows of the day are before the one above them.
    NewestFirst,
}

/// A clock that goes back by more than this passed midnight, in seconds: nobody puts a row so far from its place.
const SURELY_ANOTHER_DAY: i64 = 12 * 3600;

/// So does one that goes back by this much, if what follows is in order and never comes back to where it was.
const LIKELY_ANOTHER_DAY: i64 = 4 * 3600;

/// The days of the timeline, in its order.
pub fn days<'d>(subject: &Subject<'d>) -> Vec<Day<'d>> {
    let document: &Postmortem = subject.document;
    let mut events = subject.times.chronology.events.iter();
    let mut days = vec![Day { date: document.date.day(), ..Day::default() }];
    for entry in document.timeline.iter() {
        match &*entry.value {
            TimelineEntry::Note(_) => {
                if let Some(day) = days.last_mut() {
                    day.notes.push((day.rows.len(), entry.id));
                }
            }
            TimelineEntry::Day(line) => {
                let Some(above) = days.last_mut() else { break };
                above.next = Some(entry.id);
                let date = line.date().or(above.date);
                days.push(Day { date, ..Day::default() });
            }
            TimelineEntry::Event(_) => {
                if let (Some(day), Some(event)) = (days.last_mut(), events.next()) {
                    day.rows.push(event);
                }
            }
        }
    }
    days
}

impl<'d> Day<'d> {
    /// Where its times go back.
    pub fn steps_back(&self, subject: &Subject) -> Vec<StepBack<'d>> {
        let chronology = &subject.times.chronology;
        let known: Vec<(&TimedEvent, Moment)> = self
            .rows
            .iter()
            .filter_map(|row| {
                Some((
                    *row,
                    row.moment
                        .filter(|moment| chronology.zone(*moment).is_known() || chronology.only_zone().is_some())?,
                ))
            })
            .collect();
        let goes_back = |at: usize| at > 0 && at < known.len() && is_minutes_before(known[at].1, known[at - 1].1);
        let steps: Vec<usize> = (1..known.len()).filter(|at| goes_back(*at)).collect();
        // A single step tells nothing of an order, and past several midnights every other one may go back.
        let is_newest_first = steps.len() > 1 && steps.len() * 3 > (known.len() - 1) * 2;
        let step = |at: usize| {
            let ((above, before), (row, after)) = (known[at - 1], known[at]);
            // Up to the next step back all is in order.
            let end = (at + 1..known.len()).find(|at| goes_back(*at)).unwrap_or(known.len());
            let length = before.earliest - after.latest;
            let stays_below = end - at > 1 && known[end - 1].1.latest < before.earliest;
            // Where no day is known, rows are timed from a day that stands for it, which is the default one.
            let is_of_line = |moment: Moment| moment.day == self.date.unwrap_or_default();
            let is_another_day = before.zone == after.zone
                && is_of_line(before)
                && is_of_line(after)
                && (length > SURELY_ANOTHER_DAY || length > LIKELY_ANOTHER_DAY && stays_below);
            let means = match is_another_day {
                _ if is_newest_first => Means::NewestFirst,
                true => Means::AnotherDay,
                false => Means::WrongPlace,
            };
            StepBack { above, row, means }
        };
        steps.into_iter().map(step).collect()
    }
}

/// Whether one was before the other for sure, by minutes: seconds often come from clocks that do not agree.
fn is_minutes_before(one: Moment, other: Moment) -> bool {
    let slack = if one.approximate || other.approximate { APPROXIMATE } else { 0 };
    (one.latest + slack).div_euclid(60) < other.earliest.div_euclid(60)
}
