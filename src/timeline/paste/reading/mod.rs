//! A paste read line by line: which lines open rows, and what becomes of those between.

mod messages;
mod paragraphs;
mod tables;

use super::chat;
use super::draft::{Draft, Fate, Guess};
use super::line::{Line, Mark};
use super::manner::{Manner, closing_fences, spoken, stands_alone, words_follow};
use super::prose;
use super::shape::{Shape, Stands, Timed, begins_with_four_digits, shape};
use crate::timeline::spelling::clock::ClockText;
use crate::timeline::spelling::stamp::Stamp;
use crate::timeline::spelling::zone::ZoneText;

/// Reads any text, from a byte on that begins a line.
pub fn read(text: &str, from: usize) -> Vec<Draft> {
    let lines = Line::all(text, from);
    let four_digits = lines.iter().filter(|line| begins_with_four_digits(line.body())).count() > 1;
    let shape = |line: &Line| if line.fence().is_some() { Shape::Text } else { shape(line.body(), four_digits) };
    let shapes: Vec<Shape> = lines.iter().map(shape).collect();
    let mut reading = Reading {
        manner: Manner::of(&lines, &shapes),
        closes: closing_fences(&lines),
        spoken: spoken(&lines, &shapes),
        lines,
        shapes,
        ..Reading::default()
    };
    reading.times_ahead = reading.times_ahead();
    let mut at = 0;
    while at < reading.lines.len() {
        at = reading.block(at);
    }
    reading.end();
    reading.drafts
}

/// What the lines below the last row belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Under {
    /// No row is above.
    #[default]
    Nothing,
    /// A row of one line: what is further in, or follows at once, goes with it.
    Row { indent: usize, bullet: bool },
    /// A head: all goes with it until the next time.
    Head,
}

/// A row whose text is to follow.
#[derive(Clone, Debug)]
struct Pending {
    /// Its place among the drafts.
    draft: usize,
    name: Option<String>,
}

#[derive(Debug, Default)]
struct Reading<'t> {
    lines: Vec<Line<'t>>,
    shapes: Vec<Shape>,
    manner: Manner,
    /// Which lines are of a dialogue.
    spoken: Vec<bool>,
    /// The lines that close the fences around code, by those that open them.
    closes: Vec<Option<usize>>,
    /// For each line, whether a time among words is in it or in one of the next lines that go on with it.
    times_ahead: Vec<bool>,
    drafts: Vec<Draft>,
    under: Under,
    /// A blank line stands before this one.
    gap: bool,
    pending: Option<Pending>,
    /// Who spoke last, and when, in a chat.
    speaker: Option<String>,
    spoke: Option<ClockText>,
    /// Lines of which the time may follow: their places among the lines and the drafts.
    waiting: Vec<(usize, usize)>,
}

impl Reading<'_> {
    /// Reads what begins at a line, and returns the line after it.
    fn block(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if line.is_blank() {
            self.gap = true;
            self.waiting.clear();
            return at + 1;
        }
        if line.fence().is_some() {
            return self.fence(at);
        }
        let next = self.table(at).unwrap_or_else(|| self.line(at));
        self.gap = false;
        next
    }

    /// Code below a row is a part of it, whatever it says; other code is read like anything else.
    fn fence(&mut self, at: usize) -> usize {
        let is_of_row = self.pending.take().is_some() || self.under != Under::Nothing;
        self.waiting.clear();
        self.drop(at);
        match self.closes[at] {
            Some(close) if is_of_row => {
                for code in at + 1..close {
                    let line = &self.lines[code];
                    if !line.is_blank() {
                        self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Attach));
                    }
                }
                self.drop(close);
                close + 1
            }
            _ => at + 1,
        }
    }

    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if let Some((stamp, name)) = chat::wrote(&line.bare) {
            self.head(at, stamp, Some(name), Vec::new());
            return at + 1;
        }
        if self.opens_paragraph(at) {
            return self.paragraph(at);
        }
        match self.shapes[at].clone() {
            Shape::Day(day, zone) => self.told(at, Draft::Day(day, zone)),
            Shape::Zone(zone) if !self.is_in_message() => self.told(at, Draft::Zone(zone)),
            Shape::Timed(timed) => self.timed(at, *timed),
            Shape::Prose(_) => self.prose(at),
            Shape::Text | Shape::Zone(_) => {
                self.text(at);
                self.drafts.extend(self.zone_of_title(at).map(Draft::Zone));
            }
        }
        at + 1
    }

    /// The zone that a title has in brackets: `## Timeline (PST)`, or the same as the first line.
    fn zone_of_title(&self, at: usize) -> Option<ZoneText> {
        let line = &self.lines[at];
        let is_first = self.lines[..at].iter().all(Line::is_blank);
        let is_title = is_first || matches!(line.mark, Mark::Heading(_)) || line.bare.starts_with("**");
        let (title, zone) = line.body().trim_end_matches(['*', '_', ':', ' ']).strip_suffix(')')?.rsplit_once('(')?;
        (is_title && title.split_whitespace().count() <= 4).then(|| ZoneText::of(zone.trim()))?
    }

    /// What a line says of all that follow it.
    fn told(&mut self, at: usize, draft: Draft) {
        self.end();
        self.drafts.push(draft);
        self.drop(at);
    }

    /// A line of words with a day or a time among them, outside of paragraphs.
    fn prose(&mut self, at: usize) {
        let (line, shape) = (&self.lines[at], &self.shapes[at]);
        let (indent, text) = (line.indent, chat::without_edited(line.body()).to_owned());
        match (line.mark, shape.time_in_prose().cloned()) {
            (Mark::Heading(_), Some(found)) => {
                self.end();
                self.row(at, found.stamp, text, Vec::new());
                self.under = Under::Head;
            }
            (Mark::Heading(_), None) => {
                let day = shape.day_in_prose();
                let zone = self.zone_of_title(at);
                self.text(at);
                self.drafts.extend(day.map(|day| Draft::Day(day, zone)));
            }
            (Mark::Bullet, Some(found)) if !self.is_in_message() || self.manner == Manner::default() => {
                let mut guesses = prose::guesses(&text, &found);
                if self.spoken[at] && !guesses.contains(&Guess::Quoted) {
                    guesses.push(Guess::Quoted);
                }
                self.end();
                self.row(at, found.stamp, text, guesses);
                self.under = Under::Row { indent, bullet: true };
            }
            (Mark::None | Mark::Bullet, _) => self.text(at),
        }
    }

    fn timed(&mut self, at: usize, timed: Timed) {
        let line = &self.lines[at];
        let (indent, mark) = (line.indent, line.mark);
        // `[9:28 AM] second message` of the same person.
        let is_bracketed = line.body().starts_with('[');
        let Timed { mut stamp, text, stands, mut guesses } = timed;
        if text.is_empty() || stands_alone(line, &self.shapes[at]) {
            return self.alone(at, stamp, guesses);
        }
        let name = chat::without_status(&text);
        let is_head = match stands {
            Stands::First => self.manner.time_then_name,
            Stands::Last => self.manner.name_then_time,
            Stands::Inside => false,
        };
        if mark == Mark::None && is_head && chat::is_name(name) {
            // What a name says is no reason to doubt its time.
            let guesses = if stands == Stands::Last { Vec::new() } else { guesses };
            return self.head(at, stamp, Some(name.to_owned()), guesses);
        }
        self.end();
        let mut text = chat::said(chat::without_edited(&text), self.manner.nicks);
        if self.manner.is_chat() && mark == Mark::None && stands == Stands::First {
            // What tells its day or its zone was not said by whoever spoke before.
            let is_of_chat = is_bracketed || self.manner.name_then_time;
            let goes_on = is_of_chat && stamp.day.is_none() && stamp.zone.is_none();
            if let Some(speaker) = self.speaker.as_ref().filter(|_| goes_on) {
                text = format!("{speaker}: {text}");
            }
            self.in_half_of_day(&mut stamp, &mut guesses);
        }
        // `09:27:01 From Ana Ruiz to Everyone:` has its text below.
        if let Some(name) = text.strip_suffix(':')
            && chat::is_name(name)
            && words_follow(&self.lines, &self.shapes, at)
        {
            return self.head(at, stamp, Some(name.to_owned()), guesses);
        }
        self.row(at, stamp, text, guesses);
        self.under = match mark {
            Mark::Heading(_) => Under::Head,
            _ if self.manner.is_chat() => Under::Head,
            Mark::Bullet => Under::Row { indent, bullet: true },
            Mark::None => Under::Row { indent, bullet: false },
        };
    }

    /// A line that carries no time.
    fn text(&mut self, at: usize) {
        let line = &self.lines[at];
        if self.is_name_of_next(at) {
            return;
        }
        let is_noise = chat::is_noise(&line.bare, self.manner.is_chat());
        if is_noise || self.pending.is_none() && is_header_of_columns(&line.bare) {
            return self.drop(at);
        }
        if self.manner.time_below {
            self.waiting.push((at, self.drafts.len()));
            return self.note(at);
        }
        let said = chat::without_edited(line.item()).to_owned();
        if self.begins_message(at, &said) {
            return;
        }
        let line = &self.lines[at];
        let heading = matches!(line.mark, Mark::Heading(_));
        let bullet = line.mark == Mark::Bullet;
        let goes_with = match self.under {
            _ if heading => false,
            Under::Nothing => false,
            Under::Head => true,
            Under::Row { indent, bullet: of_list } => {
                let parted = self.gap || bullet && of_list;
                line.indent > indent || !parted
            }
        };
        if goes_with {
            if said.is_empty() {
                return self.drop(at);
            }
            self.drafts.push(Draft::line(line.span.clone(), said, Fate::Attach));
        } else {
            self.under = Under::Nothing;
            self.note(at);
        }
    }

    fn note(&mut self, at: usize) {
        let line = &self.lines[at];
        self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Note));
    }

    /// A line that says nothing. Between a head and its text it is a part of the row.
    fn drop(&mut self, at: usize) {
        let line = &self.lines[at];
        if let Some(Draft::Row(row)) = self.pending.as_ref().and_then(|pending| self.drafts.get_mut(pending.draft)) {
            row.span.end = line.span.end;
            return;
        }
        self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Drop));
    }

    fn row(&mut self, at: usize, stamp: Stamp, text: String, guesses: Vec<Guess>) {
        self.drafts.push(Draft::guessed(self.lines[at].span.clone(), stamp, text, guesses));
    }

    /// What follows belongs to no row above.
    fn end(&mut self) {
        self.waiting.clear();
        self.pending = None;
        self.under = Under::Nothing;
    }
}

/// The names of columns that are set with spaces: `LAST SEEN   TYPE      REASON`.
fn is_header_of_columns(text: &str) -> bool {
    let columns: Vec<&str> = text.split("  ").map(str::trim).filter(|name| !name.is_empty()).collect();
    columns.len() > 2
        && columns.iter().all(|name| name.chars().all(|sign| sign.is_uppercase() || " _-()".contains(sign)))
}
