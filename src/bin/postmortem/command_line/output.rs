//! Text to standard output.

use std::io::{self, Write};

use super::failure::Failure;

/// Writes to standard output. That a reader has seen enough and went (`| head`) is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::io("<stdout>", &error)),
        _ => Ok(()),
    }
}
