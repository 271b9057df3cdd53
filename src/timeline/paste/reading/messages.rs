//! Messages of a chat: heads, who speaks, and what is said below.

use super::{Pending, Reading, Under};
use crate::timeline::paste::chat;
use crate::timeline::paste::draft::{Draft, Guess};
use crate::timeline::paste::manner::{name_above, stands_alone};
use crate::timeline::spelling::clock::Point;
use crate::timeline::spelling::stamp::Stamp;

impl Reading<'_> {
    /// Whether what is said belongs to a message, so that its times do not count.
    pub(super) fn is_in_message(&self) -> bool {
        self.pending.is_some() || self.under == Under::Head || self.manner.time_below
    }

    /// A time that stands alone: it heads what is below, or ends what is above.
    pub(super) fn alone(&mut self, at: usize, mut stamp: Stamp, mut guesses: Vec<Guess>) {
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
    pub(super) fn end_waiting(&mut self, at: usize, stamp: Stamp, guesses: Vec<Guess>) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some((first, draft)) = waiting.first().copied() else { return };
        let said = waiting.iter().map(|(line, _)| chat::without_edited(self.lines[*line].body()));
        let text = said.collect::<Vec<_>>().join("\n");
        let span = self.lines[first].span.start..self.lines[at].span.end;
        self.drafts.truncate(draft);
        self.drafts.push(Draft::guessed(span, stamp, text, guesses));
        self.under = Under::Nothing;
    }

    pub(super) fn name_above(&self, at: usize) -> Option<&str> {
        name_above(&self.lines, &self.shapes, at).filter(|_| self.manner.name_above)
    }

    /// Whether the line names who speaks in the next one.
    pub(super) fn is_name_of_next(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.lines.len()
            && stands_alone(&self.lines[next], &self.shapes[next])
            && self.name_above(next).is_some()
    }

    /// A message without its half of the day, as `1:23` below `1:22 PM`.
    pub(super) fn in_half_of_day(&self, stamp: &mut Stamp, guesses: &mut Vec<Guess>) {
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
    pub(super) fn head(&mut self, at: usize, stamp: Stamp, name: Option<String>, guesses: Vec<Guess>) {
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

    /// Gives the row that waits for its text what a line says, if there is one.
    pub(super) fn begins_message(&mut self, at: usize, said: &str) -> bool {
        let Some(Pending { draft, name }) = self.pending.take() else { return false };
        let Some(Draft::Row(row)) = self.drafts.get_mut(draft) else { return false };
        row.text = name.map_or_else(|| said.to_owned(), |name| format!("{name}: {said}"));
        row.span.end = self.lines[at].span.end;
        true
    }
}
