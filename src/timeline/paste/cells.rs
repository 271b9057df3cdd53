//! Rows of cells, as tables and files of separated values have them: which cells say when, and which say what.

use std::ops::Range;

use super::draft::{Draft, Fate};
use crate::timeline::spelling::clock::Point;
use crate::timeline::spelling::day::{Beside, DayText, day};
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::stamp::{Stamp, whole_stamp};
use crate::timeline::spelling::zone::ZoneText;

/// What a column holds, by its header.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    When,
    Until,
    Zone,
    Text,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    roles: Vec<Role>,
    /// The zone that a header names: `Time (CET)`.
    zone: Option<ZoneText>,
}

impl Columns {
    /// By their headers; `None` if none of them says that it holds times.
    pub fn of(headers: &[String]) -> Option<Columns> {
        let mut columns = Columns::default();
        for header in headers {
            let (name, named_zone) = header_parts(header);
            let role = role(&name);
            if role == Role::When && named_zone.is_some() {
                columns.zone = named_zone;
            }
            columns.roles.push(role);
        }
        columns.roles.contains(&Role::When).then_some(columns)
    }

    fn role(&self, column: usize) -> &Role {
        self.roles.get(column).unwrap_or(&Role::Text)
    }
}

/// `Time (CET)` or `Time CET`: the name, and the zone.
fn header_parts(header: &str) -> (String, Option<ZoneText>) {
    let plain = header.trim_matches(['*', '_', '`', ' ', '\u{feff}']);
    let words: Vec<&str> = plain.split([' ', '(', ')', '[', ']', ',']).filter(|word| !word.is_empty()).collect();
    let named = words.iter().find_map(|word| ZoneText::of(word).filter(|_| word.len() > 1));
    let name = words.first().copied().unwrap_or_default().to_lowercase();
    (name, named)
}

fn role(name: &str) -> Role {
    let name: String = name.chars().filter(|sign| sign.is_alphanumeric()).collect();
    match name.as_str() {
        "end" | "until" | "ended" | "finish" | "finished" | "endtime" => Role::Until,
        "zone" | "timezone" | "tz" => Role::Zone,
        "time" | "times" | "date" | "day" | "when" | "timestamp" | "datetime" | "start" | "started" | "begin"
        | "from" | "at" | "created" | "createdat" | "utc" | "starttime" | "eventtime" | "occurred" | "logged" => {
            Role::When
        }
        _ => Role::Text,
    }
}

/// The row that cells make. Cells that say when are merged into one time, the others into the text.
pub fn row(span: Range<usize>, cells: &[String], columns: Option<&Columns>) -> Draft {
    let guessed = columns.is_none().then(|| cells.iter().position(|cell| whole_stamp(cell).is_some())).flatten();
    let mut stamp = Stamp::default();
    let mut until = None;
    let (mut all, mut text): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (column, cell) in cells.iter().enumerate() {
        let cell = cell.trim();
        let role = match columns {
            Some(columns) => columns.role(column),
            None if guessed == Some(column) => &Role::When,
            None => &Role::Text,
        };
        let bare = cell.trim_matches(['*', '_', '`', ' ']);
        let taken = match role {
            Role::When => merge(&mut stamp, bare),
            Role::Until => {
                until = whole_stamp(bare).and_then(|end| end_of(&stamp, &end));
                until.is_some()
            }
            Role::Zone => ZoneText::of(bare).map(|zone| stamp.zone = Some(zone)).is_some(),
            Role::Text => false,
        };
        if cell.is_empty() || matches!(cell, "-" | "–") {
            continue;
        }
        all.push(cell);
        if !taken {
            text.push(cell);
        }
    }
    let (all, text) = (all.join(" — "), text.join(" — "));
    if stamp.zone.is_none() && stamp.clock.is_some() {
        stamp.zone = columns.and_then(|columns| columns.zone.clone());
    }
    if let (Some(clock), Some(end)) = (&mut stamp.clock, until)
        && clock.end.is_none()
    {
        clock.end = Some(end).filter(|end| *end != Point::Unknown);
    }
    match stamp {
        stamp if stamp.has_time() => Draft::row(span, stamp, text),
        Stamp { day: Some(day), zone, .. } if text.is_empty() => Draft::Day(day, zone),
        Stamp { day: Some(_), .. } => Draft::line(span, all, Fate::Note),
        // A row that goes on with the one above.
        Stamp { .. } if !all.is_empty() => Draft::line(span, all, Fate::Attach),
        Stamp { .. } => Draft::line(span, all, Fate::Drop),
    }
}

/// When a while ends, if it can be told without its day: on the day on which it begins, or in the night after.
fn end_of(begins: &Stamp, ends: &Stamp) -> Option<Point> {
    let end = ends.clock?.begin;
    let runs_back = || begins.clock.is_some_and(|clock| end.seconds() < clock.begin.seconds());
    let is_near = match (begins.day, ends.day) {
        (_, None) => true,
        (Some(DayText::Full(day)), Some(DayText::Full(last))) => {
            day == last || day.succ_opt() == Some(last) && runs_back()
        }
        (day, last) => day == last,
    };
    is_near.then_some(end)
}

/// Takes what a cell says about the time, if it says nothing else.
fn merge(stamp: &mut Stamp, cell: &str) -> bool {
    let zone = || ZoneText::of(cell).map(|zone| Stamp { zone: Some(zone), ..Stamp::default() });
    let Some(found) = whole_stamp(cell).or_else(|| whole_day(cell)).or_else(zone) else { return false };
    let Stamp { day, clock, zone, relative } = found;
    // Another time than the first one is text.
    if clock.is_some() && stamp.clock.is_some() {
        return false;
    }
    stamp.day = stamp.day.or(day);
    stamp.clock = stamp.clock.or(clock);
    stamp.relative = stamp.relative.or(relative);
    stamp.zone = stamp.zone.take().or(zone);
    true
}

fn whole_day(cell: &str) -> Option<Stamp> {
    let mut reader = Reader::new(cell, 0);
    let day = day(&mut reader, Beside { clock: true })?;
    reader.rest().is_empty().then(|| Stamp { day: Some(day), ..Stamp::default() })
}
