//! Each rule passes and finds what its examples say, and its fixes mend what it found and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use postmortem_editor::chronology::Times;
use postmortem_editor::document::{Edit, Id, Passage, Postmortem, Section};
use postmortem_editor::form::Field;
use postmortem_editor::lint::{EXAMPLES, Finding, Level, Part, Place, RULES, Rows, Settings, Subject, Texts, check};
use postmortem_editor::markdown::{read, section_text, write_canonical};
use postmortem_editor::session::Session;
use postmortem_editor::template::EXAMPLE;
use postmortem_editor::zone_database::Bundled;
use proptest::prelude::*;

use crate::generated::{config, file, steps};

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
    let is_other = |passage: Passage| one.passage(passage) != other.passage(passage);
    if one.title != other.title
        || one.own != other.own
        || one.front_matter != other.front_matter
        || is_other(Passage::BeforeTitle)
        || is_other(Passage::Introduction)
    {
        sections.insert(None);
    }
    sections
}

/// How often each of some findings is there, told by its rule, its part of the document, its field and what it is about: what
/// stays the same while something else is mended. Ids of rows stay too.
fn told(findings: &[Finding], document: &Postmortem) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for finding in findings {
        let place = match &finding.place {
            Place::Field(field, _) => field.key(),
            Place::Section(section) => format!("{section:?}"),
        };
        *told.entry(format!("{} {place} {}", finding.rule.name, finding.about(document))).or_default() += 1;
    }
    told
}

/// Rules with fixes that a machine may make unasked.
const SAFE: [&str; 6] = [
    "action-state-unknown",
    "action-type-unknown",
    "date-invalid",
    "heading-in-section",
    "summary-no-duration",
    "timeline-unsorted",
];

/// Rules with fixes that a person is to look at. Rows are sorted unasked only where their times alone tell their order.
const OFFERED: [&str; 9] = [
    "duration-mismatch",
    "person-blamed",
    "secret-in-text",
    "status-contradicts-actions",
    "status-missing",
    "timeline-begin-end-missing",
    "timeline-clock-runs-back",
    "timeline-unsorted",
    "timeline-zone-undeclared",
];

/// Fails unless each fix that the rules name for a text mends what it is for, changes one section, makes no error, and is
/// taken back by one undo. Returns the rules that name one.
pub fn try_fixes(text: &str, today: NaiveDate, about: &str) -> BTreeSet<&'static str> {
    let before = read(text);
    let findings = found_on(before.document(), today);
    // An error that was there before may be there after it, and none else.
    let errors = |findings: &[Finding], document: &Postmortem| {
        let of_part = |finding: &Finding| (finding.rule.name, Part::of(&finding.place, document));
        let mut errors = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.level == Level::Error) {
            *errors.entry(of_part(finding)).or_insert(0) += 1;
        }
        errors
    };
    let mut tried = BTreeSet::new();
    for finding in &findings {
        let Some(fix) = &finding.fix else { continue };
        let rule = finding.rule.name;
        let about = format!("{about}: {rule}: “{}” of {:?}", fix.name, finding.place);
        assert!(if fix.is_safe { &SAFE[..] } else { &OFFERED[..] }.contains(&rule), "{about}: is it safe?");
        let mut session = Session::open(text);
        let (was, errors_before) = (told(&findings, session.document()), errors(&findings, session.document()));
        let known = told(std::slice::from_ref(finding), session.document());
        session.apply(fix.edit.clone());
        let after = found_on(session.document(), today);
        let of_rule = |findings: &[Finding]| findings.iter().filter(|other| other.rule.name == rule).count();
        assert!(of_rule(&after) < of_rule(&findings), "{about} does not remove it: {after:?}");
        let is = told(&after, session.document());
        for key in known.keys() {
            assert!(is.get(key).unwrap_or(&0) < &was[key], "{about} removes another one: {after:?}");
        }
        for (error, count) in errors(&after, session.document()) {
            assert!(
                errors_before.get(&error).is_some_and(|before| count <= *before),
                "{about} makes an error: {error:?}"
            );
        }
        let sections = differing(before.document(), session.document());
        assert_eq!(sections.len(), 1, "{about} changes {sections:?}");
        assert!(session.undo() && !session.can_undo(), "{about} is not one step");
        assert_eq!(session.text(), text, "{about} is not undone");
        tried.insert(rule);
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
    let mut tried = BTreeSet::new();
    for (_, examples) in EXAMPLES {
        for fragment in examples.failing {
            let text = with_sections(fragment);
            tried.extend(try_fixes(&text, today(), fragment));
            tried.extend(try_fixes(&write_canonical(read(&text).document()), today(), fragment));
        }
    }
    assert_eq!(tried, SAFE.into_iter().chain(OFFERED).collect(), "a rule with a fix has no example of it");
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

proptest! {
    #![proptest_config(config())]

    /// Rows that come, go and move shift the numbers of others.
    #[test]
    fn what_follows_any_edits_is_what_is_read_anew(text in file(), steps in steps()) {
        for text in [&text, EXAMPLE] {
            let mut session = Session::open(text);
            let (mut texts, mut rows) = (Texts::of(session.document()), Rows::of(session.document()));
            for step in &steps {
                session.apply(step.edit(session.document()));
                texts.follow(session.document());
                rows.follow(session.document());
                prop_assert_eq!(&texts, &Texts::of(session.document()));
                prop_assert_eq!(&rows, &Rows::of(session.document()));
            }
        }
    }
}

/// Findings are told from top to bottom, whatever was moved, and those of one field by where they begin.
#[test]
fn findings_are_in_the_order_of_the_document() {
    let summary = read(&with_sections("## Summary\n\nObviously careless !! TBD is here for 31 minutes.\n"));
    let findings = found(summary.document());
    let starts: Vec<usize> = findings
        .iter()
        .filter_map(|finding| match &finding.place {
            Place::Field(Field::Passage(Passage::Summary), span) => Some(span.start),
            _ => None,
        })
        .collect();
    assert!(starts.len() > 2 && starts.is_sorted(), "{findings:?}");

    let rows: String = (10..20).map(|minute| format!("| 21:{minute} | TBD of row {minute} |\n")).collect();
    let text = with_sections(&format!(
        "## Timeline\n\n2026-03-24 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n{rows}"
    ));
    let mut session = Session::open(&text);
    let mut order: Vec<Id> = session.document().timeline.iter().map(|row| row.id).collect();
    order[1..].reverse();
    session.apply(Edit::Arrange(order.clone()));
    let found = found(session.document());
    let of_rows: Vec<Id> = found
        .iter()
        .filter_map(|finding| match finding.place {
            Place::Field(Field::Description(id), _) if finding.rule.name == "placeholder-left" => Some(id),
            _ => None,
        })
        .collect();
    assert_eq!(of_rows, order[1..], "{found:?}");
}
