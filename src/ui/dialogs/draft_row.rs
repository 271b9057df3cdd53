//! One draft in the list of them.

use leptos::prelude::*;

use super::super::editor::{Editor, after_render};
use super::super::notices::Notice;
use super::CLOSE;
use super::deleted_list::bring_back;
use super::draft_list::{Act, focus, key};
use crate::browser::clock;
use crate::browser::drafts::{DraftId, NotStored};
use crate::draft::Draft;
use crate::markdown::read;

#[component]
pub fn DraftRow(id: DraftId, close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let id = StoredValue::new(id);
    let key_of = move |act: Act| id.with_value(|id| key(act, id));
    // What it is called, and when it was changed. A row that is about to go has neither.
    let shown = Memo::new(move |_| {
        let id = id.get_value();
        let listed =
            editor.drafts.with(|list| list.iter().find(|(other, _)| *other == id).map(|(_, draft)| draft.clone()));
        listed.map(|draft| (name_of(&draft), draft.changed)).unwrap_or_default()
    });
    let name = move || shown.get().0;
    let label = move |act: &'static str| move || format!("{act} “{}”", name());
    let when = move || {
        // Which one is open may change with the list.
        let (_, changed) = shown.get();
        editor.drafts.track();
        let open = if id.with_value(|id| editor.is_open(id)) { " · open now" } else { "" };
        format!("{}{open}", clock::spoken(changed))
    };
    let renaming = RwSignal::new(false);
    let typed = NodeRef::<leptos::html::Input>::new();
    let open = move |_| {
        // This row goes with the dialog.
        let id = id.get_value();
        close.run(());
        editor.open_listed(id);
    };
    let duplicate = move |_| {
        say_refusal(editor, editor.duplicate(&id.get_value()));
        focus(key_of(Act::Duplicate));
    };
    let delete = move |_| {
        let id = id.get_value();
        let said = format!("“{}” was deleted.", shown.get_untracked().0);
        let next = next_row(editor, &id).map_or_else(|| CLOSE.to_owned(), |next| key(Act::Delete, &next));
        editor.delete(&id);
        focus(next);
        editor.notice.set(Some(Notice::offer(said, "Undo", move || bring_back(editor, &id))));
    };
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = typed.get().map(|input| input.value()).unwrap_or_default();
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        say_refusal(editor, editor.rename(&id.get_value(), name));
        renaming.set(false);
        focus(key_of(Act::Rename));
    };
    let ask_name = move |_| {
        renaming.set(true);
        after_render(move || {
            if let Some(input) = typed.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        });
    };
    let leave_name = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            // The dialog stays open.
            event.prevent_default();
            renaming.set(false);
            focus(key_of(Act::Rename));
        }
    };
    view! {
        <li>
            {move || if renaming.get() {
                view! {
                    <form class="rename" on:submit=rename on:keydown=leave_name>
                        <input type="text" node_ref=typed aria-label="Name of the draft" prop:value=shown.get_untracked().0 />
                        <button type="submit" class="main">"Save name"</button>
                    </form>
                }.into_any()
            } else {
                view! { <button type="button" class="quiet open" aria-label=label("Open") on:click=open>{name}</button> }.into_any()
            }}
            <span class="when">{when}</span>
            <span class="draft-buttons">
                <button type="button" class="quiet" id=key_of(Act::Rename) aria-label=label("Rename") on:click=ask_name>"Rename"</button>
                <button type="button" class="quiet" id=key_of(Act::Duplicate) aria-label=label("Duplicate") on:click=duplicate>"Duplicate"</button>
                <button type="button" class="quiet" id=key_of(Act::Delete) aria-label=label("Delete") on:click=delete>"Delete"</button>
            </span>
        </li>
    }
}

/// What a draft is called.
pub fn name_of(draft: &Draft) -> String {
    let title = || Some(read(&draft.text).document().title.to_string()).filter(|title| !title.is_empty());
    draft.name.clone().or_else(title).unwrap_or_else(|| "Untitled".to_owned())
}

/// The draft that has a row's place once that is gone: the one after it, or else the one before.
fn next_row(editor: Editor, id: &DraftId) -> Option<DraftId> {
    editor.drafts.with_untracked(|list| {
        let at = list.iter().position(|(other, _)| other == id)?;
        let (next, _) = list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?))?;
        Some(next.clone())
    })
}

fn say_refusal(editor: Editor, stored: Result<(), NotStored>) {
    if stored.is_err() {
        editor.notice.set(Some(Notice::say(
            "The browser's storage is full: the draft was not stored. Delete drafts that you no longer need.",
        )));
    }
}
