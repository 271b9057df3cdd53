//! Action items: what is to be done, by whom, tracked where, and how far it is.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::cell::Cell;
use super::prose::Prose;
use super::section::Section;
use super::table::TableEntry;

/// What the Action Items section is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionEntry {
    Action(Action),
    /// Markdown around and between the tables.
    Note(Prose),
}

/// A row of the Action Items table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    pub item: Cell,
    pub kind: Cell,
    pub owner: Cell,
    /// Where it is tracked, with the state last: see [`Action::state`].
    pub bug: Cell,
}

/// The columns of the table, in the canonical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionColumn {
    Item,
    Kind,
    Owner,
    Bug,
}

impl ActionColumn {
    pub const ALL: [ActionColumn; 4] = [ActionColumn::Item, ActionColumn::Kind, ActionColumn::Owner, ActionColumn::Bug];

    /// The column's header as the canonical form spells it.
    pub fn header(self) -> &'static str {
        match self {
            ActionColumn::Item => "Action Item",
            ActionColumn::Kind => "Type",
            ActionColumn::Owner => "Owner",
            ActionColumn::Bug => "Bug",
        }
    }

    /// The column that a header names.
    pub fn named(header: &str) -> Option<ActionColumn> {
        let name = header.trim_matches(['*', '_', ':', ' ']).to_lowercase();
        match name.as_str() {
            "action item" | "action items" | "action" | "task" | "item" => Some(ActionColumn::Item),
            "type" | "kind" => Some(ActionColumn::Kind),
            "owner" | "who" | "assignee" | "owner(s)" => Some(ActionColumn::Owner),
            "bug" | "bugs" | "bug #" | "issue" | "ticket" | "tracking" | "jira" => Some(ActionColumn::Bug),
            _ => None,
        }
    }
}

/// Types that the template knows; teams write others too.
pub const KINDS: [&str; 6] = ["prevent", "mitigate", "detect", "process", "repair", "other"];

/// States that are usual; teams write others too.
pub const STATES: [&str; 4] = ["TODO", "IN PROGRESS", "DONE", "WONTFIX"];

impl Action {
    pub fn cell(&self, column: ActionColumn) -> &Cell {
        match column {
            ActionColumn::Item => &self.item,
            ActionColumn::Kind => &self.kind,
            ActionColumn::Owner => &self.owner,
            ActionColumn::Bug => &self.bug,
        }
    }

    pub fn cell_mut(&mut self, column: ActionColumn) -> &mut Cell {
        match column {
            ActionColumn::Item => &mut self.item,
            ActionColumn::Kind => &mut self.kind,
            ActionColumn::Owner => &mut self.owner,
            ActionColumn::Bug => &mut self.bug,
        }
    }

    /// The state: the bold capitals at the end of the Bug cell, without the asterisks.
    pub fn state(&self) -> Option<&str> {
        bold_end(&self.bug).map(|(_, state)| state)
    }

    /// The Bug cell without the state.
    pub fn tracking(&self) -> &str {
        bold_end(&self.bug).map_or(self.bug.as_str(), |(before, _)| before)
    }

    /// The Bug cell that says where the action is tracked and its state. A state that cannot be read back as one is
    /// left out of its bold form, as text.
    pub fn bug(tracking: &str, state: Option<&str>) -> Cell {
        let tracking = Cell::typed(tracking);
        match state.map(str::trim).filter(|state| !state.is_empty()) {
            None => tracking,
            Some(state) if is_state(state) => Cell::typed(&format!("{} **{state}**", tracking.as_str())),
            Some(state) => Cell::typed(&format!("{} {state}", tracking.as_str())),
        }
    }

    pub fn is_blank(&self) -> bool {
        ActionColumn::ALL.iter().all(|column| self.cell(*column).is_blank())
    }
}

impl TableEntry for ActionEntry {
    type Column = ActionColumn;

    const SECTION: Section = Section::ActionItems;
    const COLUMNS: &'static [ActionColumn] = &ActionColumn::ALL;
    const HEAD: [&'static str; 2] = ["| Action Item | Type | Owner | Bug |", "| ----------- | ---- | ----- | --- |"];

    fn named(header: &str) -> Option<ActionColumn> {
        ActionColumn::named(header)
    }

    fn is_told(columns: &[ActionColumn]) -> bool {
        columns.contains(&ActionColumn::Item)
    }

    fn row(mut cell: impl FnMut(ActionColumn) -> Cell) -> ActionEntry {
        let mut action = Action::default();
        for column in ActionColumn::ALL {
            *action.cell_mut(column) = cell(column);
        }
        ActionEntry::Action(action)
    }

    fn cell(&self, column: ActionColumn) -> Option<Cell> {
        match self {
            ActionEntry::Action(action) => Some(action.cell(column).clone()),
            ActionEntry::Note(_) => None,
        }
    }

    fn note(text: Prose) -> ActionEntry {
        ActionEntry::Note(text)
    }

    fn as_note(&self) -> Option<&Prose> {
        match self {
            ActionEntry::Note(text) => Some(text),
            ActionEntry::Action(_) => None,
        }
    }

    fn line(_: &str) -> Option<ActionEntry> {
        None
    }

    fn as_line(&self) -> Option<String> {
        None
    }
}

/// What stands before the bold capitals at the end of a text, and these.
fn bold_end(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix("**")?;
    let (before, state) = inner.rsplit_once("**")?;
    let starts = before.is_empty() || before.ends_with([' ', '\n']);
    (starts && is_state(state)).then(|| (before.trim_end(), state))
}

fn is_state(text: &str) -> bool {
    text.trim() == text
        && text.chars().any(char::is_alphabetic)
        && text.chars().all(|sign| sign.is_alphanumeric() && !sign.is_lowercase() || " -/'".contains(sign))
}

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut action = serializer.serialize_struct("Action", 5)?;
        action.serialize_field("item", &self.item)?;
        action.serialize_field("type", &self.kind)?;
        action.serialize_field("owner", &self.owner)?;
        action.serialize_field("tracking", self.tracking())?;
        action.serialize_field("state", &self.state())?;
        action.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_the_bold_end_of_the_bug_cell() {
        let action = |bug: &str| Action { bug: Cell::typed(bug), ..Action::default() };
        assert_eq!(action("[x#1](http://e.org) **TODO**").state(), Some("TODO"));
        assert_eq!(action("[x#1](http://e.org) **TODO**").tracking(), "[x#1](http://e.org)");
        assert_eq!(action("**IN PROGRESS**").state(), Some("IN PROGRESS"));
        assert_eq!(action("**Fixed** by #3").state(), None);
        assert_eq!(action("n/a **done**").state(), None);
        assert_eq!(action("n/a**DONE**").state(), None);
        assert_eq!(Action::bug("n/a", Some("DONE")).as_str(), "n/a **DONE**");
        assert_eq!(Action::bug("", Some("DONE")).as_str(), "**DONE**");
        assert_eq!(Action::bug("n/a", None).as_str(), "n/a");
    }
}
