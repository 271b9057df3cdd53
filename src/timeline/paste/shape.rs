//! What a line's times make of it: a day, a time that stands alone, a time with its text beside it, or a sentence.

use super::draft::Guess;
use super::program::{inside, keyed, level_and_date, record_number};
use super::stated::{day_line, zone_line};
use super::{chat, prose};
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::epoch::epoch;
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::relative::{After, Relative};
use crate::timeline::spelling::stamp::{At, Found, Stamp, stamp, stamps};
use crate::timeline::spelling::zone::ZoneText;

/// A line, by its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing about time.
    Text,
    /// What follows is of that day.
    Day(DayText, Option<ZoneText>),
    /// `All times in CET.`
    Zone(ZoneText),
    /// Boxed, because most lines of a long paste are none.
    Timed(Box<Timed>),
    /// A sentence or several, with the times among their words.
    Prose(Vec<Found>),
}

impl Shape {
    /// The first time among the words of a sentence.
    pub fn time_in_prose(&self) -> Option<&Found> {
        match self {
            Shape::Prose(found) => found.iter().find(|found| found.stamp.has_time()),
            Shape::Text | Shape::Day(..) | Shape::Zone(_) | Shape::Timed(_) => None,
        }
    }

    /// The first day among the words of a sentence.
    pub fn day_in_prose(&self) -> Option<DayText> {
        match self {
            Shape::Prose(found) => found.iter().find_map(|found| found.stamp.day),
            Shape::Text | Shape::Day(..) | Shape::Zone(_) | Shape::Timed(_) => None,
        }
    }

    /// Whether the line is words, with a time among them or without.
    pub fn is_words(&self) -> bool {
        matches!(self, Shape::Text | Shape::Prose(_))
    }
}

/// A time that has been cut out of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    pub stamp: Stamp,
    /// What is left of the line; nothing if the time stands alone.
    pub text: String,
    pub stands: Stands,
    pub guesses: Vec<Guess>,
}

/// Where in the line the time stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    First,
    /// Among what a program wrote.
    Inside,
    Last,
}

/// Words that may stand before a time that stands alone.
const POSTED: [&str; 11] =
    ["Posted", "Updated", "Sent", "Published", "Created", "Date:", "#Date:", "Time:", "Timestamp:", "When:", "on"];

/// Reads the text of a line, without its marks.
pub fn shape(body: &str, four_digits: bool) -> Shape {
    if body.is_empty() {
        return Shape::Text;
    }
    if let Some(day) = day_line(body) {
        return day;
    }
    if let Some(zone) = zone_line(body) {
        return Shape::Zone(zone);
    }
    let timed = first(body, four_digits).or_else(|| level_and_date(body)).or_else(|| keyed(body));
    if let Some(timed) = timed.filter(|timed| !tells_more(timed)) {
        return Shape::Timed(Box::new(timed));
    }
    let found: Vec<Found> = stamps(body).into_iter().filter(|found| tells(&found.stamp)).collect();
    if found.is_empty() {
        return Shape::Text;
    }
    let timed = found.iter().find(|found| found.stamp.has_time());
    match timed.and_then(|one| inside(body, one)).or_else(|| last(body, &found)) {
        Some(timed) => Shape::Timed(Box::new(timed)),
        None => Shape::Prose(found),
    }
}

/// Whether four digits at its start may be a time, which its neighbours must say too.
pub fn begins_with_four_digits(body: &str) -> bool {
    let mut reader = Reader::new(body, 0);
    reader.number(4, 4).is_some_and(|number| number / 100 < 24 && number % 100 < 60) && reader.peek() == Some(b' ')
}

/// Whether the sentence that a time begins is the first of several: `Yesterday at 23:50 it broke. Today at 00:20 …`
fn tells_more(timed: &Timed) -> bool {
    let in_words = matches!(timed.stamp.day, Some(DayText::Relative(_) | DayText::Weekday(_) | DayText::Next));
    let after = timed.text.split_once(". ").filter(|_| in_words).map_or("", |(_, after)| after);
    stamps(after).iter().any(|found| found.stamp.has_time())
}

/// Whether a stamp says when: a day without a time says so only with its month.
fn tells(stamp: &Stamp) -> bool {
    stamp.has_time() || matches!(stamp.day, Some(DayText::Full(_) | DayText::NoYear { .. }))
}

/// A time at the start of the line, in marks or brackets or without.
fn first(body: &str, four_digits: bool) -> Option<Timed> {
    let (start, opened) = opening(body);
    let posted = POSTED.iter().find_map(|word| {
        let rest = body[start..].strip_prefix(word)?;
        rest.starts_with(' ').then(|| body.len() - rest.trim_start().len())
    });
    if let Some(at) = posted {
        let found = stamp(body, at, At { expected: true, four_digits: false })?;
        return (found.stamp.has_time() && body[found.span.end..].trim_matches(['.', ' ', '_', '*', ')']).is_empty())
            .then(|| Timed { stamp: found.stamp, text: String::new(), stands: Stands::First, guesses: Vec::new() });
    }
    let start = start + record_number(&body[start..]);
    // `[1773307621] SERVICE ALERT: …`
    if opened == ["]"]
        && let Some((seconds, rest)) = body[start..].split_once(']')
        && let Some(stamp) = epoch(seconds)
    {
        return Some(Timed { stamp, text: without_separator(rest), stands: Stands::First, guesses: Vec::new() });
    }
    let place = At { expected: true, four_digits };
    // `__13:31__`: the sign that closes could be a part of a name.
    let close = opened.iter().find(|close| close.starts_with('_')).and_then(|close| body[start..].find(*close));
    let before_close = close.map_or(body, |close| &body[..start + close]);
    let found = stamp(before_close, start, place).filter(|found| found.stamp.has_time())?;
    let (mut stamp, end) = (found.stamp, found.span.end);
    let mut guesses = Vec::new();
    if stamp.clock.is_some() && body[start..end].bytes().all(|byte| byte.is_ascii_digit()) {
        guesses.push(Guess::FourDigits);
    }
    let mut rest = closing(&body[end..], &opened)?;
    // `09:20 T+0` and `T+00:00 (09:20 UTC)` say the same in two ways.
    if stamp.relative.is_some_and(|relative| relative.after == After::Start)
        && let Some((beside, after)) = in_brackets(&rest).or_else(|| clock_behind(&rest))
    {
        stamp = Stamp { relative: stamp.relative, ..beside };
        rest = after;
    } else if stamp.relative.is_none() {
        let text = rest.trim_start();
        if let Some(after) = zero(text) {
            rest = text[after..].to_owned();
            stamp.relative = Some(Relative { seconds: 0, after: After::Start });
        }
    }
    let mut text = without_separator(&rest);
    if text.is_empty() && stamp.relative.is_some() && stamp.clock.is_some() {
        "T0".clone_into(&mut text);
    }
    // The parts of a day that are known are told before the text, where the row has none.
    if stamp.day == Some(DayText::Unknown) {
        let told = body[start..end].split([' ', ',']).find(|word| word.contains('?') && !word.contains(':'));
        text = joined(told.unwrap_or_default(), &text);
    }
    Some(Timed { stamp, text, stands: Stands::First, guesses })
}

/// The clock of `T0 09:20` and `T0 = 09:20 UTC`, and what follows it.
fn clock_behind(rest: &str) -> Option<(Stamp, String)> {
    let text = rest.trim_start_matches([' ', '=', ':']);
    let found = stamp(text, 0, At { expected: true, four_digits: false })?;
    found.stamp.clock.is_some().then(|| (found.stamp, text[found.span.end..].to_owned()))
}

/// How long `T+0` at the start of a text is.
fn zero(text: &str) -> Option<usize> {
    text.starts_with(['T', 't']).then_some(())?;
    let found = stamp(text, 0, At::default())?;
    let is_zero = found.stamp.relative.is_some_and(|relative| relative.seconds == 0 && relative.after == After::Start);
    is_zero.then_some(found.span.end)
}

/// A stamp in brackets, and what follows it.
fn in_brackets(rest: &str) -> Option<(Stamp, String)> {
    let text = rest.trim_start();
    let inner = text.strip_prefix(['(', '['])?;
    let found = stamp(inner, 0, At { expected: true, four_digits: false })?;
    let after = inner[found.span.end..].strip_prefix([')', ']'])?;
    found.stamp.clock.is_some().then(|| (found.stamp, after.to_owned()))
}

/// Marks that may stand around a time.
const AROUND: [(&str, &str); 7] =
    [("**", "**"), ("__", "__"), ("`", "`"), ("*", "*"), ("_", "_"), ("[", "]"), ("(", ")")];

/// How long the marks are that open a line, and those that must close.
fn opening(body: &str) -> (usize, Vec<&'static str>) {
    let mut at = 0;
    let mut opened = Vec::new();
    while let Some((open, close)) =
        AROUND.iter().find(|(open, _)| body[at..].starts_with(open)).filter(|_| opened.len() < 4)
    {
        at += open.len();
        opened.push(*close);
    }
    (at, opened)
}

/// What follows a time, without the marks that close those around it; `None` if a bracket around it does not close there.
fn closing(rest: &str, opened: &[&'static str]) -> Option<String> {
    let mut rest = rest.to_owned();
    for close in opened.iter().rev() {
        let text = rest.trim_start();
        if let Some(after) = text.strip_prefix(close) {
            rest = after.to_owned();
        } else if matches!(*close, "]" | ")") {
            return None;
        } else if let Some(at) = rest.find(close) {
            // **13:15 UTC:** Ana, **13:40 – cards work**
            rest.replace_range(at..at + close.len(), "");
        }
    }
    Some(rest)
}

/// A text without the sign that parted it from its time.
pub fn without_separator(rest: &str) -> String {
    const SEPARATORS: [&str; 16] =
        [":::::", "::", "--", "->", "=>", "-", "–", "—", "→", "·", "•", "|", ":", ",", ";", "."];
    let text = rest.trim();
    let after = SEPARATORS.iter().find_map(|sign| {
        let after = text.strip_prefix(sign)?;
        let parted = after.is_empty() || after.starts_with([' ', '\t']) || matches!(*sign, ":" | "," | "|" | "–" | "—");
        parted.then_some(after)
    });
    after.unwrap_or(text).trim().to_owned()
}

pub fn joined(before: &str, after: &str) -> String {
    let (before, after) = (before.trim(), after.trim());
    let is_parted = !before.is_empty() && !after.is_empty() && !before.ends_with(['[', '(']);
    [before, if is_parted { " " } else { "" }, after].concat()
}

/// Words after which a time belongs to the sentence.
const OF_SENTENCE: [&str; 22] = [
    "at", "on", "by", "since", "until", "till", "from", "between", "and", "to", "after", "before", "around", "about",
    "of", "the", "for", "through", "or", "it's", "was", "is",
];

pub fn is_in_sentence(before: &str) -> bool {
    let last = before.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    OF_SENTENCE.contains(&last.as_str()) || before.contains(". ")
}

/// A time that ends the line, parted from what it belongs to.
fn last(body: &str, found: &[Found]) -> Option<Timed> {
    let one = found.iter().rev().find(|found| found.stamp.has_time())?;
    let rest = body[one.span.end..].trim_matches([' ', '\t', '*', '_', '`']);
    let before = body[..one.span.start].trim_end_matches([' ', '\t', '*', '_', '`']);
    let bracketed = before.ends_with(['(', '[']);
    let is_end = match rest.strip_prefix([')', ']']) {
        Some(rest) => bracketed && is_mark_of_edit(rest),
        None => !bracketed && is_mark_of_edit(rest),
    };
    // The label of a whole date: `Started:   Thu, 12 Mar 2026 08:02:11 +0000`.
    let before_sign = before.trim_end_matches(['(', '[']).trim_end();
    let sign = before_sign.chars().next_back()?;
    let parted = bracketed || matches!(sign, '-' | '–' | '—' | '|' | ',' | ':' | '.' | '!' | '?' | '>');
    let several = found.iter().filter(|found| found.stamp.has_time()).count() > 1;
    if !is_end || !parted || several || is_in_sentence(before_sign) && !matches!(sign, '.' | '!' | '?') && !bracketed {
        // A date with am or pm after a name is a head of a chat: `Ana Ruiz 9:27 AM`. That is for the whole paste to say.
        let name = is_end && !several && chat::is_name(before_sign) && !is_in_sentence(before_sign);
        if !name {
            return None;
        }
    }
    let text = match sign {
        '.' | '!' | '?' => before_sign,
        // `Ana Ruiz :palm_tree:`
        ':' if chat::without_status(before_sign).len() < before_sign.len() => before_sign,
        _ => before_sign.trim_end_matches(['-', '–', '—', '|', ',', ':', '>', ' ', '\t']),
    };
    if text.is_empty() {
        return None;
    }
    let guesses = prose::guesses(body, one);
    Some(Timed { stamp: one.stamp.clone(), text: without_open_mark(text).to_owned(), stands: Stands::Last, guesses })
}

/// A text without the mark that opens it, if what closed that stood behind the text: `**Start time:** 09:20`.
fn without_open_mark(text: &str) -> &str {
    let opened = ["**", "__", "*", "_", "`"].iter().find(|mark| text.starts_with(**mark));
    opened.filter(|mark| text.matches(**mark).count() == 1).map_or(text, |mark| &text[mark.len()..])
}

/// `edited`, after the time of a comment.
fn is_mark_of_edit(rest: &str) -> bool {
    let rest = rest.trim_matches([' ', '-', '–', '—', '(', ')', '·', '.', '*', '_', '`']);
    rest.is_empty() || rest.eq_ignore_ascii_case("edited")
}
