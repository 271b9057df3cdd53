//! What could not be done, in words.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// A reason, on one line, that begins with what it is about.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    pub fn new(about: impl Display, reason: impl Display) -> Failure {
        Failure(format!("{about}: {reason}"))
    }

    pub fn io(about: impl Display, error: &io::Error) -> Failure {
        Failure::new(about, reason(error))
    }

    /// Says it on standard error.
    pub fn report(&self) -> ExitCode {
        eprintln!("postmortem: {}", self.0.replace(['\n', '\r'], " "));
        ExitCode::from(2)
    }
}

/// What an error of the operating system means for a file, in words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
