//! The figures above the timeline's rows: how long it took, and which rows say so.

use leptos::prelude::*;

use super::editor::Editor;
use super::notices::Notice;
use crate::chronology::{Edge, Figure, Measure, Spell, Times, sentence, spoken};
use crate::document::{Edit, Id, Passage};
use crate::form::Field;

/// The figures of a timeline, as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    figures: Vec<ShownFigure>,
    /// What is to be known of zones, and of rows that are left out.
    notes: Vec<String>,
    /// What to do where nothing can be shown.
    hint: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct ShownFigure {
    measure: Measure,
    /// How long it took, or why that is not known.
    length: Result<String, String>,
    /// Where it began and ended; several where it began again.
    spells: Vec<Vec<Source>>,
    has_sentence: bool,
}

/// A row that a figure is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    id: Id,
    number: usize,
    text: String,
}

const NO_TIMES: &str = "Rows with times make a picture here, and marked ones make figures.";
const NO_MARKERS: &str = "Mark where the outage begins and ends to see how long it lasted.";

impl Shown {
    pub fn of(times: &Times) -> Shown {
        let Times { chronology, figures } = times;
        let notes = chronology.notes();
        let edges = |spell: &Spell| [spell.from, spell.to].into_iter().flatten();
        if figures.iter().flat_map(|figure| &figure.spells).flat_map(edges).next().is_none() {
            let has_times = chronology.events.iter().any(|row| row.moment.is_some());
            let hint = if has_times { NO_MARKERS } else { NO_TIMES };
            return Shown { figures: Vec::new(), notes, hint };
        }
        let source = |edge: Edge| {
            let row = &chronology.events[edge.row];
            let text = format!("{} {}", chronology.time(row), spoken(row.event.marker().unwrap_or_default()));
            Source { id: row.id, number: row.number, text: text.trim().to_owned() }
        };
        let shown = |figure: &Figure| ShownFigure {
            measure: figure.measure,
            length: figure.said().map_err(ToString::to_string),
            spells: figure.spells.iter().map(|spell| edges(spell).map(source).collect()).collect(),
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
    put: Callback<Measure>,
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
fn Cell(figure: ShownFigure, put: Callback<Measure>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let ShownFigure { measure, length, spells, has_sentence } = figure;
    let source = move |Source { id, number, text }: Source| {
        view! {
            <button type="button" class="from-row" title=format!("Go to row {number}")
                on:click=move |_| editor.go_to(Field::Time(id).key())>{text}</button>
        }
    };
    let value = match length {
        Ok(length) => view! { <dd class="value">{length}</dd> }.into_any(),
        Err(missing) => view! { <dd class="missing">{missing}</dd> }.into_any(),
    };
    // Where rows make no length, they are shown so that they can be mended; one alone says nothing that is not said.
    let spells = if spells.iter().flatten().count() > 1 { spells } else { Vec::new() };
    let spell = move |rows: Vec<Source>| {
        let rows = rows.into_iter().enumerate();
        let row = move |(at, row): (usize, Source)| {
            view! { {(at > 0).then(|| view! { <span class="unseen">" to "</span> })}{source(row)} }
        };
        view! { <dd>{rows.map(row).collect_view()}</dd> }
    };
    view! {
        <div>
            <dt>{measure.name()}</dt>
            {value}
            {spells.into_iter().map(spell).collect_view()}
            {has_sentence.then(|| view! {
                <dd><button type="button" class="put" aria-label=format!("Put into Summary: {}", measure.name().to_lowercase())
                    on:click=move |_| put.run(measure)>"Put into Summary"</button></dd>
            })}
        </div>
    }
}

/// Puts the sentence that says a figure into the Summary, as a paragraph of its own.
pub fn put_into_summary(editor: Editor, measure: Measure) {
    // What was typed a moment ago may not be shown yet.
    editor.settle_time();
    let times = editor.times();
    let Some(figure) = times.figures.iter().find(|figure| figure.measure == measure) else { return };
    let Some(sentence) = sentence(&times.chronology, figure) else {
        let missing = figure.said().err().map(ToString::to_string).unwrap_or_default();
        return editor.notice.set(Some(Notice::say(format!("There is nothing to put into the Summary. {missing}."))));
    };
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
