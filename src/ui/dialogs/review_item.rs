//! One proposed row, or one line without a time, beside the text that it was read from.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::review_text::FATES;
use crate::browser::zones::BrowserZones;
use crate::document::iso;
use crate::review::{Item, ItemKind, Review, ReviewedRow};
use crate::timeline::paste::draft::Fate;
use crate::timeline::proposal::Confidence;

/// Says in the page which item a control is of.
pub const PLACE: &str = "data-place";

/// In signs: the source of a row may be a whole page.
const LONGEST_SOURCE: usize = 600;

/// The first items of a review, with a line where a day begins.
pub fn items_view(review: &Review, zones: &BrowserZones, most: usize) -> impl IntoView + use<> {
    let mut day: Option<Option<NaiveDate>> = None;
    let views = review.items(zones).into_iter().take(most).map(|item| {
        let source = review.source(&item).to_owned();
        let begins = match &item.kind {
            ItemKind::Row(row) if day != Some(row.settled.day) => {
                day = Some(row.settled.day);
                Some(row.settled.day.map_or_else(|| "Day not known".to_owned(), iso))
            }
            _ => None,
        };
        let begins = begins.map(|day| view! { <li class="day">{day}</li> });
        view! { {begins}{item_view(item, source)} }
    });
    views.collect::<Vec<_>>()
}

fn item_view(item: Item, source: String) -> AnyView {
    let place = item.place.to_string();
    match item.kind {
        ItemKind::Row(row) => row_view(row, place, source).into_any(),
        // What its program put there says nothing.
        ItemKind::Line { fate: Fate::Drop, text } if text.is_empty() => ().into_any(),
        ItemKind::Line { text, fate } => line_view(&text, fate, place).into_any(),
    }
}

fn row_view(row: ReviewedRow, place: String, source: String) -> impl IntoView {
    let ReviewedRow { proposed, settled, is_there, is_repeated, is_taken } = row;
    let doubtful = proposed.confidence() == Confidence::Low;
    let there = match (is_there, is_repeated) {
        (true, _) => Some("already in the timeline".to_owned()),
        (false, true) => Some("the text says so before".to_owned()),
        (false, false) => None,
    };
    let remark = settled.remark.as_ref().map(|remark| remark.in_words());
    let told = proposed.zone.as_ref().map(|zone| format!("{} {zone}", proposed.clock));
    let moved =
        told.filter(|_| !settled.time.ends_with(&proposed.clock.to_string())).map(|told| format!("{told} in the text"));
    let guesses = proposed.guesses.iter().map(|guess| guess.in_words().to_owned());
    let remarks: Vec<_> =
        there.into_iter().chain(remark).chain(moved).chain(guesses).map(|said| view! { <li>{said}</li> }).collect();
    let (remarks_key, source_key) = (format!("remarks-{place}"), format!("source-{place}"));
    let described = if remarks.is_empty() { source_key.clone() } else { format!("{remarks_key} {source_key}") };
    let remarks = (!remarks.is_empty()).then(|| view! { <ul class="remarks" id=remarks_key>{remarks}</ul> });
    let text = if proposed.text.is_empty() { "(no text)".to_owned() } else { proposed.text };
    view! {
        <li class="row-proposed" class:doubtful=doubtful>
            <label>
                <input type="checkbox" checked=is_taken data-place=place aria-describedby=described />
                <span class="time">{settled.time}</span>
                <span class="what">{text}</span>
            </label>
            {remarks}
            <span class="source" id=source_key>{shortened(&source, LONGEST_SOURCE)}</span>
        </li>
    }
}

fn line_view(text: &str, fate: Fate, place: String) -> impl IntoView {
    let name = format!("What becomes of “{}”", shortened(text, 60));
    let options = FATES.map(|(own, value, said)| view! { <option value=value selected=own == fate>{said}</option> });
    view! {
        <li class="untimed">
            <span class="what">{text.to_owned()}</span>
            <select aria-label=name data-place=place>{options}</select>
        </li>
    }
}

fn shortened(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
