//! A zone as people write it beside a time: an offset, an abbreviation, a name of the IANA database.

use std::fmt;

use super::abbreviations::{MeantZone, meanings};
use super::reader::Reader;

/// What a text says about the zone of a time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ZoneText {
    Utc,
    /// Minutes east of UTC.
    Offset(i16),
    /// In capitals: `CET`, `PDT`, `CET/CEST`. It may mean several zones.
    Abbreviation(String),
    /// `Europe/Berlin`
    Named(String),
}

impl fmt::Display for ZoneText {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ZoneText::Utc => out.write_str("UTC"),
            ZoneText::Offset(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                write!(out, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            ZoneText::Abbreviation(name) | ZoneText::Named(name) => out.write_str(name),
        }
    }
}

impl ZoneText {
    /// The zone of that name, as a person types it or as a day line has it.
    pub fn of(name: &str) -> Option<ZoneText> {
        let mut reader = Reader::new(name, 0);
        zone(&mut reader).filter(|_| reader.rest().is_empty())
    }

    /// The zones that it may be, the likeliest first; none if nothing is known of it.
    pub fn meant(&self) -> Vec<MeantZone<'_>> {
        match self {
            ZoneText::Utc => vec![MeantZone::Fixed(0)],
            ZoneText::Offset(minutes) => vec![MeantZone::Fixed(*minutes)],
            ZoneText::Named(name) => vec![MeantZone::Region(name)],
            ZoneText::Abbreviation(name) => meanings(name).iter().map(|meaning| meaning.zone).collect(),
        }
    }

    fn offset(minutes: i16) -> ZoneText {
        if minutes == 0 { ZoneText::Utc } else { ZoneText::Offset(minutes) }
    }
}

/// The areas that names of the IANA database begin with.
const AREAS: [&str; 12] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
    "US",
    "Etc",
];

/// Reads the zone that comes next.
pub fn zone(reader: &mut Reader) -> Option<ZoneText> {
    in_brackets(reader).or_else(|| bare(reader))
}

fn bare(reader: &mut Reader) -> Option<ZoneText> {
    let mut next = *reader;
    let found = utc(&mut next)
        .or_else(|| offset(&mut next).map(ZoneText::offset))
        .or_else(|| named(&mut next))
        .or_else(|| in_words(&mut next))
        .or_else(|| abbreviation(&mut next))?;
    *reader = next;
    Some(found)
}

/// An offset that stands at a time without a space: `09:27+02`.
pub fn glued_offset(reader: &mut Reader) -> Option<ZoneText> {
    let mut next = *reader;
    let negative = sign(&mut next)?;
    let hours = i16::try_from(next.number(2, 2)?).ok().filter(|hours| *hours <= 14)?;
    if !next.is_at_end_of_word() || next.is_at_more_digits() {
        return None;
    }
    *reader = next;
    Some(ZoneText::offset(if negative { -hours * 60 } else { hours * 60 }))
}

fn in_brackets(reader: &mut Reader) -> Option<ZoneText> {
    let closing = match reader.peek()? {
        b'(' => ")",
        b'[' => "]",
        _ => return None,
    };
    let mut next = *reader;
    next.at += 1;
    let found = bare(&mut next)?;
    if !next.eat(closing) {
        return None;
    }
    *reader = next;
    Some(found)
}

/// `Z`, `UTC`, `GMT`, `UTC+2`, `GMT-0500`.
fn utc(reader: &mut Reader) -> Option<ZoneText> {
    let mut next = *reader;
    if next.eat("Z") {
        return next.is_at_end_of_word().then(|| {
            *reader = next;
            ZoneText::Utc
        });
    }
    let name = next.letters();
    if !["UTC", "GMT", "utc", "gmt", "Utc"].contains(&name) {
        return None;
    }
    next.at += name.len();
    if !next.is_at_end_of_word() {
        return None;
    }
    let mut after = next;
    if let Some(minutes) = offset(&mut after).or_else(|| hours(&mut after)) {
        *reader = after;
        return Some(ZoneText::offset(minutes));
    }
    *reader = next;
    Some(ZoneText::Utc)
}

/// `+02:00`, `-0500`, as minutes.
fn offset(reader: &mut Reader) -> Option<i16> {
    let mut next = *reader;
    let negative = sign(&mut next)?;
    let (hours, minutes) = match next.count_digits() {
        4 => {
            let digits = next.number(4, 4)?;
            (digits / 100, digits % 100)
        }
        1 | 2 => {
            let hours = next.number(1, 2)?;
            if !next.eat(":") {
                return None;
            }
            (hours, next.number(2, 2)?)
        }
        _ => return None,
    };
    if hours > 14 || minutes > 59 || !next.is_at_end_of_word() || next.is_at_more_digits() {
        return None;
    }
    *reader = next;
    let total = i16::try_from(hours * 60 + minutes).ok()?;
    Some(if negative { -total } else { total })
}

/// `+2` after UTC, as minutes.
fn hours(reader: &mut Reader) -> Option<i16> {
    let mut next = *reader;
    let negative = sign(&mut next)?;
    let hours = i16::try_from(next.number(1, 2)?).ok().filter(|hours| *hours <= 14)?;
    if !next.is_at_end_of_word() {
        return None;
    }
    *reader = next;
    Some(if negative { -hours * 60 } else { hours * 60 })
}

/// Whether a sign that comes next is a minus.
fn sign(reader: &mut Reader) -> Option<bool> {
    if reader.eat("+") || reader.eat("±") {
        Some(false)
    } else if reader.eat("-") || reader.eat("−") {
        Some(true)
    } else {
        None
    }
}

fn named(reader: &mut Reader) -> Option<ZoneText> {
    let rest = reader.rest();
    let area = reader.letters();
    if !AREAS.contains(&area) || !rest[area.len()..].starts_with('/') {
        return None;
    }
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-+/".contains(byte);
    let length = rest.bytes().take(40).take_while(is_part).count();
    let name = &rest[..length];
    let city = &name[area.len() + 1..];
    if !city.starts_with(|sign: char| sign.is_ascii_uppercase()) || name.ends_with('/') {
        return None;
    }
    reader.at += length;
    Some(ZoneText::Named(name.to_owned()))
}

/// The letter of `Pacific`, `Mountain`, `Central` or `Eastern`.
fn letter(reader: &mut Reader) -> Option<&'static str> {
    let words = [("Pacific", "P"), ("Mountain", "M"), ("Central", "C"), ("Eastern", "E")];
    words.into_iter().find(|(word, _)| reader.eat_word(word)).map(|(_, letter)| letter)
}

/// `Eastern`, where only a zone is told.
pub fn region(reader: &mut Reader) -> Option<ZoneText> {
    letter(reader).map(|letter| ZoneText::Abbreviation([letter, "T"].concat()))
}

/// `Pacific Time`, `Eastern Standard Time`.
fn in_words(reader: &mut Reader) -> Option<ZoneText> {
    let mut next = *reader;
    let short = letter(&mut next)?;
    let middle = if !next.eat_blanks() {
        return None;
    } else if next.eat_word("Standard") && next.eat_blanks() {
        "S"
    } else if next.eat_word("Daylight") && next.eat_blanks() {
        "D"
    } else {
        ""
    };
    if !next.eat_word("Time") {
        return None;
    }
    *reader = next;
    Some(ZoneText::Abbreviation([short, middle, "T"].concat()))
}

fn abbreviation(reader: &mut Reader) -> Option<ZoneText> {
    let mut next = *reader;
    let name = next.letters();
    let in_small = SMALL.contains(&name);
    if !in_small && !super::abbreviations::is_known(name) {
        return None;
    }
    next.at += name.len();
    let mut joined = next;
    if joined.eat("/") {
        let second = joined.letters();
        if super::abbreviations::is_known(second) {
            joined.at += second.len();
            next = joined;
        }
    }
    if !next.is_at_end_of_word() {
        return None;
    }
    let text = &reader.rest()[..next.at - reader.at];
    *reader = next;
    Some(ZoneText::Abbreviation(if in_small { text.to_uppercase() } else { text.to_owned() }))
}

/// Those that people write small and that are no words: `9:31am pdt`.
const SMALL: [&str; 10] = ["pst", "pdt", "mst", "mdt", "cst", "cdt", "edt", "cest", "bst", "aest"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_read_in_many_spellings() {
        for (text, zone) in [
            ("Z", "UTC"),
            ("UTC", "UTC"),
            ("GMT", "UTC"),
            ("+00:00", "UTC"),
            ("UTC+2", "+02:00"),
            ("UTC+05:30", "+05:30"),
            ("GMT-0500", "-05:00"),
            ("+0200", "+02:00"),
            ("−08:00", "-08:00"),
            ("CET", "CET"),
            ("CET/CEST", "CET/CEST"),
            ("(PDT)", "PDT"),
            ("[Europe/Berlin]", "Europe/Berlin"),
            ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("Pacific Time", "PT"),
            ("Eastern Standard Time", "EST"),
        ] {
            assert_eq!(ZoneText::of(text).map(|zone| zone.to_string()).as_deref(), Some(zone), "{text}");
        }
    }

    #[test]
    fn what_is_no_zone_is_left() {
        for text in ["ZA", "API", "cet", "+15:00", "+2", "Europe", "Europe/", "US/x", "AND/OR", ""] {
            assert_eq!(ZoneText::of(text), None, "{text}");
        }
    }
}
