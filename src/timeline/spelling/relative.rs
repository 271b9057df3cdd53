//! A time that is told by how long it is after another one.

use super::reader::Reader;

/// How long after which other time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// Seconds; negative before it.
    pub seconds: i64,
    pub after: After,
}

/// The row that a relative time starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The first row with a time of its own, `T`.
    Start,
    /// The row above.
    RowAbove,
    /// `+00:05`: the start if these run from zero, else the row above.
    Unsaid,
}

/// Reads `T+5m`, `T-00:02`, `T0`; `+5m` and `+00:05` where a time is expected.
pub fn relative(reader: &mut Reader, expected: bool) -> Option<Relative> {
    let mut next = *reader;
    let told = next.eat_any(&['T', 't']);
    if told && next.count_digits() == 1 && next.eat("0") && next.is_at_end_of_word() && !next.is_at_more_digits() {
        *reader = next;
        return Some(Relative { seconds: 0, after: After::Start });
    }
    if !told && !expected {
        return None;
    }
    if told {
        next.eat_blanks();
    }
    let negative = if next.eat("+") {
        false
    } else if told && (next.eat("-") || next.eat("−")) {
        true
    } else {
        return None;
    };
    if told {
        next.eat_blanks();
    }
    let seconds = clock_length(&mut next).or_else(|| length(&mut next)).or_else(|| zero(&mut next, told))?;
    *reader = next;
    let after = if told { After::Start } else { After::Unsaid };
    Some(Relative { seconds: if negative { -seconds } else { seconds }, after })
}

/// `T+0`
fn zero(reader: &mut Reader, told: bool) -> Option<i64> {
    let mut next = *reader;
    let found = told && next.number(1, 1) == Some(0) && next.is_at_end_of_word();
    found.then(|| *reader = next);
    found.then_some(0)
}

/// `00:05` (hours and minutes), `00:05:30`.
fn clock_length(reader: &mut Reader) -> Option<i64> {
    let mut next = *reader;
    let hours = next.number(1, 3)?;
    if !next.eat(":") {
        return None;
    }
    let minutes = next.number(2, 2).filter(|minutes| *minutes < 60)?;
    let seconds = if next.eat(":") { next.number(2, 2).filter(|seconds| *seconds < 60)? } else { 0 };
    if !next.is_at_end_of_word() || next.is_at_more_digits() {
        return None;
    }
    *reader = next;
    Some(i64::from(hours) * 3600 + i64::from(minutes) * 60 + i64::from(seconds))
}

/// `5m`, `1h30m`, `90 s`, `5 min`.
fn length(reader: &mut Reader) -> Option<i64> {
    let mut next = *reader;
    let mut total = 0;
    let mut parts = 0;
    loop {
        let mut part = next;
        if parts > 0 {
            part.eat_blanks();
        }
        let Some(number) = part.number(1, 4) else { break };
        part.eat_blanks();
        let name = part.letters();
        let Some(unit) = unit(name) else { break };
        part.at += name.len();
        total += i64::from(number) * unit;
        next = part;
        parts += 1;
    }
    if parts == 0 || !next.is_at_end_of_word() {
        return None;
    }
    *reader = next;
    Some(total)
}

fn unit(name: &str) -> Option<i64> {
    match name.to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600),
        _ => None,
    }
}

const NUMBERS: [(&str, i64); 19] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
];

/// Goes past the number that comes next in words: `ten`, `twenty-five`, and `an` for one.
pub fn number_in_words(reader: &mut Reader) -> Option<i64> {
    let mut next = *reader;
    let mut word = || {
        let name = next.letters();
        next.at += name.len();
        NUMBERS.iter().find(|(word, _)| name.eq_ignore_ascii_case(word)).map(|(_, number)| *number)
    };
    let number = word()?;
    *reader = next;
    if number >= 20 && next.eat("-") {
        let name = next.letters();
        next.at += name.len();
        let ones = NUMBERS.iter().find(|(word, number)| *number < 10 && name.eq_ignore_ascii_case(word));
        if let Some((_, ones)) = ones {
            *reader = next;
            return Some(number + ones);
        }
    }
    Some(number)
}

/// Reads `ten minutes later`, `half an hour later`, `5 min later`, `2 hours later`.
pub fn later(reader: &mut Reader) -> Option<Relative> {
    let mut next = *reader;
    let seconds = if next.eat_word("half") {
        next.eat_blanks();
        next.eat_word("an");
        next.eat_blanks();
        next.eat_word("hour").then_some(1800)?
    } else {
        let count = match next.number(1, 4) {
            Some(count) => i64::from(count),
            None => number_in_words(&mut next)?,
        };
        next.eat_blanks();
        next.eat("-");
        let name = next.letters();
        let unit = unit(name)?;
        next.at += name.len();
        count * unit
    };
    if !next.eat_blanks() || !next.eat_word("later") {
        return None;
    }
    *reader = next;
    Some(Relative { seconds, after: After::RowAbove })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<(i64, After)> {
        let mut reader = Reader::new(text, 0);
        let found = relative(&mut reader, true).or_else(|| later(&mut reader))?;
        reader.rest().is_empty().then_some((found.seconds, found.after))
    }

    #[test]
    fn a_time_may_be_told_by_a_length() {
        for (text, told) in [
            ("T0", (0, After::Start)),
            ("T+0", (0, After::Start)),
            ("T+5m", (300, After::Start)),
            ("T-2m", (-120, After::Start)),
            ("T+00:05", (300, After::Start)),
            ("T + 1h30m", (5400, After::Start)),
            ("+5m", (300, After::Unsaid)),
            ("+00:05", (300, After::Unsaid)),
            ("+00:05:30", (330, After::Unsaid)),
            ("ten minutes later", (600, After::RowAbove)),
            ("Ten minutes later", (600, After::RowAbove)),
            ("5 min later", (300, After::RowAbove)),
            ("half an hour later", (1800, After::RowAbove)),
            ("an hour later", (3600, After::RowAbove)),
        ] {
            assert_eq!(seconds(text), Some(told), "{text}");
        }
        for text in ["T5", "-5m", "+5", "+5x", "five nodes later", "T+", "+00:65"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
