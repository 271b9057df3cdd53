//! Records of programs: fields with names, some of which say when and some what.

use std::borrow::Cow;

use super::json_scan::unescaped;
use crate::timeline::spelling::stamp::{Stamp, whole_stamp};

/// The value of a field.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    Plain(&'t str),
    /// With the escapes of JSON.
    Escaped(&'t str),
    Number(&'t str),
}

impl<'t> Value<'t> {
    /// What it says, unless it is a number.
    pub fn words(self) -> Option<Cow<'t, str>> {
        match self {
            Value::Plain(text) => Some(Cow::Borrowed(text)),
            Value::Escaped(text) => Some(unescaped(text)),
            Value::Number(_) => None,
        }
    }

    /// The time that it is.
    pub fn stamp(self) -> Option<Stamp> {
        match self {
            Value::Number(text) => whole_stamp(text),
            words => whole_stamp(words.words()?.trim()),
        }
    }
}

/// Keys that tell when, the best first. Compared without case and signs.
const WHEN: [&str; 26] = [
    "ts",
    "time",
    "timestamp",
    "datetime",
    "date",
    "createdat",
    "startsat",
    "eventtime",
    "datehappened",
    "firsttimestamp",
    "lasttimestamp",
    "eventtimestamp",
    "realtimetimestamp",
    "occurredat",
    "happenedat",
    "startedat",
    "start",
    "starttime",
    "when",
    "created",
    "updatedat",
    "publishedat",
    "at",
    "t",
    "logged",
    "asctime",
];

/// Keys that tell what, the best first.
const WHAT: [&str; 15] = [
    "message",
    "msg",
    "text",
    "textpayload",
    "summary",
    "title",
    "log",
    "cmd",
    "description",
    "body",
    "content",
    "event",
    "eventname",
    "reason",
    NAME,
];

/// What only names a thing.
const NAME: &str = "name";

/// Fields with their keys. Of several of one name the first counts.
#[derive(Debug, Default)]
pub struct Record<'t> {
    fields: Vec<(String, Value<'t>)>,
}

impl<'t> Record<'t> {
    pub fn new(fields: impl Iterator<Item = (&'t str, Value<'t>)>) -> Record<'t> {
        Record { fields: fields.map(|(key, value)| (plain(key), value)).collect() }
    }

    pub fn add(&mut self, key: &str, value: Value<'t>) {
        self.fields.push((plain(key), value));
    }

    /// When it was.
    pub fn stamp(&self) -> Option<Stamp> {
        self.best(&WHEN).find_map(Value::stamp)
    }

    /// What was.
    pub fn what(&self) -> Option<Cow<'t, str>> {
        self.best(&WHAT).find_map(|value| value.words().filter(|text| !text.trim().is_empty()))
    }

    /// Whether it tells more than the name of a thing.
    pub fn says_something(&self) -> bool {
        self.best(&WHAT[..WHAT.len() - 1]).any(|value| value.words().is_some())
    }

    /// The values of the fields that have one of these keys, in the order of the keys.
    fn best(&self, keys: &[&str]) -> impl Iterator<Item = Value<'t>> {
        keys.iter().flat_map(|known| self.fields.iter().filter(move |(key, _)| key == known).map(|(_, value)| *value))
    }
}

fn plain(key: &str) -> String {
    key.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text as a row has it: its lines without blanks around them, and no blank ones.
pub fn trimmed_lines(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty() {
            joined.push('\n');
        }
        joined.push_str(line);
    }
    joined
}
