//! The time zone database that the browser has.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Array;
use js_sys::Intl::{DateTimeFormatOptions, TimeZoneNameFormat};
use wasm_bindgen::prelude::*;

use crate::timeline::zones::Zones;

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`, which refuses a zone that it does not know: js-sys would panic.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Formatter;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "DateTimeFormat")]
    fn new(locale: &str, options: &DateTimeFormatOptions) -> Result<Formatter, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &Formatter, milliseconds: f64) -> Result<String, JsValue>;

    /// Not in every browser.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = supportedValuesOf)]
    fn supported_values(key: &str) -> Result<Array, JsValue>;
}

/// The browser's zones. What it was asked once it knows at once.
#[derive(Default)]
pub struct BrowserZones(RefCell<HashMap<String, Option<Zone>>>);

impl Zones for BrowserZones {
    fn offset(&self, zone: &str, at: i64) -> Option<i32> {
        let mut zones = self.0.borrow_mut();
        if !zones.contains_key(zone) {
            zones.insert(zone.to_owned(), Zone::new(zone));
        }
        zones.get_mut(zone)?.as_mut()?.offset(at)
    }
}

/// A zone with what makes its offsets, which takes the browser long to build.
struct Zone {
    formatter: Formatter,
    /// Seconds east of UTC when a day of UTC begins, by its number since 1970.
    at_midnight: HashMap<i64, i32>,
}

const DAY: i64 = 86_400;

impl Zone {
    fn new(name: &str) -> Option<Zone> {
        let options = DateTimeFormatOptions::default();
        options.set_time_zone(name);
        options.set_time_zone_name(TimeZoneNameFormat::LongOffset);
        Some(Zone { formatter: Formatter::new("en-US", &options).ok()?, at_midnight: HashMap::new() })
    }

    /// No zone changes its clocks twice in a day: where a day ends as it began, it had that offset all along.
    fn offset(&mut self, at: i64) -> Option<i32> {
        let day = at.div_euclid(DAY);
        let (begins, ends) = (self.midnight(day)?, self.midnight(day + 1)?);
        if begins == ends { Some(begins) } else { self.asked(at) }
    }

    fn midnight(&mut self, day: i64) -> Option<i32> {
        if let Some(offset) = self.at_midnight.get(&day) {
            return Some(*offset);
        }
        let offset = self.asked(day.checked_mul(DAY)?)?;
        self.at_midnight.insert(day, offset);
        Some(offset)
    }

    /// What the browser writes at an instant: `3/14/2026, GMT+01:00`, or `GMT` alone at UTC.
    fn asked(&self, at: i64) -> Option<i32> {
        let written = self.formatter.format(at as f64 * 1000.0).ok()?;
        let (_, offset) = written.rsplit_once("GMT")?;
        let sign = match offset.chars().next() {
            None => return Some(0),
            Some('+') => 1,
            Some('-' | '−') => -1,
            Some(_) => return None,
        };
        let mut parts = offset.trim_start_matches(['+', '-', '−']).split(':').map(str::parse::<i32>);
        let mut part = |seconds: i32| parts.next().map_or(Some(0), |part| part.ok().map(|part| part * seconds));
        Some(sign * (part(3600)? + part(60)? + part(1)?))
    }
}

/// The zone that the person's clock is in, as the browser has it.
pub fn own() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

/// The names of all zones that the browser offers, sorted; none where it does not tell.
pub fn all() -> Vec<String> {
    let names = supported_values("timeZone").unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).collect()
}
