//! Whether reading and checking take time in proportion to the text, whatever it says: a text beside ten parts of it in the same run.
//!
//! `cargo xtask bench --only proportion` runs it, `cargo bench --bench proportion -- check` one kind of work. The texts are those that `tests/native` reads; work that grows with the
//! square of the text takes ten times as long as on its parts. The best of several attempts counts, as whatever else the
//! machine does only ever slows them. Ends with an error where a text takes more than [`BOUND`] times the time of its parts.

use std::env;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use postmortem_editor::markdown::read;
use postmortem_editor::review::Review;
use postmortem_editor::session::Session;
use postmortem_editor::timeline::proposal::{Known, propose};
use postmortem_editor::timeline::zones::NoZones;

mod checking;
#[path = "../tests/native/hard_pastes.rs"]
mod hard_pastes;
#[path = "../tests/native/hard_texts.rs"]
mod hard_texts;

use checking::Checking;
use hard_pastes::{BUILT, IN_FORMS, PLAIN};
use hard_texts::{REPEATED, repeated};

/// The sizes of the texts in bytes: of those that are read, and of those that are reviewed row by row.
const LARGE: usize = 10 << 20;
const SMALL: usize = 300 << 10;

const PARTS: usize = 10;

/// How many times the time for its parts a text may take.
const BOUND: f64 = 2.5;

/// What is quicker than this is not measured well: getting the memory for it may take longer.
const NOISE: Duration = Duration::from_millis(5);

/// A text that is far beyond the bound is not tried so often.
const ATTEMPTS: usize = 5;

fn main() -> ExitCode {
    let document = Session::open("## Date\n\n2026-03-12\n\n## Timeline\n").document().clone();
    let review = |text: &str| {
        let review = Review::new(text, &document);
        drop(black_box((review.items(&NoZones), review.accepted(&NoZones))));
    };
    println!("{:<36}{:>10}{:>12}{:>12}{:>9}", "text beside its parts", "KiB", "ms parts", "ms whole", "ratio");
    let only = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut told = Told { only, ..Told::default() };
    for (name, start, again) in REPEATED {
        told.measure("open", name, LARGE, &|size| repeated(start, again, size), &|text| drop(black_box(read(text))));
    }
    for (name, start, again) in PLAIN {
        let read = |text: &str| drop(black_box(propose(text, Known::default())));
        told.measure("paste", name, LARGE, &|size| repeated(start, again, size), &read);
    }
    for (name, start, again) in PLAIN.into_iter().chain(IN_FORMS) {
        told.measure("review", name, SMALL, &|size| repeated(start, again, size), &review);
    }
    for (name, text) in BUILT {
        told.measure("review", name, SMALL, &text, &review);
    }
    let checking = Checking::new();
    let check = |text: &str| {
        black_box(checking.check(text));
    };
    for (name, start, again) in CHECKED {
        told.measure("check", name, CHECKED_SIZE, &|size| repeated(start, again, size), &check);
    }
    let rows = ROW.len() * 100_000;
    told.measure("check", "100,000 rows", rows, &|size| repeated(ABOVE_ROWS, ROW, size), &check);
    for (name, start, again) in REPEATED {
        told.measure("check", name, CHECKED_SIZE, &|size| repeated(start, again, size), &check);
    }
    told.end()
}

/// Texts for the rules: prose, and findings by the thousand.
const CHECKED: [(&str, &str, &str); 4] = [
    (
        "prose",
        "## Summary\n\n",
        "At 09:27 the queue stopped; see [the log](https://e.org/1).\nIt was back 12 minutes later.\n\n",
    ),
    ("prose with findings", "## Root Causes\n\n", "A careless deploy was at fault.\n\n"),
    (
        "action items in a list",
        "## Detection\n\nA customer called.\n\n## Action Items\n\n",
        "* Improve the runbook of the import, so that it is more robust, and remind everybody of it\n",
    ),
    ("one line of findings", "## Root Causes\n\n", "careless \\| "),
];

const ABOVE_ROWS: &str =
    "## Date\n\n2026-03-12\n\n## Timeline\n\n2026-03-12 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n";
const ROW: &str = "| 09:27 | The `queue` answers, [log](https://logs.example.com/1) |\n";

/// The size in bytes of the texts that are checked.
const CHECKED_SIZE: usize = 1 << 20;

/// What was measured.
#[derive(Default)]
struct Told {
    /// The kind of work that is measured; all if none was named.
    only: Option<String>,
    texts: usize,
    beyond: usize,
    worst: f64,
}

impl Told {
    fn measure(&mut self, work: &str, name: &str, size: usize, text: &dyn Fn(usize) -> String, task: &dyn Fn(&str)) {
        if self.only.as_deref().is_some_and(|only| only != work) {
            return;
        }
        let (part, whole) = (text(size / PARTS), text(size));
        let (mut parts_best, mut whole_best) = (Duration::MAX, Duration::MAX);
        for _ in 0..ATTEMPTS {
            parts_best = time_of(|| (0..PARTS).for_each(|_| task(black_box(&part)))).min(parts_best);
            whole_best = time_of(|| task(black_box(&whole))).min(whole_best);
            if whole_best < parts_best.mul_f64(1.2) {
                break;
            }
        }
        let ratio = whole_best.as_secs_f64() / parts_best.as_secs_f64();
        let is_beyond = whole_best > parts_best.mul_f64(BOUND) + NOISE;
        let [parts, whole] = [parts_best, whole_best].map(|time| time.as_secs_f64() * 1e3);
        let note = if is_beyond { "  not in proportion" } else { "" };
        println!("{:<36}{:>10}{parts:>12.2}{whole:>12.2}{ratio:>9.2}{note}", format!("{work}: {name}"), size >> 10);
        self.texts += 1;
        self.beyond += usize::from(is_beyond);
        if whole_best > NOISE {
            self.worst = self.worst.max(ratio);
        }
    }

    fn end(self) -> ExitCode {
        println!("{} texts; at most {:.2} times the time of their parts", self.texts, self.worst);
        if self.beyond > 0 {
            eprintln!("{} of them take more than {BOUND} times that", self.beyond);
            return ExitCode::FAILURE;
        }
        ExitCode::SUCCESS
    }
}

fn time_of(task: impl FnOnce()) -> Duration {
    let start = Instant::now();
    task();
    start.elapsed()
}
