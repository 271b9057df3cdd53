//! Elements of the page: controls by their key, their values, and trees made of what the preview shows.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, HtmlElement, HtmlImageElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement,
    HtmlTextAreaElement, KeyboardEvent, ResizeObserver,
};

use crate::preview::Node;

pub fn document() -> Document {
    // There is a window with a document wherever this runs: it is no worker.
    web_sys::window().and_then(|window| window.document()).unwrap_or_else(|| wasm_bindgen::throw_str("no document"))
}

/// The element of a key.
pub fn element(key: &str) -> Option<HtmlElement> {
    document().get_element_by_id(key)?.dyn_into().ok()
}

/// What a control holds.
pub fn value(control: &Element) -> Option<String> {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        Some(area.value())
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        Some(input.value())
    } else {
        control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
    }
}

/// Gives a control another value, if it has not got it. A value that a select does not offer is added to it.
pub fn set_value(control: &Element, text: &str) {
    if value(control).as_deref() == Some(text) {
        return;
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
        fit(area);
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
        if select.value() != text
            && let Ok(option) = HtmlOptionElement::new_with_text_and_value(text, text)
            && select.append_child(&option).is_ok()
        {
            select.set_value(text);
        }
    }
}

/// Makes a text area as high as its text where the browser does not do so by itself.
pub fn fit(area: &HtmlTextAreaElement) {
    if sizes_fields() {
        return;
    }
    let style = area.style();
    let _ = style.set_property("height", "auto");
    let _ = style.set_property("height", &format!("{}px", area.scroll_height() + 2));
}

/// Fits all text areas below some elements. All are measured before one is changed, so that the browser lays the page
/// out once and not for each.
pub fn fit_all(roots: &[Element]) {
    if sizes_fields() {
        return;
    }
    let areas = roots.iter().flat_map(|root| descendants(root, "textarea"));
    let areas: Vec<HtmlElement> = areas.filter_map(|area| area.dyn_into().ok()).collect();
    for area in &areas {
        let _ = area.style().set_property("height", "auto");
    }
    let heights: Vec<i32> = areas.iter().map(|area| area.scroll_height()).collect();
    for (area, height) in areas.iter().zip(heights) {
        let _ = area.style().set_property("height", &format!("{}px", height + 2));
    }
}

/// Lays an element out at its new width. For a moment nothing in it is skipped, so that the browser learns how high each
/// block of rows is now; what it remembered is of another width.
pub fn measure(root: &Element) {
    let root = root.clone();
    let _ = root.class_list().add_1("measuring");
    fit_all(std::slice::from_ref(&root));
    let unmark = move || drop(root.class_list().remove_1("measuring"));
    request_animation_frame(move || request_animation_frame(unmark));
}

fn sizes_fields() -> bool {
    thread_local!(static SIZES: bool = supports_field_sizing());
    SIZES.with(|sizes| *sizes)
}

fn supports_field_sizing() -> bool {
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).unwrap_or(JsValue::UNDEFINED);
    let supports = js_sys::Reflect::get(&css, &"supports".into()).ok();
    let supports = supports.and_then(|supports| supports.dyn_into::<js_sys::Function>().ok());
    let answer = supports.and_then(|supports| supports.call2(&css, &"field-sizing".into(), &"content".into()).ok());
    answer.is_some_and(|answer| answer.is_truthy())
}

/// Gives an element a property of style; a policy for the page forbids the attribute, not this.
pub fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// Says whether a control is described by the element of a key. Others may describe it too.
pub fn describe(control: &Element, key: &str, is_described: bool) {
    const BY: &str = "aria-describedby";
    let by = control.get_attribute(BY).unwrap_or_default();
    let others = by.split(' ').filter(|other| !other.is_empty() && *other != key);
    let all: Vec<&str> = others.chain(is_described.then_some(key)).collect();
    let _ = if all.is_empty() { control.remove_attribute(BY) } else { control.set_attribute(BY, &all.join(" ")) };
}

/// Puts an element above a control that scrolls with it in the same part of the page, or below it where that part shows no
/// room above.
pub fn place_above(element: &Element, control: &Element, part: &Element) {
    let [element_box, control, seen] = [element, control, part].map(Element::get_bounding_client_rect);
    let rightmost = seen.left() + f64::from(part.client_width()) - element_box.width();
    let above = control.top() - element_box.height();
    let top = if above < seen.top() { control.bottom() } else { above };
    let left = control.left().min(rightmost) - seen.left();
    set_style(element, "left", &pixels(left));
    set_style(element, "top", &pixels(top - seen.top() + f64::from(part.scroll_top())));
}

/// A length as a style has it, in whole pixels.
fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// How wide the window is, in whole pixels.
pub fn width() -> i32 {
    document().document_element().map_or(0, |root| root.client_width())
}

/// Tells of each width, in whole pixels, that an element has from now on while it is shown. For as long as the page is open.
pub fn observe_width(element: &Element, told: impl Fn(i32) + 'static) {
    let observed = element.clone();
    let last = Cell::new(0);
    let told = Rc::new(told);
    let look = Closure::<dyn Fn()>::new(move || {
        let width = observed.client_width();
        if width > 0 && last.replace(width) != width {
            let told = told.clone();
            // What changes sizes while they are told of is a mistake to the browser.
            request_animation_frame(move || told(width));
        }
    });
    if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
        observer.observe(element);
        look.forget();
    }
}

/// The elements below one that a selector names, in order.
pub fn descendants(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Shows an element in the middle of what scrolls.
fn scroll_to(target: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls as little as shows an element.
pub fn reveal(target: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How far what pops up stays from the edges of the window, in pixels.
const MARGIN: f64 = 8.0;

/// Puts what pops up at an element: below it, or above it where there is more room.
pub fn place_at(popup: &Element, target: &Element) {
    let root = document().document_element();
    let (width, height) = root.map_or((0.0, 0.0), |root| (root.client_width().into(), root.client_height().into()));
    let (field, own) = (target.get_bounding_client_rect(), popup.get_bounding_client_rect());
    let (above, below) = (field.top() - MARGIN, height - field.bottom() - MARGIN);
    let left = field.left().min(width - own.width() - MARGIN).max(MARGIN);
    // Its own height would follow from the room that it had before.
    let wanted = f64::from(popup.scroll_height()) + 2.0;
    let is_below = below >= wanted.min(above);
    let room = wanted.min(if is_below { below } else { above }).max(0.0);
    let top = if is_below { field.bottom() } else { field.top() - room };
    for (name, value) in [("left", left), ("top", top), ("max-height", room)] {
        set_style(popup, name, &pixels(value));
    }
}

/// Puts the cursor of a text area so many signs after its start.
pub fn set_cursor(key: &str, at: u32) {
    if let Some(area) = element(key).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = area.set_selection_range(at, at);
    }
}

/// Selects a part of what a text area or a line holds, by the units that it counts: those of UTF-16.
pub fn select(key: &str, units: Range<u32>) {
    let Some(control) = element(key) else { return };
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(units.start, units.end);
    } else if let Some(line) = control.dyn_ref::<HtmlInputElement>() {
        let _ = line.set_selection_range(units.start, units.end);
    }
}

/// The text of a control before its caret, or before what is selected in it.
pub fn before_caret(key: &str) -> String {
    let Some(control) = element(key) else { return String::new() };
    let start = match (control.dyn_ref::<HtmlTextAreaElement>(), control.dyn_ref::<HtmlInputElement>()) {
        (Some(area), _) => area.selection_start(),
        (None, Some(line)) => line.selection_start(),
        (None, None) => Ok(None),
    };
    let units: Vec<u16> = value(&control).unwrap_or_default().encode_utf16().collect();
    let start = start.ok().flatten().map_or(0, |start| start as usize);
    String::from_utf16_lossy(&units[..start.min(units.len())])
}

/// Puts the focus into the element of a key and shows it.
pub fn focus(key: &str) {
    if let Some(control) = element(key) {
        scroll_to(&control);
        let _ = control.focus();
    }
}

/// Puts the focus on an element.
pub fn focus_element(target: &Element) {
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        let _ = target.focus();
    }
}

/// Puts the focus on the element of a key, and scrolls nothing.
pub fn focus_in_place(key: &str) {
    if let Some(control) = element(key) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = control.focus_with_options(&options);
    }
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Whether the focus is on an element itself.
pub fn is_focused(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Whether the focus is in the element of a key.
pub fn has_focus(key: &str) -> bool {
    let focused = document().active_element();
    element(key).is_some_and(|element| element.contains(focused.as_deref()))
}

/// Whether a dialog is open.
pub fn has_dialog() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Whether the key goes with this event that makes a letter a command: Cmd on a Mac, where Ctrl has meanings of its own in
/// a text, and Ctrl elsewhere.
pub fn is_command(event: &KeyboardEvent) -> bool {
    let (command, other) =
        if is_mac() { (event.meta_key(), event.ctrl_key()) } else { (event.ctrl_key(), event.meta_key()) };
    command && !other && !event.alt_key()
}

/// What that key is called.
pub fn command_key() -> &'static str {
    if is_mac() { "Cmd" } else { "Ctrl" }
}

fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Puts the focus into a line and selects what it holds.
pub fn focus_to_replace(key: &str) {
    focus(key);
    if let Some(line) = element(key).and_then(|line| line.dyn_into::<HtmlInputElement>().ok()) {
        line.select();
    }
}

/// Fills an element with what the preview shows, in place of what it held.
pub fn show(parent: &Element, nodes: &[Node]) {
    parent.set_text_content(None);
    append(&document(), parent, nodes);
}

fn append(document: &Document, parent: &Element, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => drop(parent.append_child(&document.create_text_node(text))),
            Node::Element(element) => {
                if let Some(child) = build(document, element) {
                    let _ = parent.append_child(&child);
                }
            }
        }
    }
}

fn build(document: &Document, shown: &crate::preview::Element) -> Option<Element> {
    let element = document.create_element(shown.name).ok()?;
    let set = |name: &str, value: &str| drop(element.set_attribute(name, value));
    match shown.name {
        "a" => {
            set("href", shown.address.as_deref()?);
            set("rel", "noopener noreferrer");
            set("target", "_blank");
        }
        "img" => {
            let image: &HtmlImageElement = element.unchecked_ref();
            set("loading", "lazy");
            image.set_alt(shown.detail.as_deref().unwrap_or_default());
            set("referrerpolicy", "no-referrer");
            set("src", shown.address.as_deref()?);
        }
        "input" => {
            set("type", "checkbox");
            set("disabled", "");
            set("aria-label", if shown.detail.is_some() { "done" } else { "not done" });
            if shown.detail.is_some() {
                set("checked", "");
            }
        }
        "ol" => {
            if let Some(first) = &shown.detail {
                set("start", first);
            }
        }
        "th" | "td" | "span" => {
            if let Some(class) = &shown.detail {
                set("class", class);
            }
        }
        _ => {}
    }
    append(document, &element, &shown.children);
    Some(element)
}

/// Makes an element with a class that is not on the page yet.
pub fn new_element(name: &str, class: &str) -> Element {
    // The names are those of HTML, and with such a name this does not fail.
    let element = document().create_element(name).unwrap_or_else(|_| wasm_bindgen::throw_str("no element"));
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element
}

/// Makes an element with a class, a text and a parent.
pub fn add(parent: &Element, name: &str, class: &str, text: &str) -> Element {
    let element = new_element(name, class);
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    let _ = parent.append_child(&element);
    element
}

/// Adds text to what an element holds.
pub fn add_text(parent: &Element, text: &str) {
    let _ = parent.append_child(&document().create_text_node(text));
}

/// Gives an element attributes: names and values.
pub fn set_attributes(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
}
