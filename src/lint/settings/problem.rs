//! What is wrong with settings, in words.

use std::fmt;

/// Something in settings that cannot be meant so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the text that it stands in, counted from 1; `None` if the settings came as a value.
    pub line: Option<usize>,
    /// Which key it is about, what is wrong with it, and what could stand there.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "line {line}: {}", self.message),
            None => out.write_str(&self.message),
        }
    }
}
