//! The findings beside the form, by section.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::decided::Decided;
use super::item::{Item, Listed, Shown};
use crate::browser::{clipboard, page};
use crate::lint::{Level, Part, Report};
use crate::ui::dialogs::Dialog;
use crate::ui::editor::{Editor, after_render};
use crate::ui::notices::Notice;

/// Of one section so many findings are shown at first, and with each step further.
const AT_ONCE: usize = 50;

/// The key of the line that says whether the document is ready.
pub const VERDICT: &str = "verdict";

#[component]
pub fn Panel() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let dialog = expect_context::<RwSignal<Option<Dialog>>>();
    let report = editor.findings.report;
    let copy = move |_| {
        let text = report.with_untracked(|report| editor.with(|document| report.markdown(document)));
        spawn_local(async move {
            let said = match clipboard::copy(&text).await {
                Ok(()) => "The findings are on the clipboard, as Markdown.",
                Err(clipboard::NotCopied) => "The browser did not allow copying.",
            };
            editor.notice.set(Some(Notice::say(said)));
        });
    };
    let all = Memo::new(move |_| report.with(Shown::all));
    let current = Memo::new(move |_| {
        let current = editor.findings.current.get()?;
        all.with(|all| Some(all.iter().find(|shown| shown.finding == current)?.key.clone()))
    });
    provide_context(Listed { all, current });
    let parts = Memo::new(move |_| {
        let mut parts: Vec<Part> = all.with(|all| all.iter().map(|shown| part_of(editor, shown)).collect());
        parts.dedup();
        parts
    });
    let check = move |_| {
        editor.judge_all();
        // The button is gone now.
        after_render(|| page::focus_in_place(VERDICT));
    };
    let waiting = move || report.with(|report| report.waiting.len());
    let has_findings = move || report.with(|report| !report.findings.is_empty());
    view! {
        <div class="verdict" class:ready=move || report.with(Report::is_ready)>
            <p id=VERDICT tabindex="-1">{move || report.with(verdict)}</p>
            <p class="hint">{move || report.with(what_else)}</p>
            <div class="does">
                {move || (waiting() > 0).then(|| view! {
                    <button type="button" class="chip" on:click=check>"Check everything"</button>
                })}
                {move || has_findings().then(|| view! {
                    <button type="button" class="chip" on:click=move |_| editor.step_finding(true)>"Next"<kbd>"F8"</kbd></button>
                    <button type="button" class="chip" on:click=copy>"Copy as Markdown"</button>
                })}
                <button type="button" class="quiet" on:click=move |_| dialog.set(Some(Dialog::Rules))>"Rules…"</button>
            </div>
        </div>
        <For each=move || parts.get() key=|part| *part children=move |part| view! { <Group part=part /> } />
        <Decided />
    }
}

/// Whether the document is ready, as a headline.
fn verdict(report: &Report) -> String {
    let (errors, warnings, hints) =
        (report.count(Level::Error), report.count(Level::Warning), report.count(Level::Hint));
    if errors > 0 {
        return format!("{} left", Level::Error.counted(errors));
    }
    if !report.is_ready() {
        return if warnings + hints > 0 { "Not checked as a whole yet" } else { "Not checked yet" }.to_owned();
    }
    match warnings {
        0 => "Ready to publish".to_owned(),
        _ => format!("Ready to publish, with {}", Level::Warning.counted(warnings)),
    }
}

/// What more there is to say.
fn what_else(report: &Report) -> String {
    // Once no error is left, the headline says how many warnings are.
    let others: &[Level] = if report.is_ready() { &[Level::Hint] } else { &[Level::Warning, Level::Hint] };
    let others = others.iter().map(|level| (*level, report.count(*level)));
    let others: Vec<String> =
        others.filter(|(_, count)| *count > 0).map(|(level, count)| level.counted(count)).collect();
    let waiting = match report.waiting.len() {
        0 => String::new(),
        1 => "One section is checked once you have been there.".to_owned(),
        count => format!("{count} sections are checked once you have been there."),
    };
    match (others.is_empty(), waiting.is_empty()) {
        (true, true) if report.findings.is_empty() => "Nothing was found.".to_owned(),
        (true, _) => waiting,
        (false, true) => format!("{}.", others.join(", ")),
        (false, false) => format!("{}. {waiting}", others.join(", ")),
    }
}

fn part_of(editor: Editor, shown: &Shown) -> Part {
    editor.with(|document| Part::of(&shown.finding.place, document))
}

/// The findings in one part of the document.
#[component]
fn Group(part: Part) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let all = expect_context::<Listed>().all;
    let most = RwSignal::new(AT_ONCE);
    let here = Memo::new(move |_| {
        let is_here = |shown: &&Shown| part_of(editor, shown) == part;
        all.with(|all| all.iter().filter(is_here).cloned().collect::<Vec<_>>())
    });
    let shown = move || here.with(|here| here.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let further = move || here.with(Vec::len).saturating_sub(most.get());
    let heading = Memo::new(move |_| {
        all.track();
        let heading = editor.with(|document| part.heading(document));
        if heading.trim().is_empty() { "A section without a heading".to_owned() } else { heading }
    });
    // The form has a region of the heading's own name.
    let name = move || format!("Findings in {}", heading.get());
    let list = NodeRef::<leptos::html::Ul>::new();
    let show_more = move |_| {
        let before = most.get_untracked();
        most.set(before + AT_ONCE);
        // With the last of them the button is gone.
        after_render(move || {
            let list = list.get_untracked();
            let items = list.map(|list| page::descendants(&list, ".finding > .go")).unwrap_or_default();
            items.get(before).into_iter().for_each(page::focus_element);
        });
    };
    view! {
        <section class="findings" aria-label=name>
            <h3>{move || heading.get()}</h3>
            <ul node_ref=list>
                <For each=shown key=|shown| shown.key.clone() children=move |shown| view! { <Item shown=shown /> } />
            </ul>
            {move || (further() > 0).then(|| view! {
                <button type="button" class="add" on:click=show_more>
                    {format!("Show more ({} further)", further())}
                </button>
            })}
        </section>
    }
}
