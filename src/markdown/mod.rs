//! Markdown files into postmortems and back, and the promises that this keeps: see `tests/native/promises.rs`.

mod beside;
mod canonical;
mod opened;
mod outline;
mod places;
mod read;
mod write;

pub use canonical::{section_text, write_canonical};
pub use opened::Opened;
pub use places::{Places, Spot};
pub use read::read;
