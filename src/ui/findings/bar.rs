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
    // The finding, and which of how many here it is.
    let here = Memo::new(move |_| {
        let here = editor.with(|document| findings.here(document));
        let led = findings.current.with(|led| here.iter().position(|finding| Some(finding) == led.as_ref()));
        let (at, count) = (led.unwrap_or(0), here.len());
        Some((here.into_iter().nth(at)?, at + 1, count))
    });
    let mend = format!("{}+.", page::command_key());
    move || {
        here.get().map(|(finding, number, count)| {
            let fix = finding.fix.as_ref().map(|fix| {
                let (name, mend) = (fix.name.clone(), mend.clone());
                view! {
                    <button type="button" class="chip fix" tabindex="-1" on:click=move |_| editor.fix_here()>{name}<kbd>{mend}</kbd></button>
                }
            });
            let more = (count > 1).then(|| view! { <span class="hint">{format!("{number} of {count} here")}</span> });
            view! {
                // The focus stays where it is: the bar is about that.
                <div class=format!("finding-bar finding {}", class(finding.level)) role="region" aria-label="Finding at the focus"
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
