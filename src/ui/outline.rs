//! The outline: all sections, how far each is, and the way to each.

use leptos::prelude::*;
use web_sys::Element;

use super::editor::Editor;
use super::findings;
use super::form::key;
use super::section::heading_key;
use crate::browser::page;
use crate::document::Section;
use crate::form::Completeness;
use crate::form::Field;
use crate::lint::Part;

#[component]
pub fn Outline() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let link = move |section: Section| {
        let filled = move || editor.progress.get()[section as usize] == Completeness::Filled;
        view! { <Entry key=key(section) heading=section.heading() part=Part::Section(section) filled=Signal::derive(filled) /> }
    };
    view! {
        <nav class="outline" aria-label="Sections">
            <ol>
                <Entry key="title".to_owned() heading="Title" part=Part::Title filled=Signal::derive(move || !editor.title.get().is_empty()) />
                {Section::ALL.map(link).collect_view()}
            </ol>
        </nav>
    }
}

/// A section: whether it says something, and what was found in it.
#[component]
fn Entry(key: String, heading: &'static str, part: Part, filled: Signal<bool>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let found =
        Memo::new(move |_| editor.findings.report.with(|report| editor.with(|document| report.worst(part, document))));
    let class = move || found.get().map_or("", |(level, _)| findings::class(level));
    let said = move || {
        let filled = if filled.get() { "filled" } else { "empty" };
        found.get().map_or(format!(" ({filled})"), |(level, count)| format!(" ({filled}, {})", level.counted(count)))
    };
    view! {
        <li class:part=matches!(part, Part::Section(section) if section.is_lesson())>
            <button type="button" class="quiet" on:click=move |_| go_to(&key)>
                <span class=move || format!("state {}{}", class(), if filled.get() { " filled" } else { "" }) aria-hidden="true"></span>
                <span>{heading}</span>
                <span class="unseen">{said}</span>
                {move || found.get().map(|(_, count)| view! { <span class=format!("count {}", class()) aria-hidden="true">{count}</span> })}
            </button>
        </li>
    }
}

/// Shows a section of the form and puts the focus into its first control of the document, or on its heading where it has none.
pub fn go_to(section: &str) {
    if let Some(key) = landing(section) {
        page::focus(&key);
    }
}

/// The key of what gets the focus where somebody is led to a section; `None` if the form does not show it.
pub fn landing(section: &str) -> Option<String> {
    let frame = page::element(&format!("section-{section}"))?;
    let controls = page::descendants(&frame, "textarea, input, select, button.add").into_iter();
    // What only changes how a section is shown holds nothing of the document.
    let is_of_document = |control: &Element| control.id().starts_with("add-") || Field::of_key(&control.id()).is_some();
    let first = controls.into_iter().find(is_of_document);
    Some(first.map_or_else(|| heading_key(section), |control| control.id()))
}
