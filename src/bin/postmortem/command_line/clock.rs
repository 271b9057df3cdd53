//! The day that it is.

use chrono::NaiveDate;
use jiff::Zoned;

/// The day of the machine's clock, in its own zone.
pub fn today() -> NaiveDate {
    let date = Zoned::now().date();
    let ymd = (i32::from(date.year()), date.month().unsigned_abs().into(), date.day().unsigned_abs().into());
    NaiveDate::from_ymd_opt(ymd.0, ymd.1, ymd.2).unwrap_or_default()
}
