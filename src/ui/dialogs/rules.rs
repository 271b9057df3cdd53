//! The dialog that says what the rules hold a team to: the text of a settings file.

use leptos::prelude::*;

use super::super::editor::Editor;
use super::super::notices::Notice;
use crate::browser::preferences;
use crate::lint::{Settings, default_file};

#[component]
pub fn Rules(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let text = RwSignal::new(preferences::rules().unwrap_or_else(default_file));
    // What an earlier version of the page took may be a mistake to this one.
    let problems = RwSignal::new(Settings::of_toml(&text.get_untracked()).err().unwrap_or_default());
    let area = NodeRef::<leptos::html::Textarea>::new();
    let save = move |_| match Settings::of_toml(&text.get_untracked()) {
        Ok(settings) => {
            let is_kept = preferences::set_rules(&text.get_untracked());
            editor.findings.settings.set(settings);
            close.run(());
            editor.notice.set(Some(Notice::say(if is_kept {
                "The rules follow these settings from now on."
            } else {
                "The rules follow these settings until the page is closed: the browser's storage is full or blocked."
            })));
        }
        Err(found) => {
            problems.set(found);
            if let Some(area) = area.get_untracked() {
                let _ = area.focus();
            }
        }
    };
    let describe = move || problems.with(|problems| (!problems.is_empty()).then_some("rules-problems"));
    view! {
        <p class="hint">"The text of "<code>"postmortem.toml"</code>", as it stands in a repository for the command line. Here it is kept in this browser."</p>
        <label><span class="label">"Settings"</span>
            <textarea class="settings" rows="18" spellcheck="false" autocapitalize="off" node_ref=area
                aria-invalid=move || describe().map(|_| "true") aria-describedby=describe
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
        </label>
        <ul class="problems" id="rules-problems" role="alert">
            {move || problems.get().into_iter().map(|problem| view! { <li>{problem.to_string()}</li> }).collect_view()}
        </ul>
        <footer>
            <button type="button" class="quiet" on:click=move |_| text.set(default_file())>"Back to the defaults"</button>
            <button type="button" class="main" on:click=save>"Save"</button>
        </footer>
    }
}
