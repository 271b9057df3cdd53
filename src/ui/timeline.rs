//! The Timeline: days, and the events of each.

use leptos::prelude::*;

use super::editor::{Editor, after_render};
use super::picture::WithPicture;
use super::row::{AddRow, RowBlocks};
use crate::browser::{clock, page};
use crate::document::{Edit, Place, Rows, TimelineEntry};
use crate::form::Field;

#[component]
pub fn TimelineTable() -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! {
        <WithPicture>
            <RowBlocks lines=editor.timeline rows=Rows::Timeline />
        </WithPicture>
        <div class="adders">
            <AddRow rows=Rows::Timeline name="Add row" />
            <button type="button" class="add" on:click=move |_| add_day(editor)>"Add day"</button>
        </div>
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
