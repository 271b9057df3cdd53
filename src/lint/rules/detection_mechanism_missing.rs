//! A detection that does not say what detected it.

use crate::document::{Passage, Section};
use crate::form::Field;
use crate::lint::kind::Kind;
use crate::lint::roles::is_role;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::{Task, tasks};
use crate::lint::{Finding, Level, Phrases, Place, Subject};

pub static RULE: Rule = Rule {
    name: "detection-mechanism-missing",
    level: Level::Hint,
    what: "Detection does not say what noticed it, or people noticed it and nothing is to be done so that an alert does",
    why: "How it was noticed tells whether the next one will be noticed, and how soon.",
    source: "SRE book, appendix D, and SRE workbook, chapter 10: detection, and action items that detect",
    remedy: "Name the alert, the monitor, the customer or the colleague; if it was no alert, plan one.",
    check,
};

/// What notices by itself.
const MACHINES: [&str; 46] = [
    "alarm*",
    "alert*",
    "automat*",
    "bot",
    "canary",
    "check*",
    "circuit breaker*",
    "cloudwatch",
    "dashboard*",
    "datadog",
    "detector*",
    "error rate*",
    "grafana",
    "graph",
    "graphs",
    "health*",
    "heartbeat*",
    "honeycomb",
    "log",
    "logging",
    "logs",
    "metric*",
    "monitor*",
    "nagios",
    "new relic",
    "opsgenie",
    "paged",
    "pager*",
    "paging",
    "papertrail",
    "pingdom",
    "probe*",
    "prometheus",
    "reconcil*",
    "scan*",
    "sentry",
    "slo",
    "slos",
    "splunk",
    "statuscake",
    "synthetic*",
    "test",
    "tests",
    "validat*",
    "watchdog*",
    "zabbix",
];

/// Who notices besides people of roles, and how their word arrives.
const PEOPLE: [&str; 36] = [
    "academic*",
    "audit*",
    "call",
    "called",
    "caller*",
    "chat",
    "client*",
    "communit*",
    "complain*",
    "contact*",
    "customer*",
    "email*",
    "feedback",
    "forum*",
    "github",
    "mail*",
    "member*",
    "noticed",
    "notices",
    "notified",
    "observed",
    "partner*",
    "report*",
    "researcher*",
    "saw",
    "slack",
    "spotted",
    "student*",
    "support",
    "tester*",
    "ticket*",
    "tweet*",
    "twitter",
    "user*",
    "visitor*",
    "zulip",
];

/// What an action item that detects speaks of.
const DETECTS: [&str; 9] =
    ["alarm*", "alert*", "canary", "detect*", "metric*", "monitor*", "notif*", "observab*", "probe*"];

/// What comes before the one who noticed it, whoever that is.
const BY: [&str; 8] =
    ["caught by", "detected by", "discovered by", "found by", "noticed by", "raised by", "seen by", "spotted by"];

/// What may follow and names nobody.
const CHANCES: [&str; 6] = ["accident", "chance", "coincidence", "luck", "pure", "then"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let (machines, people) = (subject.phrases(&RULE, &MACHINES), Phrases::new(PEOPLE));
    let mut texts = subject.texts_of(Section::Detection).filter(|text| text.words().len() > 2).peekable();
    if texts.peek().is_none() {
        return;
    }
    let by = Phrases::new(BY);
    let (mut by_people, mut by_machine, mut by_some) = (false, false, false);
    for text in texts {
        // What is code or a quotation may be the alert itself.
        by_machine |= machines.are_in(text) || text.plain.contains(crate::lint::text::LEFT_OUT);
        by_people |= people.are_in(text)
            || text.words().iter().any(|word| is_role(text.small(word)))
            || !subject.people().find(text).is_empty();
        by_some |= by
            .find(text)
            .iter()
            .any(|by| text.words_after(by.word + by.words - 1).next().is_some_and(|next| !CHANCES.contains(&next)));
    }
    let message = match (by_machine, by_people) {
        (true, _) => return,
        (false, false) if by_some => return,
        (false, false) => {
            "This does not say what noticed it. Name the alert, the monitor, the customer or the colleague."
        }
        (false, true) if is_detected_by_some(subject) => return,
        (false, true) => {
            "People noticed this, and no action item would let an alert do so. Plan one of the type detect."
        }
    };
    found(RULE.finding(Place::Field(Field::Passage(Passage::Detection), 0..0), message));
}

/// Whether something is to be done so that the next one is detected, or nothing at all, which another rule tells.
fn is_detected_by_some(subject: &Subject) -> bool {
    let tasks = tasks(subject);
    let detects = Phrases::new(DETECTS);
    let speaks_of_it = |task: &Task| !task.find(&detects).is_empty();
    let is_of_type = |kind: &str| Kind::read(subject.settings, kind).meant() == Some("detect");
    tasks.is_empty() || tasks.iter().any(speaks_of_it) || subject.actions().any(|(_, action)| is_of_type(&action.kind))
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Detection\n\nThe alert on the error rate paged the on-call engineer.\n",
        "## Detection\n\nA customer called. They saw an error page.\n",
        "## Detection\n\nWe saw it.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Page on more than 60 connections | Detection | ada | n/a **TODO** |\n",
        "## Detection\n\nA colleague told us.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on more than 60 connections | prevent | ada | n/a **TODO** |\n",
        "## Detection\n\nA colleague told us.\n\n## Action Items\n\n-\n",
        "## Detection\n\n`PoolExhausted` fired once at night.\n",
        "## Detection\n\nFound by the guard of the storage node, at once.\n",
        "## Detection\n\nThe nightly reconciliation found the difference.\n",
        "## Detection\n\n-\n",
        "## Detection\n\nTo come.\n",
    ],
    failing: &[
        "## Detection\n\nTwelve minutes after it began.\n",
        "## Detection\n\nIt was detected early in the morning.\n",
        "## Detection\n\nIt was found by chance in the morning.\n",
        "## Detection\n\nA weekly audit brought it up.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | prevent | ada | n/a **TODO** |\n",
        "## Detection\n\nA customer called. They saw an error page.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | prevent | ada | n/a **TODO** |\n",
        "## Detection\n\nInes heard of it.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | prevent | ada | n/a **TODO** |\n",
        "## Detection\n\nWe heard of it.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | prevent | ada | n/a **TODO** |\n",
    ],
};
