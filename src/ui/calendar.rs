//! The button beside a day that opens the browser's own calendar. The day itself is a text: it can be typed in any
//! language's keyboard, and it can be what no calendar has.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::editor::Editor;
use crate::browser::page::{add, descendants, set_attributes, value};
use crate::document::{day, iso};
use crate::form::Field;

/// What `data-act` says on the button.
pub const PICK: &str = "pick";

/// Adds the button, with a name, to an element that holds the day's text.
pub fn add_calendar(parent: &Element, name: &str) {
    let button = add(parent, "button", "quiet icon calendar", "");
    set_attributes(&button, &[("type", "button"), ("data-act", PICK), ("aria-label", name), ("title", name)]);
    // The calendar opens where this stands. It is no control of its own: nobody sees it, and Tab passes it by.
    let days = add(parent, "input", "", "");
    set_attributes(&days, &[("type", "date"), ("data-days", ""), ("tabindex", "-1"), ("aria-hidden", "true")]);
}

/// The day's text and the calendar beside it.
fn beside(control: &Element) -> Option<(Element, Field, HtmlInputElement)> {
    let parent = control.parent_element()?;
    let text = descendants(&parent, "input[type=text]").into_iter().next()?;
    let days = descendants(&parent, "[data-days]").into_iter().next()?;
    let field = Field::of_key(&text.id())?;
    Some((text, field, days.dyn_into().ok()?))
}

/// Opens the calendar at the day that the text names, or else at the incident's.
pub fn pick(editor: Editor, button: &Element) {
    let Some((text, _, days)) = beside(button) else { return };
    let named = value(&text).and_then(|text| day(&text));
    let start = named.or_else(|| editor.with(|document| document.date.day())).map(iso);
    days.set_value(&start.unwrap_or_default());
    if days.show_picker().is_err()
        && let Some(text) = text.dyn_ref::<HtmlInputElement>()
    {
        // There is no calendar here; the day can be typed.
        let _ = text.focus();
    }
}

/// Takes over the day that was chosen, where it is a calendar that a choice was made in.
pub fn picked(editor: Editor, event: &web_sys::Event) {
    let chosen = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let calendar = chosen.filter(|chosen| chosen.has_attribute("data-days"));
    if let Some((_, field, days)) = calendar.and_then(|calendar| beside(&calendar)) {
        editor.apply(field.edit(days.value()));
    }
}
