//! The dialog that opens a file or a pasted text.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::super::editor::Editor;
use super::file_input::FILE_INPUT;
use crate::browser::page;

#[component]
pub fn OpenFile(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasted = NodeRef::<leptos::html::Textarea>::new();
    let choose = move |_| {
        close.run(());
        if let Some(input) = page::element(FILE_INPUT) {
            input.click();
        }
    };
    let paste = move |_| {
        let text = pasted.get().map(|area: HtmlTextAreaElement| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        editor.open_text(text, None, move || close.run(()));
    };
    view! {
        <p>"Your current draft stays where it is. Nothing is sent anywhere."</p>
        <button type="button" class="main" on:click=choose>"Choose a Markdown file"</button>
        <p class="hint">"Or drop a file anywhere on the page."</p>
        <label class="stacked">
            <span>"Or paste its text"</span>
            <textarea node_ref=pasted rows="8" spellcheck="false"></textarea>
        </label>
        <footer>
            <button type="button" class="main" on:click=paste>"Open the pasted text"</button>
        </footer>
    }
}
