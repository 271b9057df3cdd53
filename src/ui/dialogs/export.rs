//! The dialog that exports: under which name, in which form, as a file or to the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::editor::Editor;
use super::super::notices::Notice;
use super::super::preview::lines;
use crate::browser::{clipboard, files};
use crate::difference::Count;

#[component]
pub fn Export(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let offers_own_form = !editor.canonical.get_untracked();
    let download = move |_| {
        let (name, text) = (editor.file_name(), editor.export(editor.own_form.get_untracked()));
        let said = match files::download(&name, &text) {
            Ok(()) => format!("“{name}” was downloaded."),
            Err(_) => "The browser did not allow the download. Copy the Markdown instead.".to_owned(),
        };
        close.run(());
        editor.notice.set(Some(Notice::say(said)));
    };
    let copy = move |_| {
        let text = editor.export(editor.own_form.get_untracked());
        spawn_local(async move {
            let said = match clipboard::copy(&text).await {
                Ok(()) => "The Markdown is on the clipboard.",
                Err(clipboard::NotCopied) => {
                    "The browser did not allow copying. Download the file, or copy from the Markdown view."
                }
            };
            close.run(());
            editor.notice.set(Some(Notice::say(said)));
        });
    };
    let form = move |own_form: bool, name: &'static str, what: &'static str| {
        let changes = changes(editor.changed_lines(own_form));
        view! {
            <label class="choice">
                <input type="radio" name="form" prop:checked=move || editor.own_form.get() == own_form
                    on:change=move |_| editor.set_own_form(own_form) />
                <span><strong>{name}</strong>{what}<em>{changes}</em></span>
            </label>
        }
    };
    view! {
        <p class="file-name"><span class="label">"File"</span><code>{editor.file_name()}</code></p>
        {offers_own_form.then(|| view! {
            <fieldset>
                <legend>"The file was not in canonical form"</legend>
                {form(false, "Canonical form", "Every section in the template's order and spelling.")}
                {form(true, "The file's own form", "Only what you edited is written anew.")}
            </fieldset>
        })}
        <footer>
            <button type="button" class="quiet" on:click=copy>"Copy Markdown"</button>
            <button type="button" class="main" on:click=download>"Download"</button>
        </footer>
    }
}

/// How much a form changes, in words.
fn changes(count: Count) -> String {
    match (count.added, count.removed) {
        (0, 0) => "Changes no line.".to_owned(),
        (added, removed) => format!("Changes the opened file by {} added and {removed} removed.", lines(added)),
    }
}
