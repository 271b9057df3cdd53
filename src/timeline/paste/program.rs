//! Where programs put the time of a line: behind a count, a level, a host, a key.

use super::shape::{Stands, Timed, is_in_sentence, joined, without_separator};
use crate::timeline::spelling::clock::Point;
use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::stamp::{At, Found, Stamp, stamp, whole_stamp};

/// How long the count before a full date is: `1027  2026-03-12 09:38:00`, `<165>1 2026-03-12T09:27:01Z`.
pub fn record_number(text: &str) -> usize {
    let priority =
        text.strip_prefix('<').and_then(|rest| rest.split_once('>')).map_or(0, |(number, _)| number.len() + 2);
    let number = text[priority..].bytes().take(8).take_while(u8::is_ascii_digit).count();
    let after = &text[priority + number..];
    let blank = after.len() - after.trim_start_matches(' ').len();
    let at = priority + number + blank;
    let is_number =
        (1..=6).contains(&number) && blank > 0 && (priority == 0 || text[1..priority - 1].parse::<u16>().is_ok());
    let dated = || stamp(text, at, At::default()).is_some_and(|found| is_of_program(&found.stamp));
    let itself = || priority == 0 && stamp(text, 0, At::default()).is_some_and(|found| found.stamp.has_time());
    // `<34>Mar 12 09:27:02`
    let is_priority = || {
        let found = stamp(text, priority, At::default());
        priority > 0
            && number == 0
            && found.is_some_and(|found| found.stamp.day.is_some() && found.stamp.clock.is_some())
    };
    if is_number && !itself() && dated() || is_priority() { at } else { 0 }
}

/// A full date with a time to the second: what programs write.
fn is_of_program(stamp: &Stamp) -> bool {
    matches!(stamp.day, Some(DayText::Full(_))) && stamp.clock.is_some()
}

/// `E0312 09:27:01.123456 1 pay.go:142] text`: the letter of the level is joined to the date.
pub fn level_and_date(body: &str) -> Option<Timed> {
    let level = body.chars().next().filter(|sign| "IWEF".contains(*sign))?;
    let mut reader = Reader::new(body, 1);
    let number = reader.number(4, 4)?;
    let (month, day) = (u8::try_from(number / 100).ok()?, u8::try_from(number % 100).ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !reader.eat_blanks() {
        return None;
    }
    let found = stamp(body, reader.at, At::default())
        .filter(|found| found.stamp.day.is_none() && found.stamp.clock.is_some())?;
    let stamp = Stamp { day: Some(DayText::NoYear { month, day }), ..found.stamp };
    let text = format!("{level} {}", body[found.span.end..].trim());
    Some(Timed { stamp, text, stands: Stands::First, guesses: Vec::new() })
}

/// `level=info ts=2026-03-12T09:44:10Z msg=started`: the key of the time goes with it.
pub fn keyed(body: &str) -> Option<Timed> {
    let mut at = 0;
    for word in body.split(' ').take(8) {
        let value = ["time=", "ts=", "timestamp=", "t=", "@timestamp=", "date=", "datetime="]
            .iter()
            .find_map(|key| word.strip_prefix(key).map(|_| at + key.len()));
        if let Some(start) = value {
            let quoted = body[start..].starts_with('"');
            let start = start + usize::from(quoted);
            let epoch = body[start..].split([' ', '"']).next().unwrap_or_default();
            let (stamp, end) = match whole_stamp(epoch).filter(|stamp| stamp.day.is_some()) {
                Some(stamp) => (stamp, start + epoch.len()),
                None => stamp(body, start, At::default())
                    .filter(|found| found.stamp.has_time())
                    .map(|found| (found.stamp, found.span.end))?,
            };
            let after = &body[end..];
            let after = if quoted { after.strip_prefix('"')? } else { after };
            let text = joined(&body[..at], after);
            return Some(Timed { stamp, text, stands: Stands::Inside, guesses: Vec::new() });
        }
        at += word.len() + 1;
    }
    None
}

/// A time among what a program wrote before it: a level, a host, a commit.
pub fn inside(body: &str, found: &Found) -> Option<Timed> {
    let before = body[..found.span.start].trim_end();
    let bracketed = before.ends_with(['[', '(', '"']);
    let seconds = matches!(found.stamp.clock.map(|clock| clock.begin), Some(Point::Second(..)))
        || body[found.span.clone()].matches(':').count() >= 2;
    let full = matches!(found.stamp.day, Some(DayText::Full(_) | DayText::Numbers { year: Some(_), .. }));
    let ends_line = body[found.span.end..].trim_matches([' ', '\t', ']', ')', '"']).is_empty();
    let close = body[found.span.end..].trim_start().chars().next();
    let closed = bracketed && matches!(close, Some(']' | ')' | '"'));
    if !(full && (seconds || closed)) || ends_line || before.split_whitespace().count() > 8 || is_in_sentence(before) {
        return None;
    }
    let (before, after) = match closed {
        true => (&before[..before.len() - 1], &body[found.span.end..].trim_start()[1..]),
        false => (before, &body[found.span.end..]),
    };
    let before = before.trim_end().trim_end_matches(['|', ':']).trim_end();
    let after = if closed { after.trim().to_owned() } else { without_separator(after) };
    Some(Timed {
        stamp: found.stamp.clone(),
        text: joined(before, &after),
        stands: Stands::Inside,
        guesses: Vec::new(),
    })
}
