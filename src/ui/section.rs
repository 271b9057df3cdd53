//! The frame of a section: its heading, what belongs in it on demand, and its controls.

use leptos::prelude::*;

use super::findings::PartBadge;
use crate::browser::page;
use crate::lint::Part;
use crate::preview::blocks;
use crate::template::Guidance;

/// A section of the form.
#[component]
pub fn Frame(
    /// Names the section in the page.
    key: String,
    heading: &'static str,
    #[prop(default = 2)] level: u8,
    guidance: Guidance,
    part: Part,
    children: Children,
) -> impl IntoView {
    let heading_key = heading_key(&key);
    let help_key = format!("help-{key}");
    let shown = RwSignal::new(false);
    let help = help_key.clone();
    let button = view! {
        <button type="button" class="quiet help" aria-expanded=move || shown.get().to_string() aria-controls=help
            aria-label=format!("What belongs in {heading}") on:click=move |_| shown.update(|shown| *shown = !*shown)>"?"</button>
    };
    let title = if level == 3 {
        view! { <h3 id=heading_key.clone() tabindex="-1">{heading}</h3> }.into_any()
    } else {
        view! { <h2 id=heading_key.clone() tabindex="-1">{heading}</h2> }.into_any()
    };
    view! {
        <section class="frame" id=format!("section-{key}") aria-labelledby=heading_key>
            <header>{title}{button}<PartBadge part=part /></header>
            <div class="guidance" id=help_key hidden=move || !shown.get()>
                {move || shown.get().then(|| view! { <Help guidance=guidance.clone() /> })}
            </div>
            {children()}
        </section>
    }
}

/// Names the heading of a section in the page. It takes the focus where the section has no control that could.
pub fn heading_key(section: &str) -> String {
    format!("heading-{section}")
}

/// What belongs in a section, with an example.
#[component]
fn Help(guidance: Guidance) -> impl IntoView {
    let (text, example) = (NodeRef::<leptos::html::Div>::new(), NodeRef::<leptos::html::Blockquote>::new());
    let has_example = !guidance.example.is_empty();
    Effect::new(move |_| {
        if let Some(text) = text.get() {
            page::show(&text, &blocks(&guidance.text));
        }
        if let Some(example) = example.get() {
            page::show(&example, &blocks(&guidance.example));
        }
    });
    view! {
        <div node_ref=text></div>
        {has_example.then(|| view! { <p class="label">"For example"</p><blockquote node_ref=example></blockquote> })}
    }
}
