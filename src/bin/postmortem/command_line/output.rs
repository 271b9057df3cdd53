//! Text to standard output and to standard error. That a reader has seen enough and went (`| head`) is no failure.

use std::io::{self, Write};

use super::failure::Failure;
use super::printable::printable;

/// Writes to standard output.
pub fn print(text: &str) -> Result<(), Failure> {
    write(&mut io::stdout().lock(), "<stdout>", text)
}

/// Writes to standard error, where standard output is for something else.
pub fn print_beside(text: &str) -> Result<(), Failure> {
    write(&mut io::stderr().lock(), "<stderr>", text)
}

/// Says something on a line of standard error.
pub fn say(text: &str) -> Result<(), Failure> {
    print_beside(&format!("{}\n", printable(text)))
}

fn write(out: &mut dyn Write, name: &str, text: &str) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::io(name, &error)),
        _ => Ok(()),
    }
}
