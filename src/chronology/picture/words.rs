//! The picture in words: the names of its points, its labels, and all of it for those who do not see it.

use super::{Band, Placed, Sign};
use crate::chronology::milestones::spoken;
use crate::chronology::moments::Chronology;
use crate::document::Event;
use crate::preview::{inline, plain_text};

/// The longest name of a point, in characters.
const LONGEST: usize = 120;

/// The most marked rows that are told one by one.
const TOLD: usize = 24;

/// A row as the name of its point: its time and what happened, without markup.
pub fn name(time: &str, event: &Event) -> String {
    let text = plain_text(&inline(&event.text)).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = format!("{time} {text}");
    let name = name.trim_end();
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

/// What the picture shows, as sentences.
pub fn description(chronology: &Chronology, bands: &[Band], rows: &[Placed]) -> String {
    let mut sentences = Vec::new();
    if let [first, .., last] = rows {
        let (count, from, to) = (rows.len(), chronology.time(first.row), chronology.time(last.row));
        let zone = chronology.only_zone().and_then(|zone| zone.name.as_deref());
        let zone = zone.map(|zone| format!(" {zone}")).unwrap_or_default();
        sentences.push(format!("{count} rows from {from} to {to}{zone}."));
    }
    match chronology.events.len() - rows.len() {
        0 => {}
        1 => sentences.push("1 row is not shown, as it is not known when it was.".to_owned()),
        count => sentences.push(format!("{count} rows are not shown, as it is not known when they were.")),
    }
    sentences.extend(bands.iter().map(|band| format!("{}.", band.text)));
    let marked = rows.iter().filter(|row| row.sign != Sign::Row);
    let count = marked.clone().count();
    // The team's own are told where those that all teams have leave room.
    let of_all = marked.clone().filter(|row| row.sign != Sign::OwnMarker).count();
    let (mut room, mut room_for_own) = (TOLD, TOLD.saturating_sub(of_all));
    let told = marked.filter(|row| {
        let room = if row.sign == Sign::OwnMarker { &mut room_for_own } else { &mut room };
        let is_told = *room > 0;
        *room -= usize::from(is_told);
        is_told
    });
    let told = told.map(|row| {
        let marker = row.row.event.marker().unwrap_or_default();
        format!("{} {}", chronology.time(row.row), spoken(marker))
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        let more = if count > told.len() { format!("; and {} more", count - told.len()) } else { String::new() };
        sentences.push(format!("Marked rows: {}{more}.", told.join("; ")));
    }
    sentences.join(" ")
}
