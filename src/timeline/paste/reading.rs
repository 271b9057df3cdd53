//! A paste read line by line: which lines open rows, and what becomes of those between.

use std::ops::Range;

use super::cells::{Columns, row};
use super::chat;
use super::draft::{Draft, Fate, Guess};
use super::line::{Line, Mark};
use super::manner::{Manner, closing_fences, name_above, spoken, stands_alone, words_follow};
use super::prose::{self, Paragraph};
use super::shape::{Shape, Stands, Timed, begins_with_four_digits, shape};
use super::table;
use crate::timeline::spelling::clock::{ClockText, Point};
use crate::timeline::spelling::stamp::{Stamp, whole_stamp};
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

    /// Whether what is said belongs to a message, so that its times do not count.
    fn is_in_message(&self) -> bool {
        self.pending.is_some() || self.under == Under::Head || self.manner.time_below
    }

    /// Whether sentences begin at a line that are to be taken apart.
    fn opens_paragraph(&self, at: usize) -> bool {
        if self.lines[at].mark != Mark::None || self.is_in_message() {
            return false;
        }
        match &self.shapes[at] {
            Shape::Prose(found) => {
                // A day that opens no sentence may be that of a version or of a file.
                let opens_with_day = found.first().is_some_and(|found| {
                    let before = self.lines[at].body()[..found.span.start].trim();
                    before.is_empty() || before.eq_ignore_ascii_case("on")
                });
                opens_with_day || self.times_ahead[at]
            }
            Shape::Text => (self.gap || self.under == Under::Nothing) && self.times_ahead[at],
            Shape::Day(..) | Shape::Zone(_) | Shape::Timed(_) => false,
        }
    }

    /// Whether a line goes on with the paragraph above it.
    fn goes_on(&self, at: usize) -> bool {
        let line = &self.lines[at];
        line.mark == Mark::None
            && self.shapes[at].is_words()
            && !line.is_blank()
            && line.fence().is_none()
            && !line.bare.starts_with('|')
            && !self.is_name_of_next(at)
            && !is_labelled(&line.bare)
            && chat::wrote(&line.bare).is_none()
    }

    fn times_ahead(&self) -> Vec<bool> {
        /// Text that breaks its lines in a sentence does so every hundred signs or less.
        const NEAR: usize = 12;
        let mut ahead = vec![false; self.lines.len()];
        // How many lines ahead the next time is.
        let mut next: Option<usize> = None;
        for at in (0..self.lines.len()).rev() {
            next = if self.shapes[at].time_in_prose().is_some() { Some(0) } else { next.map(|lines| lines + 1) };
            ahead[at] = next.is_some_and(|lines| lines <= NEAR);
            if next.is_some() && !self.goes_on(at) {
                next = None;
            }
        }
        ahead
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let end = (at + 1..self.lines.len()).find(|at| !self.goes_on(*at)).unwrap_or(self.lines.len());
        let length = if self.are_apart(at..end) { 1 } else { end - at };
        let mut follows = self.under != Under::Nothing && !self.gap;
        for lines in self.lines[at..end].chunks(length) {
            let drafts = prose::read(&Paragraph::of(lines), follows);
            follows |= drafts.iter().any(|draft| matches!(draft, Draft::Row(_)));
            self.drafts.extend(drafts);
        }
        self.under = if follows { Under::Row { indent: 0, bullet: false } } else { Under::Nothing };
        end
    }

    /// Whether lines that follow each other each say something of their own: a time is in each but the short ones, and
    /// none of them goes on with a sentence of the line above.
    fn are_apart(&self, lines: Range<usize>) -> bool {
        const SHORT: usize = 40;
        let has_time = |at: usize| self.shapes[at].time_in_prose().is_some();
        let text = |at: usize| self.lines[at].bare.as_ref();
        let is_small = |at: usize| {
            let word = text(at).split(' ').next().unwrap_or_default();
            word.starts_with(char::is_lowercase) && !word.ends_with(':')
        };
        let timed = lines.clone().filter(|at| has_time(*at)).count();
        let goes_on = |at: usize| {
            let goes_on = text(at - 1).ends_with(',') || is_small(at) && !is_small(lines.start);
            goes_on && text(at - 1).len() >= SHORT
        };
        timed > 1
            && lines.clone().all(|at| has_time(at) || text(at).len() < SHORT)
            && !(lines.start + 1..lines.end).any(goes_on)
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

    /// A time that stands alone: it heads what is below, or ends what is above.
    fn alone(&mut self, at: usize, mut stamp: Stamp, mut guesses: Vec<Guess>) {
        if self.manner.time_below && !self.waiting.is_empty() {
            return self.end_waiting(at, stamp, guesses);
        }
        let named = self.name_above(at).map(str::to_owned);
        if named.is_none() && self.manner.is_chat() {
            self.in_half_of_day(&mut stamp, &mut guesses);
        }
        let name = named.or_else(|| self.speaker.clone().filter(|_| self.manner.is_chat()));
        self.head(at, stamp, name, guesses);
    }

    /// The time of the lines above it, which are one row.
    fn end_waiting(&mut self, at: usize, stamp: Stamp, guesses: Vec<Guess>) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some((first, draft)) = waiting.first().copied() else { return };
        let said = waiting.iter().map(|(line, _)| chat::without_edited(self.lines[*line].body()));
        let text = said.collect::<Vec<_>>().join("\n");
        let span = self.lines[first].span.start..self.lines[at].span.end;
        self.drafts.truncate(draft);
        self.drafts.push(Draft::guessed(span, stamp, text, guesses));
        self.under = Under::Nothing;
    }

    fn name_above(&self, at: usize) -> Option<&str> {
        name_above(&self.lines, &self.shapes, at).filter(|_| self.manner.name_above)
    }

    /// Whether the line names who speaks in the next one.
    fn is_name_of_next(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.lines.len()
            && stands_alone(&self.lines[next], &self.shapes[next])
            && self.name_above(next).is_some()
    }

    /// A message without its half of the day, as `1:23` below `1:22 PM`.
    fn in_half_of_day(&self, stamp: &mut Stamp, guesses: &mut Vec<Guess>) {
        let Some((clock, before)) = stamp.clock.as_mut().zip(self.spoke) else { return };
        let (Some(at), Some(before)) = (clock.begin.seconds(), before.begin.seconds()) else { return };
        const HALF: u32 = 43_200;
        let other = (at + HALF) % (2 * HALF);
        let is_said = stamp.day.is_some() || clock.end.is_some();
        if !is_said && at < before && other >= before && other - before < 6 * 3_600 {
            clock.begin = Point::at(other);
            guesses.push(Guess::HalfOfDay);
        }
    }

    /// A message whose text is below: until that is read, the row says who speaks.
    fn head(&mut self, at: usize, stamp: Stamp, name: Option<String>, guesses: Vec<Guess>) {
        self.end();
        self.spoke = stamp.clock.or(self.spoke);
        self.speaker = name.clone();
        let span = self.lines[at].span.clone();
        let above = at.checked_sub(1).filter(|above| self.is_name_of_next(*above));
        let above = above.map(|above| self.lines[above].span.start);
        let text = name.clone().unwrap_or_default();
        self.pending = Some(Pending { draft: self.drafts.len(), name });
        self.drafts.push(Draft::guessed(above.unwrap_or(span.start)..span.end, stamp, text, guesses));
        self.under = Under::Head;
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
        let said = chat::without_edited(line.body()).to_owned();
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

    /// Gives the row that waits for its text what a line says, if there is one.
    fn begins_message(&mut self, at: usize, said: &str) -> bool {
        let Some(Pending { draft, name }) = self.pending.take() else { return false };
        let Some(Draft::Row(row)) = self.drafts.get_mut(draft) else { return false };
        row.text = name.map_or_else(|| said.to_owned(), |name| format!("{name}: {said}"));
        row.span.end = self.lines[at].span.end;
        true
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

    /// Reads a table that begins at a line.
    fn table(&mut self, at: usize) -> Option<usize> {
        let bare = |at: usize| self.lines.get(at).map(|line| line.bare.as_ref());
        let first = bare(at)?;
        let has_header = first.contains('|') && bare(at + 1).is_some_and(table::is_rule);
        let is_row = has_header || first.starts_with('|') && first.len() > 1;
        if !is_row {
            return None;
        }
        self.end();
        let header = if has_header { table::cells(self.lines[at].bare.as_ref()) } else { Vec::new() };
        let columns = Columns::of(&header);
        let mut next = at;
        // Markdown has no table without a header: a time in it makes it a row.
        if has_header && !header.iter().any(|cell| whole_stamp(cell).is_some()) {
            self.drop(at);
            next = at + 1;
        }
        let mut above = false;
        while let Some(line) = self.lines.get(next).filter(|line| line.bare.contains('|') && line.fence().is_none()) {
            if table::is_rule(&line.bare) {
                self.drop(next);
            } else {
                let cells = table::cells(&line.bare);
                let draft = self.table_row(next, &cells, columns.as_ref(), above);
                above |= matches!(draft, Draft::Row(_));
                self.drafts.push(draft);
            }
            next += 1;
        }
        self.under = if above { Under::Row { indent: 0, bullet: false } } else { Under::Nothing };
        Some(next)
    }

    fn table_row(&self, at: usize, cells: &[String], columns: Option<&Columns>, above: bool) -> Draft {
        let line = &self.lines[at];
        let span = line.span.clone();
        let draft = row(span.clone(), cells, columns);
        let Draft::Line(untimed) = &draft else { return draft };
        // A cell that says when and what.
        match shape(&untimed.text, false) {
            Shape::Timed(timed) => Draft::guessed(span, timed.stamp, timed.text, timed.guesses),
            found => match found.time_in_prose() {
                Some(found) => {
                    let guesses = prose::guesses(&untimed.text, found);
                    Draft::guessed(span, found.stamp.clone(), untimed.text.as_str(), guesses)
                }
                None if untimed.fate == Fate::Attach && !above => Draft::line(span, line.bare.as_ref(), Fate::Note),
                None => draft,
            },
        }
    }
}

/// Whether a line is a value with its name before it, as mails of monitoring have them: `Problem name: pool exhausted`.
fn is_labelled(text: &str) -> bool {
    let label = text.split_once(": ").map_or("", |(label, _)| label);
    label.starts_with(|sign: char| sign.is_ascii_uppercase())
        && label.split(' ').count() <= 3
        && label.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -/".contains(&byte))
}

/// The names of columns that are set with spaces: `LAST SEEN   TYPE      REASON`.
fn is_header_of_columns(text: &str) -> bool {
    let columns: Vec<&str> = text.split("  ").map(str::trim).filter(|name| !name.is_empty()).collect();
    columns.len() > 2
        && columns.iter().all(|name| name.chars().all(|sign| sign.is_uppercase() || " _-()".contains(sign)))
}
