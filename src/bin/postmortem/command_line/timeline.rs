//! `postmortem timeline`: the timeline that any text tells.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use postmortem_editor::document::{Edit, NewEntry, Postmortem, Section, iso};
use postmortem_editor::markdown::section_text;
use postmortem_editor::review::{Item, ItemKind, Review, ReviewedRow};
use postmortem_editor::session::Session;
use postmortem_editor::syntax::lines;
use postmortem_editor::timeline::paste::draft::{Fate, Guess};
use postmortem_editor::timeline::proposal::Confidence;
use postmortem_editor::timeline::spelling::abbreviations::meanings;
use postmortem_editor::timeline::spelling::zone::ZoneText;
use postmortem_editor::timeline::zones::{Zones, zone_named};
use postmortem_editor::zone_database::Bundled;
use serde::Serialize;

use super::failure::Failure;
use super::input::{date, read_file, read_standard_input};
use super::output::{print, say};

/// Print the timeline that a chat, a log, alerts or notes tell
///
/// Times are told in UTC. Rows that may be something else, such as a time that was only planned, and lines without a time
/// are left out: --json shows all of them, --notes keeps the lines.
#[derive(Args)]
pub struct Arguments {
    /// The day of times that have none, as in 2026-03-12
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// The zone of times that have none, such as Europe/Berlin, CET or +02:00
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    zone: String,
    /// In dates such as 12/06/2026 the month comes first
    #[arg(long, conflicts_with = "day_first")]
    month_first: bool,
    /// In dates such as 12/06/2026 the day comes first
    #[arg(long)]
    day_first: bool,
    /// Print what is proposed as JSON: rows with where they stand, how sure they are and what was guessed, and lines
    #[arg(long, conflicts_with = "notes")]
    json: bool,
    /// Keep lines without a time between the rows
    #[arg(long)]
    notes: bool,
    /// Any text; standard input if none is named
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

fn zone(name: &str, zones: &dyn Zones) -> Result<ZoneText, Failure> {
    let reason = "not a known zone; write it as in UTC, CET, +02:00 or Europe/Berlin";
    zone_named(name, zones).ok_or_else(|| Failure::new(format!("--zone {name}"), reason))
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let zones = Bundled::default();
    let date = arguments.date.as_deref().map(|text| date("--date", text)).transpose()?;
    let told_zone = zone(&arguments.zone, &zones)?;
    let text = match &arguments.file {
        Some(file) => read_file(file)?,
        None => read_standard_input()?,
    };
    let mut review = Review::new(&text, &Postmortem::default());
    review.set_day(date);
    review.set_zone(told_zone);
    if arguments.month_first || arguments.day_first {
        review.set_month_first(arguments.month_first);
    }
    let items = review.items(&zones);
    if arguments.json {
        let json = serde_json::to_string_pretty(&told(&items, &text));
        let json = json.map_err(|error| Failure::new("the rows", error))?;
        print(&format!("{json}\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    say_what_is_left_out(&review, &items, arguments.notes)?;
    let mut entries = review.accepted(&zones);
    if !arguments.notes {
        entries.retain(|entry| matches!(entry, NewEntry::Event(_)));
    }
    if entries.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let mut session = Session::open("");
    session.apply(Edit::AddEvents(entries));
    print(&format!("{}\n", section_text(session.document(), Section::Timeline)))?;
    Ok(ExitCode::SUCCESS)
}

/// Says on standard error what the timeline does not hold, and what was taken for granted in it.
fn say_what_is_left_out(review: &Review, items: &[Item], notes: bool) -> Result<(), Failure> {
    let rows = items.iter().filter_map(|item| match &item.kind {
        ItemKind::Row(row) => Some((item, row)),
        ItemKind::Line { .. } => None,
    });
    if rows.clone().next().is_none() {
        say("postmortem: no line of the text carries a time")?;
    }
    for (item, row) in rows.clone() {
        let source = review.source(item).lines().next().unwrap_or_default();
        if !row.is_taken {
            let why = if row.is_repeated {
                "it stands there before"
            } else if row.settled.day.is_none() && row.proposed.guesses.contains(&Guess::MonthAndDay) {
                "day or month may come first; --month-first or --day-first says which"
            } else {
                "it may not be when something happened"
            };
            say(&format!("postmortem: left out {} “{source}”: {why}", row.settled.time))?;
        } else if let Some(remark) = &row.settled.remark {
            say(&format!("postmortem: {} “{source}”: {}", row.settled.time, remark.in_words()))?;
        }
    }
    // Each guess once, however many rows it was made for.
    let mut guessed: Vec<(Guess, usize, &str)> = Vec::new();
    for (item, row) in rows.clone().filter(|(_, row)| row.is_taken) {
        for guess in &row.proposed.guesses {
            match guessed.iter_mut().find(|(told, ..)| told == guess) {
                Some((_, rows, _)) => *rows += 1,
                None => guessed.push((*guess, 1, review.source(item).lines().next().unwrap_or_default())),
            }
        }
    }
    for (guess, rows, first) in guessed {
        let more = if rows > 1 { format!(" and {} more", rows - 1) } else { String::new() };
        say(&format!("postmortem: “{first}”{more}: {}", guess.in_words()))?;
    }
    for (name, chosen) in review.ambiguous_zones() {
        if let Some(meaning) = meanings(&name).get(chosen) {
            say(&format!("postmortem: {name} was taken as {}", meaning.name))?;
        }
    }
    let dayless = rows.filter(|(_, row)| row.is_taken && row.settled.day.is_none()).count();
    if dayless > 0 {
        let rows = if dayless == 1 { "1 row has".to_owned() } else { format!("{dayless} rows have") };
        say(&format!("postmortem: {rows} no day, or none with its year; --date tells which"))?;
    }
    let lines = items.iter().filter(|item| matches!(item.kind, ItemKind::Line { fate: Fate::Note, .. })).count();
    if lines > 0 && !notes {
        let lines = if lines == 1 { "1 line carries".to_owned() } else { format!("{lines} lines carry") };
        say(&format!("postmortem: left out what has no time: {lines} none; --notes keeps them"))?;
    }
    Ok(())
}

/// An entry of the output of --json.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Told<'t> {
    Row {
        #[serde(flatten)]
        place: SourcePlace,
        /// As the text has them, on the clocks of its zone.
        day: Option<String>,
        time: String,
        zone: Option<String>,
        utc: Utc,
        text: &'t str,
        /// What is to be said of the time in UTC.
        remark: Option<String>,
        confidence: Confidence,
        guesses: &'t [Guess],
        /// Whether it is printed without --json.
        taken: bool,
    },
    Line {
        #[serde(flatten)]
        place: SourcePlace,
        text: &'t str,
        fate: Fate,
    },
}

#[derive(Serialize)]
struct Utc {
    day: Option<String>,
    time: String,
}

/// Where an entry stands in the text.
#[derive(Serialize)]
struct SourcePlace {
    /// From 1.
    line: usize,
    /// The first byte, and the one after the last.
    span: [usize; 2],
}

fn told<'t>(items: &'t [Item], text: &str) -> Vec<Told<'t>> {
    let starts: Vec<usize> = lines(text, 0).map(|line| line.start).collect();
    let place = |item: &Item| SourcePlace {
        line: starts.partition_point(|start| *start <= item.span.start).max(1),
        span: [item.span.start, item.span.end],
    };
    let told = items.iter().map(|item| match &item.kind {
        ItemKind::Row(ReviewedRow { proposed, settled, is_taken, .. }) => Told::Row {
            place: place(item),
            day: proposed.day.map(iso),
            time: proposed.clock.to_string(),
            zone: proposed.zone.as_ref().map(ToString::to_string),
            utc: Utc { day: settled.day.map(iso), time: settled.time.clone() },
            text: &proposed.text,
            remark: settled.remark.as_ref().map(|remark| remark.in_words()),
            confidence: proposed.confidence(),
            guesses: &proposed.guesses,
            taken: *is_taken,
        },
        ItemKind::Line { text, fate } => Told::Line { place: place(item), text, fate: *fate },
    });
    told.collect()
}
