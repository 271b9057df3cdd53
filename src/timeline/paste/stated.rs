//! Lines that say something of all that follow them: their day, their zone.

use super::shape::Shape;
use crate::timeline::spelling::day::{Beside, day};
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::stamp::stamps;
use crate::timeline::spelling::zone::{ZoneText, region, zone};

/// `2026-03-12`, `**March 12, 2026**`, `Thursday:`, `2026-03-12 (*all times UTC*)`, `--- Day changed Fri Mar 13 2026`.
pub fn day_line(body: &str) -> Option<Shape> {
    if let Some(rest) =
        ["--- Log opened ", "--- Day changed ", "--- Log closed "].iter().find_map(|log| body.strip_prefix(log))
    {
        let day = stamps(rest).into_iter().find_map(|found| found.stamp.day)?;
        return Some(Shape::Day(day, None));
    }
    let plain = body.trim_matches(['*', '_', '`', ' ', ':', '=', '-', '–', '—']);
    let mut reader = Reader::new(plain, 0);
    let day = day(&mut reader, Beside { clock: true })?;
    let rest = reader.rest().trim_matches([' ', '*', '_', ',', '-', '–', '—', ':', '.']);
    if rest.is_empty() {
        return Some(Shape::Day(day, None));
    }
    let zone = zone_line(rest).or_else(|| ZoneText::of(rest))?;
    Some(Shape::Day(day, Some(zone)))
}

/// The zone that a line of its own names for all times.
pub fn zone_line(body: &str) -> Option<ZoneText> {
    const TELLING: [&str; 8] = ["all", "times", "time", "timestamps", "timezone", "zone", "tz", "clocks"];
    const BESIDE: [&str; 24] = [
        "are",
        "is",
        "in",
        "the",
        "of",
        "this",
        "given",
        "shown",
        "displayed",
        "listed",
        "stated",
        "expressed",
        "below",
        "timeline",
        "note",
        "events",
        "log",
        "local",
        "unless",
        "otherwise",
        "noted",
        "as",
        "here",
        "event",
    ];
    if body.len() > 80 {
        return None;
    }
    let mut zone_of_all: Option<ZoneText> = None;
    let mut is_told = false;
    let mut reader = Reader::new(body, 0);
    loop {
        let signs = reader
            .rest()
            .trim_start_matches([' ', '\t', '(', ')', '[', ']', '*', '_', '.', ':', '`', ',', '=', '/', '\u{a0}']);
        reader.at = body.len() - signs.len();
        if signs.is_empty() {
            break;
        }
        let in_brackets = reader.before().is_some_and(|sign| "([".contains(sign));
        if let Some(found) = zone(&mut reader).or_else(|| region(&mut reader)) {
            // `CET (UTC+1)` says it twice, an offset more clearly.
            let is_clear = !matches!(found, ZoneText::Abbreviation(_));
            match &zone_of_all {
                Some(_) if !in_brackets => return None,
                Some(ZoneText::Utc | ZoneText::Offset(_) | ZoneText::Named(_)) if !is_clear => {}
                _ => zone_of_all = Some(found),
            }
            continue;
        }
        let word = reader.letters();
        let is = |known: &&str| word.eq_ignore_ascii_case(known);
        let tells = TELLING.iter().any(is);
        if word.is_empty() || !tells && !BESIDE.iter().any(is) {
            return None;
        }
        is_told |= tells;
        reader.at += word.len();
        if !reader.is_at_end_of_word() && reader.peek() != Some(b'_') {
            return None;
        }
    }
    zone_of_all.filter(|_| is_told)
}
