//! The zone that a timeline's times are in, as its day lines name it.

use std::fmt;

use serde::Serialize;

/// The name of a zone as people write it: `UTC`, `CET/CEST`, `Europe/Berlin`, `Pacific Time`.
///
/// Guarantees: 1 to 40 letters, digits, single spaces and `+-/_:.`, so that it can stand in a day line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    /// The zone of that name, if it can be one.
    pub fn new(name: &str) -> Option<Zone> {
        let name = name.trim_matches(' ');
        let known = |sign: char| sign.is_ascii_alphanumeric() || " +-/_:.".contains(sign);
        let valid = (1..=40).contains(&name.len()) && name.chars().all(known) && !name.contains("  ");
        // "in UTC" would be read back as "UTC".
        (valid && !name.starts_with("in ") && name != "in").then(|| Zone(name.to_owned()))
    }

    pub fn utc() -> Zone {
        Zone("UTC".to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The zone's name in `all times UTC` or `all times in UTC`.
pub(super) fn all_times(text: &str) -> Option<&str> {
    let text = text.trim_matches(' ');
    let (start, rest) = text.split_at_checked("all times ".len())?;
    let rest = start.eq_ignore_ascii_case("all times ").then_some(rest)?;
    let name = rest.strip_prefix("in ").unwrap_or(rest).trim_matches(' ');
    Zone::new(name).is_some().then_some(name)
}
