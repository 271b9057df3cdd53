//! What people paste: chats, logs, alerts, exports, lists, tables and prose, read as rows that carry a time and lines that
//! carry none. What a day or a zone means is worked out afterwards, by [`crate::timeline::proposal`].

pub mod cells;
mod chat;
mod delimited;
pub mod draft;
mod git;
mod history;
mod json;
mod line;
mod mail;
mod manner;
mod prose;
mod reading;
mod records;
mod shape;
mod table;

use draft::Draft;

/// What a paste holds, in the order of its text: each line that says something is in it once, in a row or by itself. Takes
/// time in proportion to the text.
pub fn read(text: &str) -> Vec<Draft> {
    // The narrowest form first: what is none of these is read line by line.
    json::read(text)
        .or_else(|| git::read(text))
        .or_else(|| history::read(text))
        .or_else(|| records::read(text))
        .or_else(|| mail::read(text))
        .or_else(|| delimited::read(text))
        .unwrap_or_else(|| reading::read(text, 0))
}
