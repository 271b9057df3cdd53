//! The time of day of a timeline row.

use std::fmt;

use serde::{Serialize, Serializer};

use super::cell::Cell;

/// The Time cell of a row. An unknown, approximate or ranged time is kept as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    #[default]
    Blank,
    At(TimeOfDay),
    /// Never text that [`TimeOfDay::parse`] understands.
    AsTyped(Cell),
}

/// A time on a 24-hour clock, to the minute or to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
    second: Option<u8>,
}

impl TimeOfDay {
    /// Reads `9:27`, `09:27` and `09:27:05`.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let mut parts = text.split(':');
        let hour = number(parts.next()?, 1, 23)?;
        let minute = number(parts.next()?, 2, 59)?;
        let second = match parts.next() {
            None => None,
            Some(digits) => Some(number(digits, 2, 59)?),
        };
        parts.next().is_none().then_some(TimeOfDay { hour, minute, second })
    }

    /// Seconds since midnight.
    pub fn seconds(self) -> u32 {
        u32::from(self.hour) * 3600 + u32::from(self.minute) * 60 + u32::from(self.second.unwrap_or(0))
    }
}

/// The number that one or two digits write, at least `shortest` of them and at most `largest`.
fn number(digits: &str, shortest: usize, largest: u8) -> Option<u8> {
    let valid = (shortest..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| *number <= largest);
    if valid { number } else { None }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(out, ":{second:02}"))
    }
}

impl Clock {
    /// What a cell says.
    pub fn of(cell: Cell) -> Clock {
        if cell.is_blank() { Clock::Blank } else { TimeOfDay::parse(&cell).map_or(Clock::AsTyped(cell), Clock::At) }
    }

    /// The text of the cell.
    pub fn cell(&self) -> Cell {
        match self {
            Clock::Blank => Cell::default(),
            Clock::At(time) => Cell::typed(&time.to_string()),
            Clock::AsTyped(cell) => cell.clone(),
        }
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.cell())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_or_kept() {
        let spelled = |text: &str| TimeOfDay::parse(text).map(|time| time.to_string());
        assert_eq!(spelled("9:27").as_deref(), Some("09:27"));
        assert_eq!(spelled("23:59:08").as_deref(), Some("23:59:08"));
        for text in ["24:00", "9:7", "09:60", "~13:00", "12:26-12:??", "9:27 am", "+9:27", ":", "09:27:"] {
            assert_eq!(spelled(text), None, "{text}");
        }
    }
}
