//! What a text leaves open, asked once for all of its rows.

use leptos::prelude::*;
use web_sys::Event;

use super::review_text::OpenReview;
use crate::browser::zones;
use crate::document::{day, iso};
use crate::review::Review;
use crate::timeline::spelling::abbreviations::meanings;
use crate::timeline::zones::zone_named;

/// The key of all questions.
pub const QUESTIONS: &str = "questions-of-text";

/// The key of the list of zones.
const ZONES: &str = "zones-of-text";

#[component]
pub fn Questions(open: OpenReview) -> impl IntoView {
    // An answer may raise another question.
    let asks = move |ask: fn(&Review) -> bool| {
        Memo::new(move |_| {
            open.read.track();
            open.with(|review, _| ask(review))
        })
    };
    let (day, zone, month) = (asks(Review::needs_day), asks(Review::needs_zone), asks(Review::asks_month_first));
    let ambiguous = Memo::new(move |_| {
        open.read.track();
        open.with(|review, _| review.ambiguous_zones().into_iter().map(|(name, _)| name).collect::<Vec<_>>())
    });
    view! {
        <div class="questions" id=QUESTIONS>
            {move || day.get().then(|| view! { <DayQuestion open=open /> })}
            {move || zone.get().then(|| view! { <ZoneQuestion open=open /> })}
            {move || month.get().then(|| view! { <MonthQuestion open=open /> })}
            <For each=move || ambiguous.get() key=String::clone children=move |name| view! { <MeaningQuestion open=open name=name /> } />
        </div>
    }
}

#[component]
fn DayQuestion(open: OpenReview) -> impl IntoView {
    let shown = open.with(|review, _| review.day().map(iso)).unwrap_or_default();
    let picked = move |event: Event| {
        let picked = day(&event_target_value(&event));
        open.answer(move |review, _| review.set_day(picked));
    };
    view! {
        <label>
            <span>"Day of times without one"</span>
            <input type="date" prop:value=shown on:change=picked />
        </label>
    }
}

#[component]
fn ZoneQuestion(open: OpenReview) -> impl IntoView {
    let shown = open.with(|review, _| review.zone());
    let refused = RwSignal::new(String::new());
    // While it is typed, what is no zone yet may become one.
    let typed = move |event: Event| {
        if let Some(zone) = open.with(|_, zones| zone_named(&event_target_value(&event), zones)) {
            refused.set(String::new());
            if open.with(|review, _| review.zone() != zone.to_string()) {
                open.answer(move |review, _| review.set_zone(zone));
            }
        }
    };
    let left = move |event: web_sys::FocusEvent| {
        let typed = event_target_value(&event);
        let typed = typed.trim();
        let is_taken = open.with(|_, zones| zone_named(typed, zones).is_some());
        refused.set(if is_taken {
            String::new()
        } else {
            format!("“{typed}” is no zone that is known here: try UTC, +02:00 or Europe/Berlin.")
        });
    };
    let common = std::iter::once("UTC".to_owned()).chain(zones::own()).chain(zones::all());
    let options = common.map(|zone| view! { <option value=zone></option> }).collect_view();
    view! {
        <div>
            <label>
                <span>"Zone of times without one"</span>
                <input type="text" list=ZONES prop:value=shown on:input=typed on:blur=left spellcheck="false"
                    aria-invalid=move || (!refused.get().is_empty()).to_string() aria-describedby="refused-zone" />
            </label>
            <datalist id=ZONES>{options}</datalist>
            <p class="refused" id="refused-zone" role="alert">{refused}</p>
        </div>
    }
}

#[component]
fn MonthQuestion(open: OpenReview) -> impl IntoView {
    let chosen = open.with(|review, _| review.month_first());
    let picked = move |event: Event| {
        let month_first = match event_target_value(&event).as_str() {
            "month" => true,
            "day" => false,
            _ => return,
        };
        open.answer(move |review, _| review.set_month_first(month_first));
    };
    view! {
        <label>
            <span>"In dates such as 12/06, first comes"</span>
            <select on:change=picked>
                <option value="" selected=chosen.is_none()>"not known yet"</option>
                <option value="day" selected=chosen == Some(false)>"the day"</option>
                <option value="month" selected=chosen == Some(true)>"the month"</option>
            </select>
        </label>
    }
}

/// What an abbreviation means.
#[component]
fn MeaningQuestion(open: OpenReview, name: String) -> impl IntoView {
    let chosen = open.with(|review, _| review.ambiguous_zones().into_iter().find(|(own, _)| *own == name));
    let chosen = chosen.map_or(0, |(_, chosen)| chosen);
    let options = meanings(&name).iter().enumerate().map(|(place, meaning)| {
        view! { <option value=place.to_string() selected=place == chosen>{meaning.name}</option> }
    });
    let options = options.collect_view();
    let label = format!("{name} is");
    let picked = move |event: Event| {
        if let Ok(meaning) = event_target_value(&event).parse() {
            let name = name.clone();
            open.answer(move |review, _| review.set_meaning(&name, meaning));
        }
    };
    view! {
        <label>
            <span>{label}</span>
            <select on:change=picked>{options}</select>
        </label>
    }
}
