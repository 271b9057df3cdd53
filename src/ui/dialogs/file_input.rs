//! Files that a person chooses or drops.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};

use super::super::editor::Editor;
use super::super::notices::Notice;
use crate::browser::files;

/// The key of the page's file input.
pub const FILE_INPUT: &str = "file";

/// The file input behind the button that chooses a file.
#[component]
pub fn FileInput() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            open_files(editor, &files);
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <input type="file" id=FILE_INPUT hidden aria-label="Markdown file" accept=".md,.markdown,.txt,text/markdown,text/plain" on:change=chosen />
    }
}

/// Opens the first of the files that a person chose or dropped.
pub fn open_files(editor: Editor, files: &FileList) {
    let Some(file) = files.get(0) else { return };
    let count = files.length();
    spawn_local(async move {
        let name = file.name();
        let said = match count {
            1 => format!("“{name}” is open."),
            _ => format!("“{name}” is open, the first of {count} files. The others are not."),
        };
        let say = move |said: String| editor.notice.set(Some(Notice::say(said)));
        match files::read(&file).await {
            Ok(text) => editor.open_text(text, Some(name), move || say(said.clone())),
            Err(refusal) => say(refusal),
        }
    });
}
