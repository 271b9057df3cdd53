//! The drafts that were deleted since the page was opened, below the others.

use leptos::prelude::*;

use super::super::editor::{Deleted, Editor};
use super::super::notices::Notice;
use super::draft_list::{Act, focus, key};
use super::draft_row::name_of;
use crate::browser::clock;
use crate::browser::drafts::DraftId;

#[component]
pub fn DeletedList() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let row = move |Deleted { id, draft, .. }: Deleted| {
        let name = name_of(&draft);
        view! {
            <li>
                <span>{name.clone()}</span>
                <span class="when">{clock::spoken(draft.changed)}</span>
                <span class="draft-buttons">
                    <button type="button" class="quiet" aria-label=format!("Bring back “{name}”") on:click=move |_| bring_back(editor, &id)>
                        "Bring back"
                    </button>
                </span>
            </li>
        }
    };
    let last_first = move || editor.deleted.get().into_iter().rev();
    view! {
        <section class="deleted" aria-label="Deleted drafts" hidden=move || editor.deleted.with(Vec::is_empty)>
            <h3>"Deleted"</h3>
            <p class="hint">"These can be brought back until this page is closed or loaded again."</p>
            <ul class="drafts">
                <For each=last_first key=|deleted| deleted.id.as_str().to_owned() children=row />
            </ul>
        </section>
    }
}

/// Brings a deleted draft back, and offers it again if there is no room for it.
pub fn bring_back(editor: Editor, id: &DraftId) {
    match editor.bring_back(id) {
        // Where the dialog is closed, there is no such button.
        Ok(id) => focus(key(Act::Delete, &id)),
        Err(_) => {
            let said = "There is no room for it in the browser's storage. Delete other drafts, then try again.";
            let id = id.clone();
            editor.notice.set(Some(Notice::offer(said, "Undo", move || bring_back(editor, &id))));
        }
    }
}
