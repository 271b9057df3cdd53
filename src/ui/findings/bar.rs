//! The finding at the focus, below the form: what is wrong here, and what mends it. It stands over the form's end and moves
//! nothing. All that its buttons do can be done by keys, so Tab passes them by.

use leptos::prelude::*;

use super::{class, opening};
use crate::browser::page;
use crate::ui::editor::Editor;

#[component]
pub fn FindingBar() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let findings = editor.findings;
    let here = Memo::new(move |_| {
        findings.report.track();
        let current = findings.current.get();
        let Some(field) = findings.at.get() else { return Vec::new() };
        let mut here = editor.with(|document| findings.here(field, document));
        here.sort_by_key(|(at, _)| Some(*at) != current);
        here
    });
    let mend = format!("{}+.", page::command_key());
    move || {
        let mut here = here.get();
        let count = here.len();
        let finding = if here.is_empty() { None } else { Some(here.swap_remove(0).1) };
        finding.map(|finding| {
            let fix = finding.fix.as_ref().map(|fix| {
                let (name, mend) = (fix.name.clone(), mend.clone());
                view! {
                    <button type="button" class="chip fix" tabindex="-1" on:click=move |_| editor.fix_here()>{name}<kbd>{mend}</kbd></button>
                }
            });
            let more = (count > 1).then(|| view! { <span class="hint">{format!("1 of {count} here")}</span> });
            view! {
                // The focus stays where it is: the bar is about that.
                <div class=format!("finding-bar finding {}", class(finding.level)) role="group" aria-label="Finding at the focus"
                    on:pointerdown=|event| event.prevent_default()>
                    <p><span class="unseen">{opening(finding.level)}": "</span>{finding.message}</p>
                    <div class="does">
                        {more}{fix}
                        <button type="button" class="quiet" tabindex="-1" on:click=move |_| editor.step_finding(true)>"Next"<kbd>"F8"</kbd></button>
                    </div>
                </div>
            }
        })
    }
}
