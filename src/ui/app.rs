//! The whole page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dialogs::{Dialogs, FileInput, open_file};
use super::editor::Editor;
use super::form::Form;
use super::header::Header;
use super::keys;
use super::notices::Notices;
use super::outline::Outline;
use super::preview::Preview;
use crate::browser::drafts::DraftId;
use crate::browser::page;

/// What small screens show one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Write,
    Read,
}

#[component]
pub fn App() -> impl IntoView {
    let editor = Editor::start();
    provide_context(editor);
    let dialog = RwSignal::new(None);
    let side = RwSignal::new(Side::Write);
    let dropping = RwSignal::new(false);
    listen(editor, dropping);
    Effect::new(move |_| {
        let title = editor.title.get();
        let name =
            if title.is_empty() { "Postmortem Editor".to_owned() } else { format!("{title} – Postmortem Editor") };
        page::document().set_title(&name);
    });
    let switch = move |which: Side, name: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (side.get() == which).to_string() on:click=move |_| side.set(which)>{name}</button>
        }
    };
    view! {
        <a class="skip" href="#form">"Skip to the form"</a>
        <Header dialog=dialog />
        <nav class="sides" aria-label="Show">{switch(Side::Write, "Write")}{switch(Side::Read, "Read")}</nav>
        <div class="desk" class:reading=move || side.get() == Side::Read>
            <Outline />
            <main>
                <Form />
            </main>
            <Preview />
        </div>
        <Notices />
        <FileInput />
        <Dialogs shown=dialog />
        <div class="drop" hidden=move || !dropping.get() aria-hidden="true"><p>"Drop the file to open it"</p></div>
    }
}

/// Listens to what concerns the page as a whole.
fn listen(editor: Editor, dropping: RwSignal<bool>) {
    window_event_listener(ev::keydown, move |event| keys::anywhere(editor, &event));
    // Whatever happens to the tab, nothing waits to be stored.
    window_event_listener(ev::pagehide, move |_| editor.save());
    window_event_listener(ev::blur, move |_| editor.save());
    document_event_listener(ev::visibilitychange, move |_| {
        if page::document().visibility_state() == web_sys::VisibilityState::Hidden {
            editor.save();
        }
    });
    window_event_listener(ev::storage, move |event| {
        if let Some(id) = event.key().and_then(|key| DraftId::of_key(&key)) {
            editor.stored_elsewhere(&id);
        }
    });
    let holds_file = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    window_event_listener(ev::dragover, move |event| {
        if holds_file(&event) {
            event.prevent_default();
            dropping.set(true);
        }
    });
    window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            dropping.set(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        dropping.set(false);
        if !holds_file(&event) {
            return;
        }
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            open_file(editor, file);
        }
    });
}

/// Listens on the document for an event that the window does not get.
fn document_event_listener<E: ev::EventDescriptor + 'static>(event: E, listener: impl Fn(web_sys::Event) + 'static) {
    let closure = wasm_bindgen::closure::Closure::<dyn Fn(web_sys::Event)>::new(listener);
    let _ = page::document().add_event_listener_with_callback(&event.name(), closure.as_ref().unchecked_ref());
    // It lasts as long as the page.
    closure.forget();
}
