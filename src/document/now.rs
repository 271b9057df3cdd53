//! A row of this moment, by the clocks that the timeline is told on.

use chrono::{NaiveDateTime, Timelike};

use super::new_event::NewEvent;
use super::postmortem::Postmortem;
use super::zone::Zone;
use crate::timeline::spelling::abbreviations::MeantZone;
use crate::timeline::spelling::clock::Point;
use crate::timeline::spelling::zone::ZoneText;
use crate::timeline::zones::{Zones, local};

impl Postmortem {
    /// A row of an instant, which is in seconds since 1970, UTC: with the day and, to the minute, the time that the
    /// timeline's clocks show then; where these are not known, by UTC, which its time says. So it is where an abbreviation
    /// may mean the zone that the person is in, which is `home`, but is read as another one.
    pub fn row_at(&self, instant: i64, home: Option<&str>, zones: &dyn Zones) -> NewEvent {
        let shown = |zone: &Zone| shown(instant, zone, home, zones);
        let lines = self.timeline.iter().filter_map(|entry| entry.value.as_day());
        // The line of that day may name another zone than the first one does.
        let of_today = lines.filter_map(|line| Some((line.date()?, shown(line.zone()?)?)));
        let today = of_today.into_iter().find(|(date, time)| *date == time.date()).map(|(_, time)| time);
        match today.or_else(|| shown(&self.zone())) {
            Some(time) => NewEvent { day: Some(time.date()), time: minute(time), text: String::new() },
            None => {
                let time = local(instant, MeantZone::Fixed(0), zones).unwrap_or_default();
                NewEvent { day: Some(time.date()), time: format!("{} UTC", minute(time)), text: String::new() }
            }
        }
    }
}

/// What a zone's clocks show.
fn shown(instant: i64, zone: &Zone, home: Option<&str>, zones: &dyn Zones) -> Option<NaiveDateTime> {
    let told = ZoneText::of(zone.as_str())?;
    let mut meant = told.meant().into_iter().filter_map(|meant| local(instant, meant, zones));
    let time = meant.next()?;
    let at_home = home.and_then(|home| local(instant, MeantZone::Region(home), zones));
    let may_be_home = meant.any(|other| Some(other) == at_home) && Some(time) != at_home;
    (!may_be_home).then_some(time)
}

fn minute(time: NaiveDateTime) -> String {
    Point::at(time.hour() * 3600 + time.minute() * 60).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Edit, NewEntry};
    use crate::session::Session;

    /// Summer time all year.
    struct Summer;

    impl Zones for Summer {
        fn offset(&self, zone: &str, _at: i64) -> Option<i32> {
            match zone {
                "Europe/Berlin" => Some(7200),
                "Europe/Dublin" => Some(3600),
                "America/Los_Angeles" => Some(-25_200),
                _ => None,
            }
        }
    }

    /// 2026-07-13, 22:27:59 UTC.
    const INSTANT: i64 = 1_783_981_679;

    fn row(timeline: &str, home: &str) -> (String, String) {
        let session = Session::open(&format!("## Timeline\n\n{timeline}\n"));
        let new = session.document().row_at(INSTANT, Some(home), &Summer);
        (new.day.map(|day| day.to_string()).unwrap_or_default(), new.time)
    }

    #[test]
    fn it_is_told_on_the_clocks_of_the_timeline() {
        for (timeline, day, time) in [
            ("", "2026-07-13", "22:27"),
            ("2026-07-13 (*all times UTC*)", "2026-07-13", "22:27"),
            ("2026-07-13 (*all times Europe/Berlin*)", "2026-07-14", "00:27"),
            ("2026-07-13 (*all times CET/CEST*)", "2026-07-14", "00:27"),
            ("2026-07-13 (*all times Pacific Time*)", "2026-07-13", "15:27"),
            ("(*all times PT*)\n\n2026-07-14 (*all times CEST*)", "2026-07-14", "00:27"),
            ("2026-07-13 (*all times office*)", "2026-07-13", "22:27 UTC"),
        ] {
            assert_eq!(row(timeline, "Europe/Berlin"), (day.to_owned(), time.to_owned()), "{timeline}");
        }
    }

    #[test]
    fn what_the_person_may_read_in_another_way_is_told_by_utc() {
        let line = "2026-07-13 (*all times IST*)";
        assert_eq!(row(line, "Europe/Dublin").1, "22:27 UTC");
        assert_eq!(row(line, "America/Los_Angeles"), ("2026-07-14".to_owned(), "03:57".to_owned()));
    }

    #[test]
    fn it_goes_below_todays_line() {
        let file = "## Timeline\n\n2026-07-13 (*all times UTC*)\n\n| Time | Description |\n|-|-|\n| 22:00 | a |\n";
        let mut session = Session::open(file);
        for (instant, last) in [(INSTANT, "| 22:27 |  |\n"), (INSTANT + 7200, "| 00:27 |  |\n")] {
            let new = session.document().row_at(instant, None, &Summer);
            session.apply(Edit::AddEvents(vec![NewEntry::Event(new)]));
            assert!(session.text().ends_with(last), "{}", session.text());
        }
        assert!(session.text().contains("\n2026-07-14 (*all times UTC*)\n"), "{}", session.text());
    }
}
