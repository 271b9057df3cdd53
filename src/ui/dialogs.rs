//! Dialogs: opening a file or a pasted text, the drafts, and the export.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::editor::Editor;
use super::notices::Notice;
use crate::browser::drafts::{self, DraftId};
use crate::browser::{clipboard, clock, files, page};
use crate::difference::Count;
use crate::draft::Draft;
use crate::markdown::read;

/// The dialog that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    Open,
    Drafts,
    Export,
}

/// Shows one dialog at a time, with the focus inside until it is closed.
#[component]
pub fn Dialogs(shown: RwSignal<Option<Dialog>>) -> impl IntoView {
    let element = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match shown.get() {
            Some(_) if !dialog.open() => drop(dialog.show_modal()),
            None if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let name = move || match shown.get() {
        Some(Dialog::Open) => "Open a postmortem",
        Some(Dialog::Drafts) => "Drafts",
        Some(Dialog::Export) => "Export",
        None => "",
    };
    let close = Callback::new(move |()| shown.set(None));
    view! {
        <dialog node_ref=element aria-label=name on:close=move |_| shown.set(None)>
            <header>
                <h2>{name}</h2>
                <button type="button" class="quiet icon" aria-label="Close" on:click=move |_| shown.set(None)>"×"</button>
            </header>
            {move || match shown.get() {
                Some(Dialog::Open) => view! { <OpenFile close=close /> }.into_any(),
                Some(Dialog::Drafts) => view! { <DraftList close=close /> }.into_any(),
                Some(Dialog::Export) => view! { <Export close=close /> }.into_any(),
                None => ().into_any(),
            }}
        </dialog>
    }
}

/// The key of the page's file input.
const FILE_INPUT: &str = "file";

/// The file input behind the button that chooses a file.
#[component]
pub fn FileInput() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open_file(editor, file);
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <input type="file" id=FILE_INPUT hidden aria-label="Markdown file" accept=".md,.markdown,.txt,text/markdown,text/plain" on:change=chosen />
    }
}

/// Opens a file that a person chose, dropped or pasted.
pub fn open_file(editor: Editor, file: web_sys::File) {
    spawn_local(async move {
        match files::read(&file).await {
            Ok(text) => {
                if editor.open_text(&text, Some(file.name())) {
                    editor.notice.set(Some(Notice::say(format!("“{}” is open.", file.name()))));
                }
            }
            Err(refusal) => editor.notice.set(Some(Notice::say(refusal))),
        }
    });
}

#[component]
fn OpenFile(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasted = NodeRef::<leptos::html::Textarea>::new();
    let choose = move |_| {
        close.run(());
        if let Some(input) = page::element(FILE_INPUT) {
            input.click();
        }
    };
    let paste = move |_| {
        let text = pasted.get().map(|area: HtmlTextAreaElement| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        close.run(());
        editor.open_text(&text, Some("pasted.md".to_owned()));
    };
    view! {
        <p>"Your current draft stays where it is. Nothing is sent anywhere."</p>
        <button type="button" class="main" on:click=choose>"Choose a Markdown file"</button>
        <p class="hint">"Or drop a file anywhere on the page."</p>
        <label class="stacked">
            <span>"Or paste its text"</span>
            <textarea node_ref=pasted rows="8" spellcheck="false"></textarea>
        </label>
        <footer>
            <button type="button" class="main" on:click=paste>"Open the pasted text"</button>
        </footer>
    }
}

#[component]
fn DraftList(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    editor.save();
    let list = RwSignal::new_local(drafts::all());
    let refresh = Callback::new(move |()| list.set(drafts::all()));
    let rows = move || {
        list.get()
            .into_iter()
            .map(|(id, draft)| view! { <DraftRow id=id draft=draft close=close refresh=refresh /> })
            .collect_view()
    };
    view! {
        <p class="hint">"Drafts live in this browser only. Export what is to be kept elsewhere."</p>
        {move || list.with(Vec::is_empty).then(|| view! { <p>"No drafts yet. What you type is kept here by itself."</p> })}
        <ul class="drafts">{rows}</ul>
    }
}

#[component]
fn DraftRow(id: DraftId, draft: Draft, close: Callback<()>, refresh: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let title = read(&draft.text).document().title.to_string();
    let name = draft.name.clone().unwrap_or(if title.is_empty() { "Untitled".to_owned() } else { title });
    let current = editor.draft_id() == id;
    let renaming = RwSignal::new(false);
    let typed = NodeRef::<leptos::html::Input>::new();
    let draft = StoredValue::new_local((id, draft));
    let open = move |_| {
        let (id, draft) = draft.get_value();
        close.run(());
        editor.open_draft(id, draft);
    };
    let duplicate = move |_| {
        let (_, draft) = draft.get_value();
        let name = draft.name.clone().map(|name| format!("{name} (copy)"));
        store(editor, &DraftId::unused(), &Draft { changed: clock::now(), name, ..draft });
        refresh.run(());
    };
    let delete = move |_| {
        let (id, draft) = draft.get_value();
        drafts::delete(&id);
        if current {
            editor.discard();
            editor.open_blank();
        } else {
            // There may be room now for what did not fit.
            editor.save();
        }
        refresh.run(());
        editor.notice.set(Some(Notice::offer("The draft was deleted.", "Undo", move || {
            store(editor, &id, &draft);
            if current {
                editor.open_draft(id.clone(), draft.clone());
            }
        })));
    };
    let rename = move || {
        let name = typed.get().map(|input| input.value()).unwrap_or_default();
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        renaming.set(false);
        if current {
            editor.rename(name);
        } else {
            let (id, draft) = draft.get_value();
            store(editor, &id, &Draft { name, ..draft });
        }
        refresh.run(());
    };
    let changed = draft.with_value(|(_, draft)| clock::spoken(draft.changed));
    let label = |act: &str| format!("{act} “{name}”");
    let (open_name, rename_name) = (label("Open"), label("Rename"));
    let (duplicate_name, delete_name) = (label("Duplicate"), label("Delete"));
    let shown = name.clone();
    view! {
        <li class:current=current>
            {move || if renaming.get() {
                let name = shown.clone();
                view! {
                    <form class="rename" on:submit=move |event| { event.prevent_default(); rename(); }>
                        <input type="text" node_ref=typed aria-label="Name of the draft" prop:value=name autofocus />
                        <button type="submit" class="main">"Rename"</button>
                    </form>
                }.into_any()
            } else {
                view! { <button type="button" class="quiet open" aria-label=open_name.clone() on:click=open>{shown.clone()}</button> }.into_any()
            }}
            <span class="when">{changed}{current.then_some(" · open now")}</span>
            <span class="draft-buttons">
                <button type="button" class="quiet" aria-label=rename_name on:click=move |_| renaming.set(true)>"Rename"</button>
                <button type="button" class="quiet" aria-label=duplicate_name on:click=duplicate>"Duplicate"</button>
                <button type="button" class="quiet" aria-label=delete_name on:click=delete>"Delete"</button>
            </span>
        </li>
    }
}

fn store(editor: Editor, id: &DraftId, draft: &Draft) {
    if drafts::save(id, draft).is_err() {
        editor.notice.set(Some(Notice::say(
            "The browser's storage is full: the draft was not stored. Delete drafts that you no longer need.",
        )));
    }
}

#[component]
fn Export(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let offers_own_form = editor.has_file() && !editor.canonical.get_untracked();
    let download = move |_| {
        let (name, text) = (editor.file_name(), editor.export(editor.own_form.get_untracked()));
        let said = match files::download(&name, &text) {
            Ok(()) => format!("“{name}” was downloaded."),
            Err(_) => "The browser did not allow the download. Copy the Markdown instead.".to_owned(),
        };
        close.run(());
        editor.notice.set(Some(Notice::say(said)));
    };
    let copy = move |_| {
        let text = editor.export(editor.own_form.get_untracked());
        spawn_local(async move {
            let said = match clipboard::copy(&text).await {
                Ok(()) => "The Markdown is on the clipboard.",
                Err(clipboard::NotCopied) => {
                    "The browser did not allow copying. Download the file, or copy from the Markdown view."
                }
            };
            close.run(());
            editor.notice.set(Some(Notice::say(said)));
        });
    };
    let form = move |own_form: bool, name: &'static str, what: &'static str| {
        let lines = lines(editor.changed_lines(own_form));
        view! {
            <label class="choice">
                <input type="radio" name="form" prop:checked=move || editor.own_form.get() == own_form
                    on:change=move |_| editor.set_own_form(own_form) />
                <span><strong>{name}</strong>{what}<em>{lines}</em></span>
            </label>
        }
    };
    view! {
        <p class="file-name"><span class="label">"File"</span><code>{editor.file_name()}</code></p>
        {offers_own_form.then(|| view! {
            <fieldset>
                <legend>"The file was not in canonical form"</legend>
                {form(false, "Canonical form", "Every section in the template's order and spelling.")}
                {form(true, "The file's own form", "Only what you edited is written anew.")}
            </fieldset>
        })}
        <footer>
            <button type="button" class="quiet" on:click=copy>"Copy Markdown"</button>
            <button type="button" class="main" on:click=download>"Download"</button>
        </footer>
    }
}

/// How much a form changes, in words.
fn lines(count: Count) -> String {
    match (count.added, count.removed) {
        (0, 0) => "Changes no line.".to_owned(),
        (added, removed) => format!("Changes the opened file by {added} lines added and {removed} removed."),
    }
}
