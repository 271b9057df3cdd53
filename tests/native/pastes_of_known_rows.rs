//! Timelines whose rows are known, written in the forms that people and programs write: exactly these rows are proposed.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use postmortem_editor::timeline::proposal::{Known, propose};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::config;

/// A row, on the clocks of its zone.
#[derive(Clone, Debug)]
struct Told {
    at: NaiveDateTime,
    text: String,
}

/// A form that a timeline is written in.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// What stands above all rows.
    head: &'static str,
    /// What stands above the rows of a day.
    day: &'static str,
    /// A row. `{zone}` and `{text}` stand for those, the rest is for [`chrono`].
    row: &'static str,
    parts: Parts,
}

/// What a form says of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parts {
    Minutes,
    Seconds,
    /// And nothing of the zone, because it has its own way to.
    MinutesUtc,
    SecondsUtc,
    SecondsUnzoned,
}

const fn form(head: &'static str, day: &'static str, row: &'static str, parts: Parts) -> Form {
    Form { head, day, row, parts }
}

const FORMS: [Form; 40] = [
    form("", "", "%Y-%m-%d %H:%M {zone} {text}", Parts::Minutes),
    form("", "", "%Y-%m-%d %H:%M:%S {zone} - {text}", Parts::Seconds),
    form("", "", "%Y-%m-%dT%H:%M:%SZ {text}", Parts::SecondsUtc),
    form("", "", "%Y-%m-%dT%H:%M:%S.123456Z {text}", Parts::SecondsUtc),
    form("", "", "%Y-%m-%dT%H:%MZ: {text}", Parts::MinutesUtc),
    form("", "", "%Y-%m-%d %H:%M:%S,123 {text}", Parts::SecondsUnzoned),
    form("", "", "[%Y-%m-%d %H:%M:%S {zone}] {text}", Parts::Seconds),
    form("", "", "%a, %d %b %Y %H:%M:%S +0000 {text}", Parts::SecondsUtc),
    form("", "", "%d %B %Y, %H:%M {zone} — {text}", Parts::Minutes),
    form("", "", "%B %-d, %Y %-I:%M %p {zone} {text}", Parts::Minutes),
    form("", "", "* %b %-d, %Y at %-I:%M%P {zone}: {text}", Parts::Minutes),
    form("", "", "%d.%m.%Y %H:%M {zone} {text}", Parts::Minutes),
    form("", "", "%b %e %H:%M:%S {text}", Parts::SecondsUnzoned),
    form("", "", "%Y/%m/%d %H:%M:%S {text}", Parts::SecondsUnzoned),
    form("", "", "{\"time\":\"%Y-%m-%dT%H:%M:%SZ\",\"message\":\"{text}\"}", Parts::SecondsUtc),
    form("", "", "{\"text\":\"{text}\",\"ts\":\"%s.000200\"}", Parts::SecondsUtc),
    form("| Date | Time | What |\n|---|---|---|\n", "", "| %Y-%m-%d | %H:%M {zone} | {text} |", Parts::Minutes),
    form("| Time | What |\n|---|---|\n", "", "| %Y-%m-%d %H:%M {zone} | {text} |", Parts::Minutes),
    form("| What | When |\n|---|---|\n", "", "| {text} | %Y-%m-%d %H:%M:%S {zone} |", Parts::Seconds),
    form("date,time,zone,what\n", "", "%Y-%m-%d,%H:%M,{zone},\"{text}\"", Parts::Minutes),
    form("time,what\n", "", "\"%Y-%m-%d %H:%M:%S {zone}\",\"{text}\"", Parts::Seconds),
    form("Time;What\n", "", "%Y-%m-%dT%H:%M:%SZ;{text}", Parts::SecondsUtc),
    form("Time\tWhat\n", "", "%Y-%m-%d %H:%M {zone}\t{text}", Parts::Minutes),
    form("", "\n## %Y-%m-%d\n\n", "- %H:%M {zone} {text}", Parts::Minutes),
    form("", "\n%A, %B %-d, %Y\n", "%H:%M:%S {zone} {text}", Parts::Seconds),
    form("", "\n**%d %B %Y**\n\n", "1. %H:%M {zone} – {text}", Parts::Minutes),
    form("", "\n%Y-%m-%d:\n", "    %-I:%M %p {zone} {text}", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n", "**%H:%M {zone}** {text}\n", Parts::Minutes),
    form("", "\n# %Y-%m-%d\n\n", "[%H:%M {zone}] {text}", Parts::Minutes),
    form("", "\n# %Y-%m-%d\n\n", "- `%H:%M {zone}`: {text}", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n| Time | What |\n|---|---|\n", "| %H:%M {zone} | {text} |", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n", "### %H:%M {zone} {text}\n", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n", "%H:%M {zone}\n{text}\n", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n", "%Hh%M {zone} {text}", Parts::Minutes),
    form("", "\n%Y-%m-%d\n\n", "> %H:%M {zone} | {text}", Parts::Minutes),
    form("", "", "- time: %Y-%m-%dT%H:%M:%SZ\n  message: {text}", Parts::SecondsUtc),
    form("", "", "ts=%Y-%m-%dT%H:%M:%SZ {text}", Parts::SecondsUtc),
    form("", "", "#%s\n{text}", Parts::SecondsUtc),
    form("", "", ": %s:0;{text}", Parts::SecondsUtc),
    form("", "", "{text} (%Y-%m-%d %H:%M {zone})", Parts::Minutes),
];

const ZONES: [&str; 6] = ["", "UTC", "CET", "PDT", "+05:30", "Europe/Berlin"];

const FIRST: [&str; 6] = ["the pool", "alert fires", "error rate", "Straße übel", "日本 slow", "deploy x9"];
const REST: [&str; 8] = ["", "", " is up", " of web-1", " (again)", ", rolled back", ": 8 %", " and more to come"];

fn rows() -> impl Strategy<Value = Vec<Told>> {
    let text = (select(&FIRST[..]), select(&REST[..])).prop_map(|(first, rest)| format!("{first}{rest}"));
    let gap = prop_oneof![4 => 1i64..600, 2 => 600i64..7200, 1 => 7200i64..80_000];
    let start = 0i64..86_400;
    (start, prop::collection::vec((gap, text), 2..7)).prop_map(|(start, rows)| {
        let day = NaiveDate::from_ymd_opt(2026, 2, 27).unwrap_or_default();
        let mut at = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(start);
        let told = rows.into_iter().map(|(gap, text)| {
            at += TimeDelta::seconds(gap);
            Told { at, text }
        });
        told.collect()
    })
}

fn written(rows: &[Told], form: &Form, zone: &str, ending: &str) -> String {
    let mut text = form.head.to_owned();
    let mut day = None;
    for row in rows {
        if day != Some(row.at.date()) {
            day = Some(row.at.date());
            text += &row.at.format(form.day).to_string();
        }
        let at = row.at.format(&form.row.replace("{text}", "\u{1}")).to_string();
        let at =
            if zone.is_empty() { at.replace(" {zone}", "").replace("{zone}", "") } else { at.replace("{zone}", zone) };
        text += &at.replace('\u{1}', &row.text);
        text += "\n";
    }
    text.replace('\n', ending)
}

fn expected(rows: &[Told], form: &Form, zone: &str) -> Vec<String> {
    let told = rows.iter().map(|row| {
        let time = match form.parts {
            Parts::Minutes | Parts::MinutesUtc => "%Y-%m-%d %H:%M",
            _ if row.at.format("%S").to_string() == "00" => "%Y-%m-%d %H:%M",
            _ => "%Y-%m-%d %H:%M:%S",
        };
        let zone = match form.parts {
            Parts::MinutesUtc | Parts::SecondsUtc => "UTC",
            Parts::SecondsUnzoned => "",
            _ => zone,
        };
        format!("{} {zone} | {}", row.at.format(time), row.text)
    });
    told.collect()
}

#[test]
fn exactly_the_rows_that_were_written_are_proposed() {
    let zone = select(&ZONES[..]);
    let ending = select(&["\n", "\n", "\r\n"][..]);
    let known = Known { day: NaiveDate::from_ymd_opt(2026, 2, 27), month_first: Some(false) };
    proptest!(config(), |(rows in rows(), form in select(&FORMS[..]), zone in zone, ending in ending)| {
        let text = written(&rows, &form, zone, ending);
        let proposal = propose(&text, known);
        let proposed: Vec<String> = proposal.rows().map(|row| {
            let day = row.day.map_or_else(|| "-".to_owned(), |day| day.to_string());
            let zone = row.zone.as_ref().map_or_else(String::new, ToString::to_string);
            format!("{day} {} {zone} | {}", row.clock, row.text)
        }).collect();
        prop_assert_eq!(proposed, expected(&rows, &form, zone), "{}", text);
        prop_assert_eq!(propose(&text, known), proposal);
    });
}
