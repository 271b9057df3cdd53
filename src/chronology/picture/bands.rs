//! The outage and the incident as bands.

use super::scale::Scale;
use super::text_width::text_width;
use super::{BAND_GAP, BAND_HEIGHT, SIZE};
use crate::chronology::figures::{Figure, Measure, Missing};
use crate::chronology::moments::{Chronology, Moment};

/// The narrowest band, in pixels: what was over at once is seen too.
const NARROWEST: i32 = 3;

/// Around the name in a band, and between a band and the name beside it.
const PADDING: i32 = 6;

/// What a part of a band says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It lasted.
    Sure,
    /// The harm was mitigated, and not over.
    Mitigated,
    /// It may have lasted.
    Possible,
    /// Nothing says when it ended.
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub left: i32,
    pub right: i32,
    pub part: Part,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandName {
    /// Where it begins.
    pub x: i32,
    pub text: String,
    pub is_inside: bool,
}

/// The outage or the incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub measure: Measure,
    pub top: i32,
    pub height: i32,
    /// From left to right, each beginning where the one before ends; or further right, where it was over meanwhile.
    pub segments: Vec<Segment>,
    /// What it says, in words.
    pub text: String,
    /// `None` where there is no room for it.
    pub name: Option<BandName>,
}

/// What bands are made of.
#[derive(Clone, Copy)]
pub struct Told<'c> {
    pub chronology: &'c Chronology,
    pub figures: &'c [Figure],
    /// When something was that the picture shows: what cannot be compared with it is not shown.
    pub shown: Moment,
}

/// The bands below each other, the first at `top`.
pub fn bands(told: Told, scale: &Scale, width: i32, top: i32) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for figure in told.figures.iter().filter(|figure| matches!(figure.measure, Measure::Outage | Measure::Incident)) {
        let top = top + bands.len() as i32 * (BAND_HEIGHT + BAND_GAP);
        bands.extend(band(told, figure, scale, width, top));
    }
    bands
}

fn band(told: Told, figure: &Figure, scale: &Scale, width: i32, top: i32) -> Option<Band> {
    if let Err(Missing::Contradiction { .. } | Missing::Zone(_)) = figure.length {
        return None;
    }
    let mitigate = told.figures.iter().find(|other| other.measure == Measure::Mitigate && other.length.is_ok());
    let mitigated = mitigate.filter(|_| figure.measure == Measure::Outage).and_then(|other| other.spells.first()?.to);
    let mut segments: Vec<Segment> = Vec::new();
    for spell in &figure.spells {
        let begin = spell.from?.moment.filter(|begin| told.chronology.are_comparable(*begin, told.shown))?;
        let found = match spell.to.and_then(|to| to.moment) {
            Some(end) => closed(begin, mitigated.and_then(|at| at.moment), end, scale),
            None => open(begin, scale),
        };
        // What was over at once may reach into the next.
        let free = segments.last().map_or(i32::MIN, |last| last.right);
        let found = found.into_iter().map(|found| Segment { left: found.left.max(free), ..found });
        segments.extend(found.filter(|found| found.left < found.right));
    }
    let name = figure.measure.name();
    let said = figure.said();
    let short = said.map_or_else(|_| format!("{name}, no end known"), |length| format!("{name} {length}"));
    segments.first()?;
    let shown = label(&short, &segments, width).or_else(|| label(name, &segments, width));
    let is_mitigated = segments.iter().any(|segment| segment.part == Part::Mitigated);
    let text = match mitigated.filter(|_| is_mitigated) {
        Some(at) => format!("{short}, mitigated at {}", told.chronology.time(&told.chronology.events[at.row])),
        None => short,
    };
    Some(Band { measure: figure.measure, top, height: BAND_HEIGHT, segments, text, name: shown })
}

fn closed(begin: Moment, mitigated: Option<Moment>, end: Moment, scale: &Scale) -> Vec<Segment> {
    let (begins, ends) = (scale.x(begin.earliest), scale.x(end.latest));
    let ends = ends.max(begins + NARROWEST);
    let surely_began = scale.x(begin.latest).clamp(begins, ends);
    let surely_lasted = scale.x(end.earliest).clamp(surely_began, ends);
    // A sliver that shows nothing certain would be taken for something that is.
    let surely_lasted = if end.earliest == end.latest { ends } else { surely_lasted };
    // An earlier one was of another time that it lasted.
    let mitigated = mitigated.filter(|at| at.latest >= begin.earliest);
    let mitigated = mitigated.map_or(surely_lasted, |at| scale.x(at.latest).clamp(surely_began, surely_lasted));
    let segments = [
        (begins, surely_began, Part::Possible),
        (surely_began, mitigated, Part::Sure),
        (mitigated, surely_lasted, Part::Mitigated),
        (surely_lasted, ends, Part::Possible),
    ];
    let segments = segments.into_iter().filter(|(left, right, _)| left < right);
    segments.map(|(left, right, part)| Segment { left, right, part }).collect()
}

fn open(begin: Moment, scale: &Scale) -> Vec<Segment> {
    let left = scale.x(begin.earliest);
    vec![Segment { left, right: scale.right.max(left + NARROWEST), part: Part::Open }]
}

/// A name in a part of a band, else beside it or where it is cut, else across its parts.
fn label(text: &str, segments: &[Segment], width: i32) -> Option<BandName> {
    let needed = text_width(text, SIZE) + PADDING;
    let runs: Vec<&[Segment]> = segments.chunk_by(|one, next| one.right == next.left).collect();
    let from_to = |run: &&[Segment]| Some((run.first()?.left, run.last()?.right));
    let ends: Vec<(i32, i32)> = runs.iter().filter_map(from_to).collect();
    let inside = |(left, right): (i32, i32)| (needed + PADDING <= right - left).then_some(left + PADDING);
    let of_parts = segments.iter().find_map(|segment| inside((segment.left, segment.right)));
    let starts = ends.iter().skip(1).map(|(left, _)| left - PADDING).chain([width]);
    let mut after = ends.iter().zip(starts).filter(|((_, right), next)| right + needed <= *next);
    let before = ends.first().map(|(left, _)| left - needed).filter(|x| *x >= 0);
    let beside = || after.next().map(|((_, right), _)| right + PADDING).or(before);
    let x = of_parts.or_else(beside).or_else(|| ends.iter().copied().find_map(inside))?;
    let is_inside = ends.iter().any(|(left, right)| (*left..*right).contains(&x));
    Some(BandName { x, text: text.to_owned(), is_inside })
}
