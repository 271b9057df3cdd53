//! What could not be done, in words.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use super::output::say;

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

    /// With what did not come about by it.
    pub fn so(self, consequence: &str) -> Failure {
        Failure(format!("{}; {consequence}", self.0))
    }

    /// Says it on standard error.
    pub fn report(&self) -> ExitCode {
        // Where that cannot be written either, the exit code is all that is left to say it by.
        let _ = say(&format!("postmortem: {}", self.0));
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
