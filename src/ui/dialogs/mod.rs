//! Dialogs: opening a file or a pasted text, the drafts, rows from a text, the rules, and the export.

mod add_text;
mod deleted_list;
mod draft_list;
mod draft_row;
mod export;
mod file_input;
mod open_file;
mod review_item;
mod review_questions;
mod review_text;
mod rules;

use leptos::prelude::*;

use super::notices::{Notices, Place};
use add_text::AddText;
use draft_list::DraftList;
use export::Export;
pub use file_input::{FileInput, open_files};
use open_file::OpenFile;
use rules::Rules;

/// The dialog that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    Open,
    Drafts,
    AddText,
    Export,
    Rules,
}

/// The key of the button that closes the dialog.
const CLOSE: &str = "close";

/// Shows one dialog at a time, with the focus inside until it is closed.
#[component]
pub fn Dialogs(shown: RwSignal<Option<Dialog>>) -> impl IntoView {
    let element = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match shown.get() {
            Some(_) if !dialog.open() => drop(dialog.show_modal()),
            None if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let name = move || match shown.get() {
        Some(Dialog::Open) => "Open a postmortem",
        Some(Dialog::Drafts) => "Drafts",
        Some(Dialog::AddText) => "Add to the timeline from text",
        Some(Dialog::Export) => "Export",
        Some(Dialog::Rules) => "Rules",
        None => "",
    };
    let close = Callback::new(move |()| shown.set(None));
    view! {
        <dialog node_ref=element aria-label=name class:wide=move || shown.get() == Some(Dialog::AddText) on:close=move |_| shown.set(None)>
            <header>
                <h2>{name}</h2>
                <button type="button" id=CLOSE class="quiet icon" aria-label="Close" on:click=move |_| shown.set(None)>"×"</button>
            </header>
            {move || match shown.get() {
                Some(Dialog::Open) => view! { <OpenFile close=close /> }.into_any(),
                Some(Dialog::Drafts) => view! { <DraftList close=close /> }.into_any(),
                Some(Dialog::AddText) => view! { <AddText close=close /> }.into_any(),
                Some(Dialog::Export) => view! { <Export close=close /> }.into_any(),
                Some(Dialog::Rules) => view! { <Rules close=close /> }.into_any(),
                None => ().into_any(),
            }}
            <Notices place=Place::Dialog dialog=shown />
        </dialog>
    }
}
