//! The lessons: lists of bullets, or a text where a file has no list.

use leptos::prelude::*;

use super::editor::Editor;
use super::row::{AddRow, RowBlocks};
use super::text::MarkdownArea;
use crate::document::{Edit, List, Rows};
use crate::form::{Field, Shape};

/// A section that is a list.
#[component]
pub fn BulletList(list: List) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shape = editor.lists[list as usize];
    let is_text = Memo::new(move |_| shape.with(|shape| *shape == Shape::Text));
    move || {
        if is_text.get() {
            view! { <ListText list=list /> }.into_any()
        } else {
            view! { <Items list=list /> }.into_any()
        }
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

/// A list section whose text is no list.
#[component]
fn ListText(list: List) -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! {
        <MarkdownArea field=Field::ListText(list) name=list.section().heading() bar=true />
        <button type="button" class="add" on:click=move |_| { editor.apply(Edit::ListFromText(list)); }>"Turn into a list"</button>
    }
}
