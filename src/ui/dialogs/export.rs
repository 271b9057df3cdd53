//! The dialog that exports: under which name, in which form, as a file or to the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::editor::{Editor, after_render};
use super::super::notices::Notice;
use super::super::preview::lines;
use crate::browser::{clipboard, files, page};
use crate::difference::Count;
use crate::lint::Level;

/// The key of the button that downloads the file.
const DOWNLOAD: &str = "download";

/// So many errors are named before the export.
const NAMED: usize = 6;

/// The export; while errors are left, after asking once.
#[component]
pub fn Export(close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    // Whoever exports asks what is left to do.
    editor.settle_time();
    editor.judge_all();
    let goes_on = editor.findings.exports_with_errors;
    let asks = editor.findings.report.with_untracked(|report| report.count(Level::Error) > 0) && !goes_on.get_value();
    let asks = RwSignal::new(asks);
    let go_on = Callback::new(move |()| {
        goes_on.set_value(true);
        asks.set(false);
        // The button that was pressed is gone.
        after_render(|| page::focus_in_place(DOWNLOAD));
    });
    move || {
        if asks.get() {
            view! { <ErrorsLeft close=close go_on=go_on /> }.into_any()
        } else {
            view! { <Ways close=close /> }.into_any()
        }
    }
}

/// Says which errors are left, and asks whether to export all the same.
#[component]
fn ErrorsLeft(close: Callback<()>, go_on: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let errors = editor.findings.report.with_untracked(|report| {
        let errors = report.findings.iter().enumerate().filter(|(_, finding)| finding.level == Level::Error);
        errors.map(|(at, finding)| (at, finding.message.clone())).collect::<Vec<_>>()
    });
    let go = move |at: usize| {
        close.run(());
        editor.go_to_finding(at);
    };
    let (first, count) = (errors.first().map_or(0, |(at, _)| *at), errors.len());
    let named = errors.into_iter().take(NAMED).map(|(at, message)| {
        view! { <li class="finding is-error"><button type="button" class="go" on:click=move |_| go(at)>{message}</button></li> }
    });
    view! {
        <p>{Level::Error.counted(count)}" left. The file is yours to export at any time; readers are better off once these are mended."</p>
        <ul class="findings errors-left">{named.collect_view()}</ul>
        {(count > NAMED).then(|| view! { <p class="hint">{format!("And {} more.", count - NAMED)}</p> })}
        <footer>
            <button type="button" class="quiet" on:click=move |_| go_on.run(())>"Export all the same"</button>
            <button type="button" class="main" on:click=move |_| go(first)>"Go to the first"</button>
        </footer>
    }
}

/// The ways out: under which name, in which form, as a file or to the clipboard.
#[component]
fn Ways(close: Callback<()>) -> impl IntoView {
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
            <button type="button" class="main" id=DOWNLOAD on:click=download>"Download"</button>
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
