//! The zone that a timeline's times are in, as its day lines name it.

use std::fmt;

use serde::Serialize;

/// The name of a zone as people write it: `UTC`, `CET/CEST`, `Europe/Berlin`, `Pacific Time`.
///
/// Guarantees: 1 to 40 letters, digits, single spaces and `+-/_:.,`, so that it can stand in a day line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Zone(String);

/// In letters.
const LONGEST: usize = 40;

fn is_known(sign: char) -> bool {
    sign.is_alphanumeric() || " +-/_:.,".contains(sign)
}

impl Zone {
    /// The zone of that name, if it can be one.
    pub fn new(name: &str) -> Option<Zone> {
        let name = name.trim_matches(' ');
        let valid = (1..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_known) && !name.contains("  ");
        // "in UTC" would be read back as "UTC".
        (valid && !name.starts_with("in ") && name != "in").then(|| Zone(name.to_owned()))
    }

    /// The zone that a person typed: signs that a name cannot hold part its words, as in `CET (winter)`.
    pub fn typed(text: &str) -> Option<Zone> {
        let text: String = text.chars().map(|sign| if is_known(sign) { sign } else { ' ' }).collect();
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let name: String = words.join(" ").chars().take(LONGEST).collect();
        let name = name.trim_end_matches(' ');
        Zone::new(name.trim_start_matches("in "))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_zone_keeps_its_words() {
        let typed = |text: &str| Zone::typed(text).map(|zone| zone.to_string());
        assert_eq!(typed("CET (winter)").as_deref(), Some("CET winter"));
        assert_eq!(typed(" Москва ").as_deref(), Some("Москва"));
        assert_eq!(typed("in UTC").as_deref(), Some("UTC"));
        assert_eq!(typed("in in UTC").as_deref(), Some("UTC"));
        assert_eq!(typed("()"), None);
        assert_eq!(typed(&"x".repeat(50)).map(|zone| zone.as_str().len()), Some(40));
    }
}
