//! What the person decided about findings in this document, and the way back.

use leptos::prelude::*;

use crate::ui::editor::Editor;

#[component]
pub fn Decided() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let decisions = editor.findings.decisions;
    let is_any = move || decisions.with(|decisions| !decisions.accepted.is_empty() || !decisions.off.is_empty());
    let accepted = move || {
        let accepted = decisions.with(|decisions| decisions.accepted.clone());
        let row = |(at, acceptance): (usize, crate::lint::Acceptance)| {
            let take_back = move |_| {
                editor.decide(|decisions| drop(decisions.accepted.remove(at)));
                editor.check();
            };
            let about = Some(acceptance.about).filter(|about| !about.is_empty()).map(|about| format!(": “{about}”"));
            view! {
                <li>
                    <p>{acceptance.section}", "<code>{acceptance.rule}</code>{about}</p>
                    <p class="hint">{acceptance.reason}</p>
                    <button type="button" class="quiet" on:click=take_back>"Take back"</button>
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
                editor.decide(|decisions| decisions.off.retain(|off| *off != rule));
                editor.check();
            };
            view! {
                <li>
                    <p>"Switched off: "<code>{shown}</code></p>
                    <button type="button" class="quiet" aria-label=format!("Switch {name} on") on:click=switch_on>"Switch on"</button>
                </li>
            }
        };
        off.into_iter().map(row).collect_view()
    };
    move || {
        is_any().then(|| {
            view! {
                <section class="findings decided" aria-label="Decided">
                    <h3>"Decided in this document"</h3>
                    <ul>{accepted}{off}</ul>
                </section>
            }
        })
    }
}
