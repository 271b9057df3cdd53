//! The timeline: days, and the events of each.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::cell::Cell;
use super::clock::Clock;
use super::date::{day, iso};
use super::prose::Prose;
use super::section::Section;
use super::table::TableEntry;
use super::zone::{Zone, all_times};

/// What the Timeline section is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineEntry {
    /// The rows that follow, up to the next of these, are of this day.
    Day(DayLine),
    Event(Event),
    /// Markdown around and between the tables.
    Note(Prose),
}

impl TimelineEntry {
    pub fn as_day(&self) -> Option<&DayLine> {
        match self {
            TimelineEntry::Day(day) => Some(day),
            TimelineEntry::Event(_) | TimelineEntry::Note(_) => None,
        }
    }

    pub fn as_event(&self) -> Option<&Event> {
        match self {
            TimelineEntry::Event(event) => Some(event),
            TimelineEntry::Day(_) | TimelineEntry::Note(_) => None,
        }
    }
}

/// The line before a table that names the day and the zone of its times.
///
/// Guarantees: it names at least one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    date: Option<NaiveDate>,
    zone: Option<Zone>,
}

impl DayLine {
    pub fn new(date: Option<NaiveDate>, zone: Option<Zone>) -> Option<DayLine> {
        (date.is_some() || zone.is_some()).then_some(DayLine { date, zone })
    }

    pub fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    pub fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// The same day, in the zone that a heading names, if it names none itself.
    pub fn or_zone(&self, zone: &Zone) -> DayLine {
        DayLine { date: self.date, zone: Some(self.zone.clone().unwrap_or_else(|| zone.clone())) }
    }

    /// Reads a line of its own: `2016-09-05 (*all times UTC*)`, with or without the asterisks, the zone or the day; or
    /// `All times in UTC.`
    pub fn read(line: &str) -> Option<DayLine> {
        let line = line.trim_matches([' ', '\t']);
        let Some(open) = line.find('(') else {
            return DayLine::new(day(line), sentence_zone(line));
        };
        let inner = line[open + 1..].strip_suffix(')')?;
        let inner = inner.strip_prefix('*').map_or(Some(inner), |inner| inner.strip_suffix('*'))?;
        let zone = Zone::new(all_times(inner)?)?;
        let before = line[..open].trim_end_matches(' ');
        let date = if before.is_empty() { None } else { Some(day(before)?) };
        DayLine::new(date, Some(zone))
    }

    /// The line in canonical form.
    pub fn written(&self) -> String {
        let zone = self.zone.as_ref().map(|zone| format!("(*all times {zone}*)"));
        [self.date.map(iso), zone].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The zone that a sentence of its own names: `All times in CET.` Anything but a name in capitals is left to the person.
fn sentence_zone(line: &str) -> Option<Zone> {
    let plain = line.strip_suffix('.').unwrap_or(line);
    let emphasised = ['*', '_'].iter().find_map(|sign| plain.strip_prefix(*sign)?.strip_suffix(*sign));
    let plain = emphasised.unwrap_or(plain);
    let is_name = |word: &str| word.eq_ignore_ascii_case("time") || !word.starts_with(char::is_lowercase);
    let name = all_times(plain).filter(|name| plain.ends_with(&format!(" in {name}")) && name.split(' ').all(is_name));
    name.and_then(Zone::new)
}

/// A row of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    pub time: Clock,
    /// What happened, opened by the marker if there is one: see [`Event::marker`].
    pub text: Cell,
}

/// The markers that the template knows, in the order in which things usually happen; teams write others too.
pub const MARKERS: [&str; 12] = [
    "OUTAGE BEGINS",
    "OUTAGE DETECTED",
    "OUTAGE ACKNOWLEDGED",
    "OUTAGE MITIGATED",
    "OUTAGE ENDS",
    "INCIDENT BEGINS",
    "INCIDENT DETECTED",
    "INCIDENT ACKNOWLEDGED",
    "INCIDENT MITIGATED",
    "INCIDENT ENDS",
    "OUTAGE/INCIDENT BEGINS",
    "INCIDENT/OUTAGE ENDS",
];

/// What stands between a new marker and its description.
const NEW_SEPARATOR: &str = " -- ";

/// The signs that people put there.
const SEPARATORS: [&str; 6] = ["--", "-", "–", "—", ",", ":"];

/// The text of an event, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedText<'t> {
    pub marker: &'t str,
    /// What stands between marker and description: ` -- `, ` — `, `, `, a space, or nothing.
    pub separator: &'t str,
    pub description: &'t str,
}

impl Event {
    /// The bold capitals that open the row, what follows them, and the description; `None` if nothing marks it.
    pub fn marked(&self) -> Option<MarkedText<'_>> {
        let inner = self.text.as_str().strip_prefix("**")?;
        let (marker, rest) = inner.split_once("**")?;
        if !is_marker(marker) {
            return None;
        }
        let (separator, description) = rest.split_at(separator(rest));
        Some(MarkedText { marker, separator, description })
    }

    /// The marker, without its asterisks.
    pub fn marker(&self) -> Option<&str> {
        self.marked().map(|marked| marked.marker)
    }

    /// The text without the marker.
    pub fn description(&self) -> &str {
        self.marked().map_or(self.text.as_str(), |marked| marked.description)
    }

    /// The text with another marker as a person types it, or none. It is put in capitals; what is no marker even so opens
    /// the description. An exchanged marker keeps what stood after the old one.
    pub fn with_marker(&self, typed: &str) -> Cell {
        let typed = typed.trim();
        let marker = typed.to_ascii_uppercase();
        match self.marked() {
            _ if !is_marker(&marker) => Cell::typed(format!("{typed} {}", self.description()).trim()),
            marked => join(&marker, marked.map_or("", |marked| marked.separator), self.description()),
        }
    }

    /// The text with another description.
    pub fn with_description(&self, description: &str) -> Cell {
        match self.marked() {
            None => Cell::typed(description),
            Some(marked) => join(marked.marker, marked.separator, description),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.time == Clock::Blank && self.text.is_blank()
    }
}

/// The length of what stands between a marker and its description: white space, perhaps around one sign. A sign that is
/// not followed by white space belongs to the description, as in `-40 %`.
fn separator(rest: &str) -> usize {
    let white = |text: &str| text.len() - text.trim_start_matches([' ', '\n']).len();
    let before = white(rest);
    let after_sign = SEPARATORS.iter().find_map(|sign| rest[before..].strip_prefix(sign));
    match after_sign {
        Some(after) if after.is_empty() || white(after) > 0 => rest.len() - after.len() + white(after),
        _ => before,
    }
}

fn join(marker: &str, separator: &str, description: &str) -> Cell {
    let description = description.trim();
    if description.is_empty() {
        return Cell::typed(&format!("**{marker}**"));
    }
    let with = |separator: &str| Cell::typed(&format!("**{marker}**{separator}{description}"));
    let kept = with(separator);
    // A description that opens like a separator needs one of its own before it.
    let is_kept = Event { text: kept.clone(), ..Event::default() }
        .marked()
        .is_some_and(|marked| marked.separator == separator && separator.ends_with([' ', '\n']));
    if is_kept { kept } else { with(NEW_SEPARATOR) }
}

/// Whether a text opens with a marker in plain capitals.
pub(super) fn opens_with(text: &str, marker: &str) -> bool {
    let after = text.strip_prefix(marker).and_then(|rest| rest.chars().next());
    text.starts_with(marker) && !after.is_some_and(|sign| sign.is_alphanumeric() || "/&+-'*".contains(sign))
}

/// Whether a text can be a marker: capitals, with spaces and the signs that join two.
pub fn is_marker(text: &str) -> bool {
    text.trim() == text
        && text.chars().filter(|sign| sign.is_uppercase()).count() > 1
        && text.chars().all(|sign| sign.is_alphanumeric() && !sign.is_lowercase() || " /&+-'".contains(sign))
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Event", 3)?;
        event.serialize_field("time", &self.time)?;
        event.serialize_field("marker", &self.marker())?;
        event.serialize_field("description", self.description())?;
        event.end()
    }
}

/// The columns of a timeline's table, in the canonical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventColumn {
    Time,
    Description,
}

impl EventColumn {
    pub const ALL: [EventColumn; 2] = [EventColumn::Time, EventColumn::Description];

    /// The column that a header names.
    pub fn named(header: &str) -> Option<EventColumn> {
        let name = header.trim_matches(['*', '_', ':', ' ']).to_lowercase();
        match name.as_str() {
            "time" | "when" | "timestamp" => Some(EventColumn::Time),
            "description" | "event" | "events" | "what" | "what happened" | "note" | "notes" | "details" => {
                Some(EventColumn::Description)
            }
            _ => None,
        }
    }
}

impl TableEntry for TimelineEntry {
    type Column = EventColumn;

    const SECTION: Section = Section::Timeline;
    const COLUMNS: &'static [EventColumn] = &EventColumn::ALL;
    const HEAD: [&'static str; 2] = ["| Time  | Description |", "| ----- | ----------- |"];

    fn named(header: &str) -> Option<EventColumn> {
        EventColumn::named(header)
    }

    fn is_told(columns: &[EventColumn]) -> bool {
        columns.len() == EventColumn::ALL.len()
    }

    fn row(mut cell: impl FnMut(EventColumn) -> Cell) -> TimelineEntry {
        TimelineEntry::Event(Event { time: Clock::of(cell(EventColumn::Time)), text: cell(EventColumn::Description) })
    }

    fn cell(&self, column: EventColumn) -> Option<Cell> {
        match (self, column) {
            (TimelineEntry::Event(event), EventColumn::Time) => Some(event.time.cell()),
            (TimelineEntry::Event(event), EventColumn::Description) => Some(event.text.clone()),
            (TimelineEntry::Day(_) | TimelineEntry::Note(_), _) => None,
        }
    }

    fn note(text: Prose) -> TimelineEntry {
        TimelineEntry::Note(text)
    }

    fn as_note(&self) -> Option<&Prose> {
        match self {
            TimelineEntry::Note(text) => Some(text),
            TimelineEntry::Day(_) | TimelineEntry::Event(_) => None,
        }
    }

    fn line(text: &str) -> Option<TimelineEntry> {
        DayLine::read(text).map(TimelineEntry::Day)
    }

    fn as_line(&self) -> Option<String> {
        match self {
            TimelineEntry::Day(day) => Some(day.written()),
            TimelineEntry::Event(_) | TimelineEntry::Note(_) => None,
        }
    }

    fn takes_zone(&self) -> bool {
        matches!(self, TimelineEntry::Day(day) if day.zone().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(text: &str) -> Event {
        Event { text: Cell::typed(text), ..Event::default() }
    }

    #[test]
    fn a_marker_opens_the_row_in_bold_capitals() {
        let marked = event("**INCIDENT/OUTAGE ENDS** -- all is up");
        assert_eq!(
            marked.marked(),
            Some(MarkedText { marker: "INCIDENT/OUTAGE ENDS", separator: " -- ", description: "all is up" })
        );
        assert_eq!(event("**OUTAGE BEGINS**, it fell").marked().map(|marked| marked.separator), Some(", "));
        assert_eq!(event("**Detection:** alert").marker(), None);
        assert_eq!(event("**CPU** is full").marker(), Some("CPU"));
    }

    #[test]
    fn an_exchanged_marker_keeps_what_followed_the_old_one() {
        let row = event("**OUTAGE BEGINS** — it fell");
        assert_eq!(row.with_marker("OUTAGE ENDS").as_str(), "**OUTAGE ENDS** — it fell");
        assert_eq!(row.with_marker("").as_str(), "it fell");
        assert_eq!(event("it fell").with_marker("OUTAGE BEGINS").as_str(), "**OUTAGE BEGINS** -- it fell");
        assert_eq!(row.with_description("it is up").as_str(), "**OUTAGE BEGINS** — it is up");
    }

    #[test]
    fn a_typed_marker_is_put_in_capitals_and_what_is_none_is_kept() {
        assert_eq!(event("it fell").with_marker("outage begins ").as_str(), "**OUTAGE BEGINS** -- it fell");
        assert_eq!(event("it fell").with_marker("Why? (EU)").as_str(), "Why? (EU) it fell");
        assert_eq!(event("**OUTAGE ENDS** it fell").with_marker("x!").as_str(), "x! it fell");
    }

    #[test]
    fn a_description_keeps_its_own_signs() {
        let row = event("**OUTAGE ENDS** -- -40 %");
        assert_eq!(row.description(), "-40 %");
        assert_eq!(row.with_marker("").as_str(), "-40 %");
        for text in ["-40 %", "- 40", "-- 40", ": 40", ", 40", "**A BC** 40"] {
            for before in ["**OUTAGE ENDS**", "**OUTAGE ENDS** -- x", "**OUTAGE ENDS** x", "**OUTAGE ENDS**, x"] {
                let typed = Event { text: event(before).with_description(text), ..Event::default() };
                assert_eq!((typed.marker(), typed.description()), (Some("OUTAGE ENDS"), text), "{before}");
            }
        }
    }

    #[test]
    fn a_day_line_names_day_and_zone() {
        for line in
            ["2016-09-05 (*all times UTC*)", "2016-09-05", "(*all times CET*)", "2016-09-05 (*all times CET/CEST*)"]
        {
            assert_eq!(DayLine::read(line).map(|day| day.written()).as_deref(), Some(line));
        }
        let spelled = DayLine::read("September 5, 2016 (all times in UTC)").map(|day| day.written());
        assert_eq!(spelled.as_deref(), Some("2016-09-05 (*all times UTC*)"));
        for line in ["All times in CET.", "_all times in CET_", "*All times in CET*"] {
            assert_eq!(DayLine::read(line).map(|day| day.written()).as_deref(), Some("(*all times CET*)"), "{line}");
        }
        for line in ["All times are approximate.", "All times in this table are from memory.", "All times"] {
            assert_eq!(DayLine::read(line), None, "{line}");
        }
        assert_eq!(DayLine::read("2016-09-05 (draft)"), None);
        assert_eq!(DayLine::read("2016-09-05: it fell"), None);
    }
}
