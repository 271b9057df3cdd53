//! What keys, clicks and typing in the form do. The form listens once for all of its controls, however many rows there
//! are; a control says by its id which field it is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

use super::editor::Editor;
use super::formatting::{Format, apply};
use super::row::{add_row, lines_of, move_row, remove_row, rows_of_key};
use crate::browser::page;
use crate::document::{Id, List, Place, Rows};
use crate::form::{Field, RowKind, row_fields};

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
    if let Some(text) = page::value(&control) {
        // A date that is typed digit by digit is no date until the last one.
        if matches!(field, Field::DayDate(_)) && text.is_empty() {
            return;
        }
        editor.typed(field, text);
    }
}

/// A choice was made; controls that also report typing have said so already.
pub fn changed(event: &Event) {
    let Some((control, _)) = target(event) else { return };
    if control.tag_name() == "SELECT" {
        let chosen = page::value(&control).unwrap_or_default();
        let _ = control.class_list().toggle_with_force("none", chosen.is_empty());
    }
}

/// A control lost the focus.
pub fn left(editor: Editor, event: &web_sys::FocusEvent) {
    if let Some((control, field)) = target(event) {
        editor.left(field, &control);
    }
}

/// A button of a row was pressed.
pub fn clicked(editor: Editor, event: &web_sys::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-act]").ok().flatten()) else { return };
    let of = |selector: &str, name: &str| button.closest(selector).ok().flatten()?.get_attribute(name);
    let rows = of("[data-rows]", "data-rows").and_then(|key| rows_of_key(&key));
    let id = of("[data-row]", "data-id").and_then(|id| id.parse().ok()).map(Id);
    let Some((rows, id)) = rows.zip(id) else { return };
    match button.get_attribute("data-act").as_deref() {
        Some("up") => move_row(editor, rows, id, true),
        Some("down") => move_row(editor, rows, id, false),
        Some("remove") => remove_row(editor, rows, id, true),
        _ => {}
    }
}

/// A key was pressed in the form.
pub fn pressed(editor: Editor, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let Some((control, field)) = target(event) else { return };
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    if command && !event.alt_key() && control.has_attribute("data-markdown") {
        let format = match key.to_lowercase().as_str() {
            "b" => Some(Format::Bold),
            "i" => Some(Format::Italic),
            "e" => Some(Format::Code),
            "k" => Some(Format::Link),
            _ => None,
        };
        if let Some(format) = format {
            event.prevent_default();
            return apply(editor, &control.id(), format);
        }
    }
    if key == "Enter" && control.has_attribute("data-line") {
        event.prevent_default();
        return;
    }
    if let Some((rows, id)) = row_of(field) {
        in_row(editor, event, &control, rows, id);
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
            remove_row(editor, rows, id, true);
        }
        _ => {}
    }
}

/// The row that a field stands in. Notes are no rows: Enter breaks their lines.
fn row_of(field: Field) -> Option<(Rows, Id)> {
    match field {
        Field::Item(list, id) => Some((Rows::List(list), id)),
        Field::AuthorName(id) | Field::AuthorLink(id) => Some((Rows::List(List::Authors), id)),
        Field::Action(id, _) | Field::Tracking(id) | Field::State(id) => Some((Rows::Actions, id)),
        Field::Time(id) | Field::Marker(id) | Field::Description(id) | Field::DayDate(id) | Field::DayZone(id) => {
            Some((Rows::Timeline, id))
        }
        _ => None,
    }
}

fn is_blank(editor: Editor, rows: Rows, id: Id) -> bool {
    let line = lines_of(editor, rows).into_iter().find(|line| line.id == id && line.kind != RowKind::Day);
    line.is_some_and(|line| row_fields(line.kind, id).into_iter().all(|field| editor.text(field).is_empty()))
}

/// Keys that work wherever the focus is.
pub fn anywhere(editor: Editor, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    if !command || event.alt_key() || event.default_prevented() {
        return;
    }
    // A text outside of the form, as in a dialog, keeps its own undo.
    let elsewhere = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let elsewhere = elsewhere.is_some_and(|target| target.closest("dialog").ok().flatten().is_some());
    match event.key().to_lowercase().as_str() {
        "z" if !elsewhere => {
            event.prevent_default();
            if event.shift_key() { editor.redo() } else { editor.undo() }
        }
        "y" if !elsewhere => {
            event.prevent_default();
            editor.redo();
        }
        "s" => {
            event.prevent_default();
            editor.save();
        }
        _ => {}
    }
}
