//! What time it is.

use chrono::NaiveDate;

/// Milliseconds since 1970, UTC.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Seconds since 1970, UTC.
pub fn seconds() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// Milliseconds on a clock that only goes forward.
pub fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Today where the person is.
pub fn today() -> Option<NaiveDate> {
    let date = js_sys::Date::new_0();
    NaiveDate::from_ymd_opt(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date())
}

/// A time as the person's browser writes it: the clock time if it is of today, with the date otherwise.
pub fn spoken(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    let today = js_sys::Date::new_0();
    let same_day = date.get_full_year() == today.get_full_year()
        && date.get_month() == today.get_month()
        && date.get_date() == today.get_date();
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    if same_day {
        return time;
    }
    format!("{:04}-{:02}-{:02} {time}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// Does something that the browser's tools are to show with the time that it took.
pub fn measured<T>(name: &str, act: impl FnOnce() -> T) -> T {
    let performance = web_sys::window().and_then(|window| window.performance());
    let Some(performance) = performance else { return act() };
    let _ = performance.mark(name);
    let result = act();
    // Who observes has heard of it; what stays would grow with every key.
    let _ = performance.measure_with_start_mark(name, name);
    performance.clear_marks_with_mark_name(name);
    performance.clear_measures_with_measure_name(name);
    result
}
