//! What people paste: chats, logs, alerts, exports, lists, tables and prose, read as rows that carry a time and lines that
//! carry none. What a day or a zone means is worked out afterwards, by [`crate::timeline::proposal`].

pub mod cells;
mod chat;
mod delimited;
pub mod draft;
mod git;
mod history;
mod json;
mod json_scan;
mod line;
mod mail;
mod manner;
mod parts;
mod program;
mod prose;
mod reading;
mod record;
mod records;
mod shape;
mod slack;
mod stated;
mod table;

use draft::Draft;

/// What a paste holds, in the order of its text: each line that says something is in a row, beside it, or told as left out.
/// Takes time in proportion to the text.
pub fn read(text: &str) -> Vec<Draft> {
    parts::read(text)
}
