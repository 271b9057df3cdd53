//! Controls that hold one text. What is typed reaches the document by the listeners of the form; see `keys`.

use leptos::prelude::*;

use super::editor::Editor;
use super::formatting::FormattingBar;
use crate::browser::page;
use crate::form::Field;

/// A text area for Markdown that grows with its text.
#[component]
pub fn MarkdownArea(field: Field, #[prop(into)] name: String, #[prop(optional)] bar: bool) -> impl IntoView {
    let key = field.key();
    view! {
        <div class="markdown">
            {bar.then(|| view! { <FormattingBar key=key.clone() /> })}
            <textarea id=key.clone() class="area" rows="2" spellcheck="true" aria-label=name data-markdown node_ref=holding(field)></textarea>
        </div>
    }
}

/// A text area for what is no Markdown.
#[component]
pub fn PlainArea(field: Field, name: &'static str) -> impl IntoView {
    view! {
        <div class="written">
            <textarea id=field.key() class="area plain" rows="1" spellcheck="false" autocapitalize="off" aria-label=name node_ref=holding(field)></textarea>
        </div>
    }
}

/// Stands for a text area that gets its text, and is as high as that, when it is on the page: many come after the form was
/// measured. A property in the view may be set later than its effects run, and the area would be measured without text.
fn holding(field: Field) -> NodeRef<leptos::html::Textarea> {
    let editor = expect_context::<Editor>();
    let area = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            page::set_value(&area, &editor.text(field));
        }
    });
    area
}
