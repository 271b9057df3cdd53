//! Beside the form: the postmortem as readers see it, what was found in it, its Markdown, and what changed in the opened
//! file.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::editor::{Editor, Side, View, after_render};
use super::findings::Panel;
use super::paper::Paper;
use crate::browser::page;
use crate::difference::{Change, Difference};

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

const TABS: [(View, &str, &str); 4] = [
    (View::Preview, "preview", "Preview"),
    (View::Findings, "findings", "Findings"),
    (View::Markdown, "markdown", "Markdown"),
    (View::Changes, "changes", "Changes"),
];

#[component]
pub fn Preview() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let tab = editor.view;
    let step = move |event: web_sys::KeyboardEvent| {
        let at = TABS.iter().position(|(one, ..)| *one == tab.get_untracked()).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % TABS.len(),
            "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        tab.set(TABS[to].0);
        page::focus(&format!("tab-{}", TABS[to].1));
    };
    let button = move |(which, key, name): (View, &'static str, &'static str)| {
        view! {
            <button type="button" role="tab" id=format!("tab-{key}") aria-controls=format!("panel-{key}")
                aria-selected=move || (tab.get() == which).to_string()
                tabindex=move || if tab.get() == which { "0" } else { "-1" }
                on:click=move |_| tab.set(which)>{name}</button>
        }
    };
    view! {
        <aside class="preview" aria-label="Preview">
            <div class="tabs" role="tablist" aria-label="Views of the document" on:keydown=step>
                {TABS.map(button).collect_view()}
            </div>
            <div class="panel" role="tabpanel" id="panel-preview" aria-labelledby="tab-preview" tabindex="0"
                class:away=move || tab.get() != View::Preview>
                <Rendered shown=Signal::derive(move || tab.get() == View::Preview) />
            </div>
            <div class="panel" role="tabpanel" id="panel-findings" aria-labelledby="tab-findings" tabindex="0" hidden=move || tab.get() != View::Findings>
                {move || (tab.get() == View::Findings).then(|| view! { <Panel /> })}
            </div>
            <div class="panel" role="tabpanel" id="panel-markdown" aria-labelledby="tab-markdown" tabindex="0" hidden=move || tab.get() != View::Markdown>
                {move || (tab.get() == View::Markdown).then(|| view! { <Markdown /> })}
            </div>
            <div class="panel" role="tabpanel" id="panel-changes" aria-labelledby="tab-changes" tabindex="0" hidden=move || tab.get() != View::Changes>
                {move || (tab.get() == View::Changes).then(|| view! { <Changes /> })}
            </div>
        </aside>
    }
}

/// The document as readers see it. A click on a part of it goes to its field.
#[component]
fn Rendered(shown: Signal<bool>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let paper = NodeRef::<leptos::html::Article>::new();
    let state = StoredValue::new_local(Paper::default());
    let show = move || {
        if let Some(paper) = paper.get() {
            state.update_value(|state| {
                editor.with(|document| state.show(&paper, document));
                state.show_picture(editor);
            });
        }
    };
    Effect::new(move |_| {
        editor.settled.track();
        // What is not looked at is made when it is.
        if shown.get() {
            show();
        }
    });
    Effect::new(move |_| {
        if let Some(paper) = paper.get() {
            page::observe_width(&paper, move |_| state.update_value(|state| state.show_picture(editor)));
        }
    });
    // Paper shows the document as it is, whatever is shown beside the form.
    window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| show());
    let go = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(target) = target.filter(|target| target.closest("a").ok().flatten().is_none()) else { return };
        // Whoever selects text wants to copy it.
        let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
        if selection.is_some_and(|selection| !selection.is_collapsed()) {
            return;
        }
        if let Some(key) = target.closest("[data-go]").ok().flatten().and_then(|part| part.get_attribute("data-go")) {
            editor.side.set(Side::Write);
            after_render(move || match key.strip_prefix("section-") {
                Some(section) => super::outline::go_to(section),
                None => page::focus(&key),
            });
        }
    };
    view! { <article class="paper" node_ref=paper on:click=go></article> }
}

#[component]
fn Markdown() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let text = move || {
        editor.settled.track();
        editor.export(editor.own_form.get())
    };
    view! { <pre class="source">{text}</pre> }
}

/// A number of lines, in words.
pub fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

#[component]
fn Changes() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let container = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        editor.settled.track();
        let Some(container) = container.get() else { return };
        container.set_text_content(None);
        let (before, after) = (editor.opened(), editor.export(editor.own_form.get()));
        let difference = Difference::of(&before, &after);
        let count = difference.count();
        let said = match (count.added, count.removed) {
            (0, 0) => "Nothing has changed since it was opened.".to_owned(),
            (added, removed) => {
                let form = if editor.own_form.get() { "the file's own form" } else { "canonical form" };
                format!(
                    "{} added, {removed} removed since it was opened, in {form}. Export says which form is written.",
                    lines(added)
                )
            }
        };
        page::add(&container, "p", "hint", &said);
        let shown = page::add(&container, "div", "difference", "");
        for change in difference.changes(CONTEXT) {
            match change {
                Change::Same(line) => page::add(&shown, "div", "same", &format!("  {line}")),
                Change::Added(line) => page::add(&shown, "ins", "", &format!("+ {line}")),
                Change::Removed(line) => page::add(&shown, "del", "", &format!("- {line}")),
                Change::Skipped(count) => page::add(&shown, "div", "skipped", &format!("… {} unchanged", lines(count))),
            };
        }
    });
    view! { <div node_ref=container></div> }
}
