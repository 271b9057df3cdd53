//! Short messages, with at most one thing to do about them. They stand in the dialog while one is open: what is outside of
//! it can neither be pressed nor heard then.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dialogs::Dialog;
use super::editor::Editor;
use crate::browser::page;

/// How long a message stays, in seconds, that offers nothing: long enough to read it. One that offers something stays until
/// it is used or closed, or another comes.
const STAYS: u64 = 12;

/// Screen readers hear what comes into a place that they know. They get to know one that has become usable within this
/// time, in milliseconds.
const KNOWN_AFTER: u64 = 100;

/// What a message's button does. It outlives the part of the page that said the message.
type Act = Arc<dyn Fn() + Send + Sync>;

/// A message.
#[derive(Clone)]
pub struct Notice {
    /// Tells it from others of the same words: what is said again is heard again.
    number: u32,
    text: String,
    action: Option<(&'static str, Act)>,
    ends_with_edit: bool,
}

impl Notice {
    pub fn say(text: impl Into<String>) -> Notice {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        Notice { number, text: text.into(), action: None, ends_with_edit: false }
    }

    /// A message with a button.
    pub fn offer(text: impl Into<String>, name: &'static str, act: impl Fn() + Send + Sync + 'static) -> Notice {
        Notice { action: Some((name, Arc::new(act))), ..Notice::say(text) }
    }

    /// What it offers is about the document as it is now.
    pub fn until_edit(self) -> Notice {
        Notice { ends_with_edit: true, ..self }
    }

    pub fn ends_with_edit(&self) -> bool {
        self.ends_with_edit
    }
}

/// Takes away messages that offer nothing, after a while.
pub fn let_notices_go(editor: Editor) {
    Effect::new(move |_| {
        let Some(mine) = editor.notice.with(|notice| notice.as_ref().map(|notice| notice.number)) else { return };
        let hide = move || {
            let goes = |notice: &Notice| notice.number == mine && notice.action.is_none();
            // Nor does it go while its button has the focus.
            let is_used = [Place::Page, Place::Dialog].into_iter().any(|place| page::has_focus(place.key()));
            if editor.notice.with_untracked(|notice| notice.as_ref().is_some_and(goes)) && !is_used {
                editor.notice.set(None);
            }
        };
        set_timeout(hide, Duration::from_secs(STAYS));
    });
}

/// Where messages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the page, while no dialog is open.
    Page,
    /// In the dialog, while it is.
    Dialog,
}

impl Place {
    fn key(self) -> &'static str {
        match self {
            Place::Page => "notices",
            Place::Dialog => "dialog-notices",
        }
    }

    fn is_usable(self, dialog: Option<Dialog>) -> bool {
        dialog.is_some() == (self == Place::Dialog)
    }
}

/// Shows the message of the moment, if this place is the one that can be used; screen readers hear it.
#[component]
pub fn Notices(place: Place, dialog: RwSignal<Option<Dialog>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let is_usable = move || place.is_usable(dialog.get_untracked());
    let is_known = RwSignal::new(is_usable());
    Effect::new(move |_| {
        if !place.is_usable(dialog.get()) {
            is_known.set(false);
        } else if !is_known.get_untracked() {
            set_timeout(move || is_known.set(is_usable()), Duration::from_millis(KNOWN_AFTER));
        }
    });
    // Where the focus was before it came into the message, and goes back to.
    let before = StoredValue::new_local(None);
    let came = move |event: web_sys::FocusEvent| {
        let from = event.related_target().and_then(|from| from.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(from) = from.filter(|from| from.closest(".notice").ok().flatten().is_none()) {
            before.set_value(Some(from));
        }
    };
    let close = move || {
        let had_focus = page::has_focus(place.key());
        editor.notice.set(None);
        if let Some(from) = before.try_update_value(Option::take).flatten().filter(|_| had_focus) {
            let _ = from.focus();
        }
    };
    let said = move || is_known.get().then(|| editor.notice.get()).flatten();
    let message = move |Notice { text, action, .. }: Notice| {
        view! {
            <div class="notice">
                <p>{text}</p>
                {action.map(|(name, act)| view! {
                    <button type="button" on:click=move |_| { close(); act(); }>{name}</button>
                })}
                <button type="button" class="quiet icon" aria-label="Close this message" on:click=move |_| close()>"×"</button>
            </div>
        }
    };
    view! {
        <div class="notices" id=place.key() role="status" aria-live="polite" on:focusin=came>
            <For each=said key=|notice| notice.number children=message />
        </div>
    }
}
