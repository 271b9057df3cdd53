//! A clock that goes back without another day.

use chrono::Days;

use crate::document::{DayAndZone, Edit, Place as RowPlace, iso, position};
use crate::form::Field;
use crate::lint::row_order::{Day, Means, StepBack, days};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Fix, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-clock-runs-back",
    level: Level::Warning,
    what: "the times go back by hours, as after midnight, and no line names another day",
    why: "What follows counts as of the day before, so every figure that it is in is wrong by a day.",
    source: "From practice: most outages that are told wrong by a day went on past midnight",
    remedy: "Add the line of the next day above the row.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for day in days(subject) {
        let steps = day.steps_back(subject).into_iter().filter(|step| step.means == Means::AnotherDay);
        for (at, step) in steps.enumerate() {
            let time = |row| subject.times.chronology.time(row);
            let message = format!(
                "The clock goes back from {} to {} in row {}. If that is the next day, add a line with it above the row.",
                time(step.above),
                time(step.row),
                step.row.number
            );
            let finding = RULE.finding(Place::Field(Field::Time(step.row.id), 0..0), message);
            // What follows is of yet another day, which is known once this one is.
            let fix = if at == 0 { fix(subject, &day, &step) } else { None };
            found(Finding { fix, ..finding });
        }
    }
}

/// Puts what follows below a line of the next day: one that is there already, or a new one. `None` where the day is not
/// known, or new lines are of another zone.
fn fix(subject: &Subject, day: &Day, step: &StepBack) -> Option<Fix> {
    let timeline = &subject.document.timeline;
    let date = day.date?.checked_add_days(Days::new(1)).filter(|date| *date <= subject.today)?;
    let at = position(timeline, step.row.id)?;
    let lines = || timeline.iter().filter_map(|entry| entry.value.as_day());
    let zone = DayAndZone::at(timeline, at).zone?;
    let name = format!("Move what follows to {}", iso(date));
    let next = day.next.and_then(|next| position(timeline, next));
    if let Some(next) = next.filter(|next| timeline[*next].value.as_day().is_some_and(|line| line.date() == Some(date)))
    {
        let is_of_zone = timeline[next].value.as_day()?.zone().is_none_or(|other| other == zone);
        let order = timeline[next..=next].iter().chain(&timeline[at..next]).map(|entry| entry.id).collect();
        return is_of_zone.then_some(Fix { name, edit: Edit::Arrange(order), is_safe: false });
    }
    let above = RowPlace::After(timeline.get(at.checked_sub(1)?)?.id);
    let is_of_zone = lines().find_map(|line| line.zone()) == Some(zone);
    is_of_zone.then_some(Fix { name, edit: Edit::AddDay(above, date), is_safe: false })
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\n\
         2026-03-25\n\n| Time | Description |\n| - | - |\n| 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 20:00 | a restart |\n| 10:00 | the pager rings |\n| 21:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 2026-03-25 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 11:50 | the pager rings |\n| 23:55 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 14:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 10:00 | the pager rings |\n| 11:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE ENDS** |\n| 09:10 | the pager rings |\n| 09:00 | **OUTAGE BEGINS** checkout fails |\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 11:49 | the pager rings |\n| 23:55 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 00:05 | the pager rings |\n\n2026-03-25\n\n| Time | Description |\n| - | - |\n| 00:10 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 17:45 | **OUTAGE BEGINS** searches are slow |\n\
         | 09:30 | the team meets |\n| 11:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-22 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n\
         | 09:00 | a restart |\n| 23:30 | another one |\n| 01:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n| Time | Description |\n| - | - |\n| 23:50 | **OUTAGE BEGINS** checkout fails |\n| 00:10 | **OUTAGE ENDS** |\n",
    ],
};
