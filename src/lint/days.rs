//! Days that a text names, and the weekdays beside them.

use std::ops::Range;

use chrono::Weekday;

use crate::timeline::spelling::day::{Beside, DayText, day, weekday};
use crate::timeline::spelling::reader::Reader;

/// A day in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    pub day: DayText,
    /// The bytes of it and of its weekday.
    pub span: Range<usize>,
    /// The weekday before or after it, and its bytes.
    pub weekday: Option<(Weekday, Range<usize>)>,
}

/// The days that a text names with their month and day, in order. Weekdays alone are none.
pub fn days(text: &str) -> Vec<NamedDay> {
    let mut days = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, start, &mut days);
        start += line.len();
    }
    days
}

fn in_line(line: &str, start: usize, days: &mut Vec<NamedDay>) {
    let mut at = 0;
    while let Some(found) = line[at..].find(|sign: char| sign.is_alphanumeric()) {
        let from = at + found;
        let mut reader = Reader::new(line, from);
        // `v2016-09-05` and `/2016/09/05/` are no words of a sentence.
        let is_part = reader.before().is_some_and(|sign| matches!(sign, '-' | '/' | '.' | '_' | '=' | '#'));
        match (!is_part && may_begin(&line[from..])).then(|| named(&mut reader)).flatten() {
            Some(mut named) => {
                at = reader.at;
                let moved = |span: &Range<usize>| span.start + start..span.end + start;
                named.span = moved(&named.span);
                named.weekday = named.weekday.map(|(weekday, span)| (weekday, moved(&span)));
                days.push(named);
            }
            None => {
                let word = &line[from..];
                at = from + word.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(word.len());
            }
        }
    }
}

/// Whether a word may be the first one of a day: it is a number, or begins as a month or a weekday does. Most are neither.
fn may_begin(word: &str) -> bool {
    const NAMES: [&[u8]; 19] = [
        b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec", b"mon", b"tue",
        b"wed", b"thu", b"fri", b"sat", b"sun",
    ];
    let begin = word.as_bytes();
    let begin = &begin[..begin.len().min(3)];
    begin.first().is_some_and(|sign| !sign.is_ascii_alphabetic())
        || NAMES.iter().any(|name| name.eq_ignore_ascii_case(begin))
}

fn named(reader: &mut Reader) -> Option<NamedDay> {
    let from = reader.at;
    let mut first = *reader;
    let before = weekday(&mut first).map(|weekday| (weekday, from..first.at));
    let found = day(reader, Beside::default())?;
    let is_told = matches!(found, DayText::Full(_) | DayText::NoYear { .. });
    let goes_on = !reader.is_at_end_of_word() || reader.rest().starts_with(['-', '/']);
    if !is_told || goes_on {
        return None;
    }
    let mut named = NamedDay { day: found, span: from..reader.at, weekday: before };
    if named.weekday.is_none() {
        let mut next = *reader;
        next.eat_any(&[',']);
        if next.eat_blanks() && (next.eat("(") || next.at == reader.at + 2) {
            let from = next.at;
            // “As of 24 March, Wednesday deploys are frozen” goes on with another day.
            if let Some(weekday) = weekday(&mut next).filter(|_| ends_a_part(next.rest())) {
                named.weekday = Some((weekday, from..next.at));
                named.span.end = next.at;
                *reader = next;
            }
        }
    }
    Some(named)
}

/// Whether a part of a sentence ends here.
fn ends_a_part(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '*', '_']);
    rest.is_empty() || rest.starts_with(['\n', '\r', ',', '.', ';', ':', ')', '!', '?', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is named, with the weekdays.
    fn told(text: &str) -> Vec<(&str, Option<&str>)> {
        let told = |named: NamedDay| (&text[named.span], named.weekday.map(|(_, span)| &text[span]));
        days(text).into_iter().map(told).collect()
    }

    #[test]
    fn days_and_their_weekdays_are_found_in_sentences() {
        for (text, expected) in [
            ("On Monday, 5 September 2016 it fell.", ("Monday, 5 September 2016", Some("Monday"))),
            ("a\nIt was 2016-09-05 (Mon).", ("2016-09-05 (Mon", Some("Mon"))),
            ("It was 2016-09-05, Monday.", ("2016-09-05, Monday", Some("Monday"))),
            ("It was Wed 2023-01-25 at 9:15", ("Wed 2023-01-25", Some("Wed"))),
            ("It was September 5", ("September 5", None)),
            ("on *2016-09-05, Monday*, it", ("2016-09-05, Monday", Some("Monday"))),
            ("on 2016-09-05, Monday\nit", ("2016-09-05, Monday", Some("Monday"))),
            ("As of 5 September, Monday deploys are frozen", ("5 September", None)),
            ("on 2016-09-05 (Monday deploys are frozen)", ("2016-09-05", None)),
            ("on 2016-09-05, on Monday", ("2016-09-05", None)),
            ("on 2016-09-05 (all of it", ("2016-09-05", None)),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
        for text in [
            "on Monday",
            "v-2016-09-05",
            "https://e.org/2016/09/05/x",
            "2016-09-05-x",
            "2016-09-05T10:00",
            "on 05/09/2016",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
