//! The menu of markers: at the marker of a row, and at a description that begins with a `/`. The focus stays in the field
//! that it belongs to; keys in there go through the menu.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, KeyboardEvent};

use super::editor::{Editor, after_render};
use crate::browser::page;
use crate::document::Edit;
use crate::form::{Field, Markers, markers, meant};

/// The key of the menu: the fields that open it name it as theirs.
pub const MENU: &str = "marker-menu";

/// On a description whose `/` was to be text.
const PLAIN: &str = "data-plain";

/// The menu while it is open.
#[derive(Clone, PartialEq)]
pub struct Menu {
    field: Field,
    /// The markers that there were when it opened. A key only chooses among them, however many rows the document has.
    all: Arc<[Markers]>,
    groups: Vec<Markers>,
    /// Which marker Enter takes, of all of them.
    chosen: Option<usize>,
    /// What the description is to say once the `/` and what was typed with it are gone.
    rest: Option<String>,
}

impl Menu {
    fn markers(&self) -> impl Iterator<Item = &String> {
        self.groups.iter().flat_map(|group| &group.markers)
    }
}

/// Whether what stands in a description is a `/` that was just typed before it: the text without it is what undo goes back to.
pub fn begins(editor: Editor, field: Field, control: &Element) -> bool {
    matches!(field, Field::Description(_)) && slashed(control).is_some() && !editor.text(field).starts_with('/')
}

/// Has a `/` that was just typed open the menu, whatever was decided of one that stood there before and was undone.
pub fn begin(control: &Element) {
    let _ = control.remove_attribute(PLAIN);
}

/// What is typed after the `/` that a description begins with, up to the cursor, and what follows.
fn slashed(control: &Element) -> Option<(String, String)> {
    let area = control.dyn_ref::<HtmlTextAreaElement>()?;
    let text = area.value();
    if !text.starts_with('/') {
        return None;
    }
    // The browser counts in UTF-16 units.
    let cursor = area.selection_end().ok()??;
    let before: Vec<u16> = text.encode_utf16().take(cursor as usize).collect();
    let before = String::from_utf16(&before).ok()?;
    let typed = before.strip_prefix('/')?;
    Some((typed.to_owned(), text[before.len()..].trim_start().to_owned()))
}

/// Something was typed into a field: the menu opens, follows or closes.
pub fn follow(editor: Editor, field: Field, control: &Element) {
    match field {
        Field::Marker(_) => open(editor, field, &page::value(control).unwrap_or_default(), None, None),
        Field::Description(_) => match slashed(control) {
            Some((typed, rest)) if !control.has_attribute(PLAIN) && (typed.is_empty() || is_open(editor, field)) => {
                open(editor, field, &typed, Some(0), Some(rest));
            }
            slashed => {
                if slashed.is_none() {
                    let _ = control.remove_attribute(PLAIN);
                }
                close(editor);
            }
        },
        _ => {}
    }
}

/// A field was clicked: at a marker, all are offered.
pub fn clicked(editor: Editor, field: Field) {
    if matches!(field, Field::Marker(_)) && !is_open(editor, field) {
        open(editor, field, "", None, None);
    }
}

/// Whether the menu has a use for a key that is pressed in a field.
pub fn takes(editor: Editor, field: Field, event: &KeyboardEvent, control: &Element) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified {
        return false;
    }
    let key = event.key();
    if !is_open(editor, field) {
        let opens = matches!(field, Field::Marker(_)) && matches!(key.as_str(), "ArrowDown" | "ArrowUp");
        if opens {
            open(editor, field, "", None, None);
            go(editor, key == "ArrowUp");
        }
        return opens;
    }
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => go(editor, key == "ArrowUp"),
        "Enter" => {
            let chosen = editor.menu.with_untracked(|menu| menu.as_ref().and_then(|menu| menu.chosen));
            let Some(chosen) = chosen else {
                close(editor);
                return false;
            };
            take(editor, chosen);
        }
        "Escape" => {
            if matches!(field, Field::Description(_)) {
                let _ = control.set_attribute(PLAIN, "");
            }
            close(editor);
        }
        _ => return false,
    }
    true
}

/// A field was left: its menu closes. That of another one stays, into which the person went.
pub fn leave(editor: Editor, field: Field) {
    if is_open(editor, field) {
        close(editor);
    }
}

/// Closes the menu.
pub fn close(editor: Editor) {
    show(editor, None);
}

/// Puts the menu where its field is now.
pub fn place(editor: Editor) {
    let field = editor.menu.with_untracked(|menu| menu.as_ref().map(|menu| menu.field));
    if let Some((menu, field)) = page::element(MENU).zip(field.and_then(|field| page::element(&field.key()))) {
        page::place_at(&menu, &field);
    }
}

fn is_open(editor: Editor, field: Field) -> bool {
    editor.menu.with_untracked(|menu| menu.as_ref().is_some_and(|menu| menu.field == field))
}

fn open(editor: Editor, field: Field, typed: &str, chosen: Option<usize>, rest: Option<String>) {
    let gathered = editor.menu.with_untracked(|menu| {
        Some(menu.as_ref().filter(|menu| menu.field == field && !typed.is_empty())?.all.clone())
    });
    let all = gathered.unwrap_or_else(|| editor.with(markers).into());
    let groups = meant(&all, typed);
    show(editor, (!groups.is_empty()).then_some(Menu { field, all, groups, chosen, rest }));
}

fn go(editor: Editor, up: bool) {
    let Some(mut menu) = editor.menu.get_untracked() else { return };
    let count = menu.markers().count();
    menu.chosen = Some(match (menu.chosen, up) {
        (None, false) => 0,
        (None, true) => count - 1,
        (Some(chosen), false) => (chosen + 1) % count,
        (Some(chosen), true) => (chosen + count - 1) % count,
    });
    show(editor, Some(menu));
}

/// Shows the menu, and says at its field what it is at: to a screen reader the focus never leaves the field.
fn show(editor: Editor, menu: Option<Menu>) {
    let before = editor.menu.get_untracked();
    if before == menu {
        return;
    }
    for field in before.iter().chain(&menu).map(|menu| menu.field) {
        let Some(control) = page::element(&field.key()) else { continue };
        let open = menu.as_ref().filter(|menu| menu.field == field);
        if matches!(field, Field::Marker(_)) {
            page::set_attributes(&control, &[("aria-expanded", if open.is_some() { "true" } else { "false" })]);
        } else if open.is_some() {
            page::set_attributes(&control, &[("aria-controls", MENU), ("aria-autocomplete", "list")]);
        } else {
            let _ = control.remove_attribute("aria-controls");
            let _ = control.remove_attribute("aria-autocomplete");
        }
        match open.and_then(|menu| menu.chosen) {
            Some(chosen) => page::set_attributes(&control, &[("aria-activedescendant", &option_key(chosen))]),
            None => drop(control.remove_attribute("aria-activedescendant")),
        }
    }
    let chosen = menu.as_ref().and_then(|menu| menu.chosen);
    editor.menu.set(menu);
    after_render(move || {
        place(editor);
        if let Some(option) = chosen.and_then(|chosen| page::element(&option_key(chosen))) {
            page::reveal(&option);
        }
    });
}

/// Gives the row a marker: one step of undo with what was typed to find it.
fn take(editor: Editor, chosen: usize) {
    let Some(menu) = editor.menu.get_untracked() else { return };
    let Some(marker) = menu.markers().nth(chosen).cloned() else { return };
    close(editor);
    match (menu.field, menu.rest) {
        (Field::Description(id), Some(rest)) => {
            editor.finish(Edit::MarkedDescription(id, marker, rest));
            page::set_cursor(&Field::Description(id).key(), 0);
        }
        (Field::Marker(id), _) => editor.finish(Edit::Marker(id, marker)),
        _ => {}
    }
}

fn option_key(at: usize) -> String {
    format!("{MENU}-{at}")
}

#[component]
pub fn MarkerMenu() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let groups = Memo::new(move |_| editor.menu.get().map(|menu| menu.groups).unwrap_or_default());
    let chosen = Memo::new(move |_| editor.menu.get().and_then(|menu| menu.chosen));
    let option = move |at: usize, marker: String| {
        view! {
            <div class="option" id=option_key(at) role="option" aria-selected=move || (chosen.get() == Some(at)).to_string()
                on:click=move |_| take(editor, at)>{marker}</div>
        }
    };
    let shown = move || {
        let mut next = 0..;
        let mut option = move |marker: String| next.next().map(|at| option(at, marker));
        let mut group = move |Markers { name, markers }: Markers| {
            let options: Vec<_> = markers.into_iter().map(&mut option).collect();
            view! {
                <div role="group" aria-label=name>
                    <div class="group" role="presentation" aria-hidden="true">{name}</div>
                    {options}
                </div>
            }
        };
        groups.get().into_iter().map(&mut group).collect::<Vec<_>>()
    };
    // It stands beside the form, which would cut it off. Pressed on, it is not to take the focus from its field.
    view! {
        <div role="region" aria-label="Markers" hidden=move || groups.with(Vec::is_empty)>
            <div class="menu" id=MENU role="listbox" aria-label="Markers" on:mousedown=|event| event.prevent_default()>{shown}</div>
        </div>
    }
}
