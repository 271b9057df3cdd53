//! How many findings there are: of the whole document in the bar at the top, and of each section at its heading.

use leptos::prelude::*;

use super::class;
use super::panel::VERDICT;
use crate::browser::page;
use crate::lint::{Finding, Level, Part, Report};
use crate::ui::editor::{Editor, Side, View, after_render};

/// How it is with a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ready,
    NotChecked,
    /// So many of each level, as in [`Level::ALL`].
    Found([usize; Level::ALL.len()]),
}

impl State {
    fn of(report: &Report) -> State {
        let counts = Level::ALL.map(|level| report.count(level));
        match report.is_ready() {
            _ if counts.iter().any(|count| *count > 0) => State::Found(counts),
            true => State::Ready,
            false => State::NotChecked,
        }
    }
}

/// The state of the document. Pressed, it shows the findings.
#[component]
pub fn Badge() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let now = Memo::new(move |_| editor.findings.report.with(State::of));
    let open = move |_| {
        editor.view.set(View::Findings);
        editor.side.set(Side::Read);
        after_render(|| page::focus_in_place(VERDICT));
    };
    view! {
        <button type="button" class="quiet badges" class:idle=move || now.get() == State::NotChecked title="Show the findings" on:click=open>
            <span class="unseen">"Findings: "</span>
            {move || match now.get() {
                State::Ready => view! { <span class="badge ready">"Ready to publish"</span> }.into_any(),
                State::NotChecked => view! { <span class="badge">"Not checked yet"</span> }.into_any(),
                State::Found(counts) => Level::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).map(counted).collect_view().into_any(),
            }}
        </button>
    }
}

/// So many of a level: a sign and a number, and in words for those who hear it.
fn counted((level, count): (Level, usize)) -> impl IntoView {
    let said = level.counted(count);
    view! { <span class=format!("badge {}", class(level))><span aria-hidden="true">{count}</span><span class="unseen">{said}" "</span></span> }
}

/// The findings of a part of the document, at its heading; nothing where there is none. Keys lead to them too, so Tab passes
/// it by.
#[component]
pub fn PartBadge(part: Part) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let report = editor.findings.report;
    let first = Memo::new(move |_| {
        report.with(|report| {
            editor.with(|document| {
                let (level, count) = report.worst(part, document)?;
                let is_first = |finding: &Finding| finding.level == level && Part::of(&finding.place, document) == part;
                Some((report.findings.iter().position(is_first)?, level, count))
            })
        })
    });
    move || {
        first.get().map(|(at, level, count)| {
            view! {
                <button type="button" class=format!("quiet badge {}", class(level)) tabindex="-1" title="Go to the worst finding here"
                    on:click=move |_| editor.go_to_finding(at)>
                    <span>{count}" "<span class="unit">{if count == 1 { level.name().to_owned() } else { format!("{}s", level.name()) }}</span></span>
                </button>
            }
        })
    }
}
