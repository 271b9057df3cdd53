//! What a reader of a paste finds in it, before days are worked out.

use std::ops::Range;

use serde::Serialize;

use crate::timeline::spelling::day::DayText;
use crate::timeline::spelling::stamp::Stamp;
use crate::timeline::spelling::zone::ZoneText;

/// A piece of a paste, in the order of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Boxed, because most lines of a long paste are none.
    Row(Box<DraftRow>),
    Line(DraftLine),
    /// What follows is of that day, and in that zone if one is named.
    Day(DayText, Option<ZoneText>),
    Zone(ZoneText),
}

/// A row that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The bytes of the paste that it was read from.
    pub span: Range<usize>,
    pub stamp: Stamp,
    pub text: String,
    pub guesses: Vec<Guess>,
}

/// A line that carries no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    pub span: Range<usize>,
    pub text: String,
    pub fate: Fate,
}

/// What is to become of a line that carries no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It goes on with the row above.
    Attach,
    /// It stands alone, between the rows.
    Note,
    /// It goes into no row: it belongs to the program that it was copied from, or what it says is in the rows, as the day
    /// above them.
    Drop,
}

/// What was not said and taken for granted: told to the person who reviews a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guess {
    /// The year of a day without one.
    Year,
    /// Which number of `12/06` is the month.
    MonthAndDay,
    /// The week of a weekday.
    Weekday,
    /// Which day `today` was, or the one before `the next day`.
    OtherDay,
    /// The day after, because the clock ran back.
    NextDay,
    /// The day before, because the clock ran forward where the newest row is first.
    DayBefore,
    /// The clock runs back below a day line that says otherwise.
    ClockRunsBack,
    /// The row that a relative time starts from.
    RelativeTo,
    /// Which half of the day, from the message above.
    HalfOfDay,
    /// Four digits that nothing else says are a time.
    FourDigits,
    /// One of several times in a sentence.
    SharedSentence,
    /// The sentence speaks of what is to come.
    Planned,
    /// Somebody says it: the time may not be when it happened.
    Quoted,
    /// What stands before it speaks of a length or another figure.
    Figure,
}

impl Guess {
    /// For the person who reviews the row.
    pub fn in_words(self) -> &'static str {
        match self {
            Guess::Year => "the year is not written there",
            Guess::MonthAndDay => "month and day could be the other way round",
            Guess::Weekday => "the day is the nearest of that name",
            Guess::OtherDay => "the day is counted from another one",
            Guess::DayBefore => "the newest row is first and the clock jumps ahead: taken as the day before",
            Guess::NextDay => "the clock runs back: taken as the next day",
            Guess::ClockRunsBack => "the clock runs back below this day",
            Guess::RelativeTo => "counted from another row",
            Guess::HalfOfDay => "taken as the same half of the day as the row above",
            Guess::FourDigits => "four digits, taken as a time",
            Guess::SharedSentence => "one of several times in a sentence",
            Guess::Planned => "perhaps a plan, not what happened",
            Guess::Quoted => "somebody speaks of this time",
            Guess::Figure => "perhaps a length or another figure, not a time of day",
        }
    }

    /// Whether a person should look before it is taken.
    pub fn is_doubtful(self) -> bool {
        self.is_only_spoken_of() || self == Guess::FourDigits
    }

    /// Whether it is perhaps no time that the rows have come to.
    pub fn is_only_spoken_of(self) -> bool {
        matches!(self, Guess::Planned | Guess::Quoted | Guess::Figure)
    }
}

impl Draft {
    pub fn row(span: Range<usize>, stamp: Stamp, text: impl Into<String>) -> Draft {
        Draft::guessed(span, stamp, text, Vec::new())
    }

    pub fn guessed(span: Range<usize>, stamp: Stamp, text: impl Into<String>, guesses: Vec<Guess>) -> Draft {
        Draft::Row(Box::new(DraftRow { span, stamp, text: text.into(), guesses }))
    }

    pub fn is_row(&self) -> bool {
        matches!(self, Draft::Row(_))
    }

    /// The bytes of the paste that it was read from, if it is of its own.
    pub fn span(&self) -> Option<&Range<usize>> {
        match self {
            Draft::Row(row) => Some(&row.span),
            Draft::Line(line) => Some(&line.span),
            Draft::Day(..) | Draft::Zone(_) => None,
        }
    }

    pub fn line(span: Range<usize>, text: impl Into<String>, fate: Fate) -> Draft {
        Draft::Line(DraftLine { span, text: text.into(), fate })
    }
}
