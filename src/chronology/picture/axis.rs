//! The axis: ticks at times that people count in, and where days begin.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::SIZE;
use super::scale::Scale;
use super::text_width::text_width;
use crate::chronology::moments::{NamedZone, short_day};
use crate::timeline::zones::{Instant, Zones};

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;

/// Steps from tick to tick, in seconds.
const STEPS: [i64; 17] = [
    10,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
];

/// Between the labels of two ticks, at least, in pixels.
const APART: i32 = 22;

/// From this span on, in seconds, a label of a day needs its year.
const YEARS: i64 = 300 * DAY;

/// A line across the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub x: i32,
    /// Empty where there is no room for it.
    pub label: String,
    /// The next day that begins here, where times are counted in less than days.
    pub day: Option<NaiveDate>,
}

/// A text below the ticks, from `x` to the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    pub x: i32,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// From left to right.
    pub ticks: Vec<Tick>,
    /// The days, from left to right; with the first one the year and the zone.
    pub captions: Vec<Caption>,
}

/// The clocks that the axis shows.
pub struct Clocks<'c> {
    pub zone: &'c NamedZone,
    pub zones: &'c dyn Zones,
    /// Whether their days are known.
    pub is_dated: bool,
}

impl Clocks<'_> {
    pub fn local(&self, at: i64) -> NaiveDateTime {
        self.zone.local(at, self.zones).unwrap_or_default()
    }
}

impl Axis {
    /// An axis below a picture of a width in pixels.
    pub fn new(scale: &Scale, clocks: &Clocks, width: i32) -> Axis {
        let span = scale.to - scale.from;
        let step = step(span, scale.right - scale.left);
        let mut ticks: Vec<Tick> = Vec::new();
        let mut end = i32::MIN;
        for (at, local) in shown(scale, clocks, step) {
            let x = scale.x(at);
            if ticks.last().is_some_and(|last| last.x >= x) {
                continue;
            }
            let begins_day = step < DAY && clocks.is_dated && local.time() == NaiveTime::MIN && at > scale.from;
            // Where clocks go back at one, they show midnight twice.
            let begins_day = begins_day && ticks.iter().all(|tick| tick.day != Some(local.date()));
            let day = begins_day.then(|| local.date());
            let label = label(local, step, span, clocks.is_dated);
            let half = text_width(&label, SIZE) / 2 + 1;
            let fits = x - half >= 0 && x + half <= width && x - half >= end;
            end = if fits { x + half + 4 } else { end };
            ticks.push(Tick { x, label: if fits { label } else { String::new() }, day });
        }
        let captions = captions(scale, clocks, step, &ticks, width);
        Axis { ticks, captions }
    }
}

/// The shortest step of which all labels have room.
fn step(span: i64, room: i32) -> i64 {
    let fits = |step: &i64| {
        let widest = text_width(sample(*step, span), SIZE);
        let most = i64::from(room / (widest + APART)).max(1);
        span / step <= most
    };
    let longer = std::iter::successors(Some(28 * DAY), |step| step.checked_mul(2));
    STEPS.into_iter().chain(longer).find(fits).unwrap_or(i64::MAX)
}

/// The widest label of a step.
fn sample(step: i64, span: i64) -> &'static str {
    match step {
        ..MINUTE => "00:00:00",
        MINUTE..DAY => "00:00",
        _ if span < YEARS => "28 Nov",
        _ => "28 Nov 2026",
    }
}

fn label(local: NaiveDateTime, step: i64, span: i64, is_dated: bool) -> String {
    if step < DAY {
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        return if step < MINUTE { format!("{time}:{:02}", local.second()) } else { time };
    }
    match is_dated {
        true if span < YEARS => short_day(local.date()),
        true => format!("{} {}", short_day(local.date()), local.year()),
        // Of a day that only stands for one.
        false => String::new(),
    }
}

/// The instants at which clocks show times at a step from each other, in order, with these times. Clocks that go forward
/// pass some by, and after going back they show some again.
fn shown(scale: &Scale, clocks: &Clocks, step: i64) -> Vec<(i64, NaiveDateTime)> {
    let (from, to) = (clocks.local(scale.from), clocks.local(scale.to));
    // If they go back, they show earlier times than at the begin.
    let back = TimeDelta::seconds((scale.to - scale.from).max(0)) - (to - from);
    let from = from.checked_sub_signed(back.max(TimeDelta::zero())).unwrap_or(from);
    let mut shown = Vec::new();
    for local in instants(from, step) {
        let (first, second) = match clocks.zone.instant(local, clocks.zones) {
            Instant::One(at) => (at, None),
            Instant::Twice { first, second } => (first, Some(second)),
            Instant::Never { .. } => continue,
        };
        if first > scale.to {
            break;
        }
        let both = [Some(first), second].into_iter().flatten();
        shown.extend(both.filter(|at| (scale.from..=scale.to).contains(at)).map(|at| (at, local)));
    }
    shown.sort_unstable();
    shown
}

/// Local times at a step from each other, the first not after this one. Weeks begin on Monday.
fn instants(from: NaiveDateTime, step: i64) -> impl Iterator<Item = NaiveDateTime> {
    let seconds = i64::from(from.num_seconds_from_midnight());
    // The first day of the calendar was a Monday.
    let days = i64::from(from.num_days_from_ce() - 1);
    let before = if step < DAY { seconds % step } else { days.rem_euclid(step / DAY) * DAY + seconds };
    let first = TimeDelta::try_seconds(before).and_then(|before| from.checked_sub_signed(before));
    let next = move |local: &NaiveDateTime| local.checked_add_signed(TimeDelta::try_seconds(step)?);
    std::iter::successors(first, next)
}

/// What stands below the ticks: the first day with its year and the zone, then the days that begin.
fn captions(scale: &Scale, clocks: &Clocks, step: i64, ticks: &[Tick], width: i32) -> Vec<Caption> {
    let first = clocks.local(scale.from).date();
    let in_days = step >= DAY;
    let has_year = clocks.is_dated && !(in_days && scale.to - scale.from >= YEARS);
    let with_year = |day: Option<NaiveDate>| {
        let text = day.map(|day| format!("{} ", short_day(day))).unwrap_or_default();
        let text = if has_year { format!("{text}{}", day.unwrap_or(first).year()) } else { text };
        let zone = clocks.zone.name.as_deref().unwrap_or_default();
        if text.is_empty() || zone.is_empty() { format!("{text}{zone}") } else { format!("{text}, {zone}") }
    };
    let first_day = Some(first).filter(|_| clocks.is_dated && !in_days);
    let mut captions = vec![Caption { x: 0, text: with_year(first_day) }];
    for tick in ticks {
        let Some(day) = tick.day else { continue };
        let end = captions.last().map_or(0, |last| last.x + text_width(&last.text, SIZE) + APART / 2);
        let mut text = short_day(day);
        if tick.x < end {
            if captions.len() > 1 {
                continue;
            }
            // There is too little room for the first day, but the year and the zone are needed.
            captions.clear();
            text = with_year(Some(day));
        }
        let x = tick.x.min(width - text_width(&text, SIZE)).max(0);
        captions.push(Caption { x, text });
    }
    captions.retain(|caption| !caption.text.is_empty());
    captions
}
