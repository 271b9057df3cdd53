//! What stands beside the times of the rows: each in the chosen zone, and below it what clocks that changed made of it.
//!
//! Rows are made without any of that. It comes to those that have something to say, once typing pauses.

use std::collections::HashMap;
use std::mem::take;

use web_sys::Element;

use crate::browser::page::{add, describe, element, new_element};
use crate::browser::zones::BrowserZones;
use crate::chronology::{Elsewhere, NamedZone, ShownTime};
use crate::document::Id;
use crate::form::Field;

/// What the rows say.
#[derive(Default)]
pub struct Beside {
    zone: Option<NamedZone>,
    /// The controls that something stands beside, and what.
    said: HashMap<Id, (Element, Said)>,
    /// Whether a row was not on the page.
    lacks: bool,
}

#[derive(Default, PartialEq)]
struct Said {
    /// In the chosen zone, if one is chosen and if it is known there.
    time: Option<Option<ShownTime>>,
    remark: Option<String>,
}

impl Beside {
    /// Whether the rows do not say the times of a zone yet.
    pub fn is_due(&self, zone: Option<&NamedZone>) -> bool {
        self.lacks || self.zone.as_ref() != zone
    }

    /// Makes the rows say what is known of them. Those that say it already are not touched.
    pub fn show(&mut self, elsewhere: &Elsewhere, zone: Option<NamedZone>, zones: &BrowserZones) {
        let mut before = take(self).said;
        let rows = elsewhere.rows.iter().map(|row| {
            let time = zone.as_ref().map(|zone| elsewhere.time(row, zone, zones));
            (Field::Time(row.id), row.id, Said { time, remark: row.remark.clone() })
        });
        // What is not plain about a zone matters to those who want to see another.
        let days = elsewhere.days.iter().filter(|_| zone.is_some());
        let days = days.map(|(id, note)| (Field::DayZone(*id), *id, Said { time: None, remark: Some(note.clone()) }));
        for (field, id, said) in rows.chain(days) {
            let had = before.remove(&id);
            if had.is_none() && said == Said::default() {
                continue;
            }
            let Some(control) = element(&field.key()).map(Element::from) else {
                self.lacks = true;
                continue;
            };
            if had.is_none_or(|(at, had)| at != control || had != said) {
                say(&control, id, &said);
            }
            if said != Said::default() {
                self.said.insert(id, (control, said));
            }
        }
        for (id, (control, _)) in before {
            say(&control, id, &Said::default());
        }
        self.zone = zone;
    }
}

/// Makes the row of a control say this in place of what it said.
fn say(control: &Element, id: Id, said: &Said) {
    let Ok(Some(row)) = control.closest("[data-row]") else { return };
    for old in [".elsewhere", ".remark"] {
        if let Ok(Some(old)) = row.query_selector(old) {
            old.remove();
        }
    }
    if let Some(time) = &said.time {
        // Where nothing is known it stands empty, for what follows to stay in its column.
        let text = time.map(|time| time.to_string()).unwrap_or_default();
        let shown = new_element("span", "elsewhere");
        shown.set_text_content(Some(&text));
        if let Some(days) = time.map(|time| time.days).filter(|days| *days != 0) {
            add(&shown, "span", "days", &format!(" {days:+} d").replace('-', "−"));
        }
        let _ = row.insert_before(&shown, control.next_element_sibling().as_deref());
    }
    let key = format!("remark-{}", id.0);
    describe(control, &key, said.remark.is_some());
    if let Some(remark) = &said.remark {
        add(&row, "p", "remark", remark).set_id(&key);
    }
}
