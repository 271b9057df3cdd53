//! What a team decided about the rules.

use std::collections::BTreeMap;

use super::level::Level;
use super::rules::rule;
use crate::document::{KINDS, STATES, Section};

/// What a team decided about the rules. The default is what most teams want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The level of a rule's findings, whatever it says; `None`: it is switched off.
    pub levels: BTreeMap<&'static str, Option<Level>>,
    /// Sections that must say something.
    pub required: Vec<Section>,
    /// Types that action items may have, in small letters.
    pub kinds: Vec<String>,
    /// States that action items may have, in capitals.
    pub states: Vec<String>,
    /// Acronyms that every reader of the team knows, besides those that everybody knows.
    pub acronyms: Vec<String>,
    /// Names of roles, such as "on-call engineer": the first one takes the place of a person.
    pub roles: Vec<String>,
    /// Words that the team does not want to read besides those of the rules, by the name of the rule.
    pub words: BTreeMap<&'static str, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            levels: BTreeMap::new(),
            required: vec![Section::Summary, Section::Impact, Section::RootCauses, Section::Resolution],
            kinds: KINDS.map(str::to_owned).to_vec(),
            states: STATES.map(str::to_owned).to_vec(),
            acronyms: Vec::new(),
            roles: vec!["the on-call engineer".to_owned()],
            words: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The level of a finding of a rule that has this one by itself; `None` if the rule is switched off.
    pub fn level(&self, rule: &str, own: Level) -> Option<Level> {
        self.levels.get(rule).copied().unwrap_or(Some(own))
    }

    /// The same with some rules switched off, by their names.
    pub fn without(mut self, rules: &[String]) -> Settings {
        for name in rules {
            // A name that is none was stored by another version.
            self.set_level(name, None);
        }
        self
    }

    /// Switches a rule off, or gives its findings a level. Returns whether there is such a rule.
    pub fn set_level(&mut self, name: &str, level: Option<Level>) -> bool {
        let known = rule(name);
        if let Some(rule) = known {
            self.levels.insert(rule.name, level);
        }
        known.is_some()
    }
}
