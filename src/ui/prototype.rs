//! What a row looks like. Each kind of row is made once, as elements without texts, and then copied: for thousands of rows
//! that is several times as quick as making each.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::calendar::add_calendar;
use super::editor::Editor;
use super::marker_menu::MENU;
use crate::browser::page::{add, command_key, descendants, new_element, set_attributes as set, set_value};
use crate::document::Postmortem;
use crate::form::{Line, RowKind, kinds, row_fields, states};

/// The attribute of a row or of something in it whose name holds the row's number, as `#`.
const NAME: &str = "data-name";

/// The controls of a row, in the order of its fields.
const CELL: &str = "[data-cell]";

/// A row with nothing in it that differs from row to row.
pub struct Prototype {
    row: Element,
    /// Of all that is named after the number of its row, with `#` for the number.
    names: Vec<String>,
}

fn prototype(kind: RowKind, document: &Postmortem) -> Element {
    let row = new_element("div", row_class(kind));
    set(&row, &[("role", "group"), ("data-row", "")]);
    match kind {
        RowKind::Item(_) => {
            name(&row, "Item #");
            set(&add(&row, "span", "dot", ""), &[("aria-hidden", "true")]);
            area(&row, "Item, row #", "");
        }
        RowKind::Author => {
            name(&row, "Author #");
            line(&row, "Name, row #", "cell", "Name", "");
            line(&row, "Link, row #", "cell link", "https://…", "");
        }
        RowKind::Action => {
            name(&row, "Action item #");
            area(&row, "Action Item, row #", "What is to be done");
            choice(&row, "Type, row #", "Type", kinds(document));
            line(&row, "Owner, row #", "cell", "Owner", "owners");
            line(&row, "Bug, row #", "cell", "Link, id or n/a", "");
            choice(&row, "State, row #", "State", states(document));
        }
        RowKind::Event => {
            name(&row, "Row #");
            line(&row, "Time, row #", "cell time", "HH:MM", "");
            let marker = line(&row, "Marker, row #", "cell marker", "Marker", "");
            let popup = [("aria-haspopup", "listbox"), ("aria-controls", MENU), ("aria-expanded", "false")];
            set(&marker, &[("role", "combobox"), ("aria-autocomplete", "list")]);
            set(&marker, &popup);
            area(&row, "Description, row #", "What happened, or / for a marker");
        }
        RowKind::Day => {
            set(&row, &[("aria-label", "Day")]);
            let day = add(&row, "div", "day", "");
            let text = cell(&day, "input", "cell", &[("type", "text"), ("autocomplete", "off")]);
            set(&text, &[("placeholder", "YYYY-MM-DD"), ("aria-label", "Day")]);
            add_calendar(&day, "Pick the day");
            set(&add(&row, "span", "all-times", "all times"), &[("aria-hidden", "true")]);
            let zone = cell(&row, "input", "cell zone", &[("type", "text"), ("autocomplete", "off")]);
            set(&zone, &[("list", "zones"), ("placeholder", "UTC"), ("aria-label", "Zone of the day's times")]);
        }
        RowKind::Note => {
            let label = ("aria-label", "Text between the rows");
            set(&row, &[label]);
            let markdown = add(&row, "div", "markdown", "");
            cell(&markdown, "textarea", "area", &[("rows", "2"), ("spellcheck", "true"), ("data-markdown", ""), label]);
        }
    }
    buttons(&row, kind);
    row
}

impl Prototype {
    /// The prototype of a kind of row.
    pub fn of(kind: RowKind, document: &Postmortem) -> Prototype {
        let row = prototype(kind, document);
        let named = named(&row);
        Prototype { names: named.iter().map(|named| named.get_attribute(NAME).unwrap_or_default()).collect(), row }
    }

    /// A copy for one row of the document.
    pub fn copy(&self, line: Line, editor: Editor) -> Element {
        let Ok(row) = self.row.clone_node_with_deep(true) else { return self.row.clone() };
        let row: Element = row.unchecked_into();
        let _ = row.set_attribute("data-id", &line.id.0.to_string());
        for (control, field) in descendants(&row, CELL).iter().zip(row_fields(line.kind, line.id)) {
            control.set_id(&field.key());
            let text = editor.text(field);
            if !text.is_empty() {
                set_value(control, &text);
            }
        }
        self.number(&row, line.number);
        row
    }

    /// Puts the number of a copy into the names that hold it.
    pub fn number(&self, row: &Element, number: usize) {
        if number == 0 {
            return;
        }
        let number = number.to_string();
        for (named, name) in named(row).iter().zip(&self.names) {
            let _ = named.set_attribute("aria-label", &name.replace('#', &number));
        }
    }
}

/// What is named after the number of its row: the row itself and what stands in it.
fn named(row: &Element) -> Vec<Element> {
    let mut named = descendants(row, "[data-name]");
    named.extend(row.has_attribute(NAME).then(|| row.clone()));
    named
}

fn row_class(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Item(_) => "row bullet",
        RowKind::Author => "row author",
        RowKind::Action => "row action",
        RowKind::Event => "row event",
        RowKind::Day => "row day",
        RowKind::Note => "row note",
    }
}

fn name(element: &Element, name: &str) {
    set(element, &[(NAME, name)]);
}

/// A control of the row, as [`row_fields`] has it next.
fn cell(parent: &Element, element: &str, class: &str, attributes: &[(&str, &str)]) -> Element {
    let control = add(parent, element, class, "");
    set(&control, &[("data-cell", "")]);
    set(&control, attributes);
    control
}

/// A text area; Enter in it adds another row, Shift+Enter breaks the line.
fn area(row: &Element, named: &str, placeholder: &str) {
    let attributes = [("rows", "1"), ("spellcheck", "true"), ("data-markdown", ""), ("placeholder", placeholder)];
    name(&cell(row, "textarea", "cell", &attributes), named);
}

/// A line; `list` is the key of what it is usually filled with.
fn line(row: &Element, named: &str, class: &str, placeholder: &str, list: &str) -> Element {
    let attributes = [("type", "text"), ("autocomplete", "off"), ("placeholder", placeholder)];
    let line = cell(row, "input", class, &attributes);
    name(&line, named);
    if !list.is_empty() {
        set(&line, &[("list", list)]);
    }
    line
}

/// A choice of the usual words; what a file says otherwise is added to it.
fn choice(row: &Element, named: &str, none: &str, options: Vec<String>) {
    let select = cell(row, "select", "cell", &[]);
    name(&select, named);
    set(&add(&select, "option", "", none), &[("value", "")]);
    for option in options {
        add(&select, "option", "", &option);
    }
}

/// The buttons of a row. Keys do the same, so Tab passes them by.
fn buttons(row: &Element, kind: RowKind) {
    let buttons = add(row, "div", "row-buttons", "");
    let button = |act: &str, sign: &str, title: &str, keys: &str, named: &str| {
        let button = add(&buttons, "button", "quiet icon", sign);
        let title = format!("{title} ({keys})");
        set(&button, &[("type", "button"), ("tabindex", "-1"), ("data-act", act), ("title", &title)]);
        if named.contains('#') {
            name(&button, named);
        } else {
            set(&button, &[("aria-label", named)]);
        }
    };
    let remove = format!("{}+Shift+Backspace", command_key());
    match kind {
        RowKind::Day => button("remove", "×", "Remove this day line", &remove, "Remove this day line"),
        RowKind::Note => button("remove", "×", "Remove this text", &remove, "Remove this text"),
        _ => {
            button("up", "↑", "Move up", "Alt+Up", "Move row # up");
            button("down", "↓", "Move down", "Alt+Down", "Move row # down");
            button("remove", "×", "Remove", &remove, "Remove row #");
        }
    }
}
