//! Text from files and from standard input, and days from arguments. What is not UTF-8 is refused: nothing of a file is
//! to be lost or changed unseen.

use std::fmt::Display;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::NaiveDate;
use postmortem_editor::document::day;
use postmortem_editor::syntax::lines;

use super::failure::Failure;

/// How messages and lists call standard input.
pub const STANDARD_INPUT: &str = "<stdin>";

/// Whether an argument stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

pub fn read_file(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::io(path.display(), &error))?;
    text(path.display(), bytes)
}

pub fn read_standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Failure::io(STANDARD_INPUT, &error))?;
    text(STANDARD_INPUT, bytes)
}

/// The day that an option tells.
pub fn date(option: &str, text: &str) -> Result<NaiveDate, Failure> {
    day(text).ok_or_else(|| Failure::new(format!("{option} {text}"), "not a day; write it as in 2016-09-05"))
}

fn text(from: impl Display, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = String::from_utf8_lossy(&bytes[..at]);
        let line = lines(&before, 0).filter(|line| line.next > line.end).count() + 1;
        let hint =
            if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") { " (is it UTF-16?)" } else { "" };
        Failure::new(from, format!("not UTF-8 text: line {line}, byte {} of the file{hint}", at + 1))
    })
}
