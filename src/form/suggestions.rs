//! What a field may be filled with: the usual words, and those that the document uses already.

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

/// Markers of timeline rows.
pub fn markers(document: &Postmortem) -> Vec<String> {
    let written = document.timeline.iter().filter_map(|entry| match &*entry.value {
        TimelineEntry::Event(event) => event.marker().map(str::to_owned),
        TimelineEntry::Day(_) | TimelineEntry::Note(_) => None,
    });
    distinct(usual(&MARKERS).chain(written))
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

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for word in words {
        if !word.trim().is_empty() && !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    distinct
}
