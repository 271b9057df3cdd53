//! The figures above the timeline's rows: how long it took, and which rows say so.

use leptos::prelude::*;

use super::editor::Editor;
use super::notices::Notice;
use crate::chronology::{Chronology, Figure, Kind, figures, sentence, spoken};
use crate::document::{Edit, Id, Passage};
use crate::form::Field;
use crate::timeline::zones::Zones;

/// The figures of a timeline, as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    figures: Vec<ShownFigure>,
    /// What is to be known of zones.
    notes: Vec<String>,
    /// What to do where nothing can be shown.
    hint: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct ShownFigure {
    kind: Kind,
    /// How long it took, or why that is not known.
    length: Result<String, String>,
    from: Option<Source>,
    to: Option<Source>,
    has_sentence: bool,
}

/// A row that a figure is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    id: Id,
    text: String,
}

const NO_TIMES: &str = "Rows with times make a picture here, and marked ones make figures.";
const NO_MARKERS: &str = "Mark where the outage begins and ends to see how long it lasted.";

impl Shown {
    pub fn of(chronology: &Chronology, figures: &[Figure]) -> Shown {
        let notes: Vec<String> = chronology.zones.iter().filter_map(|zone| zone.note()).collect();
        let is_marked = figures.iter().any(|figure| figure.from.or(figure.to).is_some());
        if !is_marked {
            let has_times = chronology.events.iter().any(|row| row.moment.is_some());
            let hint = if has_times { NO_MARKERS } else { NO_TIMES };
            return Shown { figures: Vec::new(), notes, hint };
        }
        let source = |at: usize| {
            let row = &chronology.events[at];
            let text = format!("{} {}", chronology.time(row), spoken(row.event.marker().unwrap_or_default()));
            Source { id: row.id, text: text.trim().to_owned() }
        };
        let shown = |figure: &Figure| ShownFigure {
            kind: figure.kind,
            length: figure.length.as_ref().map(ToString::to_string).map_err(ToString::to_string),
            from: figure.from.map(source),
            to: figure.to.map(source),
            has_sentence: sentence(chronology, figure).is_some(),
        };
        Shown { figures: figures.iter().map(shown).collect(), notes, hint: "" }
    }
}

/// All figures, or what it takes to have some.
#[component]
pub fn Figures(
    shown: RwSignal<Shown>,
    /// Puts the sentence of a figure into the Summary.
    put: Callback<Kind>,
) -> impl IntoView {
    move || {
        let Shown { figures, notes, hint } = shown.get();
        let notes = notes.into_iter().map(|note| view! { <p class="hint">{note}</p> }).collect_view();
        if figures.is_empty() {
            return view! { <p class="hint nothing">{hint}</p> {notes} }.into_any();
        }
        let cells = figures.into_iter().map(|figure| view! { <Cell figure=figure put=put /> }).collect_view();
        view! { <dl class="figures">{cells}</dl> {notes} }.into_any()
    }
}

#[component]
fn Cell(figure: ShownFigure, put: Callback<Kind>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let ShownFigure { kind, length, from, to, has_sentence } = figure;
    let source = move |Source { id, text }: Source| {
        view! { <button type="button" class="from-row" on:click=move |_| editor.go_to(Field::Time(id).key())>{text}</button> }
    };
    let value = match length {
        Ok(length) => view! { <dd class="value">{length}</dd> }.into_any(),
        Err(missing) => view! { <dd class="missing">{missing}</dd> }.into_any(),
    };
    // Where the two rows make no length, they are shown so that they can be mended.
    let has_both = from.is_some() && to.is_some();
    view! {
        <div>
            <dt>{kind.name()}</dt>
            {value}
            {has_both.then(|| view! { <dd>{from.map(source)}<span class="unseen">" to "</span>{to.map(source)}</dd> })}
            {has_sentence.then(|| view! {
                <dd><button type="button" class="put" aria-label=format!("Put into Summary: {}", kind.name().to_lowercase())
                    on:click=move |_| put.run(kind)>"Put into Summary"</button></dd>
            })}
        </div>
    }
}

/// Puts the sentence that says a figure into the Summary, as a paragraph of its own.
pub fn put_into_summary(editor: Editor, kind: Kind, zones: &dyn Zones) {
    // What was typed a moment ago may not be shown yet.
    let sentence = editor.with(|document| {
        let chronology = Chronology::of(document, zones);
        figures(&chronology).iter().find(|figure| figure.kind == kind).and_then(|figure| sentence(&chronology, figure))
    });
    let Some(sentence) = sentence else { return };
    let summary = editor.text(Field::Passage(Passage::Summary));
    if summary.contains(&sentence) {
        return editor.notice.set(Some(Notice::say("The Summary says that already.")));
    }
    let before = summary.trim_end();
    let text = if before.is_empty() { sentence.clone() } else { format!("{before}\n\n{sentence}") };
    editor.apply(Edit::Passage(Passage::Summary, text));
    let undo = Notice::offer(format!("The Summary says now: “{sentence}”"), "Undo", move || editor.undo());
    editor.notice.set(Some(undo.until_edit()));
}
