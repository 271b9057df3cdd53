//! A timeline that nobody can check.

use crate::document::Section;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "timeline-no-evidence",
    level: Level::Hint,
    what: "a timeline of eight rows or more links to nothing in most of them",
    why: "A link to the graph, log, change or chat lets readers look for themselves, and settles what people remember differently.",
    source: "PagerDuty's postmortem guide: each entry with the metric or page that it is known from",
    remedy: "Link the graphs, logs, changes and messages that the rows are taken from.",
    check,
};

/// A timeline of fewer rows is soon told without.
const FEW: usize = 8;

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let rows = subject.events().filter(|(_, event)| !event.is_blank()).count();
    let linked = subject.rows().leading();
    if rows >= FEW && linked * 2 < rows {
        let message = match linked {
            0 => format!(
                "None of the {rows} rows links to a graph, a log, a change or a message. Link what they are taken from."
            ),
            _ => format!(
                "Only {linked} of the {rows} rows link to a graph, a log, a change or a message. Link what the others are taken from."
            ),
        };
        found(RULE.finding(Place::Section(Section::Timeline), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:01 | a |\n| 21:02 | b |\n| 21:03 | c |\n| 21:04 | d |\n| 21:05 | e |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** [graph](https://graphs.example.com/1) |\n\
         | 21:01 | https://graphs.example.com/2 |\n| 21:02 | change #4711, CHG-7 |\n| 21:03 | [graph][1] |\n| 21:04 | d |\n| 21:05 | e |\n| 21:06 | f |\n\
         | | |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n-\n",
    ],
    failing: &[
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:01 | a |\n| 21:02 | b |\n| 21:03 | c |\n| 21:04 | d |\n| 21:05 | e |\n| 21:06 | f |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** [graph](https://graphs.example.com/1) |\n\
         | 21:01 | change #4711 |\n| 21:02 | in #incidents |\n| 21:03 | [graph](https://graphs.example.com/2) |\n| 21:04 | d |\n| 21:05 | e |\n| 21:06 | f |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** checkout fails |\n\
         | 21:01 | [a] |\n| 21:02 | b |\n| 21:03 | c: // |\n| 21:04 | d |\n\n2026-03-25\n\n| Time | Description |\n| - | - |\n| 21:05 | e |\n| 21:06 | f |\n| 22:00 | **OUTAGE ENDS** |\n",
    ],
};
