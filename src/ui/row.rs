//! What all rows have: their number, their buttons, and their place in a section that may hold thousands of them.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use web_sys::Element;

use super::editor::{Editor, after_render};
use super::notices::Notice;
use super::prototype::Prototype;
use crate::browser::page;
use crate::document::{Edit, Id, Place, Rows};
use crate::form::{Line, RowKind, Shape, Standing, row_fields, standing};

/// Rows stand in blocks of this many, which the browser lays out only while they are near the screen: here and in the
/// tables of the preview.
pub const BLOCK: usize = 50;

/// Rows of a section, in blocks. Each row is made once and stays while others come and go.
#[component]
pub fn RowBlocks(#[prop(into)] lines: Signal<Vec<Line>>, rows: Rows) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let container = NodeRef::<leptos::html::Div>::new();
    let table = StoredValue::new_local(Table::default());
    Effect::new(move |_| {
        let lines = lines.get();
        if let Some(container) = container.get() {
            let mut new = Vec::new();
            let focused = page::focused();
            table.update_value(|table| table.show(&container, &lines, editor, &mut new));
            // An element that is moved loses the focus.
            if let Some(focused) =
                focused.filter(|focused| container.contains(Some(focused)) && !page::is_focused(focused))
            {
                let _ = focused.focus();
            }
            page::fit_all(&new);
        }
    });
    view! { <div class="rows" data-rows=rows_key(rows) node_ref=container></div> }
}

/// The rows that are on the page.
#[derive(Default)]
struct Table {
    prototypes: HashMap<RowKind, Prototype>,
    rows: HashMap<Id, (Line, Element)>,
    /// With how many rows are in each.
    blocks: Vec<(Element, usize)>,
}

impl Table {
    /// Makes the page show these rows. Rows that stay in place are not touched, so that they keep the focus. Adds the
    /// others to `new`.
    fn show(&mut self, container: &Element, lines: &[Line], editor: Editor, new: &mut Vec<Element>) {
        if lines.is_empty() {
            // The next rows may be those of another document, with other words to choose from.
            *self = Table::default();
            return container.set_text_content(None);
        }
        let stay: HashSet<Id> = lines.iter().map(|line| line.id).collect();
        self.rows.retain(|id, (_, row)| {
            let stays = stay.contains(id);
            if !stays {
                row.remove();
            }
            stays
        });
        for (index, lines) in lines.chunks(BLOCK).enumerate() {
            if index == self.blocks.len() {
                self.blocks.push((page::new_element("div", "block"), 0));
            }
            let (block, count) = &mut self.blocks[index];
            if std::mem::replace(count, lines.len()) != lines.len() {
                // From this the browser estimates its height until it has laid it out.
                page::set_style(block, "--rows", &lines.len().to_string());
            }
            let block = block.clone();
            let mut next = block.first_element_child();
            for line in lines {
                let row = self.row(*line, editor, new);
                if next.as_ref() == Some(&row) {
                    next = row.next_element_sibling();
                } else {
                    let _ = block.insert_before(&row, next.as_deref());
                }
            }
            if block.parent_element().is_none() {
                // With all its rows at once: each that comes to the page by itself costs the browser more.
                let _ = container.append_child(&block);
            }
        }
        for (block, _) in self.blocks.drain(lines.len().div_ceil(BLOCK)..) {
            block.remove();
        }
    }

    fn row(&mut self, line: Line, editor: Editor, new: &mut Vec<Element>) -> Element {
        let prototype = self.prototypes.entry(line.kind);
        let prototype = prototype.or_insert_with(|| editor.with(|document| Prototype::of(line.kind, document)));
        if let Some((shown, row)) = self.rows.get_mut(&line.id)
            && shown.kind == line.kind
        {
            if shown.number != line.number {
                prototype.number(row, line.number);
                shown.number = line.number;
            }
            return row.clone();
        }
        if let Some((_, row)) = self.rows.remove(&line.id) {
            row.remove();
        }
        let row = prototype.copy(line, editor);
        self.rows.insert(line.id, (line, row.clone()));
        new.push(row.clone());
        row
    }
}

/// Adds a row and puts the focus into it.
pub fn add_row(editor: Editor, rows: Rows, place: Place) {
    if let [id] = editor.apply(Edit::AddRow(rows, place))[..] {
        focus_row(editor, rows, id);
    }
}

/// Puts the focus into the first control of a row, once it is there.
pub fn focus_row(editor: Editor, rows: Rows, id: Id) {
    let line = lines_of(editor, rows).into_iter().find(|line| line.id == id);
    if let Some(field) = line.and_then(|line| row_fields(line.kind, id).into_iter().next()) {
        after_render(move || page::focus(&field.key()));
    }
}

/// Moves a row one place up or down, with the focus staying in it.
pub fn move_row(editor: Editor, rows: Rows, id: Id, up: bool) {
    editor.settle_time();
    let lines = lines_of(editor, rows);
    let Some(at) = lines.iter().position(|line| line.id == id) else { return };
    let to = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(to) = to.and_then(|to| lines.get(to)).map(|line| line.id) else { return };
    let before = editor.with(|document| standing(document, id));
    editor.apply(Edit::MoveRow { rows, id, to });
    let after = editor.with(|document| standing(document, id));
    if let Some((before, after)) = before.zip(after) {
        say_where(editor, &before, &after, up);
    }
    after_render(move || reveal_row(id));
}

/// Says where a row of the timeline stands that was not moved by one place.
fn say_where(editor: Editor, before: &Standing, after: &Standing, up: bool) {
    let text = if before.entry == after.entry {
        let (side, neighbour) = if up { ("after", &before.above) } else { ("before", &before.below) };
        format!("Rows are kept in order of time: {} stands {side} {neighbour}.", before.time)
    } else if before.day != after.day || before.number.abs_diff(after.number) > 1 {
        format!("Moved to {after}.")
    } else {
        return;
    };
    editor.notice.set(Some(Notice::say(text)));
}

/// Scrolls to a row that the focus is in.
pub fn reveal_row(id: Id) {
    let row = page::focused().and_then(|focused| focused.closest("[data-row]").ok().flatten());
    if let Some(row) = row.filter(|row| row.get_attribute("data-id") == Some(id.0.to_string())) {
        page::reveal(&row);
    }
}

/// Takes a row away. The focus goes to the end of the row before, or to the row after.
pub fn remove_row(editor: Editor, rows: Rows, id: Id) {
    let lines = lines_of(editor, rows);
    let Some(at) = lines.iter().position(|line| line.id == id) else { return };
    let neighbour = at.checked_sub(1).or(Some(at + 1)).and_then(|at| lines.get(at)).copied();
    editor.apply(Edit::RemoveRow(rows, id));
    match neighbour.and_then(|line| row_fields(line.kind, line.id).into_iter().next_back()) {
        Some(field) => after_render(move || page::focus(&field.key())),
        None => after_render(move || page::focus(&add_key(rows))),
    }
}

/// The rows of a section as the form shows them.
pub fn lines_of(editor: Editor, rows: Rows) -> Vec<Line> {
    match rows {
        Rows::Actions => editor.actions.get_untracked(),
        Rows::Timeline => editor.timeline.get_untracked(),
        Rows::List(list) => match editor.lists[list as usize].get_untracked() {
            Shape::Rows(lines) => lines,
            Shape::Text => Vec::new(),
        },
    }
}

/// A name for a section's rows in the page.
pub fn rows_key(rows: Rows) -> String {
    match rows {
        Rows::Actions => "actions".to_owned(),
        Rows::Timeline => "timeline".to_owned(),
        Rows::List(list) => format!("list-{}", list as usize),
    }
}

/// The rows of a name that [`rows_key`] made.
pub fn rows_of_key(key: &str) -> Option<Rows> {
    match key {
        "actions" => Some(Rows::Actions),
        "timeline" => Some(Rows::Timeline),
        _ => {
            let index: usize = key.strip_prefix("list-")?.parse().ok()?;
            crate::document::List::ALL.get(index).map(|list| Rows::List(*list))
        }
    }
}

/// The key of the button that adds a row.
pub fn add_key(rows: Rows) -> String {
    format!("add-{}", rows_key(rows))
}

/// The button that adds a row at the end.
#[component]
pub fn AddRow(rows: Rows, name: &'static str) -> impl IntoView {
    let editor = expect_context::<Editor>();
    view! {
        <button type="button" class="add" id=add_key(rows) on:click=move |_| add_row(editor, rows, Place::Last)>{name}</button>
    }
}
