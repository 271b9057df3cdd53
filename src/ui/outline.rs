//! The outline: all sections, how far each is, and the way to each.

use leptos::prelude::*;
use web_sys::Element;

use super::editor::Editor;
use super::form::key;
use super::section::heading_key;
use crate::browser::page;
use crate::document::Section;
use crate::form::Completeness;
use crate::form::Field;

#[component]
pub fn Outline() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let link = move |section: Section| {
        let filled = move || editor.progress.get()[section as usize] == Completeness::Filled;
        view! {
            <li class:part=section.is_lesson()>
                <button type="button" class="quiet" on:click=move |_| go_to(&key(section))>
                    <span class="state" class:filled=filled aria-hidden="true"></span>
                    <span>{section.heading()}</span>
                    <span class="unseen">{move || if filled() { " (filled)" } else { " (empty)" }}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav class="outline" aria-label="Sections">
            <ol>
                <li>
                    <button type="button" class="quiet" on:click=move |_| go_to("title")>
                        <span class="state" class:filled=move || !editor.title.get().is_empty() aria-hidden="true"></span>
                        <span>"Title"</span>
                        <span class="unseen">{move || if editor.title.get().is_empty() { " (empty)" } else { " (filled)" }}</span>
                    </button>
                </li>
                {Section::ALL.map(link).collect_view()}
            </ol>
        </nav>
    }
}

/// Shows a section of the form and puts the focus into its first control of the document, or on its heading where it has none.
pub fn go_to(section: &str) {
    let Some(frame) = page::element(&format!("section-{section}")) else { return };
    let controls = page::descendants(&frame, "textarea, input, select, button.add").into_iter();
    // What only changes how a section is shown holds nothing of the document.
    let is_of_document = |control: &Element| control.id().starts_with("add-") || Field::of_key(&control.id()).is_some();
    let first = controls.into_iter().find(is_of_document);
    match first {
        Some(control) => page::focus(&control.id()),
        None => page::focus(&heading_key(section)),
    }
}
