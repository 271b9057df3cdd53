//! The dialog of the drafts.

use leptos::prelude::*;

use super::super::editor::{Editor, after_render};
use super::deleted_list::DeletedList;
use super::draft_row::DraftRow;
use crate::browser::drafts::DraftId;
use crate::browser::page;

#[component]
pub fn DraftList(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    editor.save();
    editor.list_drafts();
    let ids = move || editor.drafts.with(|list| list.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
    view! {
        <p class="hint">"Drafts live in this browser only. Export what is to be kept elsewhere."</p>
        {move || editor.drafts.with(Vec::is_empty).then(|| view! { <p>"No drafts yet. What you type is kept here by itself."</p> })}
        <ul class="drafts">
            <For each=ids key=|id| id.as_str().to_owned() children=move |id| view! { <DraftRow id=id close=close /> } />
        </ul>
        <DeletedList />
    }
}

/// What the buttons of a draft do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Rename,
    Duplicate,
    Delete,
}

/// The key of a draft's button.
pub fn key(act: Act, id: &DraftId) -> String {
    let act = match act {
        Act::Rename => "rename",
        Act::Duplicate => "duplicate",
        Act::Delete => "delete",
    };
    format!("{act}-{}", id.as_str())
}

/// Puts the focus into what is about to be there.
pub fn focus(key: String) {
    after_render(move || {
        if let Some(control) = page::element(&key) {
            let _ = control.focus();
        }
    });
}
