//! Dialogs: opening a file or a pasted text, the drafts, and the export.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement, HtmlTextAreaElement};

use super::editor::{Editor, after_render};
use super::notices::{Notice, show_in};
use super::preview::lines;
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
            Some(_) => {
                show_in(&dialog);
                if !dialog.open() {
                    let _ = dialog.show_modal();
                }
            }
            None => {
                if dialog.open() {
                    dialog.close();
                }
                if let Some(body) = page::document().body() {
                    show_in(&body);
                }
            }
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
                <button type="button" id=CLOSE class="quiet icon" aria-label="Close" on:click=move |_| shown.set(None)>"×"</button>
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

/// The key of the button that closes the dialog.
const CLOSE: &str = "close";

/// The key of the page's file input.
const FILE_INPUT: &str = "file";

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
        editor.open_text(text, None, move || close.run(()));
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
    let refresh = Callback::new(move |(id, act): (DraftId, &'static str)| {
        let at = || list.with_untracked(|list| list.iter().position(|(other, _)| *other == id));
        let before = at();
        list.set(drafts::all());
        // The row that comes after one that is gone has its place, but for the last one.
        let last = list.with_untracked(Vec::len).checked_sub(1);
        let row = at().or(before).zip(last).map(|(at, last)| key(act, at.min(last)));
        focus(row.unwrap_or_else(|| CLOSE.to_owned()));
    });
    let rows = move || {
        let rows = list.get().into_iter().enumerate();
        let row =
            |(index, (id, draft))| view! { <DraftRow index=index id=id draft=draft close=close refresh=refresh /> };
        rows.map(row).collect_view()
    };
    view! {
        <p class="hint">"Drafts live in this browser only. Export what is to be kept elsewhere."</p>
        {move || list.with(Vec::is_empty).then(|| view! { <p>"No drafts yet. What you type is kept here by itself."</p> })}
        <ul class="drafts">{rows}</ul>
    }
}

/// Makes the list of drafts anew, with the focus on the button of a draft that does this.
type Refresh = Callback<(DraftId, &'static str)>;

/// The key of a button of a row.
fn key(act: &str, index: usize) -> String {
    format!("{act}-draft-{index}")
}

/// Puts the focus into what is about to be there.
fn focus(key: String) {
    after_render(move || {
        if let Some(control) = page::element(&key) {
            let _ = control.focus();
        }
    });
}

#[component]
fn DraftRow(index: usize, id: DraftId, draft: Draft, close: Callback<()>, refresh: Refresh) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let title = read(&draft.text).document().title.to_string();
    let name = draft.name.clone().unwrap_or(if title.is_empty() { "Untitled".to_owned() } else { title });
    let current = editor.draft_id() == id;
    let renaming = RwSignal::new(false);
    let typed = NodeRef::<leptos::html::Input>::new();
    let draft = StoredValue::new_local((id, draft));
    // Another tab may have changed it since the list was made.
    let latest = move || {
        let (id, draft) = draft.get_value();
        let draft = drafts::load(&id).unwrap_or(draft);
        (id, draft)
    };
    let open = move |_| {
        close.run(());
        if !current {
            let (id, draft) = latest();
            editor.open_draft(id, draft);
        }
    };
    let duplicate = move |_| {
        let (id, draft) = latest();
        let name = draft.name.clone().map(|name| format!("{name} (copy)"));
        store(editor, &DraftId::unused(), &Draft { changed: clock::now(), name, ..draft });
        refresh.run((id, "duplicate"));
    };
    let delete = move |_| {
        let (id, draft) = latest();
        drafts::delete(&id);
        if current {
            editor.discard();
            editor.open_blank();
        } else {
            // There may be room now for what did not fit.
            editor.save();
        }
        refresh.run((id.clone(), "delete"));
        // What the message offers already is still to be had.
        let notice = editor.notice.get_untracked();
        let mut deleted = notice.map(|notice| notice.deleted().to_vec()).unwrap_or_default();
        deleted.push(Deleted { id, draft, was_open: current });
        let said = match deleted.len() {
            1 => "The draft was deleted.".to_owned(),
            count => format!("{count} drafts were deleted."),
        };
        offer_back(editor, said, deleted, refresh);
    };
    let rename = move || {
        let name = typed.get().map(|input| input.value()).unwrap_or_default();
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let (id, draft) = latest();
        if current {
            editor.rename(name);
        } else {
            store(editor, &id, &Draft { name, ..draft });
        }
        refresh.run((id, "rename"));
    };
    let ask_name = move |_| {
        renaming.set(true);
        after_render(move || {
            if let Some(input) = typed.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        });
    };
    let leave_name = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            // The dialog stays open.
            event.prevent_default();
            renaming.set(false);
            focus(key("rename", index));
        }
    };
    let changed = draft.with_value(|(_, draft)| clock::spoken(draft.changed));
    let label = |act: &str| format!("{act} “{name}”");
    let (open_name, rename_name) = (label("Open"), label("Rename"));
    let (duplicate_name, delete_name) = (label("Duplicate"), label("Delete"));
    let shown = name.clone();
    view! {
        <li>
            {move || if renaming.get() {
                let name = shown.clone();
                view! {
                    <form class="rename" on:submit=move |event| { event.prevent_default(); rename(); } on:keydown=leave_name>
                        <input type="text" node_ref=typed aria-label="Name of the draft" prop:value=name />
                        <button type="submit" class="main">"Save name"</button>
                    </form>
                }.into_any()
            } else {
                view! { <button type="button" class="quiet open" aria-label=open_name.clone() on:click=open>{shown.clone()}</button> }.into_any()
            }}
            <span class="when">{changed}{current.then_some(" · open now")}</span>
            <span class="draft-buttons">
                <button type="button" class="quiet" id=key("rename", index) aria-label=rename_name on:click=ask_name>"Rename"</button>
                <button type="button" class="quiet" id=key("duplicate", index) aria-label=duplicate_name on:click=duplicate>"Duplicate"</button>
                <button type="button" class="quiet" id=key("delete", index) aria-label=delete_name on:click=delete>"Delete"</button>
            </span>
        </li>
    }
}

/// A draft that was deleted and can be brought back.
#[derive(Clone)]
pub struct Deleted {
    id: DraftId,
    draft: Draft,
    was_open: bool,
}

/// Offers to bring drafts back, until all of them are there.
fn offer_back(editor: Editor, said: String, deleted: Vec<Deleted>, refresh: Refresh) {
    let all = deleted.clone();
    let bring_back = move || {
        let mut left = Vec::new();
        for one in &all {
            if drafts::save(&one.id, &one.draft).is_err() {
                left.push(one.clone());
                continue;
            }
            if one.was_open {
                editor.open_draft(one.id.clone(), one.draft.clone());
            }
            // The list is gone if the dialog is closed.
            let _ = refresh.try_run((one.id.clone(), "delete"));
        }
        if !left.is_empty() {
            let said = "There is no room for it in the browser's storage. Delete other drafts, then try again.";
            offer_back(editor, said.to_owned(), left, refresh);
        }
    };
    editor.notice.set(Some(Notice::offer(said, "Undo", bring_back).of_deleted(deleted)));
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
    let offers_own_form = !editor.canonical.get_untracked();
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
        let changes = changes(editor.changed_lines(own_form));
        view! {
            <label class="choice">
                <input type="radio" name="form" prop:checked=move || editor.own_form.get() == own_form
                    on:change=move |_| editor.set_own_form(own_form) />
                <span><strong>{name}</strong>{what}<em>{changes}</em></span>
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
fn changes(count: Count) -> String {
    match (count.added, count.removed) {
        (0, 0) => "Changes no line.".to_owned(),
        (added, removed) => format!("Changes the opened file by {} added and {removed} removed.", lines(added)),
    }
}
