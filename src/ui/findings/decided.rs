//! What the person decided about findings in this document, and the way back.

use leptos::prelude::*;

use super::item::leaving;
use crate::lint::Acceptance;
use crate::ui::editor::Editor;

const HEADING: &str = "decided-heading";

#[component]
pub fn Decided() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let decisions = editor.findings.decisions;
    let is_any = move || decisions.with(|decisions| !decisions.accepted.is_empty() || !decisions.off.is_empty());
    // How many findings each acceptance is of.
    let counts = Memo::new(move |_| {
        let mut counts = vec![0_usize; decisions.with(|decisions| decisions.accepted.len())];
        editor.findings.report.with(|report| {
            let of = report.accepted.iter().map(|(_, acceptance)| *acceptance);
            of.for_each(|at| counts.get_mut(at).into_iter().for_each(|count| *count += 1));
        });
        counts
    });
    let accepted = move || {
        let accepted = decisions.with(|decisions| decisions.accepted.clone());
        let row = |(at, acceptance): (usize, Acceptance)| {
            let take_back = move |_| {
                leaving(|| {
                    editor.decide(|decisions| drop(decisions.accepted.remove(at)));
                    editor.check();
                });
            };
            let named = format!("Take back: {}, {}", acceptance.section, acceptance.rule);
            let about = Some(acceptance.about).filter(|about| !about.is_empty()).map(|about| format!(": “{about}”"));
            let found = move || match counts.with(|counts| counts.get(at).copied().unwrap_or_default()) {
                0 => Some(". Nothing of it is left".to_owned()),
                1 => None,
                count => Some(format!(", at {count} places")),
            };
            view! {
                <li>
                    <p>{acceptance.section}", "<code>{acceptance.rule}</code>{about}{found}</p>
                    <p class="hint">{acceptance.reason}</p>
                    <button type="button" class="quiet" aria-label=named on:click=take_back>"Take back"</button>
                </li>
            }
        };
        accepted.into_iter().enumerate().map(row).collect_view()
    };
    let off = move || {
        let off = decisions.with(|decisions| decisions.off.clone());
        let row = |rule: String| {
            let (name, shown) = (rule.clone(), rule.clone());
            let switch_on = move |_| {
                leaving(|| {
                    editor.decide(|decisions| decisions.off.retain(|off| *off != rule));
                    editor.check();
                });
            };
            view! {
                <li>
                    <p>"Switched off: "<code>{shown}</code></p>
                    <button type="button" class="quiet" aria-label=format!("Switch on {name}") on:click=switch_on>"Switch on"</button>
                </li>
            }
        };
        off.into_iter().map(row).collect_view()
    };
    move || {
        is_any().then(|| {
            view! {
                <section class="findings decided" aria-labelledby=HEADING>
                    <h3 id=HEADING>"Decided in this document"</h3>
                    <ul>{accepted}{off}</ul>
                </section>
            }
        })
    }
}
