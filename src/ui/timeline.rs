//! The Timeline: days, and the events of each.

use leptos::prelude::*;

use super::editor::{Editor, after_render};
use super::other_zones::OtherZones;
use super::pasting::{Pasting, dropped, is_text, pasted};
use super::picture::WithPicture;
use super::row::{AddRow, RowBlocks};
use crate::browser::{clock, page, zones};
use crate::document::{Edit, Event, NewEntry, Place, Rows, TimelineEntry};
use crate::form::Field;

#[component]
pub fn TimelineTable() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasting = expect_context::<Pasting>();
    let over = RwSignal::new(false);
    let dragged = move |event: web_sys::DragEvent| {
        if is_text(&event) {
            // This tells the page that what is dropped here is not for it.
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: web_sys::DragEvent| {
        over.set(false);
        dropped(editor, pasting, &event);
    };
    let longest_time = Memo::new(move |_| {
        editor.timeline.track();
        editor.settled.track();
        editor.with(|document| document.timeline.iter().map(|entry| entry.value.as_event().map_or(0, width)).max())
    });
    let has_times_over = move |width: usize| longest_time.get() > Some(width);
    let now = format!("Add a row with the time of this moment ({}+;)", page::command_key());
    view! {
        <div class="timeline" class:over=move || over.get() class:times-to-second=move || has_times_over("09:27".len()) class:long-times=move || has_times_over("09:27:45".len())
            on:paste=move |event| pasted(pasting, &event)
            on:dragover=dragged on:dragleave=move |_| over.set(false) on:drop=drop
        >
            <WithPicture>
                <OtherZones>
                    <RowBlocks lines=editor.timeline rows=Rows::Timeline />
                </OtherZones>
            </WithPicture>
            <div class="adders">
                <AddRow rows=Rows::Timeline name="Add row" />
                <button type="button" class="add" title=now on:click=move |_| add_now(editor)>"Now"</button>
                <button type="button" class="add" on:click=move |_| add_day(editor)>"Add day"</button>
                <button type="button" class="add" on:click=move |_| pasting.open()>"Add from text…"</button>
            </div>
        </div>
    }
}

/// How many signs a row's time has.
fn width(event: &Event) -> usize {
    event.time.cell().chars().count()
}

/// Adds a row of this moment, with the focus where what happens is to be written.
pub fn add_now(editor: Editor) {
    let instant = clock::seconds();
    let row =
        editor.zones.with_value(|all| editor.with(|document| document.row_at(instant, zones::own().as_deref(), all)));
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
