//! Each rule passes and finds what its examples say, and its fixes mend what it found and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use postmortem_editor::chronology::Times;
use postmortem_editor::document::{Edit, Postmortem, Section};
use postmortem_editor::lint::{EXAMPLES, Finding, Level, RULES, Rows, Settings, Subject, Texts, check};
use postmortem_editor::markdown::{read, section_text, write_canonical};
use postmortem_editor::session::Session;
use postmortem_editor::template::EXAMPLE;
use postmortem_editor::zone_database::Bundled;

/// The day after the example's incident was over.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 26).expect("a day")
}

/// What the rules find in a document on a day.
pub fn found_on(document: &Postmortem, today: NaiveDate) -> Vec<Finding> {
    let zones = Bundled::default();
    let times = Times::of(document, &zones);
    let texts = Texts::of(document);
    let settings = Settings::default();
    check(&Subject::new(document, (&times, &texts, &Rows::of(document)), &settings, today, &zones))
}

fn found(document: &Postmortem) -> Vec<Finding> {
    found_on(document, today())
}

/// The built-in example with the sections that a fragment has in place of its own, and with all else that it has.
pub fn with_sections(fragment: &str) -> String {
    let (whole, part) = (read(EXAMPLE), read(fragment));
    // What the fragment names, even to say nothing there.
    let named = |heading: &str| fragment.lines().any(|line| line.trim_start_matches('#').trim() == heading);
    let mut text = String::new();
    let title = fragment.starts_with('#') && !fragment.starts_with("##");
    text.push_str(&format!("# {}\n", (if title { &part } else { &whole }).document().title.as_str()));
    for section in Section::ALL {
        let from = if named(section.heading()) { &part } else { &whole };
        let heading = "#".repeat(usize::from(section.level()));
        text.push_str(&format!("\n{heading} {}\n\n{}\n", section.heading(), section_text(from.document(), section)));
    }
    let own = part
        .document()
        .own
        .iter()
        .map(|own| format!("\n## {}\n\n{}\n", own.value.heading.as_str(), own.value.text.as_str()));
    text + &own.collect::<String>()
}

/// How often each rule found something.
fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.rule.name).or_default() += 1);
    counts
}

/// The sections in which two documents differ; `None` stands for all that is in none.
fn differing(one: &Postmortem, other: &Postmortem) -> BTreeSet<Option<Section>> {
    let mut sections: BTreeSet<Option<Section>> = Section::ALL
        .into_iter()
        .filter(|section| section_text(one, *section) != section_text(other, *section))
        .map(Some)
        .collect();
    if one.title != other.title || one.own != other.own || one.front_matter != other.front_matter {
        sections.insert(None);
    }
    sections
}

/// Fails unless each fix that the rules name for a text mends what it is for, changes one section, makes no error, and is
/// taken back by one undo. Returns how many there were.
pub fn try_fixes(text: &str, today: NaiveDate, about: &str) -> usize {
    let before = read(text);
    let findings = found_on(before.document(), today);
    let is_error = |finding: &&Finding| finding.level == Level::Error;
    let mut tried = 0;
    for finding in &findings {
        let Some(fix) = &finding.fix else { continue };
        let about = format!("{about}: {}: “{}” of {:?}", finding.rule.name, fix.name, finding.place);
        let mut session = Session::open(text);
        session.apply(fix.edit.clone());
        let after = found_on(session.document(), today);
        let of_rule =
            |findings: &[Finding]| findings.iter().filter(|other| other.rule.name == finding.rule.name).count();
        assert!(of_rule(&after) < of_rule(&findings), "{about} does not remove it: {after:?}");
        let (errors, before_it) = (after.iter().filter(is_error), findings.iter().filter(is_error).count());
        assert!(errors.clone().count() <= before_it, "{about} makes an error: {:?}", errors.collect::<Vec<_>>());
        let sections = differing(before.document(), session.document());
        assert_eq!(sections.len(), 1, "{about} changes {sections:?}");
        assert!(session.undo() && !session.can_undo(), "{about} is not one step");
        assert_eq!(session.text(), text, "{about} is not undone");
        tried += 1;
    }
    tried
}

#[test]
fn each_rule_has_a_file_of_its_name_and_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the rules are there")
        .flatten()
        .filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".rs")?.replace('_', "-")))
        .filter(|name| name != "mod")
        .collect();
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(files, names);
    assert_eq!(names.len(), RULES.len());
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
        let of_rule = |fragment: &str| {
            let findings = found(read(&with_sections(fragment)).document());
            findings.into_iter().filter(|finding| finding.rule.name == rule.name).collect::<Vec<_>>()
        };
        for fragment in examples.passing {
            let findings = of_rule(fragment);
            assert!(findings.is_empty(), "{} finds {findings:?} in\n{fragment}", rule.name);
        }
        for fragment in examples.failing {
            assert!(!of_rule(fragment).is_empty(), "{} finds nothing in\n{fragment}", rule.name);
        }
    }
}

#[test]
fn each_fix_mends_what_it_is_for_and_nothing_else() {
    for (_, examples) in EXAMPLES {
        for fragment in examples.failing {
            let text = with_sections(fragment);
            try_fixes(&text, today(), fragment);
            try_fixes(&write_canonical(read(&text).document()), today(), fragment);
        }
    }
}

#[test]
fn the_example_is_sound() {
    let findings = found(read(EXAMPLE).document());
    assert_eq!(counts(&findings), BTreeMap::new(), "{findings:?}");
}

#[test]
fn what_follows_a_document_is_what_is_read_anew() {
    let (mut texts, mut rows) = (Texts::default(), Rows::default());
    for (_, examples) in EXAMPLES {
        for fragment in examples.failing {
            let mut session = Session::open(&with_sections(fragment));
            let edits = found(session.document()).into_iter().filter_map(|finding| Some(finding.fix?.edit));
            for edit in [Edit::Date("2026-04-05".to_owned())].into_iter().chain(edits.collect::<Vec<_>>()) {
                session.apply(edit);
                texts.follow(session.document());
                rows.follow(session.document());
                assert_eq!(texts, Texts::of(session.document()), "{fragment}");
                assert_eq!(rows, Rows::of(session.document()), "{fragment}");
            }
        }
    }
}
