//! Sections that the template does not have.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::editor::{Editor, after_render};
use super::findings::PartBadge;
use super::notices::Notice;
use super::text::MarkdownArea;
use crate::browser::page;
use crate::document::{Anchor, Edit, Id};
use crate::form::Field;
use crate::lint::Part;

/// The key of the button that adds a section.
pub const ADD_OWN: &str = "add-own";

/// The team's own sections after a place of the template.
#[component]
pub fn OwnSections(after: Anchor) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let here = move || {
        editor.own.with(|own| own.iter().filter(|(_, place)| *place == after).map(|(id, _)| *id).collect::<Vec<_>>())
    };
    view! { <For each=here key=|id| id.0 children=move |id| view! { <Own id=id /> } /> }
}

#[component]
fn Own(id: Id) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let heading = Field::OwnHeading(id);
    let remove = move |_| {
        let name = editor.text(heading);
        // The focus goes to the end of what stands before.
        let before = page::element(&format!("section-own-{}", id.0)).and_then(|own| own.previous_element_sibling());
        let controls = before.map(|before| page::descendants(&before, "textarea, input, button")).unwrap_or_default();
        if let Some(last) = controls.last().and_then(|control| control.dyn_ref::<web_sys::HtmlElement>()) {
            let _ = last.focus();
        }
        editor.apply(Edit::RemoveOwn(id));
        let undo = Notice::offer(format!("“{name}” was removed."), "Undo", move || editor.undo());
        editor.notice.set(Some(undo.until_edit()));
    };
    let name = move || {
        editor.settled.track();
        format!("Section of your own: {}", editor.text(heading))
    };
    view! {
        <section class="frame own" id=format!("section-own-{}", id.0) aria-label=name>
            <header>
                // Before the heading: the other end belongs to the formatting bar.
                <PartBadge part=Part::Own(id) />
                <input type="text" id=heading.key() class="own-heading" aria-label="Heading of your own section" placeholder="Heading"
                    autocomplete="off" prop:value=editor.text(heading) />
            </header>
            <MarkdownArea field=Field::OwnText(id) name="Text of your own section" bar=true />
            // After the text: Tab goes from the heading to that, and a space typed there removes nothing.
            <button type="button" class="quiet icon remove-own" aria-label="Remove this section" title="Remove this section" on:click=remove>"×"</button>
        </section>
    }
}

/// The button that adds a section after all others.
#[component]
pub fn AddOwn(after: Anchor) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let add = move |_| {
        if let [id] = editor.apply(Edit::AddOwn(after, String::new()))[..] {
            after_render(move || page::focus(&Field::OwnHeading(id).key()));
        }
    };
    view! { <button type="button" class="add" id=ADD_OWN on:click=add>"Add a section of your own"</button> }
}
