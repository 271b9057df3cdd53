//! The formatting bar of a Markdown text, and what its buttons and keys do to the selection.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::editor::Editor;
use crate::browser::page;
use crate::form::Field;

/// What can be made of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Bold,
    Italic,
    Code,
    Link,
    Bullets,
    Numbers,
}

/// The buttons above a text. Tab passes them by: the keys do the same.
#[component]
pub fn FormattingBar(key: String) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let button = move |format, sign: &'static str, name: &str, keys: &str, class: &str| {
        let key = key.clone();
        let name = format!("{name} ({}+{keys})", page::command_key());
        view! {
            <button type="button" class=format!("quiet icon {class}") tabindex="-1" aria-label=name.clone() title=name
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| apply(editor, &key, format)>{sign}</button>
        }
    };
    view! {
        <div class="formatting" role="group" aria-label="Formatting">
            {button(Format::Bold, "B", "Bold", "B", "bold")}
            {button(Format::Italic, "I", "Italic", "I", "italic")}
            {button(Format::Code, "<>", "Code", "E", "code")}
            {button(Format::Link, "Link", "Link", "K", "")}
            {button(Format::Bullets, "•", "Bulleted list", "Shift+8", "")}
            {button(Format::Numbers, "", "Numbered list", "Shift+7", "numbers")}
        </div>
    }
}

/// Formats the selection in a text area.
pub fn apply(editor: Editor, key: &str, format: Format) {
    let Some(area) = page::element(key).and_then(|control| control.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let Some(field) = Field::of_key(key) else { return };
    let _ = area.focus();
    // The browser counts in UTF-16 units.
    let text: Vec<u16> = area.value().encode_utf16().collect();
    let position = |position: Result<Option<u32>, _>| {
        position.ok().flatten().map_or(0, |position| position as usize).min(text.len())
    };
    let (start, end) = (position(area.selection_start()), position(area.selection_end()));
    let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&text[range]);
    let formatted = formatted(&part(0..start), &part(start..end), &part(end..text.len()), format);
    area.set_value(&formatted.text);
    page::fit(&area);
    let _ = area.set_selection_range(units(&formatted.text, formatted.start), units(&formatted.text, formatted.end));
    editor.typed(field, formatted.text);
}

/// How many UTF-16 units a part of a text has.
fn units(text: &str, bytes: usize) -> u32 {
    text[..bytes].encode_utf16().count() as u32
}

/// A text after formatting, with the selection in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Formatted {
    text: String,
    start: usize,
    end: usize,
}

fn formatted(before: &str, selected: &str, after: &str, format: Format) -> Formatted {
    match format {
        Format::Bold => surrounded(before, selected, after, "**"),
        Format::Italic => surrounded(before, selected, after, "_"),
        Format::Code => surrounded(before, selected, after, "`"),
        Format::Link => {
            let address = "https://";
            let start = before.len() + 1 + selected.len() + 2;
            Formatted {
                text: format!("{before}[{selected}]({address}){after}"),
                // Without a selection the text of the link comes first.
                start: if selected.is_empty() { before.len() + 1 } else { start },
                end: if selected.is_empty() { before.len() + 1 } else { start + address.len() },
            }
        }
        Format::Bullets => listed(before, selected, after, |_| "* ".to_owned()),
        Format::Numbers => listed(before, selected, after, |index| format!("{}. ", index + 1)),
    }
}

/// Puts signs around the selection, or takes them away if they are there.
fn surrounded(before: &str, selected: &str, after: &str, sign: &str) -> Formatted {
    if let (Some(head), Some(tail)) = (before.strip_suffix(sign), after.strip_prefix(sign)) {
        return Formatted {
            text: format!("{head}{selected}{tail}"),
            start: head.len(),
            end: head.len() + selected.len(),
        };
    }
    let start = before.len() + sign.len();
    Formatted { text: format!("{before}{sign}{selected}{sign}{after}"), start, end: start + selected.len() }
}

/// Makes list items of the lines that the selection touches.
fn listed(before: &str, selected: &str, after: &str, marker: impl Fn(usize) -> String) -> Formatted {
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let (head, rest) = before.split_at(line);
    let lines = format!("{rest}{selected}");
    let items: Vec<String> = lines.split('\n').enumerate().map(|(index, line)| marker(index) + line).collect();
    let items = items.join("\n");
    let end = head.len() + items.len();
    Formatted { text: format!("{head}{items}{after}"), start: end, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_come_and_go() {
        let bold = formatted("a ", "b", " c", Format::Bold);
        assert_eq!(bold, Formatted { text: "a **b** c".into(), start: 4, end: 5 });
        assert_eq!(formatted("a **", "b", "** c", Format::Bold).text, "a b c");
    }

    #[test]
    fn lines_become_items() {
        assert_eq!(formatted("x\na", "b\nc", "d", Format::Numbers).text, "x\n1. ab\n2. cd");
    }
}
