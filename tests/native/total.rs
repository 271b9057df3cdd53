//! Reading takes any text, and twice the text takes about twice the time, whatever it says.
//!
//! Nothing is expected of the machine: only times of one run are compared, the best of several, with room for noise.
//! What is not linear in some way of nesting or repeating is far beyond that room: at these sizes, quadratic work would
//! not end.

use std::hint::black_box;
use std::time::{Duration, Instant};

use postmortem_editor::markdown::{read, write_canonical};

/// The size of the larger input, in bytes.
const LARGE: usize = 10 << 20;

/// How many times the time for half of it the larger input may take.
const BOUND: f64 = 3.0;

/// What is quicker than this is not measured well: getting the memory for it may take longer.
pub const NOISE: Duration = Duration::from_millis(60);

const ATTEMPTS: usize = 6;

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

/// Asserts that work takes not much more than twice the time on the second of two texts, which is twice the first.
pub fn assert_in_proportion(name: &str, texts: [String; 2], noise: Duration, work: impl Fn(&str)) {
    let mut best = [Duration::MAX; 2];
    let in_proportion = (0..ATTEMPTS).any(|_| {
        for (text, best) in texts.iter().zip(&mut best) {
            let start = Instant::now();
            work(black_box(text));
            *best = start.elapsed().min(*best);
        }
        best[1] <= best[0].mul_f64(BOUND) + noise
    });
    assert!(in_proportion, "{name}: {:?}, and {:?} for twice as much", best[0], best[1]);
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    // The small ones first: what is not in proportion there would not end with the large ones.
    let sizes = [LARGE / 100, LARGE / 10, LARGE];
    for (size, (name, start, again)) in sizes.iter().flat_map(|size| REPEATED.map(|text| (*size, text))) {
        let texts = [size / 2, size].map(|size| repeated(start, again, size));
        assert_in_proportion(name, texts, NOISE, |text| {
            black_box(read(text));
        });
    }
}

#[test]
fn what_is_slow_to_read_is_written_too() {
    for (name, start, again) in REPEATED {
        let text = repeated(start, again, LARGE / 100);
        let opened = read(&text);
        assert!(opened.write(opened.document()) == text, "{name}");
        let canonical = write_canonical(opened.document());
        assert!(write_canonical(read(&canonical).document()) == canonical, "{name}");
    }
}
