//! A time of day as people write it.

use std::fmt;

use super::reader::Reader;

/// A point on a 24-hour clock of which parts may be unknown.
///
/// Guarantees: an hour below 24, minutes and seconds below 60; no minute without an hour, no second without a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Unknown,
    Hour(u8),
    Minute(u8, u8),
    Second(u8, u8, u8),
}

impl Point {
    pub fn new(hour: u32, minute: u32, second: Option<u32>) -> Option<Point> {
        let (hour, minute) = (below(hour, 24)?, below(minute, 60)?);
        Some(match second {
            // A leap second is shown as the last one before it.
            Some(60) => Point::Second(hour, minute, 59),
            Some(second) => Point::Second(hour, minute, below(second, 60)?),
            None => Point::Minute(hour, minute),
        })
    }

    /// Seconds since midnight, of what is known to the minute.
    pub fn seconds(self) -> Option<u32> {
        match self {
            Point::Unknown | Point::Hour(_) => None,
            Point::Minute(hour, minute) => Some(u32::from(hour) * 3600 + u32::from(minute) * 60),
            Point::Second(hour, minute, second) => {
                Some(u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second))
            }
        }
    }

    /// The point that many seconds after midnight, with its seconds unless they are `:00`.
    pub fn at(seconds: u32) -> Point {
        let [hour, minute, second] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
        // All three are small enough.
        let [hour, minute, second] = [hour, minute, second].map(|part| u8::try_from(part).unwrap_or(0));
        if second == 0 { Point::Minute(hour, minute) } else { Point::Second(hour, minute, second) }
    }

    /// With seconds that say nothing left out.
    fn shortest(self) -> Point {
        match self {
            Point::Second(hour, minute, 0) => Point::Minute(hour, minute),
            point => point,
        }
    }
}

fn below(number: u32, bound: u8) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| *number < bound)
}

impl fmt::Display for Point {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Point::Unknown => out.write_str("??:??"),
            Point::Hour(hour) => write!(out, "{hour:02}:??"),
            Point::Minute(hour, minute) => write!(out, "{hour:02}:{minute:02}"),
            Point::Second(hour, minute, second) => write!(out, "{hour:02}:{minute:02}:{second:02}"),
        }
    }
}

/// A time of day, perhaps approximate, perhaps the begin and the end of a while.
///
/// It is written as the canonical form has it: `09:27`, `13:23:05`, `~13:00`, `12:26-12:??`. Seconds of `:00` are not
/// written but where the begin has some, fractions of a second are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockText {
    pub approximate: bool,
    pub begin: Point,
    pub end: Option<Point>,
}

impl ClockText {
    pub fn exact(point: Point) -> ClockText {
        ClockText { approximate: false, begin: point, end: None }
    }
}

impl fmt::Display for ClockText {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.approximate { "~" } else { "" };
        write!(out, "{sign}{}", self.begin)?;
        match (self.begin, self.end) {
            (_, None) => Ok(()),
            // `13:00:30-14:00` would tell an offset.
            (Point::Second(..), Some(end @ Point::Minute(..))) => write!(out, "-{end}:00"),
            (_, Some(end)) => write!(out, "-{end}"),
        }
    }
}

/// Which spellings may be a time where it stands: what is a time after a day may be anything else elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leeway {
    /// `0927` without anything that says so.
    pub four_digits: bool,
    /// `9.20` without am or pm.
    pub dot: bool,
    /// A letter may follow at once, as in text that was copied from a rendered table: `09:27Pager`.
    pub letter_follows: bool,
    /// `-05:00` that follows at once is an offset, as in `2026-03-12T04:58-05:00`, and not the end of a while.
    pub offset_follows: bool,
}

const APPROXIMATE: [&str; 9] =
    ["around", "about", "approximately", "approx.", "approx", "roughly", "circa", "ca.", "c."];

/// Reads the time that comes next.
pub fn clock(reader: &mut Reader, leeway: Leeway) -> Option<ClockText> {
    let mut next = *reader;
    let mut approximate = false;
    if next.eat_any(&['~', '≈', '∼']) {
        approximate = true;
        next.eat_blanks();
    } else if APPROXIMATE.iter().any(|word| next.eat_word(word)) {
        approximate = true;
        if !next.eat_blanks() && !next.eat_any(&['~']) {
            return None;
        }
        next.eat_any(&['~']);
    }
    let (begin, begin_half) = point(&mut next, leeway)?;
    approximate |= next.eat("~") || eat_ish(&mut next);
    // A while to the second says the seconds of its end too.
    let offset_follows = leeway.offset_follows || matches!(begin, Point::Second(..)) && is_offset(&next);
    let found = if offset_follows { None } else { range_end(&mut next, leeway) };
    let (end, end_half) = match found {
        Some((end, half)) => (Some(end), half),
        None => (None, None),
    };
    if !leeway.letter_follows && is_length(&reader.rest()[..next.at - reader.at], &next) {
        return None;
    }
    // `2:15-3:00pm`, `11:30-12:15pm`: the half of the day that one of both lacks is the one of the shorter while.
    let (begin, end) = match (begin_half, end, end_half) {
        (None, Some(end), Some(_)) => (nearer_half(begin, |begin| seconds_between(begin, end)), Some(end)),
        (Some(_), Some(end), None) => (begin, Some(nearer_half(end, |end| seconds_between(begin, end)))),
        _ => (begin, end),
    };
    *reader = next;
    Some(ClockText { approximate, begin: begin.shortest(), end: end.map(Point::shortest) })
}

/// Whether what was read is a length or a size, by what follows: `15:00 minutes`, `1:25 hours`, `16:10 wide`.
fn is_length(told: &str, after: &Reader) -> bool {
    let mut next = *after;
    next.eat_blanks();
    let mut is = |words: &[&str]| words.iter().any(|word| next.eat_word(word));
    // `14:05 hours` is a time of day.
    let one_digit = told.trim_start_matches(|sign: char| !sign.is_ascii_digit()).as_bytes().get(1) == Some(&b':');
    is(&["minutes", "minute", "mins", "min", "seconds", "secs", "sec", "wide"])
        || one_digit && is(&["hours", "hour", "hrs", "long"])
}

/// A point in that half of the day in which a length is shorter.
fn nearer_half(point: Point, length: impl Fn(Point) -> u32) -> Point {
    let halves = [in_half(point, Half::Morning), in_half(point, Half::Afternoon)];
    if length(halves[1]) < length(halves[0]) { halves[1] } else { halves[0] }
}

/// How long it is from a point to another one, which is a day if they are the same; what is not known is midnight.
fn seconds_between(begin: Point, end: Point) -> u32 {
    const DAY: u32 = 86_400;
    let at = |point: Point| match point {
        Point::Hour(hour) => u32::from(hour) * 3600,
        point => point.seconds().unwrap_or(0),
    };
    (at(end) + DAY - 1 - at(begin)) % DAY + 1
}

/// `-05:00` without a space before it.
fn is_offset(reader: &Reader) -> bool {
    let mut next = *reader;
    next.eat("-")
        && next.number(2, 2).is_some()
        && next.eat(":")
        && next.number(2, 2).is_some()
        && !next.is_at_more_digits()
}

fn eat_ish(reader: &mut Reader) -> bool {
    let mut next = *reader;
    next.eat_blanks();
    next.eat("-");
    let found = next.eat_word("ish");
    if found {
        *reader = next;
    }
    found
}

/// The end of a while: `-12:40`, ` – 12:40`, ` to 12:40`.
fn range_end(reader: &mut Reader, leeway: Leeway) -> Option<(Point, Option<Half>)> {
    let mut next = *reader;
    next.eat_blanks();
    let is_dash = next.eat("->") || next.eat_any(&['-', '–', '—', '→']);
    let is_range = is_dash || ["to", "until", "till", "through"].iter().any(|word| next.eat_word(word));
    if !is_range {
        return None;
    }
    next.eat_blanks();
    next.eat_any(&['~']);
    let end = point(&mut next, Leeway { dot: leeway.dot, ..Leeway::default() })?;
    *reader = next;
    Some(end)
}

/// Reads the end of a while whose begin was read before: ` - 09:40`.
pub fn end_of_while(reader: &mut Reader) -> Option<Point> {
    range_end(reader, Leeway::default()).map(|(end, _)| end.shortest())
}

/// The half of the day that am and pm tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

fn in_half(point: Point, half: Half) -> Point {
    let hour = |hour: u8| match (hour, half) {
        (12, Half::Morning) => 0,
        (1..=11, Half::Afternoon) => hour + 12,
        // `17:14pm` says it twice.
        _ => hour,
    };
    match point {
        Point::Unknown => Point::Unknown,
        Point::Hour(h) => Point::Hour(hour(h)),
        Point::Minute(h, minute) => Point::Minute(hour(h), minute),
        Point::Second(h, minute, second) => Point::Second(hour(h), minute, second),
    }
}

fn point(reader: &mut Reader, leeway: Leeway) -> Option<(Point, Option<Half>)> {
    let mut next = *reader;
    let found = named(&mut next).or_else(|| unknown(&mut next)).or_else(|| numbers(&mut next, leeway))?;
    *reader = next;
    Some(found)
}

fn named(reader: &mut Reader) -> Option<(Point, Option<Half>)> {
    let mut is = |word| reader.eat_word(word);
    let (hour, half) = if is("noon") || is("midday") {
        (12, Half::Afternoon)
    } else if is("midnight") {
        (0, Half::Morning)
    } else {
        return None;
    };
    Some((Point::Minute(hour, 0), Some(half)))
}

/// `??:??`, `--:--`, `xx:xx`.
fn unknown(reader: &mut Reader) -> Option<(Point, Option<Half>)> {
    let mut next = *reader;
    if unknown_pair(&mut next) && next.eat(":") && unknown_pair(&mut next) && next.is_at_end_of_word() {
        *reader = next;
        return Some((Point::Unknown, None));
    }
    None
}

fn unknown_pair(reader: &mut Reader) -> bool {
    ["??", "--", "xx", "XX"].iter().any(|pair| reader.eat(pair))
}

fn numbers(reader: &mut Reader, leeway: Leeway) -> Option<(Point, Option<Half>)> {
    let mut next = *reader;
    if next.count_digits() == 4 {
        let point = four_digits(&mut next, leeway)?;
        *reader = next;
        return Some((point, None));
    }
    let hour = next.number(1, 2)?;
    let after_hour = next;
    if next.eat(":") {
        if unknown_pair(&mut next) && next.is_at_end_of_word() {
            let half = half(&mut next);
            let point = Point::Hour(below(hour, 24)?);
            *reader = next;
            return Some((half.map_or(point, |half| in_half(point, half)), half));
        }
        let minute = next.number(2, 2)?;
        let second = if next.is_at_more_digits() {
            next.eat(":");
            let second = next.number(2, 2)?;
            fraction(&mut next);
            Some(second)
        } else {
            None
        };
        let point = Point::new(hour, minute, second)?;
        let half = half(&mut next).or_else(|| short_half(&mut next));
        if half.is_none() && !eat_clock_word(&mut next) && !ends(&next, leeway) {
            return None;
        }
        *reader = next;
        return Some((half.map_or(point, |half| in_half(point, half)), half));
    }
    if next.eat(".") && next.count_digits() == 2 {
        let point = Point::new(hour, next.number(2, 2)?, None)?;
        let half = half(&mut next);
        let is_told = half.is_some() || eat_clock_word(&mut next);
        if is_told || leeway.dot && ends(&next, leeway) && next.peek() != Some(b'.') {
            *reader = next;
            return Some((half.map_or(point, |half| in_half(point, half)), half));
        }
        return None;
    }
    next = after_hour;
    if let Some(half) = half(&mut next)
        && (1..=12).contains(&hour)
    {
        *reader = next;
        return Some((in_half(Point::new(hour, 0, None)?, half), Some(half)));
    }
    next = after_hour;
    if eat_clock_word(&mut next) {
        *reader = next;
        return Some((Point::new(hour, 0, None)?, None));
    }
    next = after_hour;
    if next.eat_any(&['h', 'H']) {
        // Elsewhere than after a day, `15h` is a length.
        let minute = if leeway.dot && next.count_digits() == 0 { 0 } else { next.number(2, 2)? };
        let point = Point::new(hour, minute, None)?;
        if next.is_at_end_of_word() {
            *reader = next;
            return Some((point, None));
        }
    }
    None
}

/// `14:05 Uhr`, `15 Uhr`: it is a time, whatever else it looks like.
fn eat_clock_word(reader: &mut Reader) -> bool {
    let mut next = *reader;
    next.eat_blanks();
    let found = next.eat_word("Uhr");
    if found {
        *reader = next;
    }
    found
}

fn fraction(reader: &mut Reader) {
    let mut next = *reader;
    if next.eat_any(&['.', ',']) && (1..=9).contains(&next.count_digits()) {
        next.at += next.count_digits();
        *reader = next;
    }
}

/// `0927Z`, `0927 UTC`, `0927 hrs`; without what says that it is a time only where there is leeway.
fn four_digits(reader: &mut Reader, leeway: Leeway) -> Option<Point> {
    let mut next = *reader;
    let digits = next.number(4, 4)?;
    let point = Point::new(digits / 100, digits % 100, None)?;
    let mut after = next;
    after.eat_blanks();
    let told = ["Z", "UTC", "GMT"].iter().any(|zone| after.eat_word(zone));
    let mut hours = next;
    hours.eat_blanks();
    if ["hrs", "hours", "h"].iter().any(|word| hours.eat_word(word)) {
        *reader = hours;
        return Some(point);
    }
    let glued = matches!(next.peek(), Some(b'.' | b',' | b':' | b'/' | b'-')) && !next.rest()[1..].starts_with(' ');
    if told || leeway.four_digits && next.is_at_end_of_word() && !glued {
        *reader = next;
        return Some(point);
    }
    None
}

/// `am`, `PM`, ` p.m.`
fn half(reader: &mut Reader) -> Option<Half> {
    let mut next = *reader;
    next.eat_blanks();
    let half = match next.peek()? {
        b'a' | b'A' => Half::Morning,
        b'p' | b'P' => Half::Afternoon,
        _ => return None,
    };
    next.at += 1;
    let dotted = next.eat(".");
    if !next.eat_any(&['m', 'M']) || !next.is_at_end_of_word() {
        return None;
    }
    if dotted {
        next.eat(".");
    }
    *reader = next;
    Some(half)
}

/// `9:30a`
fn short_half(reader: &mut Reader) -> Option<Half> {
    let mut next = *reader;
    let half = if next.eat("a") { Half::Morning } else { next.eat("p").then_some(Half::Afternoon)? };
    next.is_at_end_of_word().then(|| *reader = next)?;
    Some(half)
}

/// Whether a time with a colon may end here.
fn ends(reader: &Reader, leeway: Leeway) -> bool {
    let mut signs = reader.rest().chars();
    match (signs.next(), signs.next()) {
        (Some(sign), _) if sign.is_numeric() || sign == '%' || sign == '_' => false,
        (Some('Z'), next) if !next.is_some_and(char::is_alphanumeric) => true,
        (Some('T'), _) => false,
        (Some(sign), _) if sign.is_alphabetic() => leeway.letter_follows,
        (Some(':' | '.' | ','), Some(next)) if next.is_ascii_digit() => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, &str)> {
        read_with(text, Leeway::default())
    }

    fn read_with(text: &str, leeway: Leeway) -> Option<(String, &str)> {
        let mut reader = Reader::new(text, 0);
        clock(&mut reader, leeway).map(|clock| (clock.to_string(), reader.rest()))
    }

    #[test]
    fn a_time_is_read_in_many_spellings() {
        for (text, time) in [
            ("09:27", "09:27"),
            ("9:27", "09:27"),
            ("9:27 am", "09:27"),
            ("9:27AM", "09:27"),
            ("12:05 am", "00:05"),
            ("12:05 p.m.", "12:05"),
            ("2.44pm", "14:44"),
            ("2pm", "14:00"),
            ("~1pm", "~13:00"),
            ("about 1 pm", "~13:00"),
            ("3pm ish", "~15:00"),
            ("09:27~", "~09:27"),
            ("17:14pm", "17:14"),
            ("13:23:05.123", "13:23:05"),
            ("13:23:05,123", "13:23:05"),
            ("13:23:00", "13:23"),
            ("0927Z", "09:27"),
            ("0927 hrs", "09:27"),
            ("13h12", "13:12"),
            ("noon", "12:00"),
            ("midnight", "00:00"),
            ("12:26-12:40", "12:26-12:40"),
            ("12:26 – 12:40", "12:26-12:40"),
            ("12:26:30 – 12:40", "12:26:30-12:40:00"),
            ("12:26:30-12:40:00", "12:26:30-12:40:00"),
            ("2:15-3:00pm", "14:15-15:00"),
            ("11:30 - 12:15pm", "11:30-12:15"),
            ("11:45-1:15 PM", "11:45-13:15"),
            ("11:30-12:15am", "23:30-00:15"),
            ("1:30pm-2:15", "13:30-14:15"),
            ("11pm-01:00", "23:00-01:00"),
            ("noon-2:00", "12:00-14:00"),
            ("9:30a", "09:30"),
            ("9:35p", "21:35"),
            ("14:05 hours", "14:05"),
            ("12:26-12:??", "12:26-12:??"),
            ("12:??", "12:??"),
            ("--:--", "??:??"),
            ("??:??", "??:??"),
        ] {
            let read = read(text).map(|(time, _)| time);
            assert_eq!(read.as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_left() {
        for text in [
            "16:9",
            "24:00",
            "09:60",
            "5432",
            "12:30:99",
            "12:34:56:78",
            "12:30.5",
            "12:30x",
            "13h",
            "10%",
            "2026",
            "a9:27",
            "1.5",
            "12.30",
            "1:23:4",
            "about",
            "12:305",
            "15:00 minutes",
            "1:25 hours",
            "0:02 to 1:10 min",
            "16:10 wide",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn where_it_stands_may_give_leeway() {
        let leeway = Leeway { four_digits: true, dot: true, letter_follows: true, offset_follows: false };
        assert_eq!(read_with("0927 text", leeway), Some(("09:27".to_owned(), " text")));
        assert_eq!(read_with("9.20 text", leeway), Some(("09:20".to_owned(), " text")));
        assert_eq!(read_with("09:27Pager", leeway), Some(("09:27".to_owned(), "Pager")));
        assert_eq!(read_with("2026-03-12", leeway), None);
    }
}
