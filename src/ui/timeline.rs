//! The Timeline: days, and the events of each.

use leptos::prelude::*;

use super::editor::{Editor, after_render};
use super::other_zones::OtherZones;
use super::row::{AddRow, RowBlocks};
use crate::browser::zones::{self, BrowserZones};
use crate::browser::{clock, page};
use crate::document::{Edit, NewEntry, Place, Rows, TimelineEntry};
use crate::form::Field;

#[component]
pub fn TimelineTable() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let now = format!("Add a row with the time of this moment ({}+;)", page::command_key());
    view! {
        <OtherZones>
            <RowBlocks lines=editor.timeline rows=Rows::Timeline />
        </OtherZones>
        <div class="adders">
            <AddRow rows=Rows::Timeline name="Add row" />
            <button type="button" class="add" title=now on:click=move |_| add_now(editor)>"Now"</button>
            <button type="button" class="add" on:click=move |_| add_day(editor)>"Add day"</button>
        </div>
    }
}

/// Adds a row of this moment, with the focus where what happens is to be written.
pub fn add_now(editor: Editor) {
    let instant = clock::seconds();
    let row = editor.with(|document| document.row_at(instant, zones::own().as_deref(), &BrowserZones::default()));
    if let [id] = editor.apply(Edit::AddEvents(vec![NewEntry::Event(row)]))[..] {
        editor.go_to(Field::Description(id).key());
    }
}

/// Begins another day at the end: the one after the last, or the incident's.
fn add_day(editor: Editor) {
    let day = editor.with(|document| {
        let last = document.timeline.iter().rev().find_map(|entry| match &*entry.value {
            TimelineEntry::Day(day) => day.date(),
            TimelineEntry::Event(_) | TimelineEntry::Note(_) => None,
        });
        last.and_then(|last| last.succ_opt()).or(document.date.day())
    });
    let Some(day) = day.or_else(clock::today) else { return };
    if let [id] = editor.apply(Edit::AddDay(Place::Last, day))[..] {
        // Whoever means another day types it in its place.
        after_render(move || page::focus_to_replace(&Field::DayDate(id).key()));
    }
}
