//! What is pasted with its instant is read back as that instant: whatever zone the timeline is told in, and whatever was
//! answered on what an abbreviation means.

use chrono::{DateTime, NaiveDateTime};
use postmortem_editor::chronology::{Chronology, Moment};
use postmortem_editor::document::Edit;
use postmortem_editor::review::Review;
use postmortem_editor::session::Session;
use postmortem_editor::timeline::spelling::zone::ZoneText;
use postmortem_editor::timeline::zones::{Instant, instant};
use postmortem_editor::zone_database::Bundled;
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::config;

const ZONES: [&str; 16] = [
    "UTC",
    "CET",
    "CET/CEST",
    "IST",
    "CST",
    "BST",
    "MST",
    "PT",
    "Pacific Time",
    "+05:30",
    "Europe/Berlin",
    "Europe/Dublin",
    "Asia/Kolkata",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
];

/// Whether the only row of a document was at an instant, in seconds since 1970.
fn is_at(session: &Session, at: i64) -> bool {
    let chronology = Chronology::of(session.document(), &Bundled::default());
    let moments: Vec<Option<Moment>> = chronology.events.iter().map(|row| row.moment).collect();
    matches!(moments[..], [Some(moment)] if moment.earliest == at && moment.latest == at)
}

/// A document whose timeline is told in a zone, or says nothing of one, with all of a paste.
fn with_paste(zone: Option<&str>, paste: &str, answer: impl FnOnce(&mut Review)) -> Session {
    let line = zone.map_or(String::new(), |zone| format!("2026-07-13 (*all times {zone}*)\n"));
    let mut session = Session::open(&format!("## Timeline\n\n{line}"));
    let mut review = Review::new(paste, session.document());
    answer(&mut review);
    session.apply(Edit::AddEvents(review.accepted(&Bundled::default())));
    session
}

fn local(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at, 0).map(|at| at.naive_utc()).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    #[test]
    fn a_pasted_instant_is_read_back(
        zone in prop::option::of(select(&ZONES[..])),
        // In 2026, or in the hours around the end of summer time in Europe and in North America.
        at in prop_oneof![1_767_225_600..1_798_761_600_i64, 1_792_880_000..1_792_900_000_i64, 1_793_500_000..1_793_530_000_i64],
        offset in select(&[0, 60, 120, 330, -210, -300, -480][..]),
    ) {
        let sign = if offset < 0 { '-' } else { '+' };
        let offset_text = format!("{sign}{:02}:{:02}", i64::abs(offset) / 60, i64::abs(offset) % 60);
        let paste = format!("{}{offset_text} it fires", local(at + offset * 60).format("%Y-%m-%dT%H:%M:%S"));
        let session = with_paste(zone, &paste, |_| {});
        prop_assert!(is_at(&session, at), "{} in {:?}: {}", paste, zone, session.text());
    }

    #[test]
    fn a_pasted_time_is_read_back_as_what_its_zone_was_said_to_mean(
        zone in prop::option::of(select(&ZONES[..])),
        at in 1_767_225_600..1_798_761_600_i64,
        name in select(&["IST", "CST", "BST", "MST", "CET", "PT", "Europe/Berlin"][..]),
        meaning in 0..3_usize,
    ) {
        let paste = format!("{} {name} it fires", local(at).format("%Y-%m-%d %H:%M:%S"));
        let text = ZoneText::of(name).expect("a zone");
        let meanings = text.meant();
        let mut taken = 0;
        let session = with_paste(zone, &paste, |review| {
            if review.ambiguous_zones().iter().any(|(asked, _)| asked == name) && meaning < meanings.len() {
                review.set_meaning(name, meaning);
                taken = meaning;
            }
        });
        let expected = match instant(local(at), meanings[taken], &Bundled::default()) {
            Some(Instant::One(at)) => at,
            // What clocks never showed, or showed twice, is told so in the row.
            _ => return Err(TestCaseError::reject("no one instant")),
        };
        prop_assert!(is_at(&session, expected), "{} in {:?}: {}", paste, zone, session.text());
    }
}
