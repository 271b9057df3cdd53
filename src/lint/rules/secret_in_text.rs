//! Keys, passwords and addresses that readers should not have.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::document::Section;
use crate::form::Field;
use crate::lint::every_text::for_each_text;
use crate::lint::rows::Entry;
use crate::lint::rule::{Examples, Rule};
use crate::lint::secrets::{Secret, SecretKind, secrets};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "secret-in-text",
    level: Level::Warning,
    what: "a text gives away a key or password, somebody's e-mail address, or (a hint, and not in code) a private IP address",
    why: "Postmortems are read by many and kept for ever, and what opened a door once may open it again.",
    source: "from practice; PagerDuty's postmortem guide on publishing",
    remedy: "Mask it, and replace a key that was published.",
    check,
};

const KINDS: [SecretKind; 3] = [SecretKind::Key, SecretKind::Mail, SecretKind::PrivateAddress];
const AMONG_AUTHORS: [SecretKind; 2] = [SecretKind::Key, SecretKind::PrivateAddress];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for_each_text(subject.document, &mut |field, text| {
        // Authors give their addresses to be asked.
        let kinds = if field.section(subject.document) == Some(Section::Authors) { &AMONG_AUTHORS[..] } else { &KINDS };
        in_text(field, text, kinds, found);
    });
}

pub fn of_row(entry: &Entry, found: &mut dyn FnMut(Finding)) {
    entry.for_each_text(&mut |field, text| in_text(field, text, &KINDS, found));
}

fn in_text(field: Field, text: &str, kinds: &[SecretKind], found: &mut dyn FnMut(Finding)) {
    let secrets = told(text);
    for kind in kinds.iter().copied() {
        let of_kind = || secrets.iter().filter(|secret| secret.kind == kind);
        let Some(first) = of_kind().next() else { continue };
        let different: HashSet<&str> = of_kind().map(|secret| &text[secret.span.clone()]).collect();
        let place = Place::Field(field, first.span.clone());
        let finding = RULE.finding(place, message(text, first, different.len() - 1));
        let level = if kind == SecretKind::PrivateAddress { Level::Hint } else { RULE.level };
        found(finding.at(level).with_offer("Mask it", masked(field, text, &secrets, kind)));
    }
}

/// What a text gives away, but for private addresses in its code: logs are evidence, and most of those are gone by now.
fn told(text: &str) -> Vec<Secret> {
    let mut secrets = secrets(text);
    if secrets.iter().any(|secret| secret.kind == SecretKind::PrivateAddress) {
        let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
        let is_code = |event: &Event| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
        let code: Vec<Range<usize>> = events.filter(|(event, _)| is_code(event)).map(|(_, span)| span).collect();
        secrets.retain(|secret| {
            let at = code.partition_point(|code| code.end <= secret.span.start);
            secret.kind != SecretKind::PrivateAddress || code.get(at).is_none_or(|code| secret.span.start < code.start)
        });
    }
    secrets
}

/// What is given away, so that it is known here and in no log of it.
fn message(text: &str, first: &Secret, others: usize) -> String {
    let said = &text[first.span.clone()];
    let more = if others > 0 { format!(" (and {others} more)") } else { String::new() };
    match first.kind {
        SecretKind::Key => {
            let begin: String = said.chars().take(4).collect();
            format!("This looks like a key or a password: “{begin}…”{more}. Mask it, and replace it if it still works.")
        }
        SecretKind::Mail => format!("“{said}”{more} is somebody's e-mail address. Name a role or a team in its place."),
        SecretKind::PrivateAddress => {
            format!("“{said}”{more} is an address in a private network. Mask it, or name the machine's job.")
        }
    }
}

/// The edit that masks all of a kind in a field.
fn masked(field: Field, text: &str, secrets: &[Secret], kind: SecretKind) -> crate::document::Edit {
    let mut masked = String::with_capacity(text.len());
    let mut after = 0;
    for secret in secrets.iter().filter(|secret| secret.kind == kind) {
        masked.push_str(&text[after..secret.span.start]);
        match (kind, text[secret.span.clone()].split_once('.')) {
            (SecretKind::PrivateAddress, Some((first, _))) => masked.push_str(&format!("{first}.x.x.x")),
            _ => masked.push_str("REDACTED"),
        }
        after = secret.span.end;
    }
    masked.push_str(&text[after..]);
    field.edit(masked)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Impact\n\nAsk ada@example.org or security@firm.com about commit 3f2c1e9b7a6d5c4b3a2f1e0d9c8b7a6f5e4d3c2b.\n",
        "## Root Causes\n\nVersion 10.1.2.3 talked to 127.0.0.1 and 192.0.2.7 in 10.0.0.0/8, with `password=$DB_PASSWORD`.\n",
        "## Root Causes\n\n`ssh deploy@web1.firm.com` has `npm_package_config_database_connection_2`, and `private_key=/etc/ssl/private/server1.key`.\n",
        "## Authors\n\n* [Ada](mailto:ada@firm.com)\n* grace@firm.com\n",
        "## Root Causes\n\nThe log says `10.1.2.3 refused`:\n\n```\nconnect to 192.168.0.4: refused\n```\n",
    ],
    failing: &[
        "## Impact\n\nAsk ada@firm.com.\n",
        "## Root Causes\n\n`netstat` shows that 10.1.2.3 and 192.168.0.4 refused, see `log`.\n",
        "## Root Causes\n\n```\ncurl -d password=9f8e7d6c5b4a39281706\n```\n",
        "## Supporting Information\n\n[Log](https://logs.example.org/?access_token=9f8e7d6c5b4a39281706)\n",
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 21:00 | **OUTAGE BEGINS** -- 10.1.2.3 does not answer |\n| 22:00 | **OUTAGE ENDS** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada@firm.com | n/a **TODO** |\n",
        "## What went wrong\n\n* The job ran with api_key=9f8e7d6c5b4a39281706\n",
        "## Supporting Information\n\n```json\n{ \"password\": \"hunter2hunter2\" }\n```\n",
        "## Authors\n\n* Ada, password=9f8e7d6c5b4a39281706\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Edit, Passage};
    use crate::lint::testing::only;

    #[test]
    fn all_of_a_kind_are_masked_at_once() {
        let found = only(
            &RULE,
            "## Impact\n\n10.1.2.3, ada@firm.com, 10.1.2.4, 10.1.2.3, `10.1.2.5`, password=9f8e7d6c5b4a39281706\n",
        );
        let told: Vec<_> = found
            .iter()
            .map(|finding| (finding.message.as_str(), finding.fix.as_ref().map(|fix| fix.edit.clone())))
            .collect();
        let edit = |text: &str| Some(Edit::Passage(Passage::Impact, text.to_owned()));
        assert!(told[0].0.contains("“9f8e…”.") && !told[0].0.contains("9f8e7"), "{told:?}");
        assert_eq!(told[0].1, edit("10.1.2.3, ada@firm.com, 10.1.2.4, 10.1.2.3, `10.1.2.5`, password=REDACTED"));
        assert_eq!(
            told[1].1,
            edit("10.1.2.3, REDACTED, 10.1.2.4, 10.1.2.3, `10.1.2.5`, password=9f8e7d6c5b4a39281706")
        );
        assert!(told[2].0.starts_with("“10.1.2.3” (and 1 more) is an address"), "{told:?}");
        assert_eq!(
            told[2].1,
            edit("10.x.x.x, ada@firm.com, 10.x.x.x, 10.x.x.x, `10.1.2.5`, password=9f8e7d6c5b4a39281706")
        );
        let levels: Vec<Level> = found.iter().map(|finding| finding.level).collect();
        assert_eq!(levels, [Level::Warning, Level::Warning, Level::Hint]);
    }
}
