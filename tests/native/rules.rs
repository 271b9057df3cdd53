//! Each rule passes and finds what its examples say, and none finds an error in a sound postmortem.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use postmortem_editor::document::{Content, List, Postmortem, Section};
use postmortem_editor::lint::{EXAMPLES, Finding, Level, RULES, Settings, Subject, check};
use postmortem_editor::markdown::read;
use postmortem_editor::template::EXAMPLE;
use postmortem_editor::zone_database::Bundled;

/// The day after the example's incident was written up.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 26).expect("a day")
}

/// The built-in example with the sections that a fragment has.
fn with_sections(fragment: &str) -> Postmortem {
    let mut whole = read(EXAMPLE).document().clone();
    let part = read(fragment).document().clone();
    if fragment.starts_with("# ") || fragment.starts_with("#\n") {
        whole.title = part.title.clone();
    }
    for section in Section::ALL.into_iter().filter(|section| !part.is_absent(*section)) {
        match section.content() {
            Content::Date => whole.date = part.date.clone(),
            Content::Passage(passage) => whole.set_passage(passage, part.passage(passage).clone()),
            Content::List(list) => whole.set_list(list, part.list(list).clone()),
            Content::Actions => whole.actions = Rc::clone(&part.actions),
            Content::Timeline => whole.timeline = Rc::clone(&part.timeline),
        }
    }
    whole.own = Rc::clone(&part.own);
    whole
}

fn found(document: &Postmortem) -> Vec<Finding> {
    check(&Subject::new(document, &Settings::default(), today(), &Bundled::default()))
}

#[test]
fn each_rule_is_listed_once_and_explained() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    assert!(EXAMPLES.iter().map(|(rule, _)| rule.name).eq(RULES.iter().map(|rule| rule.name)));
    for (rule, examples) in EXAMPLES {
        assert!(examples.passing.len() >= 3 && examples.failing.len() >= 3, "{}", rule.name);
        for text in [rule.what, rule.why, rule.source, rule.remedy] {
            assert!(!text.trim().is_empty(), "{}", rule.name);
        }
    }
}

#[test]
fn each_rule_finds_what_its_examples_say() {
    for (rule, examples) in EXAMPLES {
        let finds = |fragment: &str| found(&with_sections(fragment)).iter().any(|finding| finding.rule.name == rule.name);
        for fragment in examples.passing {
            assert!(!finds(fragment), "{} finds something in\n{fragment}", rule.name);
        }
        for fragment in examples.failing {
            assert!(finds(fragment), "{} finds nothing in\n{fragment}", rule.name);
        }
    }
}

#[test]
fn the_example_has_no_error() {
    let errors: Vec<_> =
        found(read(EXAMPLE).document()).into_iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let _ = List::ALL;
}
