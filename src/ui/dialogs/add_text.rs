//! The dialog that adds rows to the timeline from any text: first the text, then what it proposes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::super::editor::{Editor, after_render};
use super::super::pasting::{Pasting, dropped, is_text, read_files};
use super::review_text::ReviewText;
use crate::browser::page;
use crate::review::Review;

const FILE: &str = "text-file";

/// The key of the area that takes the text.
const TEXT: &str = "text-with-times";

#[component]
pub fn AddText(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasting = expect_context::<Pasting>();
    let reviewed = RwSignal::new(false);
    let refused = RwSignal::new(false);
    // Of a text that was read before for the same timeline, what was decided stays.
    let read = move |text: String| {
        pasting.decided.update_value(|review| {
            editor.with(|document| {
                if !review.is_of(&text, document) {
                    *review = Review::new(&text, document);
                }
            });
        });
        let has_rows = pasting.decided.with_value(Review::has_rows);
        refused.set(!has_rows && !text.trim().is_empty());
        reviewed.set(has_rows);
        pasting.text.update_untracked(|kept| *kept = text);
        pasting.keep();
    };
    // A text may come while the dialog is open, too.
    Effect::new(move |before: Option<String>| {
        let text = pasting.text.get();
        if !text.is_empty() && before.as_ref() != Some(&text) {
            read(text.clone());
        }
        text
    });
    let back = Callback::new(move |()| reviewed.set(false));
    // What is dropped on the dialog is for it, and not for the page.
    let dragged = |event: web_sys::DragEvent| {
        if is_text(&event) {
            event.prevent_default();
        }
    };
    view! {
        <div on:dragover=dragged on:drop=move |event| dropped(editor, pasting, &event)>
            {move || match reviewed.get() {
                true => view! { <ReviewText back=back close=close /> }.into_any(),
                false => view! { <TextToRead read=Callback::new(read) refused=refused /> }.into_any(),
            }}
        </div>
    }
}

/// Where a text is pasted, dropped or chosen.
#[component]
fn TextToRead(read: Callback<String>, refused: RwSignal<bool>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasting = expect_context::<Pasting>();
    let area = NodeRef::<leptos::html::Textarea>::new();
    after_render(|| page::focus(TEXT));
    let text = move || area.get_untracked().map(|area: HtmlTextAreaElement| area.value()).unwrap_or_default();
    let find = move |_| {
        let text = text();
        if text.trim().is_empty() {
            page::focus(TEXT);
        } else {
            read.run(text);
        }
    };
    // What is pasted into an empty area is all that there is to read.
    let pasted = move |event: web_sys::ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if text().is_empty() && !pasted.trim().is_empty() {
            event.prevent_default();
            if let Some(area) = area.get_untracked() {
                area.set_value(&pasted);
            }
            read.run(pasted);
        }
    };
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            read_files(editor, pasting, &files);
        }
        input.set_value("");
    };
    let choose = move |_| {
        if let Some(input) = page::element(FILE) {
            input.click();
        }
    };
    view! {
        <p>"Paste whatever has times in it: a chat, alerts, logs, commits, an export, your notes. Nothing is sent anywhere."</p>
        <label class="stacked">
            <span>"Text with times"</span>
            <textarea id=TEXT node_ref=area rows="12" spellcheck="false" on:paste=pasted on:change=move |_| pasting.keep()
                on:input=move |event| pasting.text.update_untracked(|text| *text = event_target_value(&event)) prop:value=pasting.text.get_untracked()></textarea>
        </label>
        <p class="refused" role="alert">
            {move || refused.get().then_some("No time was found in this text. A row needs one, such as 09:27, 9:27 am or 2026-03-12T09:27Z.")}
        </p>
        <input type="file" id=FILE hidden aria-label="Text file" on:change=chosen />
        <footer>
            <button type="button" class="quiet" on:click=choose>"Choose a file"</button>
            <button type="button" class="main" on:click=find>"Find the times"</button>
        </footer>
    }
}
