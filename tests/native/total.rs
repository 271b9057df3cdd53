//! Reading takes any text, and a text takes about the time of its parts, whatever it says.
//!
//! Nothing is expected of the machine: only times of one run are compared, the best of several, with room for noise. Both
//! are of about the same length, so that whatever else the machine does slows both. What is not linear in some way of
//! nesting or repeating is far beyond that room: quadratic work takes ten times as long.

use std::hint::black_box;
use std::time::{Duration, Instant};

use postmortem_editor::markdown::{read, write_canonical};

/// The size of the largest input, in bytes.
const LARGE: usize = 2 << 20;

/// How many small texts a large one is compared with.
const PARTS: usize = 10;

/// How many times the time for its parts a large text may take.
const BOUND: f64 = 2.5;

/// What is quicker than this is not measured well: getting the memory for it may take longer.
const NOISE: Duration = Duration::from_millis(5);

const ATTEMPTS: usize = 12;

/// Texts that have made Markdown parsers slow: what is said once, and what is then said again and again.
const REPEATED: [(&str, &str, &str); 40] = [
    ("blank lines", "", "\n"),
    ("one line of spaces", "", " "),
    ("one line of tabs", "- a\n\n", "\t"),
    ("one line of letters", "## Summary\n", "a"),
    ("one line of emoji", "# ", "🎈"),
    ("quotes in quotes", "", "> "),
    ("bullets in bullets", "", "- "),
    ("numbers in numbers", "", "1. "),
    (
        "many quotes in quotes",
        "",
        "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > x\n",
    ),
    ("many bullets in bullets", "", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n"),
    ("bullets and lazy lines", "> > > > > > > > > > > > > > > > - - - - - - - - - - - - - - - - a\n", "b\n"),
    (
        "blank lines below deep lists",
        "## What went well\n\n- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n",
        "\n",
    ),
    ("spaces below deep lists", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n", "      \n"),
    ("bullets", "## Authors\n\n", "* a\n"),
    ("bullets with hard breaks", "## Authors\n\n", "* a  \n  b\n"),
    ("empty bullets", "", "-\n"),
    ("pipes", "", "|"),
    ("columns", "## Timeline\n\n", "a|"),
    ("rows of a table", "## Timeline\n\n| Time | Description |\n| - | - |\n", "| 9:27 | a \\| b |\n"),
    ("rows of pipes", "## Action Items\n\n| Action Item | Bug |\n|-|-|\n", "|||||||||||||||||||||||||||||||||||\n"),
    ("rules of tables", "a | b\n", "|-|-|-|\n"),
    ("headers and rules", "## Timeline\n\n", "| Time | Description |\n|-|-|\n\n"),
    ("backticks", "## Summary\n\n", "`"),
    ("backticks in lines", "## Summary\n\n", "`` ` ```a  \n"),
    ("code fences", "", "```\n"),
    ("an open code fence", "```\n", "~~~ a\n"),
    ("brackets", "## Summary\n\n", "["),
    ("brackets in lines", "## Summary\n\n", "[[](a  \n"),
    ("definitions", "", "[a]: b\n"),
    ("open definitions", "", "[a\n"),
    ("stars", "## Summary\n\n", "*a _b "),
    ("open comments", "", "<!-- a\n"),
    ("open comments in bullets", "", "- <!-- a\n"),
    ("open tags", "", "<pre>\n</scrip\n"),
    ("instructions and data", "", "<? <![CDATA[\n<!A\n"),
    ("one line of attributes", "<a", " b='c'"),
    ("underlines", "", "a\n=\n"),
    ("one underlined paragraph", "===\n", "a  \n"),
    ("headings", "", "# a\n"),
    ("headings of sections", "", "## Timeline (all times in UTC)\n### Summary\n"),
];

pub fn repeated(start: &str, again: &str, size: usize) -> String {
    start.to_owned() + &again.repeat((size - start.len()) / again.len())
}

/// Asserts that work on a text takes not much more time than on all the parts that are as long together.
pub fn assert_in_proportion(name: &str, size: usize, text: impl Fn(usize) -> String, work: impl Fn(&str)) {
    let (part, whole) = (text(size / PARTS), text(size));
    let timed = |text: &str, times: usize| {
        let start = Instant::now();
        (0..times).for_each(|_| work(black_box(text)));
        start.elapsed()
    };
    let (mut parts_best, mut whole_best) = (Duration::MAX, Duration::MAX);
    let in_proportion = (0..ATTEMPTS).any(|_| {
        parts_best = timed(&part, PARTS).min(parts_best);
        whole_best = timed(&whole, 1).min(whole_best);
        whole_best <= parts_best.mul_f64(BOUND) + NOISE
    });
    eprintln!(
        "TIMES {whole_best:?} {parts_best:?} {:.2} {name} {size}",
        whole_best.as_secs_f64() / parts_best.as_secs_f64()
    );
    assert!(in_proportion, "{name}: {whole_best:?} for {size} bytes, {parts_best:?} for {PARTS} parts of it");
}

#[test]
fn a_text_takes_about_the_time_of_its_parts() {
    // The small ones first: what is not in proportion there would not end with the large ones.
    for size in [LARGE / 100, LARGE / 10, LARGE] {
        for (name, start, again) in REPEATED {
            assert_in_proportion(
                name,
                size,
                |size| repeated(start, again, size),
                |text| {
                    black_box(read(text));
                },
            );
        }
    }
}

#[test]
fn what_is_slow_to_read_is_written_too() {
    for (name, start, again) in REPEATED {
        let text = repeated(start, again, LARGE / 20);
        let opened = read(&text);
        assert!(opened.write(opened.document()) == text, "{name}");
        let canonical = write_canonical(opened.document());
        assert!(write_canonical(read(&canonical).document()) == canonical, "{name}");
    }
}
