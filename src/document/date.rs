//! The day of the incident, and days in other spellings that have one reading.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use super::prose::{Prose, Room};

/// What stands under Date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Date {
    #[default]
    Blank,
    Day(NaiveDate),
    /// What is not one day: a range, "6 December". Never text that [`day`] understands, but for indented code.
    AsTyped(Prose),
}

impl Date {
    /// What a person typed.
    pub fn typed(text: &str, room: Room) -> Date {
        let text = if text.contains(['\n', '\r']) { text } else { text.trim() };
        Date::read(Prose::typed(text, room))
    }

    /// What a file says.
    pub fn read(text: Prose) -> Date {
        let is_code = text.starts_with("    ") || text.trim_start_matches(' ').starts_with('\t');
        match day(&text) {
            _ if text.is_blank() => Date::Blank,
            Some(day) if !is_code => Date::Day(day),
            _ => Date::AsTyped(text),
        }
    }

    /// The Markdown of it.
    pub fn text(&self) -> String {
        match self {
            Date::Blank => String::new(),
            Date::Day(day) => iso(*day),
            Date::AsTyped(text) => text.as_str().to_owned(),
        }
    }

    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Date::Day(day) => Some(*day),
            Date::Blank | Date::AsTyped(_) => None,
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// A day as `YYYY-MM-DD`.
pub fn iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The day that a text names and nothing else, if it has one reading: `2016-09-05`, `2016/09/05`, `September 5, 2016`,
/// `5th Sep 2016`. Years have four digits. `9.8.2018` has two readings; a weekday is left to the rules.
pub fn day(text: &str) -> Option<NaiveDate> {
    if text.len() > 40 {
        return None;
    }
    let text = text.trim_matches(' ');
    for separator in ['-', '/'] {
        let parts: Vec<&str> = text.split(separator).collect();
        if let [year, month, day] = parts[..]
            && year.len() == 4
            && month.len() == 2
            && day.len() == 2
        {
            return valid(number(year)?, number(month)?, number(day)?);
        }
    }
    let words: Vec<&str> = text.split(' ').collect();
    let [first, second, year] = words[..] else { return None };
    if year.len() != 4 {
        return None;
    }
    // `September 5, 2016` or `5 September 2016`.
    let (month, day) = match month(first) {
        Some(month) => (month, ordinal(second.strip_suffix(',').unwrap_or(second))?),
        None => (month(second.strip_suffix(',').unwrap_or(second))?, ordinal(first)?),
    };
    valid(number(year)?, month, day)
}

fn valid(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn ordinal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let ending = &text[digits.len()..];
    let usual = ["", "st", "nd", "rd", "th"].iter().any(|usual| ending.eq_ignore_ascii_case(usual));
    (usual && (1..=2).contains(&digits.len())).then(|| number(digits))?
}

fn month(name: &str) -> Option<u32> {
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
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let is = |month: &&str| **month == name || name.len() >= 3 && name.len() <= 4 && month.starts_with(&name);
    MONTHS.iter().position(is).and_then(|index| u32::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_with_one_reading_are_days() {
        for text in
            ["2016-09-05", "2016/09/05", "September 5, 2016", "Sept. 5th, 2016", "5 September 2016", "5th Sep 2016"]
        {
            assert_eq!(day(text).map(iso).as_deref(), Some("2016-09-05"), "{text}");
        }
    }

    #[test]
    fn anything_else_is_kept_as_typed() {
        for text in [
            "6 December",
            "9.8.2018",
            "05/09/2016",
            "2016-13-01",
            "2016-09-05 to 2016-09-06",
            "Monday, 5 September 2016",
            "5 Se 2016",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
