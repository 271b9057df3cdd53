//! The types of action items, as people spell them.

use super::settings::Settings;
use crate::preview::{inline, plain_text};

/// What the cell of a type says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'s> {
    Blank,
    /// A type that the team knows.
    Known(&'s str),
    /// Another form of its word: Prevention, mitigating.
    Near(&'s str),
    Unknown,
}

/// What a type's word ends in where it is used in another form.
const ENDINGS: [&str; 13] = ["able", "ation", "ative", "d", "e", "ed", "er", "es", "ing", "ion", "ions", "ive", "s"];

impl<'s> Kind<'s> {
    /// What a cell says of the types that a team has.
    pub fn read(settings: &'s Settings, cell: &str) -> Kind<'s> {
        let said = plain_text(&inline(cell));
        let said = said.trim_matches([' ', '\n', '.', ',', ':', '?', '(', ')', '-']).to_lowercase();
        if said.is_empty() {
            return Kind::Blank;
        }
        let known = settings.kinds.iter().map(String::as_str);
        known
            .clone()
            .find(|kind| *kind == said)
            .map(Kind::Known)
            .unwrap_or_else(|| known.into_iter().find(|kind| is_near(&said, kind)).map_or(Kind::Unknown, Kind::Near))
    }

    /// The type that it stands for.
    pub fn meant(self) -> Option<&'s str> {
        match self {
            Kind::Known(kind) | Kind::Near(kind) => Some(kind),
            Kind::Blank | Kind::Unknown => None,
        }
    }
}

/// Whether a word is a form of another one that has at least five letters without its last `e`.
fn is_near(said: &str, kind: &str) -> bool {
    let stem = kind.strip_suffix('e').unwrap_or(kind);
    stem.len() >= 5 && said.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_type_are_near_it() {
        let settings =
            Settings { kinds: vec!["prevent".into(), "mitigate".into(), "fix".into()], ..Settings::default() };
        let read = |cell: &str| Kind::read(&settings, cell);
        assert_eq!(read(" - "), Kind::Blank);
        assert_eq!(read("*Prevent*"), Kind::Known("prevent"));
        assert_eq!(read("Prevention"), Kind::Near("prevent"));
        assert_eq!(read("preventative"), Kind::Near("prevent"));
        assert_eq!(read("mitigating"), Kind::Near("mitigate"));
        assert_eq!(read("mitigation"), Kind::Near("mitigate"));
        assert_eq!(read("fixes"), Kind::Unknown);
        assert_eq!(read("preventer-in-chief"), Kind::Unknown);
        assert_eq!(read("Prevention").meant(), Some("prevent"));
        assert_eq!(read("x").meant(), None);
    }
}
