//! So many authors that none of them is the one to ask.

use crate::document::{Author, Bullets, List, Section};
use crate::lint::labels::Labels;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};
use crate::preview::{inline, plain_text};

pub static RULE: Rule = Rule {
    name: "authors-many",
    level: Level::Hint,
    what: "more than three authors are named, and none of them as the owner",
    why: "A text of many authors is looked after by none of them.",
    source: "PagerDuty's postmortem guide: one owner; SRE workbook, chapter 10",
    remedy: "Mark one of them as the owner, or thank the helpers elsewhere.",
    check,
};

/// How many people look after a text together without an arrangement.
const MANY: usize = 3;

/// Words that name somebody as the one to ask.
const OWNER: [&str; 9] =
    ["contact", "editor", "lead", "lead author", "main author", "maintained by", "maintainer", "owned by", "owner"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let Bullets::Items(items) = subject.document.list(List::Authors) else { return };
    let mut count = 0;
    for row in items.iter() {
        let name = plain_text(&inline(&Author::of(&row.value).name));
        let small = name.to_lowercase();
        let words: Vec<&str> = small.split(|sign: char| !sign.is_alphanumeric()).collect();
        if words.iter().any(|word| OWNER.contains(word))
            || words.windows(2).any(|two| OWNER.contains(&two.join(" ").as_str()))
        {
            return;
        }
        count += name.split([',', ';', '&', '\n']).filter(|name| !name.trim().is_empty()).count();
    }
    if count > MANY && !Labels::of(subject.document).tell(&OWNER) {
        let message = format!("There are {count} authors. Write “(owner)” after the one who looks after this text.");
        found(RULE.finding(Place::Section(Section::Authors), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Authors\n\n* Ada\n* Grace\n* Edsger\n",
        "## Authors\n\n* Ada\n* Grace, main author\n* Edsger\n* Barbara\n",
        "## Authors\n\n* Ada (owner)\n* Grace\n* Edsger\n* Barbara\n",
        "## Authors\n\n* Ada\n* Grace\n* Edsger\n* Barbara\n\n## Owner\n\nAda\n",
        "## Authors\n\n* Ada\n* Grace\n* Edsger,\n*\n",
        "## Authors\n\nThe team: Ada, Grace, Edsger, Barbara\n",
    ],
    failing: &[
        "## Authors\n\n* Ada\n* Grace\n* Edsger\n* Barbara\n",
        "## Authors\n\n* Ada, Grace\n* [Edsger](https://example.org/edsger)\n* Barbara\n",
        "## Authors\n\n* Ada\n* Grace\n* Edsger\n* Tom Leadbetter\n",
        "## Authors\n\n* Ada, Grace; Edsger & Barbara\n",
    ],
};
