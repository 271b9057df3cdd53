//! Why a command ended early: one message for the person who ran it.

/// A sentence that says what went wrong and, where it helps, what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(pub String);

pub type Outcome<T = ()> = Result<T, Failure>;

pub fn fail<T>(reason: impl Into<String>) -> Outcome<T> {
    Err(Failure(reason.into()))
}
