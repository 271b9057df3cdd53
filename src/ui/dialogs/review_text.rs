//! What a text proposes for the timeline, for a person to decide.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::super::editor::{Editor, after_render};
use super::super::notices::Notice;
use super::super::pasting::{PastedInto, Pasting};
use super::review_item::{PLACE, items_view};
use super::review_questions::{QUESTIONS, Questions};
use crate::browser::page;
use crate::browser::zones::BrowserZones;
use crate::document::Edit;
use crate::form::Field;
use crate::review::{Count, Review};
use crate::timeline::paste::draft::Fate;

/// The key of the list.
const LIST: &str = "proposed";

/// How many items are shown at first, and with each step further.
const AT_ONCE: usize = 2_000;

/// A review that is on the screen.
#[derive(Clone, Copy)]
pub struct OpenReview {
    review: StoredValue<Review, LocalStorage>,
    zones: StoredValue<BrowserZones, LocalStorage>,
    /// Grows when the list is to be shown anew.
    pub read: RwSignal<u32>,
    pub count: RwSignal<Count>,
}

impl OpenReview {
    fn new(review: StoredValue<Review, LocalStorage>, zones: StoredValue<BrowserZones, LocalStorage>) -> OpenReview {
        let open = OpenReview { review, zones, read: RwSignal::new(0), count: RwSignal::new(Count::default()) };
        open.count_again();
        open
    }

    pub fn with<T>(&self, look: impl FnOnce(&Review, &BrowserZones) -> T) -> T {
        self.review.with_value(|review| self.zones.with_value(|zones| look(review, zones)))
    }

    /// Makes a decision that its control shows already.
    fn decide(&self, decide: impl FnOnce(&mut Review)) {
        self.review.update_value(decide);
        self.count_again();
    }

    /// Makes a decision that concerns the whole list.
    pub fn answer(&self, answer: impl FnOnce(&mut Review, &BrowserZones)) {
        self.zones.with_value(|zones| self.review.update_value(|review| answer(review, zones)));
        self.count_again();
        self.read.update(|read| *read += 1);
    }

    fn count_again(&self) {
        self.count.set(self.with(|review, zones| review.count(zones)));
    }
}

#[component]
pub fn ReviewText(back: Callback<()>, close: Callback<()>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let pasting = expect_context::<Pasting>();
    let open = OpenReview::new(pasting.decided, editor.zones);
    // Whoever has to answer something first is not led past it.
    let is_asked = open.with(|review, _| review.leaves_open());
    after_render(move || {
        let question = page::element(QUESTIONS).and_then(|questions| questions.query_selector("input, select").ok()?);
        match question.filter(|_| is_asked).and_then(|question| question.dyn_into::<HtmlElement>().ok()) {
            Some(question) => drop(question.focus()),
            None => page::focus_in_place(LIST),
        }
    });
    let add = move || {
        let entries = open.with(|review, zones| review.accepted(zones));
        let rows = open.count.get_untracked().taken;
        pasting.end();
        close.run(());
        let added = editor.apply(Edit::AddEvents(entries));
        let first = editor.with(|document| document.timeline.iter().map(|row| row.id).find(|id| added.contains(id)));
        if let Some(first) = first {
            editor.go_to(Field::Time(first).key());
        }
        let said = format!(
            "{} added to the timeline.",
            if rows == 1 { "1 row was".to_owned() } else { format!("{rows} rows were") }
        );
        editor.notice.set(Some(Notice::offer(said, "Undo", move || editor.undo()).until_edit()));
    };
    let as_text = move |area: PastedInto| {
        let text = pasting.text.get_untracked();
        pasting.end();
        close.run(());
        after_render(move || area.insert(editor, &text));
    };
    let changed = move |event: web_sys::Event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Some(place) = target.get_attribute(PLACE).and_then(|place| place.parse().ok()) else { return };
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            open.decide(|review| review.take(place, input.checked()));
        } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>()
            && let Some(fate) = fate_of(&select.value())
        {
            open.decide(|review| review.set_fate(place, fate));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && page::is_command(&event) {
            event.prevent_default();
            if open.count.get_untracked().taken > 0 {
                add();
            }
        }
    };
    let count = move || open.count.get();
    let into = open.with(|review, _| review.timeline_zone().to_owned());
    let none = move || count().taken == 0;
    let key = format!("{}+Enter", page::command_key());
    let shown = RwSignal::new(AT_ONCE);
    let show_more = move || {
        let first = shown.get_untracked();
        shown.set(first + AT_ONCE);
        after_render(move || focus_place(first));
    };
    // As many items as a browser shows without a pause. Those further down are decided with all others until they are shown.
    let more = move || {
        let hidden = count().items.saturating_sub(shown.get());
        (hidden > 0).then(|| {
            view! {
                <li class="more">
                    <button type="button" class="quiet" on:click=move |_| show_more()>
                        {format!("Show {} of the {hidden} below", hidden.min(AT_ONCE))}
                    </button>
                </li>
            }
        })
    };
    view! {
        <div class="review" on:keydown=pressed>
            <Questions open=open />
            <div class="review-bar">
                <p><span role="status">{move || count().in_words()}</span>{format!(" Times are in {into}, as in this timeline.")}</p>
                <button type="button" class="quiet" on:click=move |_| open.answer(|review, zones| review.take_all(true, zones))>"Take all rows"</button>
                <button type="button" class="quiet" on:click=move |_| open.answer(|review, zones| review.take_all(false, zones))>"Take none"</button>
                {move || (count().lines > 0).then(|| {
                    let kept = move || count().notes > 0;
                    view! {
                        <button type="button" class="quiet" on:click=move |_| { let keep = !kept(); open.answer(move |review, _| review.keep_notes(keep)) }>
                            {move || if kept() { "Leave out lines without a time" } else { "Keep lines without a time" }}
                        </button>
                    }
                })}
            </div>
            <ol id=LIST class="proposed" tabindex="-1" aria-label="Proposed rows" on:change=changed on:keydown=go_by_arrows>
                // All anew: a box that a person has touched shows what it is told by nobody but them.
                <For each=move || [(open.read.get(), shown.get())] key=|shown| *shown
                    children=move |(_, most)| open.with(|review, zones| items_view(review, zones, most)) />
                {move || { open.read.track(); more() }}
            </ol>
            <footer>
                {move || pasting.area.get().map(|area| view! {
                    <button type="button" class="quiet" on:click=move |_| as_text(area.clone())>"Paste as plain text instead"</button>
                })}
                <button type="button" class="quiet" on:click=move |_| back.run(())>"Back to the text"</button>
                <button type="button" class="main" title=key.clone() aria-disabled=move || none().to_string()
                    on:click=move |_| if !none() { add() }>
                    {move || match count().taken { 1 => "Add 1 row".to_owned(), rows => format!("Add {rows} rows") }}
                </button>
            </footer>
        </div>
    }
}

/// The names of the fates in the page.
pub const FATES: [(Fate, &str, &str); 3] = [
    (Fate::Attach, "attach", "Add to the row above"),
    (Fate::Note, "note", "Keep as a note"),
    (Fate::Drop, "drop", "Leave out"),
];

fn fate_of(name: &str) -> Option<Fate> {
    FATES.iter().find(|(_, known, _)| *known == name).map(|(fate, ..)| *fate)
}

/// Puts the focus into the first control of an item or of one after it.
fn focus_place(place: usize) {
    let Some(list) = page::element(LIST) else { return };
    let is_there = |control: &Element| {
        control.get_attribute(PLACE).and_then(|own| own.parse().ok()).is_some_and(|own: usize| own >= place)
    };
    let control = page::descendants(&list, "input, select").into_iter().find(is_there);
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        let _ = control.focus();
    }
}

/// The arrows go from row to row.
fn go_by_arrows(event: KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(list) = page::element(LIST) else { return };
    let Some(target) = target.filter(|target| !target.matches("select").unwrap_or(false)) else { return };
    let boxes = page::descendants(&list, "input");
    let at = boxes.iter().position(|other| *other == target);
    let next = match (event.key().as_str(), at) {
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowDown", None) if target.id() == LIST => 0,
        ("ArrowUp", Some(at)) if at > 0 => at - 1,
        _ => return,
    };
    if let Some(next) = boxes.get(next).and_then(|next| next.dyn_ref::<HtmlInputElement>()) {
        event.prevent_default();
        let _ = next.focus();
    }
}
