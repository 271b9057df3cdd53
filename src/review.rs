//! A paste under review: what it proposes for the timeline, what a person decides about that, and the rows that come of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::document::{Date, NewEntry, NewEvent, Postmortem, Row, TimelineEntry};
use crate::timeline::paste::draft::{DraftLine, Fate, Guess};
use crate::timeline::proposal::{Confidence, Entry, Known, Proposal, ProposedRow, propose};
use crate::timeline::settling::{Settled, Zoning, settle};
use crate::timeline::spelling::zone::ZoneText;
use crate::timeline::zones::{MeantZone, Zones};

/// A paste, and what was decided about it so far. What is not decided is as proposed.
#[derive(Clone, Debug, Default)]
pub struct Review {
    text: String,
    /// What it was read for.
    rows: Rc<Vec<Row<TimelineEntry>>>,
    date: Date,
    proposal: Proposal,
    known: Known,
    needs_day: bool,
    /// The zone of times that name none; `None`: that of the timeline.
    untold: Option<ZoneText>,
    /// What abbreviations mean, as places among [`ZoneText::meant`].
    meanings: HashMap<String, usize>,
    /// The name of the timeline's zone, and the zone if it is known.
    timeline: (String, Option<ZoneText>),
    /// The zone of each day, if the timeline's days have several.
    by_day: HashMap<NaiveDate, Option<ZoneText>>,
    /// By the place of the entry in the proposal.
    taken: HashMap<usize, bool>,
    fates: HashMap<usize, Fate>,
    there: Said,
}

/// The days on which a time and a text, the latter as [`words`] has it, stand together.
type Said = HashMap<(String, String), HashSet<Option<NaiveDate>>>;

/// An entry of a proposal, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place in the proposal.
    pub place: usize,
    /// The bytes of the paste that it was read from: see [`Review::source`].
    pub span: Range<usize>,
    pub kind: ItemKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    Row(ReviewedRow),
    Line { text: String, fate: Fate },
}

/// A row that is proposed, in the zone of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewedRow {
    /// As the paste has it.
    pub proposed: ProposedRow,
    pub settled: Settled,
    /// The timeline says so already.
    pub is_there: bool,
    /// The paste says so before.
    pub is_repeated: bool,
    pub is_taken: bool,
}

/// How many rows and lines a review has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Rows and lines.
    pub items: usize,
    pub rows: usize,
    /// Of the rows, those that are taken.
    pub taken: usize,
    /// Lines that nobody would attach to a row.
    pub lines: usize,
    /// Lines that are kept as notes.
    pub notes: usize,
}

impl Count {
    /// For the person who reviews.
    pub fn in_words(self) -> String {
        let rows = match (self.taken, self.rows) {
            (1, 1) => "1 row is taken".to_owned(),
            (taken, rows) if taken == rows => format!("All {rows} rows are taken"),
            (taken, rows) => format!("{taken} of {rows} rows {} taken", if taken == 1 { "is" } else { "are" }),
        };
        match self.notes {
            0 => format!("{rows}."),
            1 => format!("{rows}; 1 line is kept as a note."),
            notes => format!("{rows}; {notes} lines are kept as notes."),
        }
    }
}

impl Review {
    /// Reads a paste for a postmortem's timeline. Times that name no zone are in that of the timeline until
    /// [`Review::set_zone`] says otherwise.
    pub fn new(text: &str, document: &Postmortem) -> Review {
        let days = document.timeline.iter().filter_map(|entry| entry.value.as_day());
        let zones = days.clone().filter_map(|day| day.zone().map(|zone| (day.date(), zone)));
        let first = zones.clone().next().map(|(_, zone)| zone);
        let name = first.map_or_else(|| ZoneText::Utc.to_string(), ToString::to_string);
        let is_mixed = zones.clone().any(|(_, zone)| Some(zone) != first);
        let by_day = zones.filter_map(|(date, zone)| Some((date?, ZoneText::of(zone.as_str()))));
        // Of several lines of one day the first one counts.
        let by_day = if is_mixed { by_day.rev().collect() } else { HashMap::new() };
        let day = document.date.day().or(days.clone().next_back().and_then(|day| day.date()));
        let known = Known { day, month_first: None };
        let proposal = propose(text, known);
        Review {
            text: text.to_owned(),
            rows: document.timeline.clone(),
            date: document.date.clone(),
            needs_day: needs_day(text, &proposal, known),
            proposal,
            known,
            untold: None,
            meanings: HashMap::new(),
            timeline: (name.clone(), ZoneText::of(&name).filter(|zone| !zone.meant().is_empty())),
            by_day,
            taken: HashMap::new(),
            fates: HashMap::new(),
            there: there(document),
        }
    }

    /// Whether it is what [`Review::new`] would make of these, but for what was decided since.
    pub fn is_of(&self, text: &str, document: &Postmortem) -> bool {
        self.text == text && Rc::ptr_eq(&self.rows, &document.timeline) && self.date == document.date
    }

    pub fn has_rows(&self) -> bool {
        self.proposal.rows().next().is_some()
    }

    /// How much is proposed, and how much of it is taken.
    pub fn count(&self, zones: &dyn Zones) -> Count {
        let mut count = Count::default();
        for item in self.items(zones) {
            count.items += 1;
            match item.kind {
                ItemKind::Row(row) => {
                    count.rows += 1;
                    count.taken += usize::from(row.is_taken);
                }
                ItemKind::Line { fate, .. } => {
                    count.lines += usize::from(self.is_alone(item.place) || fate == Fate::Note);
                    count.notes += usize::from(fate == Fate::Note);
                }
            }
        }
        count
    }

    /// Whether an entry is a line that would stand alone if nobody decided otherwise.
    fn is_alone(&self, place: usize) -> bool {
        matches!(self.proposal.entries.get(place), Some(Entry::Line(line)) if line.fate == Fate::Note)
    }

    /// The day of times that have none.
    pub fn day(&self) -> Option<NaiveDate> {
        self.known.day
    }

    pub fn set_day(&mut self, day: Option<NaiveDate>) {
        self.known.day = day;
        self.proposal = propose(&self.text, self.known);
    }

    /// Whether the paste has rows that the day above is for.
    pub fn needs_day(&self) -> bool {
        self.needs_day
    }

    /// Whether something is asked that only a person can say: the day of times that have none, and which number of a date
    /// is the month.
    pub fn leaves_open(&self) -> bool {
        self.needs_day && self.known.day.is_none() || self.proposal.asks_month_first
    }

    /// Whether a date such as `12/06` is there whose month nothing tells.
    pub fn asks_month_first(&self) -> bool {
        self.proposal.asks_month_first || self.known.month_first.is_some()
    }

    pub fn month_first(&self) -> Option<bool> {
        self.known.month_first
    }

    pub fn set_month_first(&mut self, month_first: bool) {
        self.known.month_first = Some(month_first);
        self.proposal = propose(&self.text, self.known);
        self.needs_day = needs_day(&self.text, &self.proposal, self.known);
    }

    /// The name of the zone of times that name none.
    pub fn zone(&self) -> String {
        self.untold.as_ref().map_or_else(|| self.timeline.0.clone(), ToString::to_string)
    }

    pub fn set_zone(&mut self, zone: ZoneText) {
        self.untold = Some(zone).filter(|zone| self.timeline.1.as_ref() != Some(zone));
    }

    /// Whether the paste has times that name no zone.
    pub fn needs_zone(&self) -> bool {
        self.proposal.rows().any(|row| row.zone.is_none())
    }

    /// The name of the timeline's zone, which the times are told in.
    pub fn timeline_zone(&self) -> &str {
        &self.timeline.0
    }

    /// Abbreviations of several meanings, in the paste or as the answer for its times, and which one is chosen of each. What
    /// the timeline's own lines name is not asked: it means there what it is read as, whoever reads it.
    pub fn ambiguous_zones(&self) -> Vec<(String, usize)> {
        let mut names = self.proposal.ambiguous_zones();
        if let Some(zone @ ZoneText::Abbreviation(name)) = &self.untold
            && zone.meant().len() > 1
            && !names.contains(name)
        {
            names.push(name.clone());
        }
        names.retain(|name| !self.is_of_timeline(name));
        names.into_iter().map(|name| (name.clone(), self.meaning(&name))).collect()
    }

    fn is_of_timeline(&self, name: &str) -> bool {
        let zones = self.by_day.values().chain([&self.timeline.1]);
        zones.flatten().any(|zone| matches!(zone, ZoneText::Abbreviation(own) if own == name))
    }

    fn meaning(&self, name: &str) -> usize {
        self.meanings.get(name).copied().filter(|_| !self.is_of_timeline(name)).unwrap_or(0)
    }

    /// What a zone means here.
    fn meant<'z>(&self, zone: &'z ZoneText) -> Option<MeantZone<'z>> {
        let meanings = zone.meant();
        let chosen = match zone {
            ZoneText::Abbreviation(name) => self.meaning(name),
            ZoneText::Utc | ZoneText::Offset(_) | ZoneText::Named(_) => 0,
        };
        meanings.get(chosen).or(meanings.first()).copied()
    }

    pub fn set_meaning(&mut self, name: &str, meaning: usize) {
        self.meanings.insert(name.to_owned(), meaning);
    }

    pub fn take(&mut self, place: usize, taken: bool) {
        self.taken.insert(place, taken);
    }

    /// Takes all rows that are not there yet, or none.
    pub fn take_all(&mut self, taken: bool, zones: &dyn Zones) {
        for item in self.items(zones) {
            if let ItemKind::Row(row) = item.kind {
                self.taken.insert(item.place, taken && !row.is_there);
            }
        }
    }

    pub fn set_fate(&mut self, place: usize, fate: Fate) {
        self.fates.insert(place, fate);
    }

    /// Keeps all lines that would stand alone, or none.
    pub fn keep_notes(&mut self, kept: bool) {
        for place in 0..self.proposal.entries.len() {
            let is_note = self.fates.get(&place) == Some(&Fate::Note);
            if self.is_alone(place) || is_note {
                self.fates.insert(place, if kept { Fate::Note } else { Fate::Drop });
            }
        }
    }

    /// What is proposed and decided, in the order of the text.
    pub fn items(&self, zones: &dyn Zones) -> Vec<Item> {
        let meaning = |name: &str| self.meaning(name);
        let zoning = Zoning {
            untold: self.untold.as_ref().and_then(|zone| self.meant(zone)),
            meaning: &meaning,
            into: self.timeline.1.as_ref().and_then(|zone| self.meant(zone)),
            zones,
        };
        let mut said = Said::new();
        let entries = self.proposal.entries.iter().enumerate();
        let items = entries.map(|(place, entry)| match entry {
            Entry::Row(row) => {
                let span = row.span.clone();
                let reviewed = self.reviewed(place, row, &zoning, &mut said);
                Item { place, span, kind: ItemKind::Row(reviewed) }
            }
            Entry::Line(line) => {
                let kind = ItemKind::Line { text: line.text.clone(), fate: self.fate(place, line) };
                Item { place, span: line.span.clone(), kind }
            }
        });
        items.collect()
    }

    /// The text of the paste that an entry was read from.
    pub fn source(&self, item: &Item) -> &str {
        self.text.get(item.span.clone()).unwrap_or_default().trim_matches(['\n', '\r'])
    }

    fn reviewed(&self, place: usize, row: &ProposedRow, zoning: &Zoning, said: &mut Said) -> ReviewedRow {
        let settled = self.settled(row, zoning);
        let text = NewEvent { text: self.whole_text(place, row), ..NewEvent::default() }.cell();
        let key = (settled.time.clone(), words(&text));
        let is_on = |days: Option<&HashSet<Option<NaiveDate>>>| match (days, settled.day) {
            (None, _) => false,
            (Some(days), None) => !days.is_empty(),
            (Some(days), day) => days.contains(&day) || days.contains(&None),
        };
        let is_there = is_on(self.there.get(&key));
        let is_repeated = is_on(said.get(&key));
        said.entry(key).or_default().insert(settled.day);
        // Which day it is was asked and not answered.
        let is_open = settled.day.is_none() && row.guesses.contains(&Guess::MonthAndDay);
        let is_sure = row.confidence() != Confidence::Low && !is_there && !is_repeated && !is_open;
        let is_taken = self.taken.get(&place).copied().unwrap_or(is_sure);
        ReviewedRow { proposed: row.clone(), settled, is_there, is_repeated, is_taken }
    }

    /// The text of a row with the lines that attach to it.
    fn whole_text(&self, place: usize, row: &ProposedRow) -> String {
        let mut whole = row.text.clone();
        for (place, entry) in self.proposal.entries.iter().enumerate().skip(place + 1) {
            let Entry::Line(line) = entry else { break };
            if self.fate(place, line) == Fate::Attach {
                whole.push_str(if whole.is_empty() { "" } else { "\n" });
                whole.push_str(&line.text);
            }
        }
        whole
    }

    fn fate(&self, place: usize, line: &DraftLine) -> Fate {
        self.fates.get(&place).copied().unwrap_or(line.fate)
    }

    /// A row's time in the zone of the timeline, or in that of the day that it is on there.
    fn settled(&self, row: &ProposedRow, zoning: &Zoning) -> Settled {
        let settled = settle(row, zoning);
        // On the clocks of another zone it is the same day, or one beside it.
        let around = settled.day.into_iter().flat_map(|day| [Some(day), day.pred_opt(), day.succ_opt()]).flatten();
        let mut on_own_day = around.filter_map(|day| {
            let into = self.by_day.get(&day)?.as_ref().and_then(|zone| self.meant(zone));
            Some(settle(row, &Zoning { into, ..*zoning })).filter(|settled| settled.day == Some(day))
        });
        on_own_day.next().unwrap_or(settled)
    }

    /// The rows and notes that are taken. Lines that attach to a row are of it; those of a row that is not taken go with it.
    pub fn accepted(&self, zones: &dyn Zones) -> Vec<NewEntry> {
        let mut entries: Vec<NewEntry> = Vec::new();
        let mut is_below_row = false;
        // Where the last note ended in the paste.
        let mut note_end = 0;
        for item in self.items(zones) {
            match item.kind {
                ItemKind::Row(row) => {
                    is_below_row = true;
                    if row.is_taken {
                        let text = self.whole_text(item.place, &row.proposed);
                        let Settled { day, time, .. } = row.settled;
                        entries.push(NewEntry::Event(NewEvent { day, time, text }));
                    }
                }
                ItemKind::Line { fate: Fate::Drop, .. } => {}
                ItemKind::Line { fate: Fate::Attach, .. } if is_below_row => {}
                ItemKind::Line { text, .. } => {
                    // Lines that follow each other are one note, parted as they are in the paste.
                    let between = self.text.get(note_end..item.span.start).unwrap_or_default();
                    let blank = between.matches('\n').count() > 1;
                    note_end = item.span.end;
                    if let Some(NewEntry::Note(note)) = entries.last_mut() {
                        note.push_str(if blank { "\n\n" } else { "\n" });
                        note.push_str(&text);
                    } else {
                        entries.push(NewEntry::Note(text));
                    }
                }
            }
        }
        entries
    }
}

/// Whether some row has no day where none is known.
fn needs_day(text: &str, proposal: &Proposal, known: Known) -> bool {
    let dayless = |proposal: &Proposal| proposal.rows().any(|row| row.day.is_none());
    match known.day {
        None => dayless(proposal),
        Some(_) => dayless(&propose(text, Known { day: None, ..known })),
    }
}

/// What a timeline says.
fn there(document: &Postmortem) -> Said {
    let mut day = document.date.day();
    let mut there = Said::new();
    for entry in document.timeline.iter() {
        match &*entry.value {
            TimelineEntry::Day(line) => day = line.date().or(day),
            TimelineEntry::Event(event) => {
                let time = event.time.cell();
                // Seconds of :00 are not written by a paste.
                let time = time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(&time);
                for text in [event.text.as_str(), event.description()] {
                    there.entry((time.to_owned(), words(text))).or_default().insert(day);
                }
            }
            TimelineEntry::Note(_) => {}
        }
    }
    there
}

/// A text in small letters without blanks, signs of emphasis and escapes, and without the marks that end or part its words:
/// two that differ in these only say the same. What opens a word, as in `-1` and `.env`, or is within one stays.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut signs = text.chars().filter(|sign| !matches!(sign, '*' | '_' | '`' | '\\')).peekable();
    while let Some(sign) = signs.next() {
        let is_mark = matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '-' | '–' | '—' | '"' | '\'');
        let mut opens_word = || signs.peek().is_some_and(|next| next.is_alphanumeric());
        if !sign.is_whitespace() && (!is_mark || opens_word()) {
            words.extend(sign.to_lowercase());
        }
    }
    words
}
