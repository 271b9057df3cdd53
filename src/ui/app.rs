//! The whole page.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::dialogs::{Dialog, Dialogs, FileInput, open_files};
use super::editor::{Editor, FORM_COLUMN, Side, after_render};
use super::findings::{FindingBar, Heard, Marks};
use super::form::Form;
use super::header::Header;
use super::keys;
use super::marker_menu::{self, MarkerMenu};
use super::notices::{Notices, Place, let_notices_go};
use super::outline::Outline;
use super::pasting::Pasting;
use super::preview::Preview;
use crate::browser::drafts::DraftId;
use crate::browser::page;

/// The page is laid out anew once its window has not been resized for this time.
const RESIZED_AFTER: Duration = Duration::from_millis(120);

#[component]
pub fn App() -> impl IntoView {
    let editor = Editor::start();
    provide_context(editor);
    let dialog = RwSignal::new(None::<Dialog>);
    provide_context(dialog);
    let pasting = Pasting::new(dialog, editor.notice);
    provide_context(pasting);
    let side = editor.side;
    let dropping = RwSignal::new(false);
    listen(editor, pasting, dialog, dropping);
    let_notices_go(editor);
    editor.keep_checked();
    Effect::new(move |_| {
        let title = editor.title.get();
        let name =
            if title.is_empty() { "Postmortem Editor".to_owned() } else { format!("{title} – Postmortem Editor") };
        page::document().set_title(&name);
    });
    Effect::new(move |_| {
        side.track();
        // What happened to the form while it was hidden had no size.
        after_render(measure_form);
    });
    // The form may not be shown yet, and then the browser finds no way to it.
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        editor.go_to(FORM_COLUMN.to_owned());
    };
    let switch = move |which: Side, name: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (side.get() == which).to_string() on:click=move |_| side.set(which)>{name}</button>
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to the form"</a>
        <Header dialog=dialog />
        <nav class="sides" aria-label="Show">{switch(Side::Write, "Write")}{switch(Side::Read, "Read")}</nav>
        <div class="desk" class:reading=move || side.get() == Side::Read>
            <Outline />
            <main id=FORM_COLUMN tabindex="-1" on:scroll=move |_| marker_menu::place(editor)>
                <Form />
            </main>
            <FindingBar />
            <Preview />
        </div>
        <MarkerMenu />
        <Notices place=Place::Page dialog=dialog />
        <Heard />
        <Marks />
        <FileInput />
        <Dialogs shown=dialog />
        <div class="drop" hidden=move || !dropping.get() aria-hidden="true"><p>"Drop the file to open it"</p></div>
    }
}

fn measure_form() {
    if let Some(form) = page::element("form") {
        page::measure(&form);
    }
}

/// Listens to what concerns the page as a whole.
fn listen(editor: Editor, pasting: Pasting, dialog: RwSignal<Option<Dialog>>, dropping: RwSignal<bool>) {
    window_event_listener(ev::keydown, move |event| keys::anywhere(editor, &event));
    window_event_listener(ev::pointerdown, move |_| editor.pressed());
    window_event_listener(ev::pointerup, move |_| editor.released());
    window_event_listener(ev::pointercancel, move |_| editor.released());
    // Whatever happens to the tab, nothing waits to be stored.
    let keep = move || {
        editor.save();
        pasting.keep();
    };
    window_event_listener(ev::pagehide, move |_| keep());
    window_event_listener(ev::blur, move |_| editor.save());
    // A tab that sleeps hears nothing of the others; it looks when it wakes up.
    window_event_listener(ev::pageshow, move |_| editor.look_again());
    window_event_listener(ev::visibilitychange, move |_| match page::document().visibility_state() {
        web_sys::VisibilityState::Hidden => keep(),
        _ => editor.look_again(),
    });
    // A column's width follows the window's; its height alone says nothing, as when a phone shows its keyboard.
    let (width, timer) = (StoredValue::new(page::width()), StoredValue::new_local(None::<TimeoutHandle>));
    let resized = move || {
        if width.get_value() != page::width() {
            width.set_value(page::width());
            measure_form();
            marker_menu::place(editor);
        }
    };
    window_event_listener(ev::resize, move |_| {
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        timer.set_value(set_timeout_with_handle(resized, RESIZED_AFTER).ok());
    });
    window_event_listener(ev::beforeunload, move |event| {
        editor.save();
        if !editor.is_stored() {
            event.prevent_default();
        }
    });
    window_event_listener(ev::storage, move |event| {
        // Without a key, all of the storage was emptied.
        let key = event.key().map(|key| DraftId::of_key(&key));
        if key.is_none_or(|id| id.is_some_and(|id| editor.is_open(&id))) {
            editor.look_again();
        }
    });
    let holds_file = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    window_event_listener(ev::dragover, move |event| {
        if event.default_prevented() {
            // The timeline takes it.
            dropping.set(false);
        } else if holds_file(&event) {
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
        if event.default_prevented() || !holds_file(&event) {
            return;
        }
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            // What is opened would stand behind it.
            dialog.set(None);
            open_files(editor, &files);
        }
    });
}
