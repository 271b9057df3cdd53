//! How people write times: a day, a time of day and a zone, each in many spellings, alone and beside each other.

pub mod abbreviations;
pub mod clock;
pub mod day;
pub mod epoch;
pub mod reader;
pub mod relative;
pub mod stamp;
pub mod zone;
