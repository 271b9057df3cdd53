//! The bar at the top: which draft is open, whether it is stored, and what can be done with it.

use leptos::prelude::*;

use super::dialogs::Dialog;
use super::editor::{Editor, Saved};
use super::findings::Badge;
use crate::browser::{clock, page};
use crate::template::EXAMPLE;

#[component]
pub fn Header(dialog: RwSignal<Option<Dialog>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let open = move |which: Dialog| move |_| dialog.set(Some(which));
    // These are not disabled while there is nothing to do: they would lose the focus with the last step.
    let (no_undo, no_redo) = (move || !editor.history.get().0, move || !editor.history.get().1);
    let (undo, redo) = (format!("Undo ({}+Z)", page::command_key()), format!("Redo ({}+Shift+Z)", page::command_key()));
    view! {
        <header class="bar">
            <h1 class="brand"><span class="mark" aria-hidden="true"></span>"Postmortem Editor"</h1>
            <SaveState />
            <Badge />
            <div class="history" role="group" aria-label="History">
                <button type="button" class="quiet icon" aria-label="Undo" title=undo
                    aria-disabled=move || no_undo().to_string() on:click=move |_| editor.undo()>"↶"</button>
                <button type="button" class="quiet icon" aria-label="Redo" title=redo
                    aria-disabled=move || no_redo().to_string() on:click=move |_| editor.redo()>"↷"</button>
            </div>
            <div class="commands" role="group" aria-label="Document">
                <button type="button" class="quiet" on:click=move |_| editor.open_blank()>"New"</button>
                <button type="button" class="quiet" on:click=move |_| editor.open_template(EXAMPLE.to_owned())>"Example"</button>
                <button type="button" class="quiet" on:click=open(Dialog::Open)>"Open"</button>
                <button type="button" class="quiet" on:click=open(Dialog::Drafts)>"Drafts"</button>
                <button type="button" class="main" on:click=open(Dialog::Export)>"Export"</button>
            </div>
        </header>
    }
}

/// Whether what was typed is stored; always visible, and heard when it is not.
#[component]
fn SaveState() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let text = move || match editor.saved.get() {
        Saved::New => "Not changed yet".to_owned(),
        Saved::Pending => "Saving…".to_owned(),
        Saved::At(time) => format!("Saved {}", clock::spoken(time)),
        Saved::Failed => "Not saved: the browser's storage is full or blocked. Export a copy now.".to_owned(),
        Saved::Deleted => {
            "Not saved any more: another tab deleted this draft. The next change saves it again.".to_owned()
        }
    };
    let failed = move || matches!(editor.saved.get(), Saved::Failed | Saved::Deleted);
    view! {
        <p class="saved" class:failed=failed role=move || failed().then_some("alert")>
            <span>{text}</span>
        </p>
    }
}
