//! What a field may be filled with: the usual words, and those that the document uses already.

use std::collections::HashSet;

use crate::document::{Action, ActionEntry, Author, KINDS, List, MARKERS, Postmortem, STATES, TimelineEntry};

/// People whom the document names as authors or owners, once each, in the order in which they are named.
pub fn owners(document: &Postmortem) -> Vec<String> {
    let owners = actions(document).map(|action| action.owner.to_string());
    let authors = document.list(List::Authors).items().iter().map(|author| Author::of(&author.value).name);
    distinct(owners.chain(authors))
}

/// Types of action items.
pub fn kinds(document: &Postmortem) -> Vec<String> {
    distinct(usual(&KINDS).chain(actions(document).map(|action| action.kind.to_string())))
}

/// States of action items.
pub fn states(document: &Postmortem) -> Vec<String> {
    let written = actions(document).filter_map(|action| action.state().map(str::to_owned));
    distinct(usual(&STATES).chain(written))
}

/// Markers of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markers {
    pub name: &'static str,
    pub markers: Vec<String>,
}

/// All markers that a timeline row may have: the usual ones, by what they are about, and then those that the document has
/// besides. Goes through all rows: gathered once, it is for any number of calls of [`meant`].
pub fn markers(document: &Postmortem) -> Vec<Markers> {
    let own = document.timeline.iter().filter_map(|entry| entry.value.as_event()?.marker());
    let own = distinct(own.filter(|marker| !MARKERS.contains(marker)).map(str::to_owned));
    let of = |outage: bool, incident: bool| {
        let is_about =
            move |marker: &&str| marker.contains("OUTAGE") == outage && marker.contains("INCIDENT") == incident;
        MARKERS.into_iter().filter(is_about).map(str::to_owned).collect()
    };
    let groups = [
        ("Outage", of(true, false)),
        ("Incident", of(false, true)),
        ("Outage and incident", of(true, true)),
        ("Of this document", own),
    ];
    groups.map(|(name, markers)| Markers { name, markers }).into()
}

/// Of some markers those that a person may mean who typed a part of one: each word of it begins a word of theirs. Groups
/// without any are left out.
pub fn meant(groups: &[Markers], typed: &str) -> Vec<Markers> {
    let typed = typed.trim().to_uppercase();
    let begins = |marker: &str, word: &str| marker.split([' ', '/']).any(|part| part.starts_with(word));
    // What is typed whole may be in the document only because it is being typed there.
    let is_meant = |marker: &&String| **marker != typed && typed.split([' ', '/']).all(|word| begins(marker, word));
    let meant = |group: &Markers| {
        let markers = group.markers.iter().filter(is_meant).cloned().collect();
        Markers { name: group.name, markers }
    };
    groups.iter().map(meant).filter(|group| !group.markers.is_empty()).collect()
}

/// What a postmortem's status usually is.
pub fn statuses() -> Vec<String> {
    usual(&["Draft", "In review", "Complete, action items in progress", "Complete"]).collect()
}

/// Zones that timelines are usually in, and those that the document names.
pub fn zones(document: &Postmortem) -> Vec<String> {
    let written = document.timeline.iter().filter_map(|entry| match &*entry.value {
        TimelineEntry::Day(day) => day.zone().map(ToString::to_string),
        TimelineEntry::Event(_) | TimelineEntry::Note(_) => None,
    });
    distinct(usual(&["UTC"]).chain(written))
}

fn actions(document: &Postmortem) -> impl Iterator<Item = &Action> {
    document.actions.iter().filter_map(|entry| match &*entry.value {
        ActionEntry::Action(action) => Some(action),
        ActionEntry::Note(_) => None,
    })
}

fn usual(words: &'static [&'static str]) -> impl Iterator<Item = String> {
    words.iter().map(|word| (*word).to_owned())
}

/// Each word once, where it comes first; those that are blank are left out.
fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    words.filter(|word| !word.trim().is_empty() && seen.insert(word.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;

    #[test]
    fn a_part_of_a_marker_finds_it() {
        let table = "| Time | Description |\n| - | - |\n| 9:27 | **CDN PURGED** |\n| 9:28 | **OUTAGE ENDS** |\n\
                     | 9:29 | **CDN PURGED** |\n";
        let session = Session::open(&format!("## Timeline\n\n{table}"));
        let found = |typed: &str| {
            let groups = meant(&markers(session.document()), typed);
            groups.into_iter().map(|group| (group.name, group.markers.join(", "))).collect::<Vec<_>>()
        };
        let all: usize = markers(session.document()).iter().map(|group| group.markers.len()).sum();
        assert_eq!(all, MARKERS.len() + 1);
        assert_eq!(found("cdn"), [("Of this document", "CDN PURGED".to_owned())]);
        assert_eq!(
            found("end out"),
            [("Outage", "OUTAGE ENDS".to_owned()), ("Outage and incident", "INCIDENT/OUTAGE ENDS".to_owned())]
        );
        assert_eq!(found("inc de"), [("Incident", "INCIDENT DETECTED".to_owned())]);
        assert_eq!(
            found("incident/out"),
            [("Outage and incident", "OUTAGE/INCIDENT BEGINS, INCIDENT/OUTAGE ENDS".to_owned()),]
        );
        assert_eq!(found("var/log"), []);
        assert_eq!(found("CDN purged"), []);
    }
}
