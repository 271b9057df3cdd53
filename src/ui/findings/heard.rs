//! What screen readers hear of findings: how many there are, once that has changed, and not with every key.

use std::time::Duration;

use leptos::prelude::*;

use crate::lint::Report;
use crate::ui::editor::Editor;

/// So long nothing is said after something was, in milliseconds, nor after the count changed for the first time.
const PAUSE: u64 = 4_000;

#[component]
pub fn Heard() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let report = editor.findings.report;
    let (said, spoken) = (RwSignal::new(String::new()), editor.findings.heard);
    let waits = StoredValue::new(false);
    let speak = move || {
        waits.set_value(false);
        let now = report.with_untracked(sentence);
        if spoken.with_value(|spoken| spoken.as_ref() != Some(&now)) {
            spoken.set_value(Some(now.clone()));
            said.set(now);
        }
    };
    Effect::new(move |_| {
        let now = report.with(sentence);
        if spoken.with_value(Option::is_none) {
            // How a document is when it is opened is no news.
            spoken.set_value(Some(now));
        } else if !waits.get_value() {
            waits.set_value(true);
            set_timeout(speak, Duration::from_millis(PAUSE));
        }
    });
    view! { <p class="unseen" role="status" aria-label="Findings" aria-live="polite">{move || said.get()}</p> }
}

fn sentence(report: &Report) -> String {
    let counts = report.counts();
    match (counts.is_empty(), report.is_ready()) {
        (true, true) => "Ready to publish.".to_owned(),
        (true, false) => String::new(),
        (false, true) => format!("No error left. {counts}."),
        (false, false) => format!("{counts}."),
    }
}
