//! The outage and the incident as bands.

use super::scale::Scale;
use super::text_width::text_width;
use super::{BAND_GAP, BAND_HEIGHT, SIZE};
use crate::chronology::figures::{Figure, Kind, Missing};
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
    pub kind: Kind,
    pub top: i32,
    pub height: i32,
    /// From left to right, each beginning where the one before ends.
    pub segments: Vec<Segment>,
    /// `None` where there is no room for it.
    pub name: Option<BandName>,
}

/// The bands below each other, the first at `top`.
pub fn bands(chronology: &Chronology, figures: &[Figure], scale: &Scale, width: i32, top: i32) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for figure in figures.iter().filter(|figure| matches!(figure.kind, Kind::Outage | Kind::Incident)) {
        let top = top + bands.len() as i32 * (BAND_HEIGHT + BAND_GAP);
        bands.extend(band(chronology, figures, figure, scale, width, top));
    }
    bands
}

fn band(
    chronology: &Chronology,
    figures: &[Figure],
    figure: &Figure,
    scale: &Scale,
    width: i32,
    top: i32,
) -> Option<Band> {
    let moment = |at: Option<usize>| chronology.events.get(at?)?.moment;
    let begin = moment(figure.from)?;
    let (segments, text) = match &figure.length {
        Ok(length) => {
            let mitigated = figures.iter().find(|other| other.kind == Kind::Mitigate && other.length.is_ok());
            let mitigated = mitigated.filter(|_| figure.kind == Kind::Outage).and_then(|other| moment(other.to));
            (closed(begin, mitigated, moment(figure.to)?, scale), format!("{} {length}", figure.kind.name()))
        }
        Err(Missing::Contradiction { .. } | Missing::Zone(_)) => return None,
        Err(Missing::Marker(_) | Missing::Time(_)) => {
            (open(begin, scale), format!("{}, no end known", figure.kind.name()))
        }
    };
    let name = name(&text, segments.first()?.left, segments.last()?.right, width);
    let name = name.or_else(|| name_of(figure, &segments, width));
    Some(Band { kind: figure.kind, top, height: BAND_HEIGHT, segments, name })
}

fn closed(begin: Moment, mitigated: Option<Moment>, end: Moment, scale: &Scale) -> Vec<Segment> {
    let (begins, ends) = (scale.x(begin.earliest), scale.x(end.latest));
    let ends = ends.max(begins + NARROWEST);
    let surely_began = scale.x(begin.latest).clamp(begins, ends);
    let surely_lasted = scale.x(end.earliest).clamp(surely_began, ends);
    // A sliver that shows nothing certain would be taken for something that is.
    let surely_lasted = if end.earliest == end.latest { ends } else { surely_lasted };
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

/// The shorter name.
fn name_of(figure: &Figure, segments: &[Segment], width: i32) -> Option<BandName> {
    name(figure.kind.name(), segments.first()?.left, segments.last()?.right, width)
}

/// A name in a band, else on its right, else on its left.
fn name(text: &str, left: i32, right: i32, width: i32) -> Option<BandName> {
    let needed = text_width(text, SIZE);
    let x = if needed + 2 * PADDING <= right - left {
        left + PADDING
    } else if right + PADDING + needed <= width {
        right + PADDING
    } else {
        left - PADDING - needed
    };
    let is_inside = left < x && x < right;
    (x >= 0).then(|| BandName { x, text: text.to_owned(), is_inside })
}
