//! A picture of the timeline: where everything stands, in whole pixels. Nothing here draws; see `drawing` and `svg`.

pub mod drawing;
pub mod svg;

mod axis;
mod bands;
mod labels;
mod lanes;
mod scale;
mod text_width;
mod words;

use super::figures::Figure;
use super::milestones::{milestones, spoken};
use super::moments::{Chronology, Moment, TimedEvent};
use crate::document::Id;
use crate::timeline::zones::Zones;
use axis::{Axis, Clocks};
use bands::Told;
use lanes::{Room, Spot, spread};
use scale::Scale;

pub use axis::{Caption, Tick};
pub use bands::{Band, BandName, Part, Segment};
pub use labels::Label;
pub use lanes::WIDEST_COUNT;

/// The size of all text, in pixels, but for counts.
pub const SIZE: i32 = 11;

/// Room at both sides for the half of what stands at the edge.
const EDGE: i32 = 18;

/// The narrowest picture: one that is to be narrower is this wide and scaled.
const NARROWEST: i32 = 240;

/// Below this width labels stand above each other more often.
const NARROW: i32 = 480;

const LABEL_HEIGHT: i32 = 15;
const BAND_HEIGHT: i32 = 20;
const BAND_GAP: i32 = 4;

/// From the middle of a mark to the next, and how many stand above each other.
const MARK: i32 = 15;
const MARK_LANES: usize = 3;

/// The same for the dot of a row that nothing marks.
const DOT: i32 = 11;
const DOT_LANES: usize = 4;

/// What stands in two lanes of dots.
const COUNT_HEIGHT: i32 = 18;

/// Everything that the picture shows, and where: in pixels from its top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub width: i32,
    pub height: i32,
    pub labels: Vec<Label>,
    /// Where the line of a label begins, for the lowest lane, and the height of a lane above it.
    pub labels_bottom: i32,
    pub bands: Vec<Band>,
    /// In the order of time: each stands where its first row does.
    pub points: Vec<Point>,
    pub axis_y: i32,
    pub ticks: Vec<Tick>,
    pub captions: Vec<Caption>,
    /// The same in words.
    pub description: String,
}

impl Scene {
    /// Where the lower edge of a label's lane is.
    pub fn label_y(&self, lane: usize) -> i32 {
        self.labels_bottom - LABEL_HEIGHT * lane as i32
    }
}

/// What a point stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A row that nothing marks.
    Row,
    /// A row that says something of the outage or the incident.
    Milestone,
    /// A row with a marker of the team's own.
    OwnMarker,
    /// Rows that stand too close to each other.
    Count,
}

/// One row, or several that stand too close to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub x: i32,
    pub y: i32,
    pub sign: Sign,
    /// In the order of time.
    pub rows: Vec<Id>,
    /// From where to where it may have been, if that is not one instant.
    pub reach: Option<(i32, i32)>,
    /// Whether its time is only about right.
    pub approximate: bool,
    /// When it was and what happened, in words.
    pub name: String,
}

impl Scene {
    /// Lays out a timeline in a width in pixels. `None` while there are not two rows whose time is known: then there is
    /// nothing to see. Rows whose zone is not known are left out where others are of a known one,
    /// the first of which is that of the axis.
    pub fn of(chronology: &Chronology, figures: &[Figure], width: i32, zones: &dyn Zones) -> Option<Scene> {
        let width = width.max(NARROWEST);
        let mut rows: Vec<Placed> = chronology.events.iter().filter_map(Placed::of).collect();
        let is_known = |row: &&Placed| chronology.zone(row.moment).is_known();
        let shown = rows.iter().find(is_known).or(rows.first())?.moment;
        let known = chronology.zones.iter().find(|zone| zone.is_known());
        let zone = known.filter(|_| chronology.zone(shown).is_known()).unwrap_or(chronology.zone(shown));
        rows.retain(|row| chronology.are_comparable(row.moment, shown));
        // Sorting by cached keys, here and below, is one sort of numbers for both types.
        rows.sort_by_cached_key(Placed::order);
        let from = rows.iter().map(|row| row.moment.earliest).min()?;
        let to = rows.iter().map(|row| row.moment.latest).max()?;
        if rows.len() < 2 {
            return None;
        }
        let scale = Scale::new(from, to, EDGE, width - EDGE);
        let clocks = Clocks { zone, zones, is_dated: chronology.is_dated };
        let Axis { ticks, captions } = Axis::new(&scale, &clocks, width);

        let (marked, plain): (Vec<&Placed>, Vec<&Placed>) = rows.iter().partition(|row| row.sign != Sign::Row);
        let marks = spots(&marked, &scale, MARK, MARK_LANES);
        let dots = spots(&plain, &scale, DOT, DOT_LANES);

        let labels = named(&marked, &marks, width);
        let labels_bottom = LABEL_HEIGHT * labels.iter().map(|label| label.lane as i32 + 1).max().unwrap_or(0);
        let bands_top = labels_bottom + if labels.is_empty() { 0 } else { BAND_GAP };
        let bands = bands::bands(Told { chronology, figures, shown }, &scale, width, bands_top);
        let marks_top = bands_top + bands.len() as i32 * (BAND_HEIGHT + BAND_GAP) + BAND_GAP;
        let dots_top = marks_top + height(&marks, MARK);
        let axis_y = dots_top + height(&dots, DOT) + BAND_GAP;

        let plain_bottom = dots_top + height(&dots, DOT);
        let of_dot =
            |spot: &Spot| (plain[spot.members.start], point(spot, &plain, &scale, plain_bottom, DOT, chronology));
        let of_mark =
            |spot: &Spot| (marked[spot.members.start], point(spot, &marked, &scale, dots_top, MARK, chronology));
        let mut points: Vec<(&Placed, Point)> = dots.iter().map(of_dot).chain(marks.iter().map(of_mark)).collect();
        points.sort_by_cached_key(|(first, _)| first.order());
        let points: Vec<Point> = points.into_iter().map(|(_, point)| point).collect();
        let bottom = if captions.is_empty() { 20 } else { 36 };
        let description = words::description(chronology, &bands, &rows);
        let height = axis_y + bottom;
        Some(Scene { width, height, labels, labels_bottom, bands, points, axis_y, ticks, captions, description })
    }
}

/// A row whose time is known.
struct Placed<'d> {
    row: &'d TimedEvent,
    moment: Moment,
    sign: Sign,
}

impl<'d> Placed<'d> {
    fn of(row: &'d TimedEvent) -> Option<Placed<'d>> {
        let sign = match row.event.marker() {
            None => Sign::Row,
            Some(marker) if milestones(marker).is_empty() => Sign::OwnMarker,
            Some(_) => Sign::Milestone,
        };
        row.moment.map(|moment| Placed { row, moment, sign })
    }

    /// Its place in time. Rows of one time keep their order.
    fn order(&self) -> (i64, usize) {
        (self.moment.middle(), self.row.number)
    }
}

fn spots(rows: &[&Placed], scale: &Scale, pitch: i32, lanes: usize) -> Vec<Spot> {
    let xs: Vec<i32> = rows.iter().map(|row| scale.x(row.moment.middle())).collect();
    spread(&xs, Room { left: scale.left, right: scale.right, pitch, lanes })
}

/// How high spots stand above each other.
fn height(spots: &[Spot], pitch: i32) -> i32 {
    spots.iter().map(|spot| spot.lane.map_or(COUNT_HEIGHT, |lane| pitch * (lane as i32 + 1))).max().unwrap_or(0)
}

fn point(spot: &Spot, rows: &[&Placed], scale: &Scale, bottom: i32, pitch: i32, chronology: &Chronology) -> Point {
    let rows = &rows[spot.members.clone()];
    let ids = rows.iter().map(|row| row.row.id).collect();
    let (Some(lane), [row]) = (spot.lane, rows) else {
        let times =
            rows.first().zip(rows.last()).map(|(first, last)| (chronology.time(first.row), chronology.time(last.row)));
        let (first, last) = times.unwrap_or_default();
        let name = format!("{} rows, {first} to {last}", rows.len());
        let y = bottom - COUNT_HEIGHT / 2;
        return Point { x: spot.x, y, sign: Sign::Count, rows: ids, reach: None, approximate: false, name };
    };
    let Moment { earliest, latest, approximate, .. } = row.moment;
    Point {
        x: spot.x,
        y: bottom - pitch * lane as i32 - pitch / 2,
        sign: row.sign,
        rows: ids,
        reach: (earliest < latest).then(|| (scale.x(earliest), scale.x(latest))),
        approximate,
        name: words::name(&chronology.time(row.row), &row.row.event),
    }
}

/// The labels of the marks that are shown one by one.
fn named(marked: &[&Placed], marks: &[Spot], width: i32) -> Vec<Label> {
    let single = marks.iter().filter(|spot| spot.lane.is_some()).map(|spot| (spot.x, marked[spot.members.start]));
    let (milestones, own): (Vec<_>, Vec<_>) = single.partition(|(_, row)| row.sign == Sign::Milestone);
    let texts = |marks: &[(i32, &Placed)]| -> Vec<(i32, String)> {
        marks.iter().map(|(x, row)| (*x, spoken(row.row.event.marker().unwrap_or_default()))).collect()
    };
    let lanes = if width < NARROW { labels::LANES } else { 4 };
    labels::place(&texts(&milestones), &texts(&own), width, lanes)
}
