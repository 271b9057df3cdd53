//! Short messages that come and go, with at most one thing to do about them.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::editor::Editor;

/// How long a message stays, in seconds: long enough to read it and to reach its button (WCAG 2.2.1 asks for time; all
/// that a notice offers is also to be had elsewhere).
const STAYS: u64 = 12;

/// What a message's button does. It outlives the part of the page that said the message.
type Act = Arc<dyn Fn() + Send + Sync>;

/// A message.
#[derive(Clone)]
pub struct Notice {
    text: String,
    action: Option<(&'static str, Act)>,
}

impl Notice {
    pub fn say(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), action: None }
    }

    /// A message with a button.
    pub fn offer(text: impl Into<String>, name: &'static str, act: impl Fn() + Send + Sync + 'static) -> Notice {
        Notice { text: text.into(), action: Some((name, Arc::new(act))) }
    }
}

/// Shows the message of the moment; screen readers hear it.
#[component]
pub fn Notices() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shown = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if editor.notice.with(Option::is_some) {
            shown.update_value(|count| *count += 1);
            let mine = shown.get_value();
            let hide = move || {
                if shown.get_value() == mine {
                    editor.notice.set(None);
                }
            };
            set_timeout(hide, Duration::from_secs(STAYS));
        }
    });
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || {
                editor.notice.get().map(|Notice { text, action }| {
                    view! {
                        <div class="notice">
                            <p>{text}</p>
                            {action.map(|(name, act)| view! {
                                <button type="button" on:click=move |_| { editor.notice.set(None); act(); }>{name}</button>
                            })}
                            <button type="button" class="quiet icon" aria-label="Close this message" on:click=move |_| editor.notice.set(None)>"×"</button>
                        </div>
                    }
                })
            }}
        </div>
    }
}
