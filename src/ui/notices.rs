//! Short messages, with at most one thing to do about them. They stand in the dialog while one is open: what is outside of
//! it can neither be pressed nor heard then.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dialogs::Deleted;
use super::editor::Editor;
use crate::browser::page;

/// How long a message stays, in seconds, that offers nothing: long enough to read it. What a message offers may be to be
/// had nowhere else, so that one stays until it is used or closed, or another comes.
const STAYS: u64 = 12;

/// The key of the element that holds the message.
pub const NOTICES: &str = "notices";

/// What a message's button does. It outlives the part of the page that said the message.
type Act = Arc<dyn Fn() + Send + Sync>;

/// A message.
#[derive(Clone)]
pub struct Notice {
    text: String,
    action: Option<(&'static str, Act)>,
    ends_with_edit: bool,
    deleted: Vec<Deleted>,
}

impl Notice {
    pub fn say(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), action: None, ends_with_edit: false, deleted: Vec::new() }
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

    /// What it offers is to bring these drafts back.
    pub fn of_deleted(self, deleted: Vec<Deleted>) -> Notice {
        Notice { deleted, ..self }
    }

    /// The drafts that are lost with this message.
    pub fn deleted(&self) -> &[Deleted] {
        &self.deleted
    }
}

/// Shows the message of the moment; screen readers hear it.
#[component]
pub fn Notices() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shown = StoredValue::new(0_u32);
    Effect::new(move |_| {
        shown.update_value(|count| *count += 1);
        let mine = shown.get_value();
        if editor.notice.with(|notice| notice.as_ref().is_some_and(|notice| notice.action.is_none())) {
            let hide = move || {
                // Nor does it go while its button has the focus.
                if shown.get_value() == mine && !page::has_focus(NOTICES) {
                    editor.notice.set(None);
                }
            };
            set_timeout(hide, Duration::from_secs(STAYS));
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
        let had_focus = page::has_focus(NOTICES);
        editor.notice.set(None);
        if let Some(from) = before.try_update_value(Option::take).flatten().filter(|_| had_focus) {
            let _ = from.focus();
        }
    };
    view! {
        <div class="notices" id=NOTICES role="status" aria-live="polite" on:focusin=came>
            {move || {
                editor.notice.get().map(|Notice { text, action, .. }| {
                    view! {
                        <div class="notice">
                            <p>{text}</p>
                            {action.map(|(name, act)| view! {
                                <button type="button" on:click=move |_| { close(); act(); }>{name}</button>
                            })}
                            <button type="button" class="quiet icon" aria-label="Close this message" on:click=move |_| close()>"×"</button>
                        </div>
                    }
                })
            }}
        </div>
    }
}

/// Puts the message into an element, where it can be used.
pub fn show_in(place: &web_sys::Element) {
    if let Some(notices) = page::element(NOTICES) {
        let _ = place.append_child(&notices);
    }
}
