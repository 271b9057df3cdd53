//! A finding beside the form: what is wrong, the way to it, and what can be done about it.

use std::collections::HashMap;

use leptos::prelude::*;

use super::panel::VERDICT;
use super::{class, opening};
use crate::browser::page;
use crate::lint::{Finding, Place, Report};
use crate::ui::editor::{Editor, after_render};

/// The findings that the panel shows.
#[derive(Clone, Copy)]
pub struct Listed {
    pub all: Memo<Vec<Shown>>,
    /// The key of the one that was gone to last.
    pub current: Memo<Option<String>>,
}

/// A finding on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub finding: Finding,
    /// Tells it from all others that are shown, and is the same for as long as it says the same about the same control.
    pub key: String,
}

impl Shown {
    /// All findings of a report, in its order.
    pub fn all(report: &Report) -> Vec<Shown> {
        // Of one rule, a control may have several.
        let mut counts: HashMap<String, usize> = HashMap::new();
        let shown = report.findings.iter().map(|finding| {
            let place = match &finding.place {
                Place::Section(section) => format!("{section:?}"),
                Place::Field(field, _) => field.key(),
            };
            let said = format!("{} {place} {} {:?}", finding.rule.name, finding.message, finding.fix);
            let count = counts.entry(said.clone()).or_default();
            *count += 1;
            Shown { finding: finding.clone(), key: format!("{said} {count}") }
        });
        shown.collect()
    }
}

#[component]
pub fn Item(shown: Shown) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let Shown { finding, key } = shown;
    let (rule, level) = (finding.rule, finding.level);
    let (explained, accepting) = (RwSignal::new(false), RwSignal::new(false));
    let Listed { all, current } = expect_context::<Listed>();
    let is_current = {
        let key = key.clone();
        move || current.with(|current| current.as_ref() == Some(&key))
    };
    // Its place in the report changes with those before it, and its words may have moved.
    let now = move |key: &str| {
        editor.check();
        all.with_untracked(|all| {
            let at = all.iter().position(|shown| shown.key == key)?;
            Some((at, all[at].finding.clone()))
        })
    };
    let go = {
        let key = key.clone();
        move |_| now(&key).into_iter().for_each(|(at, _)| editor.go_to_finding(at))
    };
    let fix = finding.fix.clone().map(|fix| {
        let finding = finding.clone();
        let mend = move |_| leaving(|| editor.fix(&finding));
        view! { <button type="button" class="chip fix" on:click=mend>{fix.name}</button> }
    });
    let reason = RwSignal::new(String::new());
    let line = NodeRef::<leptos::html::Input>::new();
    let focus_line = move || line.try_get_untracked().flatten().into_iter().for_each(|line| page::focus_element(&line));
    let accept = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked();
        match now(&key).filter(|_| !reason.trim().is_empty()) {
            Some((_, finding)) => leaving(|| editor.accept(&finding, &reason)),
            // Blanks are no reason, which the browser does not know.
            None => focus_line(),
        }
    };
    let switch_off = move |_| leaving(|| editor.switch_off(rule.name));
    let begin = move |_| {
        accepting.update(|accepting| *accepting = !*accepting);
        after_render(focus_line);
    };
    let opener = NodeRef::<leptos::html::Button>::new();
    let cancel = move |_| {
        accepting.set(false);
        opener.get_untracked().into_iter().for_each(|opener| page::focus_element(&opener));
    };
    view! {
        <li class=format!("finding {}", class(level)) aria-current=move || is_current().then_some("true")>
            <button type="button" class="go" on:click=go>
                <span class="unseen">{opening(level)}": "</span>{finding.message.clone()}
            </button>
            <div class="does">
                {fix}
                <button type="button" class="quiet" node_ref=opener on:click=begin aria-expanded=move || accepting.get().to_string()>"Accept…"</button>
                <button type="button" class="quiet" aria-expanded=move || explained.get().to_string()
                    on:click=move |_| explained.update(|explained| *explained = !*explained)>"Why?"</button>
            </div>
            {move || explained.get().then(|| view! {
                <div class="why">
                    <p>{rule.why}" "{rule.remedy}</p>
                    <p class="hint">{rule.source}</p>
                    <p class="hint"><code>{rule.name}</code>
                        <button type="button" class="quiet" on:click=switch_off>"Switch off in this document"</button></p>
                </div>
            })}
            {
                let accept = accept.clone();
                move || accepting.get().then(|| view! {
                    <form class="accepting" on:submit=accept.clone()>
                        <label><span class="label">"Why it may stay as it is"</span>
                            <input type="text" class="line" node_ref=line autocomplete="off" required
                                on:input=move |event| reason.set(event_target_value(&event)) /></label>
                        <button type="submit" class="chip">"Accept"</button>
                        <button type="button" class="quiet" on:click=cancel>"Cancel"</button>
                    </form>
                })
            }
        </li>
    }
}

/// Does what takes a finding, or a decision, out of the panel. The focus was in it and goes to the next one there, or to the
/// headline.
pub fn leaving(act: impl FnOnce()) {
    const FIRST: &str = "li.finding > .go, .decided li > button";
    let items = || page::element("panel-findings").map(|panel| page::descendants(&panel, FIRST)).unwrap_or_default();
    let focused = page::focused();
    let at = focused.and_then(|focused| {
        let item = focused.closest("li").ok().flatten()?;
        items().iter().position(|first| item.contains(Some(first)))
    });
    act();
    after_render(move || {
        let Some(at) = at else { return };
        let items = items();
        match items.get(at).or(items.last()) {
            Some(next) => page::focus_element(next),
            None => page::focus_in_place(VERDICT),
        }
    });
}
