//! The formatting bar of a Markdown text, and what its buttons and keys do to the selection.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::editor::Editor;
use crate::browser::page;
use crate::form::Field;
use crate::syntax::line_feeds;

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
    let _ = area.focus();
    change(editor, &area, |before, selected, after| Some(formatted(before, selected, after, format)));
}

/// Puts a text in the place of the selection in a text area.
pub fn insert(editor: Editor, key: &str, text: &str) {
    let Some(area) = page::element(key).and_then(|control| control.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let text = line_feeds(text);
    change(editor, &area, |before, _, after| {
        let head = format!("{before}{text}");
        Some(Formatted { start: head.len(), end: head.len(), text: head + after })
    });
}

/// Goes on with the list that the caret stands in: another item below, or the end of the list where the item is empty.
/// Returns whether there was one.
pub fn go_on_with_list(editor: Editor, control: &web_sys::Element) -> bool {
    let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() else { return false };
    change(editor, area, |before, selected, after| selected.is_empty().then(|| next_item(before, after))?)
}

/// Makes of a text area's text, as it is before, in and after the selection, another one; of nothing, nothing.
fn change(editor: Editor, area: &HtmlTextAreaElement, act: impl FnOnce(&str, &str, &str) -> Option<Formatted>) -> bool {
    let Some(field) = Field::of_key(&area.id()) else { return false };
    // The browser counts in UTF-16 units.
    let text: Vec<u16> = area.value().encode_utf16().collect();
    let position = |position: Result<Option<u32>, _>| {
        position.ok().flatten().map_or(0, |position| position as usize).min(text.len())
    };
    let (start, end) = (position(area.selection_start()), position(area.selection_end()));
    let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&text[range]);
    let Some(formatted) = act(&part(0..start), &part(start..end), &part(end..text.len())) else { return false };
    area.set_value(&formatted.text);
    page::fit(area);
    let _ = area.set_selection_range(units(&formatted.text, formatted.start), units(&formatted.text, formatted.end));
    editor.typed(field, formatted.text);
    true
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

/// The text with another item after the one that the caret stands in; an empty item goes instead.
fn next_item(before: &str, after: &str) -> Option<Formatted> {
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
    let rest = &line[indent.len()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let sign = rest[digits..].chars().next()?;
    let next = match sign {
        '*' | '-' | '+' if digits == 0 => sign.to_string(),
        '.' | ')' if (1..10).contains(&digits) => format!("{}{sign}", rest[..digits].parse::<u32>().ok()? + 1),
        _ => return None,
    };
    let content = rest[digits + 1..].strip_prefix(' ')?;
    let head = if content.trim().is_empty() && (after.is_empty() || after.starts_with('\n')) {
        before[..before.len() - line.len()].to_owned()
    } else {
        format!("{before}\n{indent}{next} ")
    };
    Some(Formatted { start: head.len(), end: head.len(), text: head + after })
}

/// Puts signs around the selection, or takes them away if they are there. A caret at the end of what stands between signs
/// goes past them.
fn surrounded(before: &str, selected: &str, after: &str, sign: &str) -> Formatted {
    if let (Some(head), Some(tail)) = (before.strip_suffix(sign), after.strip_prefix(sign)) {
        return Formatted {
            text: format!("{head}{selected}{tail}"),
            start: head.len(),
            end: head.len() + selected.len(),
        };
    }
    if selected.is_empty() && after.starts_with(sign) {
        let at = before.len() + sign.len();
        return Formatted { text: format!("{before}{after}"), start: at, end: at };
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
    fn a_second_time_goes_past_the_signs() {
        let typed = formatted("**x", "", "** c", Format::Bold);
        assert_eq!(typed, Formatted { text: "**x** c".into(), start: 5, end: 5 });
    }

    #[test]
    fn a_list_goes_on_until_an_item_is_empty() {
        let next = |before: &str| next_item(before, "").map(|next| next.text);
        assert_eq!(next("a\n* b").as_deref(), Some("a\n* b\n* "));
        assert_eq!(next("  9) b").as_deref(), Some("  9) b\n  10) "));
        assert_eq!(next("* b\n* ").as_deref(), Some("* b\n"));
        assert_eq!(next("a"), None);
        assert_eq!(next("*b*"), None);
        assert_eq!(next("2016-09-05 it fell"), None);
        assert_eq!(next("1.5 hours"), None);
    }

    #[test]
    fn lines_become_items() {
        assert_eq!(formatted("x\na", "b\nc", "d", Format::Numbers).text, "x\n1. ab\n2. cd");
    }
}
