//! What `postmortem check` does with a text, from its bytes to the places of its findings.

use std::hint::black_box;

use chrono::NaiveDate;
use postmortem_editor::chronology::Times;
use postmortem_editor::lint::{Place, Rows, Settings, Subject, Texts, check};
use postmortem_editor::markdown::{Places, read};
use postmortem_editor::zone_database::Bundled;

/// What a run needs once for all texts.
pub struct Checking {
    settings: Settings,
    today: NaiveDate,
    zones: Bundled,
}

impl Checking {
    pub fn new() -> Checking {
        let today = NaiveDate::from_ymd_opt(2026, 3, 26).expect("a day");
        Checking { settings: Settings::default(), today, zones: Bundled::default() }
    }

    /// Returns how many findings there are.
    pub fn check(&self, text: &str) -> usize {
        let opened = read(text);
        let document = opened.document();
        let (times, texts) = (Times::of(document, &self.zones), Texts::of(document));
        let Checking { settings, today, zones } = self;
        let findings = check(&Subject::new(document, (&times, &texts, &Rows::of(document)), settings, *today, zones));
        let mut places = Places::new(&opened);
        for finding in &findings {
            black_box(match &finding.place {
                Place::Section(section) => places.section(Some(*section)),
                Place::Field(field, part) => places.field(*field, part.clone()),
            });
        }
        findings.len()
    }
}
