//! The times of a timeline in other zones than it was written in, and what is to be said of those that clocks which were
//! changed never showed, or showed twice.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta};

use super::moments::{Chronology, Moment, NamedZone, TimedEvent};
use crate::document::Id;
use crate::timeline::spelling::abbreviations::MeantZone;
use crate::timeline::spelling::clock::{ClockText, Point};
use crate::timeline::zones::{Change, Instant, Zones, beside_time, change, instant, zone_named};

/// The times of a timeline's rows, ready to be told in any zone.
#[derive(Debug, Default)]
pub struct Elsewhere {
    /// In the order of the document.
    pub rows: Vec<RowTime>,
    /// Of each day line whose zone's name is not understood, or may mean several: its id, and that in words.
    pub days: Vec<(Id, String)>,
    /// Whether a day is known. If none is, nobody can tell what clocks elsewhere showed.
    pub is_dated: bool,
    zones: Vec<NamedZone>,
}

/// The time of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowTime {
    pub id: Id,
    /// What clocks that were changed made of it, in words; `None` if nothing.
    pub remark: Option<String>,
    moment: Option<Moment>,
    /// Whether it is one of two instants, and not a while from one to the other.
    is_twice: bool,
}

/// A time as the clocks of a zone show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownTime {
    clock: ClockText,
    /// It shows that time or this one.
    or: Option<Point>,
    /// How many days later it is there than where the time was written down.
    pub days: i64,
}

impl fmt::Display for ShownTime {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.clock)?;
        self.or.map_or(Ok(()), |or| write!(out, " or {or}"))
    }
}

impl Elsewhere {
    pub fn of(chronology: &Chronology, zones: &dyn Zones) -> Elsewhere {
        let rows = chronology.events.iter().map(|event| RowTime::of(event, chronology, zones)).collect();
        let note = |(id, zone): &(Id, usize)| Some((*id, chronology.zones[*zone].note()?));
        let days = chronology.zone_lines.iter().filter_map(note).collect();
        Elsewhere { rows, days, is_dated: chronology.is_dated, zones: chronology.zones.clone() }
    }

    /// The name of the zone that all times are written in; `None` if there are several, or no times.
    pub fn only_zone(&self) -> Option<&str> {
        match &self.zones[..] {
            [zone] => Some(zone.name()),
            _ => None,
        }
    }

    /// What clocks in a zone showed at the time of a row. `None` where nobody knows: the row has no time, its zone is not
    /// understood, its day is not told.
    pub fn time(&self, row: &RowTime, zone: &NamedZone, zones: &dyn Zones) -> Option<ShownTime> {
        let moment = row.moment.filter(|_| self.is_dated)?;
        if !zone.is_known() || !self.zones.get(moment.zone)?.is_known() {
            return None;
        }
        let begin = zone.local(moment.earliest, zones)?;
        let end = zone.local(moment.latest, zones).filter(|end| *end != begin).map(point);
        let (end, or) = if row.is_twice { (None, end) } else { (end, None) };
        let clock = ClockText { approximate: moment.approximate, begin: point(begin), end };
        Some(ShownTime { clock, or, days: (begin.date() - moment.day).num_days() })
    }

    /// The time of a row in each of some zones but its own, with the name of the zone.
    pub fn times<'z>(&self, row: &RowTime, others: &'z [NamedZone], zones: &dyn Zones) -> Vec<(ShownTime, &'z str)> {
        let own = row.moment.and_then(|moment| self.zones.get(moment.zone)).map(NamedZone::name);
        let others = others.iter().filter(|zone| Some(zone.name()) != own);
        others.filter_map(|zone| Some((self.time(row, zone, zones)?, zone.name()))).collect()
    }
}

/// A time of day, with its seconds unless they are `:00`.
fn point(local: NaiveDateTime) -> Point {
    let seconds = (local.time() - NaiveTime::MIN).num_seconds();
    Point::at(u32::try_from(seconds).unwrap_or(0))
}

impl RowTime {
    /// The time of a row of a chronology.
    pub fn of(event: &TimedEvent, chronology: &Chronology, zones: &dyn Zones) -> RowTime {
        let mut row = RowTime { id: event.id, remark: None, moment: event.moment, is_twice: false };
        let Some((moment, clock)) = event.moment.zip(event.clock) else { return row };
        let MeantZone::Region(region) = chronology.zone(moment).meant() else { return row };
        let local = |point: Point| {
            let seconds = point.seconds()?;
            // An end before its begin is of the next day.
            let days = i64::from(Some(seconds) < clock.begin.seconds());
            let seconds = TimeDelta::seconds(i64::from(seconds) + days * 86_400);
            moment.day.and_time(NaiveTime::MIN).checked_add_signed(seconds)
        };
        for local in [Some(clock.begin), clock.end].into_iter().flatten().filter_map(local) {
            let found = instant(local, MeantZone::Region(region), zones);
            row.is_twice = clock.end.is_none() && matches!(found, Some(Instant::Twice { .. }));
            row.remark = row.remark.or_else(|| remark(local, found?, region, zones));
        }
        row
    }
}

/// What is to be said of a local time that clocks never showed, or showed twice.
fn remark(local: NaiveDateTime, found: Instant, region: &str, zones: &dyn Zones) -> Option<String> {
    let (from, to) = match found {
        Instant::One(_) => return None,
        Instant::Never { before, after } => (after, before),
        Instant::Twice { first, second } => (first, second),
    };
    let Change { at, before, after } = change(region, from, to, zones)?;
    let shown = |at: i64, offset: i32| {
        let shown = DateTime::from_timestamp(at + i64::from(offset), 0)?.naive_utc();
        let day = if shown.date() == local.date() { String::new() } else { format!("{} ", shown.date()) };
        Some(format!("{day}{}", point(shown)))
    };
    let (from, to, time) = (shown(at, before)?, shown(at, after)?, point(local));
    Some(match found {
        Instant::Twice { .. } => {
            let [first, second] = [before, after].map(|offset| beside_time(offset.into()));
            format!(
                "These clocks went back from {from} to {to} that day and showed {time} twice. Write {time} {first} or \
                 {time} {second} to say which."
            )
        }
        _ => {
            let taken = shown(found.likely(), after)?;
            format!(
                "These clocks went forward from {from} to {to} that day: there was no {time}. It is taken for {taken}."
            )
        }
    })
}

/// The zone that a person named to see times in; `None` if there is none of that name.
pub fn zone(typed: &str, zones: &dyn Zones) -> Option<NamedZone> {
    let zone = zone_named(typed, zones)?;
    Some(NamedZone::new(typed.trim(), Some(zone), zones)).filter(NamedZone::is_known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Postmortem;
    use crate::markdown::read;
    use crate::zone_database::Bundled;

    fn timeline(day_lines: &str) -> Postmortem {
        read(&format!("## Timeline\n\n{day_lines}")).document().clone()
    }

    fn elsewhere(text: &str) -> Elsewhere {
        let zones = Bundled::default();
        Elsewhere::of(&Chronology::of(&timeline(text), &zones), &zones)
    }

    /// Rows below a day line.
    fn rows(day_line: &str, times: &[&str]) -> String {
        let rows: String = times.iter().map(|time| format!("| {time} | x |\n")).collect();
        format!("{day_line}\n\n| Time | Description |\n| --- | --- |\n{rows}\n")
    }

    /// What a zone's clocks showed at the time of each row.
    fn shown(text: &str, name: &str) -> Vec<String> {
        let zones = Bundled::default();
        let elsewhere = elsewhere(text);
        let zone = zone(name, &zones).expect("a zone");
        let shown = elsewhere.rows.iter().map(|row| elsewhere.time(row, &zone, &zones));
        shown.map(|shown| shown.map_or("-".to_owned(), |shown| format!("{shown} {:+}", shown.days))).collect()
    }

    fn remarks(text: &str) -> Vec<Option<String>> {
        elsewhere(text).rows.into_iter().map(|row| row.remark).collect()
    }

    #[test]
    fn a_time_is_shown_as_clocks_elsewhere_showed_it() {
        let times = ["09:05", "23:30", "~10:00", "10:26-10:40", "10:??", "10:05:07", "??:??", "11:05 CET"];
        let text = rows("2026-03-12 (*all times UTC*)", &times);
        let kolkata =
            ["14:35 +0", "05:00 +1", "~15:30 +0", "15:56-16:10 +0", "15:30-16:29 +0", "15:35:07 +0", "-", "15:35 +0"];
        assert_eq!(shown(&text, "Asia/Kolkata"), kolkata);
        let los_angeles = shown(&rows("2026-03-12 (*all times Europe/Berlin*)", &["07:59", "08:00"]), "PT");
        assert_eq!(los_angeles, ["23:59 -1", "00:00 +0"]);
    }

    #[test]
    fn nothing_is_shown_where_the_zone_or_the_day_is_not_known() {
        assert_eq!(shown(&rows("2026-03-12 (*all times Moon*)", &["09:05"]), "UTC"), ["-"]);
        assert_eq!(shown(&rows("(*all times CET*)", &["09:05"]), "UTC"), ["-"]);
        assert!(!elsewhere(&rows("(*all times CET*)", &["09:05"])).is_dated);
    }

    #[test]
    fn a_time_that_the_clocks_skipped_is_told_so() {
        let said = "These clocks went forward from 02:00 to 03:00 that day: there was no 02:30. It is taken for 03:30.";
        let text = rows("2026-03-29 (*all times Europe/Berlin*)", &["01:59", "02:30", "01:30-02:30", "03:00"]);
        assert_eq!(remarks(&text), [None, Some(said.to_owned()), Some(said.to_owned()), None]);
        assert_eq!(shown(&text, "UTC"), ["00:59 +0", "01:30 +0", "00:30-01:30 +0", "01:00 +0"]);
        let apia = rows("2011-12-30 (*all times Pacific/Apia*)", &["12:00"]);
        let said = "These clocks went forward from 00:00 to 2011-12-31 00:00 that day: there was no 12:00. It is taken for \
                    2011-12-31 12:00.";
        assert_eq!(remarks(&apia), [Some(said.to_owned())]);
    }

    #[test]
    fn a_time_that_the_clocks_showed_twice_is_told_so_until_an_offset_says_which() {
        let said = "These clocks went back from 03:00 to 02:00 that day and showed 02:30 twice. Write 02:30 +02:00 or \
                    02:30 +01:00 to say which.";
        let line = "2026-10-25 (*all times Europe/Berlin*)";
        let text = rows(line, &["01:59", "02:30", "02:30 +02:00", "02:30 +01:00", "03:00"]);
        assert_eq!(remarks(&text), [None, Some(said.to_owned()), None, None, None]);
        assert_eq!(shown(&text, "UTC"), ["23:59 -1", "00:30 or 01:30 +0", "00:30 +0", "01:30 +0", "02:00 +0"]);
        let los_angeles = rows("2026-11-01 (*all times PT*)", &["01:30", "01:30 UTC-07:00", "01:30 UTC-08:00"]);
        let west = remarks(&los_angeles);
        assert!(
            west[0].as_deref().is_some_and(|said| said.contains("Write 01:30 UTC-07:00 or 01:30 UTC-08:00")),
            "{west:?}"
        );
        assert_eq!(west[1..], [None, None]);
        // The end of a while may be either, and what is shown is the whole of it.
        assert_eq!(shown(&rows(line, &["01:30-02:30"]), "UTC"), ["23:30-01:30 -1"]);
        assert_eq!(remarks(&rows(line, &["01:30-02:30"])), [Some(said.to_owned())]);
    }

    #[test]
    fn a_day_line_says_what_is_not_plain_about_its_zone() {
        let line = |zone: &str| format!("2026-03-12 (*all times {zone}*)\n\n");
        let text = ["UTC", "Moon", "CET", "IST", "Europe/Berlin", "IST"].map(line).concat();
        let said: Vec<String> = elsewhere(&text).days.into_iter().map(|(_, said)| said).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("“Moon” is not known") && said[1].contains("India"), "{said:?}");
        assert_eq!(said[1], said[2]);
    }

    #[test]
    fn a_time_is_told_in_all_zones_but_its_own() {
        let zones = Bundled::default();
        let elsewhere = elsewhere(&rows("2026-03-12 (*all times UTC*)", &["23:30"]));
        let others: Vec<NamedZone> =
            ["UTC", "Europe/Berlin", "Japan"].iter().filter_map(|name| zone(name, &zones)).collect();
        let told = elsewhere.times(&elsewhere.rows[0], &others, &zones);
        let told: Vec<(String, i64, &str)> =
            told.into_iter().map(|(time, zone)| (time.to_string(), time.days, zone)).collect();
        assert_eq!(told, [("00:30".to_owned(), 1, "Europe/Berlin"), ("08:30".to_owned(), 1, "Japan")]);
        assert_eq!(elsewhere.only_zone(), Some("UTC"));
    }

    #[test]
    fn a_zone_is_found_by_any_of_its_names() {
        let zones = Bundled::default();
        for name in ["UTC", "CET", "+05:30", "Europe/Berlin", " Asia/Kolkata ", "Japan", "Pacific Time"] {
            assert!(zone(name, &zones).is_some(), "{name}");
        }
        for name in ["", "Moon", "Europe/Atlantis", "Berlin"] {
            assert!(zone(name, &zones).is_none(), "{name}");
        }
    }
}
