//! How quickly the core reads, writes and checks, in MB/s, beside pulldown-cmark's plain parse of the same text in the same run.
//!
//! `cargo xtask bench --only native` runs it. Each round does every task once, for long enough to be measured, so that a
//! machine that slows down slows all of them; the figures are medians over the rounds, and the ratio says more than they do.
//! The variable POSTMORTEM_CORPUS adds the files of a folder, as one workload. POSTMORTEM_BENCH_OUT names a file for the
//! figures as JSON.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use postmortem_editor::document::{Edit, Passage};
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::session::Session;
use pulldown_cmark::{Options, Parser};
use serde_json::{Value, json};

mod checking;

use checking::Checking;

const ROUNDS: usize = 15;
const ROUND: Duration = Duration::from_millis(60);
const EXAMPLE: &str = include_str!("../src/template/example.md");

fn main() {
    let mut workloads = vec![
        Workload::new("the example", vec![EXAMPLE.to_owned()]),
        Workload::new("1,000 timeline rows", vec![long_timeline(1_000)]),
        Workload::new("10 MB of timeline", vec![long_timeline(120_000)]),
        Workload::new("10 MB of prose", vec![long_prose(10_000_000)]),
    ];
    if let Some(folder) = env::var_os("POSTMORTEM_CORPUS") {
        workloads.push(Workload::new("the corpus", files(Path::new(&folder))));
    }
    println!(
        "{:<24}{:>10}{:>12}{:>12}{:>12}{:>12}{:>12}",
        "MB/s", "size", "pulldown", "read", "canonical", "as opened", "check"
    );
    let results: Vec<Value> = workloads.iter().map(Workload::measure).collect();
    if let Some(path) = env::var_os("POSTMORTEM_BENCH_OUT") {
        let json = serde_json::to_string_pretty(&json!({ "throughput": results })).expect("numbers and names are JSON");
        fs::write(&path, json + "\n").expect("the figures can be written");
    }
}

/// Texts that are measured together.
struct Workload {
    name: &'static str,
    texts: Vec<String>,
    /// The texts, opened and with another Trigger: what is written as opened is not only a copy.
    edited: Vec<Session>,
}

impl Workload {
    fn new(name: &'static str, texts: Vec<String>) -> Workload {
        let edited = |text: &String| {
            let mut session = Session::open(text);
            session.apply(Edit::Passage(Passage::Trigger, "Another one.".to_owned()));
            session
        };
        Workload { name, edited: texts.iter().map(edited).collect(), texts }
    }

    fn measure(&self) -> Value {
        let checking = Checking::new();
        let tasks: [(&str, &dyn Fn()); 5] = [
            ("pulldown", &|| self.texts.iter().for_each(|text| parse(text))),
            ("read", &|| self.texts.iter().for_each(|text| drop(black_box(read(black_box(text)))))),
            ("canonical", &|| {
                self.edited.iter().for_each(|session| drop(black_box(write_canonical(black_box(session.document())))));
            }),
            ("as opened", &|| self.edited.iter().for_each(|session| drop(black_box(black_box(session).text())))),
            ("check", &|| {
                self.texts.iter().for_each(|text| {
                    black_box(checking.check(black_box(text)));
                });
            }),
        ];
        let mut times = tasks.map(|_| Vec::new());
        for _ in 0..ROUNDS {
            for ((_, task), times) in tasks.iter().zip(&mut times) {
                times.push(time_of(task));
            }
        }
        let bytes: usize = self.texts.iter().map(String::len).sum();
        let speeds = times.map(|mut times| {
            times.sort();
            bytes as f64 / 1e6 / times[times.len() / 2].as_secs_f64()
        });
        let line = speeds.iter().fold(String::new(), |mut line, speed| {
            let _ = write!(line, "{speed:>12.1}");
            line
        });
        println!("{:<24}{:>7} KB{line}", self.name, bytes / 1000);
        let ratios: String = speeds[1..].iter().map(|speed| format!("{:>10.2} x", speed / speeds[0])).collect();
        println!("{:<46}{ratios}", "  to pulldown-cmark's");
        json!({
            "name": self.name,
            "bytes": bytes,
            "megabytes_per_second": tasks.iter().zip(speeds).map(|((name, _), speed)| ((*name).to_owned(), json!(speed))).collect::<serde_json::Map<_, _>>(),
        })
    }
}

/// What a plain parse is: every event is made, and nothing is done with it. Tables are on, as in the preview.
fn parse(text: &str) {
    for event in Parser::new_ext(black_box(text), Options::ENABLE_TABLES) {
        black_box(event);
    }
}

/// The time that a task takes once, on average over a round.
fn time_of(task: &dyn Fn()) -> Duration {
    let start = Instant::now();
    let mut runs = 0;
    while runs == 0 || start.elapsed() < ROUND {
        task();
        runs += 1;
    }
    start.elapsed() / runs
}

/// The example with that many rows in its timeline.
fn long_timeline(rows: usize) -> String {
    let mut table = String::from(
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n",
    );
    for row in 0..rows {
        let (hour, minute) = (row / 60 % 24, row % 60);
        let _ = writeln!(
            table,
            "| {hour:02}:{minute:02} | Step {row}: the `queue` answers, [log](https://logs.example.com/{row}) |"
        );
    }
    let (before, rest) = EXAMPLE.split_once("## Timeline\n").expect("the example has a timeline");
    let after = rest.find("\n## ").map_or("", |at| &rest[at..]);
    format!("{before}{table}{after}")
}

/// The example with a Summary of that many bytes, in paragraphs.
fn long_prose(bytes: usize) -> String {
    let paragraph = "At 09:27 the queue stopped, and **nobody** was paged: see [the log](https://logs.example.com/1).\n\
        The `checkout` service went on until its _connections_ ran out, 12 minutes later.\n\n";
    let (before, after) = EXAMPLE.split_once("## Impact\n").expect("the example has an impact");
    format!("{before}{}## Impact\n{after}", paragraph.repeat(bytes / paragraph.len()))
}

/// Every UTF-8 file below a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the corpus is there").flatten().map(|entry| entry.path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { fs::read_to_string(&path).into_iter().collect() })
        .collect()
}
