//! Findings at the controls that they are about: a mark, the message as the control's description, and the words in question
//! underlined.
//!
//! A text area cannot underline a part of its text. Over it lies a copy of the text without colour, which shows the lines
//! below these words and takes neither pointer nor focus, so the area stays what it is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::{class, opening};
use crate::browser::page;
use crate::form::Field;
use crate::lint::{Finding, Level, Place};
use crate::ui::editor::{Editor, after_render};
use crate::ui::form;
use crate::ui::outline::landing;

/// The attribute of a control that findings are about: the level of the worst.
const LEVEL: &str = "data-level";

/// The attribute of a control that is described by findings.
const MARKED: &str = "data-marked";

/// The key of what holds the descriptions.
const DESCRIPTIONS: &str = "finding-descriptions";

/// What is marked at a control.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    /// The level of the worst finding at the control itself: those of its section are only said there.
    level: Option<Level>,
    description: String,
    /// The words in question, by their bytes: in order, without overlap.
    spans: Vec<(Range<usize>, Level)>,
}

impl Mark {
    fn of(findings: &[&Finding]) -> Mark {
        let at_control = findings.iter().filter(|finding| finding.place.field().is_some());
        let level = at_control.map(|finding| finding.level).max();
        let said = |finding: &&Finding| format!("{}: {}", opening(finding.level), finding.message);
        let description = findings.iter().map(said).collect::<Vec<_>>().join(" ");
        let mut spans: Vec<(Range<usize>, Level)> = Vec::new();
        let mut places: Vec<_> = findings
            .iter()
            .filter_map(|finding| match &finding.place {
                Place::Field(_, span) if !span.is_empty() => Some((span.clone(), finding.level)),
                _ => None,
            })
            .collect();
        places.sort_by_key(|(span, level)| (span.start, std::cmp::Reverse(*level)));
        for (span, level) in places {
            if spans.last().is_none_or(|(before, _)| before.end <= span.start) {
                spans.push((span, level));
            }
        }
        Mark { level, description, spans }
    }
}

/// Keeps the marks of the form true.
#[component]
pub fn Marks() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let shown = StoredValue::new_local(HashMap::<String, Mark>::new());
    Effect::new(move |_| {
        // Rows that are made anew have no mark, whatever the report says.
        editor.settled.track();
        editor.findings.report.track();
        // The rows come with the render that this change leads to.
        after_render(move || {
            let marks = editor.findings.report.with_untracked(|report| marks(&report.findings));
            shown.update_value(|shown| show(shown, marks, editor));
        });
    });
    view! { <div id=DESCRIPTIONS hidden></div> }
}

/// The marks of all controls that have one, by their keys. What is found in a section as a whole is said where F8 leads to.
fn marks(findings: &[Finding]) -> BTreeMap<String, Mark> {
    let mut by_control: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let key = match finding.place {
            Place::Field(field, _) => Some(field.key()),
            Place::Section(section) => landing(&form::key(section)),
        };
        key.into_iter().for_each(|key| by_control.entry(key).or_default().push(finding));
    }
    by_control.into_iter().map(|(key, findings)| (key, Mark::of(&findings))).collect()
}

fn show(shown: &mut HashMap<String, Mark>, marks: BTreeMap<String, Mark>, editor: Editor) {
    let Some(descriptions) = page::element(DESCRIPTIONS) else { return };
    for key in shown.keys().filter(|key| !marks.contains_key(*key)) {
        if let Some(control) = page::element(key) {
            unmark(&control, key);
        }
        if let Some(description) = page::element(&description_key(key)) {
            description.remove();
        }
    }
    let mut now = HashMap::new();
    for (key, mark) in marks {
        if let Some(control) = page::element(&key) {
            let is_marked = control.has_attribute(MARKED) && shown.get(&key) == Some(&mark);
            if !is_marked {
                describe(&descriptions, &control, &key, &mark);
            }
            if let Some(field) = Field::of_key(&key) {
                underline(&control, &editor.text(field), &mark);
            }
        }
        now.insert(key, mark);
    }
    *shown = now;
}

fn description_key(key: &str) -> String {
    format!("finding-{key}")
}

fn describe(descriptions: &Element, control: &Element, key: &str, mark: &Mark) {
    let named = description_key(key);
    let description = page::element(&named).map(Element::from).unwrap_or_else(|| {
        let made = page::add(descriptions, "p", "", "");
        made.set_id(&named);
        made
    });
    description.set_text_content(Some(&mark.description));
    let _ = control.set_attribute(MARKED, "");
    let _ = match mark.level {
        Some(level) => control.set_attribute(LEVEL, level.name()),
        None => control.remove_attribute(LEVEL),
    };
    let _ = match mark.level {
        Some(Level::Error) => control.set_attribute("aria-invalid", "true"),
        Some(Level::Warning | Level::Hint) | None => control.remove_attribute("aria-invalid"),
    };
    page::describe(control, &named, true);
}

fn unmark(control: &Element, key: &str) {
    let _ = control.remove_attribute(MARKED);
    let _ = control.remove_attribute(LEVEL);
    let _ = control.remove_attribute("aria-invalid");
    page::describe(control, &description_key(key), false);
    if let Some(lines) = underlines(control) {
        lines.remove();
    }
}

/// The copy over a text area that shows lines below words.
fn underlines(control: &Element) -> Option<Element> {
    control.next_element_sibling().filter(|next| next.class_list().contains("underlines"))
}

/// Underlines the words of a mark. While the text on the screen is another one, as a key was pressed since, nothing is.
fn underline(control: &Element, text: &str, mark: &Mark) {
    let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() else { return };
    let before = underlines(control);
    if mark.spans.is_empty() || area.value() != text {
        return before.into_iter().for_each(|lines| lines.remove());
    }
    let lines = before.unwrap_or_else(|| {
        // Of the same type as the area, where that has one of its own.
        let kind = ["title", "plain"].into_iter().find(|kind| area.class_list().contains(kind)).unwrap_or_default();
        let lines = page::new_element("div", &format!("underlines {kind}"));
        page::set_attributes(&lines, &[("aria-hidden", "true")]);
        let _ = control.after_with_node_1(&lines);
        lines
    });
    lines.set_text_content(None);
    let mut at = 0;
    for (span, level) in &mark.spans {
        if let (Some(before), Some(words)) = (text.get(at..span.start), text.get(span.clone())) {
            page::add_text(&lines, before);
            page::add(&lines, "span", class(*level), words);
            at = span.end;
        }
    }
    page::add_text(&lines, text.get(at..).unwrap_or_default());
}

/// Takes the lines away below words of a control whose text is another one from now on.
pub fn typed_in(control: &Element) {
    if let Some(lines) = underlines(control) {
        lines.remove();
    }
}
