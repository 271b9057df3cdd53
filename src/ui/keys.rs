//! What keys, clicks and typing in the form do. The form listens once for all of its controls, however many rows there
//! are; a control says by its id which field it is.

use leptos::prelude::Set;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement, KeyboardEvent};

use super::calendar::{PICK, pick};
use super::editor::{Editor, Spot, set};
use super::findings::marks;
use super::form;
use super::formatting::{Format, apply, go_on_with_list};
use super::marker_menu;
use super::notices::Notice;
use super::row::{add_row, lines_of, move_row, remove_row, rows_of_key};
use super::timeline::add_now;
use crate::browser::page;
use crate::document::{Id, Place, Rows, Section, day};
use crate::form::{Field, RowKind, row_fields};
use crate::lint::Part;

/// The key code of a key that belongs to a composition. Safari says only by it that the last one does.
const COMPOSED: u32 = 229;

fn is_composed(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == COMPOSED
}

/// Marks a field while the arrows go through its suggestions.
const CHOOSING: &str = "data-choosing";

fn target(event: &Event) -> Option<(Element, Field)> {
    let control: Element = event.target()?.dyn_into().ok()?;
    let field = Field::of_key(&control.id())?;
    Some((control, field))
}

/// Something was typed.
pub fn input(editor: Editor, event: &Event) {
    let Some((control, field)) = target(event) else { return };
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        page::fit(area);
    }
    let _ = control.remove_attribute(CHOOSING);
    marks::typed_in(&control);
    if let Some(text) = page::value(&control) {
        if marker_menu::begins(editor, field, &control) {
            editor.end_step();
            marker_menu::begin(&control);
        }
        editor.typed(field, text);
        marker_menu::follow(editor, field, &control);
    }
}

/// A control got the focus.
pub fn came(editor: Editor, event: &web_sys::FocusEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    set(editor.findings.at, element.and_then(|element| spot_of(&element)));
}

/// The place in the form that an element is, or stands in.
fn spot_of(element: &Element) -> Option<Spot> {
    if let Some(field) = Field::of_key(&element.id()) {
        return Some(Spot::Field(field));
    }
    let key = element.closest(".frame").ok().flatten()?.id();
    let key = key.strip_prefix("section-")?;
    let part = match key.strip_prefix("own-") {
        Some(id) => Part::Own(Id(id.parse().ok()?)),
        None if key == "title" => Part::Title,
        None => Part::Section(Section::ALL.into_iter().find(|section| form::key(*section) == key)?),
    };
    Some(Spot::Part(part))
}

/// The focus left a part of the form, if it did.
fn left_part(editor: Editor, event: &web_sys::FocusEvent) {
    let around = |target: Option<web_sys::EventTarget>| spot_of(&target?.dyn_into().ok()?);
    let (from, to) = (around(event.target()), around(event.related_target()));
    let part = |spot: Spot| match spot {
        Spot::Field(field) => editor.with(|document| Part::of_field(field, document)),
        Spot::Part(part) => part,
    };
    if from.map(part) != to.map(part) {
        from.into_iter().for_each(|from| editor.visited(part(from)));
    }
    if to.is_none() {
        set(editor.findings.at, None);
    }
}

/// A control lost the focus. Whoever looks something up in another window has not left it.
pub fn left(editor: Editor, event: &web_sys::FocusEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if page::document().active_element() == element {
        return;
    }
    left_part(editor, event);
    let Some((control, field)) = target(event) else { return };
    let _ = control.remove_attribute(CHOOSING);
    let typed = page::value(&control).unwrap_or_default();
    editor.left(field, &control);
    if matches!(field, Field::DayDate(_)) && !typed.trim().is_empty() && day(&typed).is_none() {
        let text = format!("“{typed}” is not a day. Write it as in 2026-03-14; the line keeps the day that it had.");
        editor.notice.set(Some(Notice::say(text)));
    }
}

/// A button of a row was pressed, or a field.
pub fn clicked(editor: Editor, event: &web_sys::MouseEvent) {
    if let Some((_, field)) = target(event) {
        return marker_menu::clicked(editor, field);
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-act]").ok().flatten()) else { return };
    if button.get_attribute("data-act").as_deref() == Some(PICK) {
        return pick(editor, &button);
    }
    let Some((rows, id)) = row_around(&button) else { return };
    match button.get_attribute("data-act").as_deref() {
        Some("up") => move_row(editor, rows, id, true),
        Some("down") => move_row(editor, rows, id, false),
        Some("remove") => remove_row(editor, rows, id),
        _ => {}
    }
}

/// A key was pressed in the form.
pub fn pressed(editor: Editor, event: &KeyboardEvent) {
    if is_composed(event) {
        return;
    }
    let Some(control) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let row = row_around(&control);
    if page::is_command(event)
        && let Some((rows, id)) = row
        && event.shift_key()
        && event.key() == "Backspace"
    {
        event.prevent_default();
        return remove_row(editor, rows, id);
    }
    let Some(field) = Field::of_key(&control.id()) else { return };
    if marker_menu::takes(editor, field, event, &control) {
        event.prevent_default();
        return;
    }
    if control.has_attribute("data-markdown")
        && let Some(format) = format_of(event)
    {
        event.prevent_default();
        return apply(editor, &control.id(), format);
    }
    if event.key() == "Enter" && control.has_attribute("data-line") {
        event.prevent_default();
        return;
    }
    if chooses(event, &control) {
        return;
    }
    // Enter in a text between the rows breaks its line.
    if let Some((rows, id)) = row.filter(|_| !matches!(field, Field::Note(_))) {
        return in_row(editor, event, &control, rows, id);
    }
    let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if plain && event.key() == "Enter" {
        match field {
            Field::OwnHeading(id) => {
                event.prevent_default();
                page::focus(&Field::OwnText(id).key());
            }
            _ if go_on_with_list(editor, &control) => event.prevent_default(),
            _ => {}
        }
    }
}

/// Whether a key takes one of the suggestions of a field. The arrows open these and go through them, Enter takes one; not
/// every browser keeps that Enter to itself, and it is not to add a row.
fn chooses(event: &KeyboardEvent, control: &Element) -> bool {
    if !control.has_attribute("list") {
        return false;
    }
    let chose = control.has_attribute(CHOOSING);
    let _ = match event.key().as_str() {
        "ArrowUp" | "ArrowDown" if !event.alt_key() => control.set_attribute(CHOOSING, ""),
        _ => control.remove_attribute(CHOOSING),
    };
    chose && event.key() == "Enter"
}

/// What a key makes of the selection.
fn format_of(event: &KeyboardEvent) -> Option<Format> {
    if !page::is_command(event) {
        return None;
    }
    if event.shift_key() {
        // Which sign such a key makes with Shift is up to the keyboard's language.
        return match event.code().as_str() {
            "Digit7" => Some(Format::Numbers),
            "Digit8" => Some(Format::Bullets),
            _ => None,
        };
    }
    match event.key().to_lowercase().as_str() {
        "b" => Some(Format::Bold),
        "i" => Some(Format::Italic),
        "e" => Some(Format::Code),
        "k" => Some(Format::Link),
        _ => None,
    }
}

fn in_row(editor: Editor, event: &KeyboardEvent, control: &Element, rows: Rows, id: Id) {
    let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    match event.key().as_str() {
        "ArrowUp" | "ArrowDown" if event.alt_key() && plain => {
            event.prevent_default();
            move_row(editor, rows, id, event.key() == "ArrowUp");
        }
        "Enter" if plain && !event.alt_key() => {
            event.prevent_default();
            add_row(editor, rows, Place::After(id));
        }
        "Backspace"
            if plain && is_blank(editor, rows, id) && page::value(control).is_some_and(|text| text.is_empty()) =>
        {
            event.prevent_default();
            remove_row(editor, rows, id);
        }
        _ => {}
    }
}

/// The row that an element stands in.
fn row_around(element: &Element) -> Option<(Rows, Id)> {
    let of = |selector: &str, name: &str| element.closest(selector).ok().flatten()?.get_attribute(name);
    let rows = rows_of_key(&of("[data-rows]", "data-rows")?)?;
    let id = of("[data-row]", "data-id")?.parse().ok()?;
    Some((rows, Id(id)))
}

fn is_blank(editor: Editor, rows: Rows, id: Id) -> bool {
    let line = lines_of(editor, rows).into_iter().find(|line| line.id == id && line.kind != RowKind::Day);
    line.is_some_and(|line| row_fields(line.kind, id).into_iter().all(|field| editor.text(field).is_empty()))
}

/// Keys that work wherever the focus is.
pub fn anywhere(editor: Editor, event: &KeyboardEvent) {
    // Of a pointer that a menu of the system took, the page is not told that it was released.
    editor.released();
    if event.default_prevented() || is_composed(event) {
        return;
    }
    // With other keys held, F8 is the system's or a screen reader's.
    if event.key() == "F8" && !page::has_dialog() && !(event.ctrl_key() || event.alt_key() || event.meta_key()) {
        event.prevent_default();
        return editor.step_finding(!event.shift_key());
    }
    if !page::is_command(event) {
        return;
    }
    // A text in a dialog keeps its own undo, and what is behind one does not change unseen.
    let elsewhere = page::has_dialog();
    match event.key().to_lowercase().as_str() {
        "z" if !elsewhere => {
            event.prevent_default();
            if event.shift_key() { editor.redo() } else { editor.undo() }
        }
        "y" if !elsewhere => {
            event.prevent_default();
            editor.redo();
        }
        "." if !elsewhere => {
            event.prevent_default();
            editor.fix_here();
        }
        "s" => {
            event.prevent_default();
            editor.save_and_say();
        }
        key if !elsewhere && is_semicolon(event, key) => {
            event.prevent_default();
            add_now(editor);
        }
        _ => {}
    }
}

/// Whether a key is the semicolon, or stands where that stands on the keyboards of languages that have other letters.
fn is_semicolon(event: &KeyboardEvent, key: &str) -> bool {
    key == ";" || event.code() == "Semicolon" && !key.is_ascii()
}
