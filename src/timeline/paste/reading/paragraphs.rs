//! Which lines are a paragraph of sentences, and which of them say something of their own.

use std::ops::Range;

use super::{Reading, Under};
use crate::timeline::paste::chat;
use crate::timeline::paste::draft::Draft;
use crate::timeline::paste::line::Mark;
use crate::timeline::paste::prose::{self, Paragraph};
use crate::timeline::paste::shape::Shape;

impl Reading<'_> {
    /// Whether sentences begin at a line that are to be taken apart.
    pub(super) fn opens_paragraph(&self, at: usize) -> bool {
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
    pub(super) fn goes_on(&self, at: usize) -> bool {
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

    pub(super) fn times_ahead(&self) -> Vec<bool> {
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

    pub(super) fn paragraph(&mut self, at: usize) -> usize {
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
    pub(super) fn are_apart(&self, lines: Range<usize>) -> bool {
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
}

/// Whether a line is a value with its name before it, as mails of monitoring have them: `Problem name: pool exhausted`.
fn is_labelled(text: &str) -> bool {
    let label = text.split_once(": ").map_or("", |(label, _)| label);
    label.starts_with(|sign: char| sign.is_ascii_uppercase())
        && label.split(' ').count() <= 3
        && label.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -/".contains(&byte))
}
