//! A day as people write it: with or without its year, as a weekday, in numbers of which the order is not told.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

use super::reader::Reader;

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayText {
    Full(NaiveDate),
    /// `6 December`
    NoYear {
        month: u8,
        day: u8,
    },
    /// `12/06` or `12/06/2026`: which of both is the month is not told.
    Numbers {
        first: u8,
        second: u8,
        year: Option<i32>,
    },
    Weekday(Weekday),
    /// `today`, `yesterday`: that many days after the day that is known.
    Relative(i8),
    /// `the next day`: the one after the day that was reached.
    Next,
    /// `2022-02-??`
    Unknown,
}

impl DayText {
    /// Whether it is a day only beside a time: it may be anything else elsewhere.
    pub fn needs_clock(self) -> bool {
        matches!(self, DayText::Weekday(_) | DayText::Relative(_) | DayText::Next | DayText::Numbers { year: None, .. })
    }
}

/// Which spellings may be a day where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// A time stands beside it, so that `12/06`, a weekday or `today` is a day.
    pub clock: bool,
}

/// Reads the day that comes next.
pub fn day(reader: &mut Reader, beside: Beside) -> Option<DayText> {
    let mut next = *reader;
    let found = match next.peek()? {
        byte if byte.is_ascii_digit() => in_numbers(&mut next, beside).or_else(|| day_first(&mut next))?,
        byte if byte.is_ascii_alphabetic() => in_words(&mut next, beside)?,
        _ => return None,
    };
    *reader = next;
    Some(found)
}

fn in_words(reader: &mut Reader, beside: Beside) -> Option<DayText> {
    if let Some(weekday) = weekday(reader) {
        let mut next = *reader;
        next.eat_any(&[',', '.']);
        if next.eat_blanks() {
            next.eat_word("the");
            next.eat_blanks();
            // The day says more than its weekday does.
            let dated = match next.peek() {
                Some(byte) if byte.is_ascii_digit() => in_numbers(&mut next, beside).or_else(|| day_first(&mut next)),
                _ => month_first(&mut next),
            };
            if dated.is_some() {
                *reader = next;
                return dated;
            }
        }
        part_of_day(reader);
        return beside.clock.then_some(DayText::Weekday(weekday));
    }
    let mut next = *reader;
    let the = next.eat_word("the") && next.eat_blanks();
    if ["next", "following"].iter().any(|word| next.eat_word(word))
        && next.eat_blanks()
        && ["day", "morning"].iter().any(|word| next.eat_word(word))
    {
        *reader = next;
        return beside.clock.then_some(DayText::Next);
    }
    if the {
        let found = day_first(&mut next)?;
        *reader = next;
        return Some(found);
    }
    for (word, days) in [("today", 0), ("yesterday", -1), ("tomorrow", 1)] {
        if reader.eat_word(word) {
            part_of_day(reader);
            return beside.clock.then_some(DayText::Relative(days));
        }
    }
    month_first(reader)
}

/// Goes past the part of a day that follows its name: `Friday morning`.
fn part_of_day(reader: &mut Reader) {
    let mut next = *reader;
    next.eat_blanks();
    if ["morning", "afternoon", "evening", "night"].iter().any(|part| next.eat_word(part)) {
        *reader = next;
    }
}

/// `2016-09-05`, `20160905`, `5.9.2016`, `05/09/2016`, `05/09`.
fn in_numbers(reader: &mut Reader, beside: Beside) -> Option<DayText> {
    let mut next = *reader;
    match next.count_digits() {
        8 => {
            let number = next.number(8, 8)?;
            let date = full(number / 10_000, number / 100 % 100, number % 100)?;
            let ends = next.is_at_end_of_word() || next.peek() == Some(b'T');
            ends.then(|| *reader = next);
            ends.then_some(date)
        }
        4 => {
            let year = next.number(4, 4)?;
            let separator = ['-', '/', '.'].into_iter().find(|sign| next.eat_any(&[*sign]))?;
            let month = two_digits(&mut next)?;
            if !next.eat_any(&[separator]) {
                return None;
            }
            let day = two_digits(&mut next)?;
            let ends = !next.rest().starts_with(|sign: char| sign.is_numeric());
            let date = match (month, day) {
                (Some(month), Some(day)) => full(year, month, day)?,
                _ => DayText::Unknown,
            };
            ends.then(|| *reader = next);
            ends.then_some(date)
        }
        1 | 2 => {
            let first = next.number(1, 2)?;
            let separator = ['/', '.', '-'].into_iter().find(|sign| next.eat_any(&[*sign]))?;
            let second = next.number(1, 2)?;
            let mut with_year = next;
            let year = with_year.eat_any(&[separator]).then(|| year(&mut with_year)).flatten();
            if year.is_some() {
                next = with_year;
            }
            let goes_on = next.rest().starts_with(|sign: char| sign.is_alphanumeric())
                || matches!(next.peek(), Some(b'.' | b'/' | b'-' | b':'))
                    && next.ahead(1).is_some_and(|byte| byte.is_ascii_digit());
            // `1.5` and `3-4` are more often something else than `13.3.`, and `1.2.` is the number of a part.
            let dotted = separator == '.' && year.is_none() && next.at - reader.at > 3 && next.eat(".");
            let told = year.is_some() || (separator == '/' || dotted) && beside.clock;
            if !told || goes_on && !dotted || dotted && !next.is_at_end_of_word() {
                return None;
            }
            let date = numbers(first, second, year, separator)?;
            *reader = next;
            Some(date)
        }
        _ => None,
    }
}

/// Whether days such as `12/06/2026` have their month first, told by those of a text that can be read one way only. `None`
/// if there are none, or of both kinds.
pub fn is_month_first(text: &str) -> Option<bool> {
    let mut told = None;
    for word in text.split(|sign: char| !sign.is_ascii_digit() && sign != '/') {
        let mut parts = word.split('/').map(|part| part.parse::<u32>().unwrap_or(0));
        let month_first = match [parts.next(), parts.next(), parts.next(), parts.next()] {
            [Some(1..=12), Some(13..=31), Some(1..), None] => true,
            [Some(13..=31), Some(1..=12), Some(1..), None] => false,
            _ => continue,
        };
        if told.replace(month_first).is_some_and(|before| before != month_first) {
            return None;
        }
    }
    told
}

fn numbers(first: u32, second: u32, year: Option<i32>, separator: char) -> Option<DayText> {
    // Where dots are used the day comes first.
    let day_first = separator == '.' || first > 12;
    let month_first = second > 12;
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (month, day) = match (day_first, month_first) {
        (true, true) => return None,
        (true, false) => (second, first),
        (false, true) => (first, second),
        (false, false) if first == second => (first, second),
        (false, false) => {
            let valid = first >= 1 && second >= 1;
            return valid.then_some(DayText::Numbers { first, second, year });
        }
    };
    with_year(year, month, day)
}

/// Years that somebody would tell of an incident. Programs write the year 1 for a time that never was.
const YEARS: Range<i32> = 1970..2100;

/// `2016`, if it can be the year of an incident.
pub fn four_digit_year(reader: &mut Reader) -> Option<i32> {
    i32::try_from(reader.number(4, 4)?).ok().filter(|year| YEARS.contains(year))
}

/// `2016` or `16`.
fn year(reader: &mut Reader) -> Option<i32> {
    match reader.count_digits() {
        4 => four_digit_year(reader),
        2 => i32::try_from(reader.number(2, 2)?).ok().map(|year| year + 2000),
        _ => None,
    }
}

/// Two digits, or question marks for a number that is not known.
fn two_digits(reader: &mut Reader) -> Option<Option<u32>> {
    if reader.eat("??") {
        return Some(None);
    }
    reader.number(1, 2).map(Some)
}

/// `September 21th, 2017`, `Sep 21`, `Oct 21-22, 2025` (its first day).
fn month_first(reader: &mut Reader) -> Option<DayText> {
    let mut next = *reader;
    let month = month(&mut next)?;
    next.eat(".");
    if !next.eat_blanks() {
        return None;
    }
    next.eat_word("the");
    next.eat_blanks();
    let day = ordinal(&mut next)?;
    let mut range = next;
    if range.eat_any(&['-', '–']) && range.count_digits() <= 2 && ordinal(&mut range).is_some() && !range.eat(":") {
        next = range;
    }
    let found = with_year(trailing_year(&mut next), month, day)?;
    *reader = next;
    Some(found)
}

/// `5th of September 2016`, `5 Sep`, `05-Sep-2016`, `12/Mar/26`, `18. April`.
fn day_first(reader: &mut Reader) -> Option<DayText> {
    let mut next = *reader;
    let day = ordinal(&mut next)?;
    let separator = ['/', '-'].into_iter().find(|sign| next.eat_any(&[*sign]));
    if separator.is_none() {
        next.eat(".");
        if !next.eat_blanks() {
            return None;
        }
        if next.eat_word("of") {
            next.eat_blanks();
        }
    }
    let month = month(&mut next)?;
    let stated = match separator {
        Some(sign) => next.eat_any(&[sign]).then(|| year(&mut next)).flatten(),
        None => trailing_year(&mut next),
    };
    let found = with_year(stated, month, day)?;
    *reader = next;
    Some(found)
}

/// The year after a month and a day, if one follows and is no time.
fn trailing_year(reader: &mut Reader) -> Option<i32> {
    let mut next = *reader;
    next.eat(".");
    next.eat_any(&[',']);
    if !next.eat_blanks() || next.count_digits() != 4 {
        return None;
    }
    let year = year(&mut next)?;
    let ends = next.is_at_end_of_word() && !next.is_at_more_digits();
    ends.then(|| *reader = next);
    ends.then_some(year)
}

/// `21`, `21st`, `21th`: people write any of the endings.
fn ordinal(reader: &mut Reader) -> Option<u8> {
    let mut next = *reader;
    let day = u8::try_from(next.number(1, 2)?).ok().filter(|day| (1..=31).contains(day))?;
    let ending = next.letters();
    if ["st", "nd", "rd", "th"].iter().any(|usual| ending.eq_ignore_ascii_case(usual)) {
        next.at += ending.len();
    }
    if !next.is_at_end_of_word() {
        return None;
    }
    *reader = next;
    Some(day)
}

fn with_year(year: Option<i32>, month: u8, day: u8) -> Option<DayText> {
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(DayText::Full),
        // A leap year has every day that any year has.
        None => NaiveDate::from_ymd_opt(2024, month.into(), day.into()).map(|_| DayText::NoYear { month, day }),
    }
}

fn full(year: u32, month: u32, day: u32) -> Option<DayText> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day).map(DayText::Full)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(reader: &mut Reader) -> Option<u8> {
    let name = reader.letters();
    let index = MONTHS
        .iter()
        .position(|month| is_short_for(name, month) || name.eq_ignore_ascii_case("sept") && *month == "september")?;
    reader.at += name.len();
    u8::try_from(index + 1).ok()
}

/// Goes past the name of a weekday: `Thursday`, `Thu`, `Thurs`.
pub fn weekday(reader: &mut Reader) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let name = reader.letters();
    let other = |day: &str| match day {
        "tuesday" => name.eq_ignore_ascii_case("tues"),
        "thursday" => name.eq_ignore_ascii_case("thur") || name.eq_ignore_ascii_case("thurs"),
        _ => false,
    };
    let (_, weekday) = DAYS.into_iter().find(|(day, _)| is_short_for(name, day) || other(day))?;
    let mut next = *reader;
    next.at += name.len();
    if next.is_in_word() {
        return None;
    }
    *reader = next;
    Some(weekday)
}

/// Whether a name is a month or a weekday or its first three letters.
fn is_short_for(name: &str, whole: &str) -> bool {
    name.eq_ignore_ascii_case(whole) || name.eq_ignore_ascii_case(&whole[..3])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, clock: bool) -> Option<(DayText, &str)> {
        let mut reader = Reader::new(text, 0);
        day(&mut reader, Beside { clock }).map(|day| (day, reader.rest()))
    }

    fn date(year: i32, month: u32, day: u32) -> DayText {
        DayText::Full(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
    }

    #[test]
    fn a_day_is_read_in_many_spellings() {
        for text in [
            "2017-09-21",
            "2017/09/21",
            "20170921",
            "21.9.2017",
            "21/09/2017",
            "9/21/2017",
            "September 21th, 2017",
            "Sep 21 2017",
            "Sept. 21st, 2017",
            "21 September 2017",
            "the 21st of September 2017",
            "21-Sep-2017",
            "21/Sep/2017",
            "21/Sep/17",
            "Thu, 21 Sep 2017",
            "Thursday, September 21, 2017",
            "Thu Sep 21 2017",
        ] {
            assert_eq!(read(text, false), Some((date(2017, 9, 21), "")), "{text}");
        }
    }

    #[test]
    fn a_day_may_lack_its_year() {
        for text in ["September 21th", "21 September", "Sep 21", "Thursday, Sep 21", "21. September"] {
            assert_eq!(read(text, false), Some((DayText::NoYear { month: 9, day: 21 }, "")), "{text}");
        }
        assert_eq!(read("Mar 12 09:27", false), Some((DayText::NoYear { month: 3, day: 12 }, " 09:27")));
        assert_eq!(read("Mar 12 2026", false), Some((date(2026, 3, 12), "")));
        assert_eq!(read("Oct 21-22, 2025", false), Some((date(2025, 10, 21), "")));
    }

    #[test]
    fn what_only_a_time_makes_a_day() {
        let numbers = DayText::Numbers { first: 12, second: 6, year: None };
        assert_eq!(read("12/06", true), Some((numbers, "")));
        assert_eq!(read("12/06", false), None);
        assert_eq!(read("Thursday", true), Some((DayText::Weekday(Weekday::Thu), "")));
        assert_eq!(read("yesterday", true), Some((DayText::Relative(-1), "")));
        assert_eq!(read("2022-02-??", false), Some((DayText::Unknown, "")));
    }

    #[test]
    fn days_in_numbers_tell_how_others_are_read() {
        for (text, told) in [
            ("06/12/2026 a\n06/13/2026 b", Some(true)),
            ("12/06/2026 and 13/06/26.", Some(false)),
            ("06/12/2026", None),
            ("06/13/2026 13/06/2026", None),
            ("a/13/06, 1/13, 1/13/2/4, 0/13/26", None),
        ] {
            assert_eq!(is_month_first(text), told, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_left() {
        for text in [
            "2017-13-01",
            "1.5",
            "3-4",
            "10.0.0.12",
            "may be",
            "March on",
            "30 February",
            "12/06/2026/1",
            "99/99/2026",
            "0001-01-01",
            "00010101",
        ] {
            assert_eq!(read(text, true), None, "{text}");
        }
    }
}
