//! A paste read line by line: which lines open rows, and what becomes of those between.

use super::cells::{Columns, row};
use super::chat;
use super::draft::{Draft, Fate, Guess};
use super::line::{Line, Mark};
use super::prose::{self, Paragraph};
use super::shape::{Shape, Stands, Timed, begins_with_four_digits, shape};
use super::table;
use crate::timeline::spelling::clock::{ClockText, Point};
use crate::timeline::spelling::stamp::{Found, Stamp};

/// Reads any text.
pub fn read(text: &str) -> Vec<Draft> {
    let lines = Line::all(text);
    let four_digits = lines.iter().filter(|line| begins_with_four_digits(line.body())).count() > 1;
    let shapes: Vec<Shape> = lines.iter().map(|line| shape(line.body(), four_digits)).collect();
    let manner = Manner::of(&lines, &shapes);
    let fences = closing_fences(&lines);
    let spoken = spoken(&lines, &shapes);
    let mut reading = Reading { text, lines, shapes, manner, spoken, ..Reading::default() };
    let mut at = 0;
    while at < reading.lines.len() {
        at = reading.block(at, &fences);
    }
    reading.finish()
}

/// For each line that opens a fence, the line that closes it.
fn closing_fences(lines: &[Line]) -> Vec<Option<usize>> {
    let mut closes = vec![None; lines.len()];
    let mut open = None;
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.is_fence()) {
        match open.take() {
            Some(start) => closes[start] = Some(at),
            None => open = Some(at),
        }
    }
    closes
}

/// Which items are those of a dialogue or of another list below a sentence, rather than of a timeline: few carry a time.
fn spoken(lines: &[Line], shapes: &[Shape]) -> Vec<bool> {
    let mut spoken = vec![false; lines.len()];
    let (mut items, mut timed, mut introduced) = (Vec::new(), 0, false);
    for at in 0..=lines.len() {
        let goes_on = lines.get(at).is_some_and(|line| line.is_blank() || line.mark == Mark::Bullet || line.indent > 0);
        if goes_on {
            if lines[at].mark == Mark::Bullet {
                items.push(at);
                let has_time = |found: &Found| found.stamp.has_time();
                timed += usize::from(match &shapes[at] {
                    Shape::Timed(_) => true,
                    Shape::Prose(found) => found.iter().any(has_time),
                    Shape::Text | Shape::Day(..) | Shape::Zone(_) => false,
                });
            }
            continue;
        }
        let is_dialogue = introduced && timed * 3 <= items.len();
        for item in items.drain(..) {
            spoken[item] = is_dialogue;
        }
        timed = 0;
        introduced = lines.get(at).is_some_and(|line| line.bare.ends_with(':'));
    }
    spoken
}

/// How the lines of a paste belong together, told by all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Manner {
    /// `Ana Ruiz 9:27 AM`, with what she says below.
    name_then_time: bool,
    /// `[9:27 AM] Ana Ruiz`, with what she says below.
    time_then_name: bool,
    /// A name stands above a time that stands alone.
    name_above: bool,
    /// A time that stands alone ends the text above it.
    time_below: bool,
    /// Tabs part a nick from what it says.
    nicks: bool,
}

impl Manner {
    fn of(lines: &[Line], shapes: &[Shape]) -> Manner {
        let mut manner = Manner::default();
        let (mut timed, mut last, mut first) = (0, Heads::default(), Heads::default());
        for (at, (line, shape)) in lines.iter().zip(shapes).enumerate() {
            let Shape::Timed(one) = shape else { continue };
            timed += 1;
            manner.nicks |= chat::is_mark_of_nick(&one.text);
            if line.mark != Mark::None || one.text.is_empty() || !chat::is_name(chat::without_status(&one.text)) {
                continue;
            }
            let followed = matches!(shapes.get(at + 1), Some(Shape::Text | Shape::Prose(_)))
                && lines.get(at + 1).is_some_and(|next| !next.is_blank());
            match one.stands {
                Stands::First => first.count(followed),
                Stands::Last if !is_program(&one.text) => last.count(followed),
                Stands::Last | Stands::Inside => {}
            }
        }
        manner.name_then_time = last.are_heads(0);
        manner.time_then_name = first.are_heads(timed);
        let onlies: Vec<usize> = (0..lines.len()).filter(|at| is_only(&lines[*at], &shapes[*at])).collect();
        let said = lines.iter().position(|line| !line.is_blank());
        let ends = lines.iter().rposition(|line| !line.is_blank());
        let begins_with_time = onlies.first().is_some_and(|only| Some(*only) == said);
        manner.name_above =
            !begins_with_time && onlies.iter().any(|only| manner_of_name(lines, shapes, *only, &onlies).is_some());
        manner.time_below = !manner.is_chat()
            && !begins_with_time
            && onlies.last().is_some_and(|only| Some(*only) == ends)
            && onlies.iter().all(|only| *only > 0 && !lines[*only - 1].is_blank());
        manner
    }

    fn is_chat(self) -> bool {
        self.name_then_time || self.time_then_name || self.name_above
    }
}

/// Lines that may be heads of messages, and how many of them have something below.
#[derive(Clone, Copy, Debug, Default)]
struct Heads {
    all: usize,
    followed: usize,
}

impl Heads {
    fn count(&mut self, followed: bool) {
        self.all += 1;
        self.followed += usize::from(followed);
    }

    /// Whether most of them have, and they are at least half of so many lines.
    fn are_heads(self, of: usize) -> bool {
        self.all > 0 && self.followed * 2 > self.all && self.all * 2 >= of
    }
}

fn is_program(text: &str) -> bool {
    matches!(text, "APP" | "BOT" | "WORKFLOW")
}

/// A time that stands alone in its line, not as a heading or an item of a list.
fn is_only(line: &Line, shape: &Shape) -> bool {
    line.mark == Mark::None && matches!(shape, Shape::Timed(timed) if timed.text.is_empty() || is_program(&timed.text))
}

/// The name above a time that stands alone, if the line is one.
fn manner_of_name<'l>(lines: &'l [Line], shapes: &[Shape], only: usize, onlies: &[usize]) -> Option<&'l str> {
    let above = lines.get(only.checked_sub(1)?)?;
    let name = chat::without_status(&above.bare);
    if shapes[only - 1] != Shape::Text || above.mark != Mark::None || !chat::is_name(name) || chat::is_noise(name, true)
    {
        return None;
    }
    // A message that follows another one of the same person has its time alone: less of it than the first one has.
    let is_full = |at: usize| {
        let Shape::Timed(timed) = &shapes[at] else { return false };
        lines[at].indent > 0
            || timed.stamp.day.is_some()
            || is_program(&timed.text)
            || lines[at].bare.ends_with(['M', 'm', '.'])
    };
    let all_alike = !onlies.iter().take(64).any(|only| is_full(*only));
    (is_full(only) || all_alike && name.starts_with(char::is_uppercase)).then_some(name)
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

/// A time whose text is to follow.
#[derive(Clone, Debug)]
struct Pending {
    start: usize,
    end: usize,
    stamp: Stamp,
    name: Option<String>,
    guesses: Vec<Guess>,
}

#[derive(Debug, Default)]
struct Reading<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    shapes: Vec<Shape>,
    manner: Manner,
    /// Which lines are of a dialogue.
    spoken: Vec<bool>,
    drafts: Vec<Draft>,
    under: Under,
    /// A blank line stands before this one.
    gap: bool,
    pending: Option<Pending>,
    /// Who spoke last, and when, in a chat.
    speaker: Option<String>,
    spoke: Option<ClockText>,
    /// Lines of which the time may follow, with where they begin.
    waiting: Vec<usize>,
    rows: usize,
}

impl Reading<'_> {
    /// Reads what begins at a line, and returns the line after it.
    fn block(&mut self, at: usize, fences: &[Option<usize>]) -> usize {
        let line = &self.lines[at];
        if line.is_blank() {
            self.gap = true;
            self.let_go();
            return at + 1;
        }
        if line.is_fence() {
            let after_row = self.under != Under::Nothing || self.pending.is_some();
            let next = match fences[at] {
                Some(close) if after_row => {
                    for code in at + 1..close {
                        self.attach(code);
                    }
                    close + 1
                }
                _ => at + 1,
            };
            return next;
        }
        if let Some(next) = self.table(at) {
            self.gap = false;
            return next;
        }
        let next = self.line(at);
        self.gap = false;
        next
    }

    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let span = line.span.clone();
        if let Some((stamp, name)) = chat::wrote(&line.bare) {
            self.head(at, stamp, Some(name), Vec::new());
            return at + 1;
        }
        match self.shapes[at].clone() {
            Shape::Day(day, zone) => {
                self.end();
                self.drafts.push(Draft::Day(day, zone));
                self.drop(at);
                at + 1
            }
            Shape::Zone(zone) => {
                self.end();
                self.drafts.push(Draft::Zone(zone));
                self.drop(at);
                at + 1
            }
            Shape::Timed(timed) => {
                self.timed(at, timed);
                at + 1
            }
            Shape::Prose(found) => {
                let day = found.iter().find_map(|found| found.stamp.day);
                let timed = found.into_iter().find(|found| found.stamp.has_time());
                let in_message = self.pending.is_some() || self.under == Under::Head || self.manner.time_below;
                match (line.mark, timed) {
                    (Mark::Heading(_), None) => {
                        self.text(at);
                        self.drafts.extend(day.map(|day| Draft::Day(day, None)));
                        at + 1
                    }
                    (Mark::Heading(_), Some(found)) => {
                        let body = line.body().to_owned();
                        self.end();
                        self.row(span, found.stamp, body, Vec::new());
                        self.under = Under::Head;
                        at + 1
                    }
                    (Mark::Bullet, Some(found)) if !in_message || self.manner == Manner::default() => {
                        let (indent, body) = (line.indent, chat::without_edited(line.body()).to_owned());
                        let mut guesses = prose::guesses(&body, found.span.start);
                        if self.spoken[at] && !guesses.contains(&Guess::Quoted) {
                            guesses.push(Guess::Quoted);
                        }
                        self.end();
                        self.row(span, found.stamp, body, guesses);
                        self.under = Under::Row { indent, bullet: true };
                        at + 1
                    }
                    (Mark::None, _) if !in_message && self.is_of_paragraph(at) => self.paragraph(at),
                    _ => {
                        self.text(at);
                        at + 1
                    }
                }
            }
            Shape::Text => {
                let begins = self.gap || self.under == Under::Nothing;
                let alone = self.pending.is_none() && self.under != Under::Head && !self.manner.time_below;
                if line.mark == Mark::None && begins && alone && self.paragraph_has_time(at) {
                    return self.paragraph(at);
                }
                self.text(at);
                at + 1
            }
        }
    }

    /// Whether a line goes on with the paragraph above it.
    fn goes_on(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let plain = matches!(self.shapes[at], Shape::Text | Shape::Prose(_)) && line.mark == Mark::None;
        plain
            && !line.is_blank()
            && !line.is_fence()
            && !line.bare.starts_with('|')
            && chat::wrote(&line.bare).is_none()
    }

    /// The lines that go on with each other from this one on.
    fn paragraph_end(&self, at: usize) -> usize {
        (at + 1..self.lines.len()).find(|at| !self.goes_on(*at)).unwrap_or(self.lines.len())
    }

    /// Whether a line's days and times are those of sentences: of a version or a name of a file they are not.
    fn is_of_paragraph(&self, at: usize) -> bool {
        let opens_with_day = matches!(&self.shapes[at], Shape::Prose(found) if found.first().is_some_and(|found| {
            let before = self.lines[at].body()[..found.span.start].trim();
            before.is_empty() || before.eq_ignore_ascii_case("on")
        }));
        opens_with_day || self.paragraph_has_time(at)
    }

    fn paragraph_has_time(&self, at: usize) -> bool {
        let is_timed =
            |shape: &Shape| matches!(shape, Shape::Prose(found) if found.iter().any(|found| found.stamp.has_time()));
        // Text that breaks its lines in a sentence does so every hundred signs or less.
        let near = (at + 1..self.lines.len()).take(12).take_while(|at| self.goes_on(*at));
        std::iter::once(at).chain(near).any(|at| is_timed(&self.shapes[at]))
    }

    fn paragraph(&mut self, at: usize) -> usize {
        let end = self.paragraph_end(at);
        let mut paragraph = Paragraph::default();
        for line in &self.lines[at..end] {
            let start = line.span.end - (self.text[line.span.clone()].trim_start().len());
            paragraph.push(&line.bare, start);
        }
        let follows = self.under != Under::Nothing && !self.gap;
        let drafts = prose::read(&paragraph, follows);
        if drafts.iter().any(|draft| matches!(draft, Draft::Row(_))) {
            self.rows += 1;
            self.under = Under::Row { indent: 0, bullet: false };
        } else if !follows {
            self.under = Under::Nothing;
        }
        self.drafts.extend(drafts);
        end
    }

    fn timed(&mut self, at: usize, timed: Timed) {
        let line = &self.lines[at];
        let (span, indent, mark) = (line.span.clone(), line.indent, line.mark);
        let Timed { mut stamp, text, stands, guesses } = timed;
        if text.is_empty() || is_only(line, &self.shapes[at]) {
            return self.alone(at, stamp, guesses);
        }
        let name = chat::without_status(&text);
        let is_head = match stands {
            Stands::First => self.manner.time_then_name,
            Stands::Last => self.manner.name_then_time,
            Stands::Inside => false,
        };
        if mark == Mark::None && is_head && chat::is_name(name) {
            let name = name.to_owned();
            return self.head(at, stamp, Some(name), guesses);
        }
        self.end();
        let mut text = chat::said(chat::without_edited(&text), self.manner.nicks);
        if self.manner.is_chat() && mark == Mark::None && stands == Stands::First {
            if let Some(speaker) = &self.speaker {
                text = format!("{speaker}: {text}");
            }
            self.in_half_of_day(&mut stamp);
        }
        // `09:27:01 From Ana Ruiz to Everyone:` has its text below.
        if text.ends_with(':') && chat::is_name(text.trim_end_matches(':')) && self.text_follows(at) {
            return self.head(at, stamp, Some(text.trim_end_matches(':').to_owned()), guesses);
        }
        self.row(span, stamp, text, guesses);
        self.under = match mark {
            Mark::Heading(_) => Under::Head,
            _ if self.manner.is_chat() => Under::Head,
            Mark::Bullet => Under::Row { indent, bullet: true },
            Mark::None => Under::Row { indent, bullet: false },
        };
    }

    fn text_follows(&self, at: usize) -> bool {
        self.lines
            .get(at + 1)
            .is_some_and(|next| !next.is_blank() && matches!(self.shapes[at + 1], Shape::Text | Shape::Prose(_)))
    }

    /// A time that stands alone: it heads what is below, or ends what is above.
    fn alone(&mut self, at: usize, mut stamp: Stamp, guesses: Vec<Guess>) {
        if self.manner.time_below && !self.waiting.is_empty() {
            let waiting = std::mem::take(&mut self.waiting);
            let start = self.lines[waiting[0]].span.start;
            let first = chat::without_edited(self.lines[waiting[0]].body()).to_owned();
            self.row(start..self.lines[at].span.end, stamp, first, guesses);
            for line in &waiting[1..] {
                self.attach(*line);
            }
            self.under = Under::Nothing;
            return;
        }
        let named = self.name_above(at);
        if named.is_none() && self.manner.is_chat() {
            self.in_half_of_day(&mut stamp);
        }
        let name = named.or_else(|| self.speaker.clone().filter(|_| self.manner.is_chat()));
        self.head(at, stamp, name, guesses);
    }

    fn name_above(&self, at: usize) -> Option<String> {
        if !self.manner.name_above {
            return None;
        }
        manner_of_name(&self.lines, &self.shapes, at, &[at]).map(str::to_owned)
    }

    /// Whether the line names who speaks in the next one.
    fn is_name_of_next(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.lines.len() && is_only(&self.lines[next], &self.shapes[next]) && self.name_above(next).is_some()
    }

    /// A message without its half of the day, as `1:23` below `1:22 PM`.
    fn in_half_of_day(&self, stamp: &mut Stamp) {
        let Some((clock, before)) = stamp.clock.as_mut().zip(self.spoke) else { return };
        let (Some(at), Some(before)) = (clock.begin.seconds(), before.begin.seconds()) else { return };
        const HALF: u32 = 43_200;
        let other = (at + HALF) % (2 * HALF);
        let is_said = stamp.day.is_some() || clock.end.is_some();
        if !is_said && at < before && other >= before && other - before < 6 * 3_600 {
            clock.begin = Point::at(other);
        }
    }

    /// A message whose text is below.
    fn head(&mut self, at: usize, stamp: Stamp, name: Option<String>, guesses: Vec<Guess>) {
        self.end();
        let span = self.lines[at].span.clone();
        let above = self.name_above(at).is_some().then(|| self.lines[at - 1].span.start);
        self.spoke = stamp.clock.or(self.spoke);
        self.speaker = name.clone();
        self.pending = Some(Pending { start: above.unwrap_or(span.start), end: span.end, stamp, name, guesses });
        self.under = Under::Head;
    }

    /// A line that carries no time.
    fn text(&mut self, at: usize) {
        let line = &self.lines[at];
        if self.is_name_of_next(at) {
            return;
        }
        if chat::is_noise(&line.bare, self.manner.is_chat()) || is_header_of_columns(&line.bare) {
            return self.drop(at);
        }
        if self.manner.time_below {
            self.waiting.push(at);
            return;
        }
        if let Some(pending) = self.pending.take() {
            let said = chat::without_edited(line.body()).to_owned();
            let text = match &pending.name {
                Some(name) => format!("{name}: {said}"),
                None => said,
            };
            let end = line.span.end.max(pending.end);
            self.row(pending.start..end, pending.stamp, text, pending.guesses);
            self.under = Under::Head;
            return;
        }
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
            self.attach(at);
        } else {
            self.under = Under::Nothing;
            self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Note));
        }
    }

    fn attach(&mut self, at: usize) {
        let line = &self.lines[at];
        let text = chat::without_edited(line.body());
        if line.is_blank() {
            return;
        }
        if text.is_empty() {
            return self.drop(at);
        }
        let draft = Draft::line(line.span.clone(), text, Fate::Attach);
        self.drafts.push(draft);
    }

    fn drop(&mut self, at: usize) {
        let line = &self.lines[at];
        self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Drop));
    }

    fn row(&mut self, span: std::ops::Range<usize>, stamp: Stamp, text: String, guesses: Vec<Guess>) {
        self.rows += 1;
        if let Draft::Row(mut row) = Draft::row(span, stamp, text) {
            row.guesses = guesses;
            self.drafts.push(Draft::Row(row));
        }
    }

    /// Ends what was open: a time without a text is a row all the same.
    fn end(&mut self) {
        self.let_go();
        if let Some(pending) = self.pending.take() {
            let text = pending.name.unwrap_or_default();
            self.row(pending.start..pending.end, pending.stamp, text, pending.guesses);
        }
        self.under = Under::Nothing;
    }

    /// Lines of which no time followed stand alone.
    fn let_go(&mut self) {
        for at in std::mem::take(&mut self.waiting) {
            let line = &self.lines[at];
            self.drafts.push(Draft::line(line.span.clone(), line.bare.as_ref(), Fate::Note));
        }
    }

    fn finish(mut self) -> Vec<Draft> {
        self.end();
        self.drafts
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
        let columns = has_header.then(|| Columns::of(&table::cells(self.lines[at].bare.as_ref()))).flatten();
        let mut next = at;
        if has_header {
            self.drop(at);
            self.drop(at + 1);
            next = at + 2;
        }
        let mut above = false;
        while let Some(line) = self.lines.get(next).filter(|line| line.bare.contains('|') && !line.is_fence()) {
            if table::is_rule(&line.bare) {
                self.drop(next);
            } else {
                let cells = table::cells(&line.bare);
                let draft = self.table_row(next, &cells, columns.as_ref(), above);
                above |= matches!(draft, Draft::Row(_));
                self.rows += usize::from(matches!(draft, Draft::Row(_)));
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
        let joined = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" — ");
        match shape(&joined, false) {
            Shape::Timed(Timed { stamp, text, .. }) => Draft::row(span, stamp, text),
            Shape::Prose(found) if found.iter().any(|found| found.stamp.has_time()) => {
                let stamp = found.into_iter().find(|found| found.stamp.has_time()).map(|found| found.stamp);
                Draft::row(span, stamp.unwrap_or_default(), joined)
            }
            _ if untimed.fate == Fate::Attach && !above => Draft::line(span, line.bare.as_ref(), Fate::Note),
            _ => draft,
        }
    }
}

/// The names of columns that are set with spaces: `LAST SEEN   TYPE      REASON`.
fn is_header_of_columns(text: &str) -> bool {
    let columns: Vec<&str> = text.split("  ").map(str::trim).filter(|name| !name.is_empty()).collect();
    columns.len() > 2
        && columns.iter().all(|name| name.chars().all(|sign| sign.is_uppercase() || " _-()".contains(sign)))
}
