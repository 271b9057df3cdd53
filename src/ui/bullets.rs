//! The lessons: lists of bullets, or a text where a file has no list.

use leptos::prelude::*;

use super::editor::Editor;
use super::row::{AddRow, RowBlocks, focus_row};
use super::text::MarkdownArea;
use crate::document::{Edit, List, Rows};
use crate::form::{Field, Shape};

/// A section that is a list.
#[component]
pub fn BulletList(list: List) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shape = editor.lists[list as usize];
    let is_text = Memo::new(move |_| shape.with(|shape| *shape == Shape::Text));
    let leads_on = StoredValue::new(false);
    move || {
        if is_text.get() {
            return view! { <ListText list=list leads_on=leads_on /> }.into_any();
        }
        let first = shape.with_untracked(|shape| match shape {
            Shape::Rows(lines) => lines.first().map(|line| line.id),
            Shape::Text => None,
        });
        if let Some(first) = first.filter(|_| leads_on.get_value()) {
            focus_row(editor, Rows::List(list), first);
        }
        leads_on.set_value(false);
        view! { <Items list=list /> }.into_any()
    }
}

#[component]
fn Items(list: List) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shape = editor.lists[list as usize];
    let lines = Signal::derive(move || match shape.get() {
        Shape::Rows(lines) => lines,
        Shape::Text => Vec::new(),
    });
    let rows = Rows::List(list);
    let name = if list == List::Authors { "Add author" } else { "Add item" };
    view! {
        <RowBlocks lines=lines rows=rows />
        <AddRow rows=rows name=name />
    }
}

/// A list section whose text is no list. It says by `leads_on` whether the focus goes on to the list that takes its place:
/// it does from the button, which goes with the text. Whoever types a list and presses Tab comes to that button as well.
#[component]
fn ListText(list: List, leads_on: StoredValue<bool>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let button = NodeRef::<leptos::html::Button>::new();
    let left = move |event: web_sys::FocusEvent| {
        let to = event.related_target();
        // It is gone already when it loses the focus by going.
        let button = button.try_get_untracked().flatten();
        leads_on.set_value(button.is_some_and(|button| to.as_ref() == Some(button.as_ref())));
    };
    let turn = move |_| {
        leads_on.set_value(true);
        editor.apply(Edit::ListFromText(list));
    };
    view! {
        <MarkdownArea field=Field::ListText(list) name=list.section().heading() bar=true on:focusout=left />
        <button type="button" class="add" node_ref=button on:focusout=left on:click=turn>"Turn into a list"</button>
    }
}
