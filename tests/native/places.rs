//! Where a field's text stands in its file: always inside the file, exact wherever it says to be, and in the file's order.

use std::cell::Cell;
use std::ops::Range;

use postmortem_editor::document::{ActionColumn, Id, List, Passage, Section};
use postmortem_editor::form::{Field, fields};
use postmortem_editor::markdown::{Places, Spot, read};
use postmortem_editor::template::EXAMPLE;
use proptest::prelude::*;

use crate::generated::{config, edited, file, steps};

/// Where the words of a text stand in it.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if sign.is_alphanumeric() => start = Some(at),
            Some(begin) if !sign.is_alphanumeric() => {
                words.push(begin..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Fails unless each word of each field has a place, in the order of the field, and what is said to be exact is. Returns how
/// many words there were, and those that were not found exactly.
pub fn try_places(text: &str) -> (usize, Vec<String>) {
    let opened = read(text);
    let document = opened.document();
    let mut places = Places::new(&opened);
    let (mut all, mut others) = (0, Vec::new());
    let is_inside = |spot: &Spot| text.get(spot.bytes.clone()).is_some();
    for section in [None].into_iter().chain(Section::ALL.map(Some)) {
        let spot = places.section(section);
        assert!(is_inside(&spot), "{section:?} is at {spot:?} in {text:?}");
    }
    for field in fields(document) {
        let Some(said) = field.text(document) else { continue };
        let whole = places.field(field, 0..0);
        assert!(
            is_inside(&whole) && !text[whole.bytes.clone()].contains(['\n', '\r']),
            "{field:?}: {whole:?} in {text:?}"
        );
        let mut before = 0;
        for word in words(&said) {
            let spot = places.field(field, word.clone());
            let about = || format!("{:?} of {field:?} is at {spot:?} in {text:?}", &said[word.clone()]);
            assert!(is_inside(&spot), "{}", about());
            assert!(spot.bytes.end >= before, "{} before the last one", about());
            if spot.exact {
                assert_eq!(text[spot.bytes.clone()], said[word.clone()], "{}", about());
                before = spot.bytes.end;
            } else {
                others.push(format!("{field:?}: {}", &said[word.clone()]));
            }
            all += 1;
        }
        // What begins in one line and ends in another.
        let spot = places.field(field, 0..said.len());
        assert!(is_inside(&spot), "all of {field:?} is at {spot:?} in {text:?}");
        assert!(!spot.exact || said.is_empty() || text[spot.bytes.clone()] == said, "{field:?} in {text:?}");
    }
    (all, others)
}

#[test]
fn every_place_of_a_generated_file_is_inside_it_and_true() {
    let (all, exact) = (Cell::new(0), Cell::new(0));
    proptest!(config(), |(text in file())| {
        let (words, others) = try_places(&text);
        all.set(all.get() + words);
        exact.set(exact.get() + words - others.len());
    });
    let (all, exact) = (all.get(), exact.get());
    // What is spelled in another way is few: dates, times, zones, headings that were escaped.
    assert!(exact * 1_000 > all * 999, "only {exact} of {all} words have an exact place");
}

#[test]
fn every_place_of_an_edited_file_is_inside_it_and_true() {
    proptest!(config(), |(text in file(), steps in steps())| {
        let (opened, document) = edited(&text, &steps);
        try_places(&opened.write(&document));
    });
}

const SPELLED: &str = "\u{feff}# The  fall\r\n\r\nDate\r\n----\r\n5 March 2026  \r\n\r\n\
    ## Authors\r\n\r\n  * [a.example](https://a.example)\r\n* [B \\[x\\]](https://b.example)\r\n* Carol\r\n\r\n\
    # Impact\r\n\r\nOne  \r\ntwo\r\n\r\n\r\n\r\nThree\r\n-----\r\n\r\nfour two\r\n\r\n\
    ## Action Items\r\n\r\n| Owner | Action |\r\n|--|--|\r\n|  | a \\| b<br> c \\| d |\r\n| ann |\r\n\r\n\
    ## Timeline (all times in CET)\r\n\r\n| Time | What |\r\n|--|--|\r\n| 9:27 | **OUTAGE BEGINS** -- it \\| fell |\r\n";

/// What the file says where a part of a field stands, and whether it is exact.
fn said(field: Field, part: &str) -> (String, bool) {
    let opened = read(SPELLED);
    let text = field.text(opened.document()).expect("the field is there");
    let at = text.find(part).expect("it has that part");
    let spot = Places::new(&opened).field(field, at..at + part.len());
    (SPELLED[spot.bytes].to_owned(), spot.exact)
}

#[test]
fn what_is_spelled_otherwise_in_the_file_is_found_there() {
    let exact = |text: &str| (text.to_owned(), true);
    let line = |text: &str| (text.to_owned(), false);
    let opened = read(SPELLED);
    let document = opened.document();
    assert_eq!(said(Field::Title, "fall"), exact("fall"));
    assert_eq!(said(Field::Date, "2026-03"), line("5 March 2026"));
    let authors: Vec<Id> = document.list(List::Authors).items().iter().map(|row| row.id).collect();
    assert_eq!(said(Field::AuthorName(authors[0]), "a.example"), exact("a.example"));
    assert_eq!(said(Field::AuthorLink(authors[0]), "https://a"), exact("https://a"));
    assert_eq!(said(Field::AuthorName(authors[1]), "x"), line("* [B \\[x\\]](https://b.example)"));
    assert_eq!(said(Field::AuthorName(authors[2]), "aro"), exact("aro"));
    let impact = Field::Passage(Passage::Impact);
    assert_eq!(said(impact, "One"), exact("One"));
    assert_eq!(said(impact, "ne\\\ntw"), line("ne  \r\ntw"));
    assert_eq!(said(impact, "Three"), exact("Three"));
    assert_eq!(said(impact, "four two"), exact("four two"));
    let action = |at: usize, column| Field::Action(document.actions[at].id, column);
    assert_eq!(said(action(0, ActionColumn::Item), "b"), exact("b"));
    assert_eq!(said(action(0, ActionColumn::Item), "| b\nc |"), line("| b<br> c \\|"));
    assert_eq!(said(action(0, ActionColumn::Owner), ""), exact(""));
    assert_eq!(said(action(1, ActionColumn::Item), ""), line("| ann |"));
    assert_eq!(said(action(1, ActionColumn::Bug), ""), line("| ann |"));
    let (day, row) = (document.timeline[0].id, document.timeline[1].id);
    assert_eq!(said(Field::DayZone(day), "CET"), exact("CET"));
    assert_eq!(said(Field::DayDate(day), ""), line("## Timeline (all times in CET)"));
    assert_eq!(said(Field::Time(row), "9:27"), exact("9:27"));
    assert_eq!(said(Field::Time(row), "09:27"), line("9:27"));
    assert_eq!(said(Field::Marker(row), "BEGINS"), exact("BEGINS"));
    assert_eq!(said(Field::Description(row), "it"), exact("it"));
    assert_eq!(said(Field::Description(row), "fell"), exact("fell"));
}

#[test]
fn a_section_is_at_its_heading_or_where_that_would_be() {
    let opened = read(SPELLED);
    let places = Places::new(&opened);
    let heading = |section: Option<Section>| SPELLED[places.section(section).bytes].to_owned();
    assert_eq!(heading(None), "# The  fall");
    assert_eq!(heading(Some(Section::Date)), "Date");
    assert_eq!(heading(Some(Section::Timeline)), "## Timeline (all times in CET)");
    let missing = |text: &str, section| {
        let spot = Places::new(&read(text)).section(section);
        assert!(spot.bytes.is_empty() && !spot.exact);
        text[spot.bytes.start..].to_owned()
    };
    assert!(missing(SPELLED, Some(Section::Status)).starts_with("# Impact"));
    assert!(missing("# T\n\n## Weather\n\n## Impact\n", Some(Section::Date)).starts_with("## Weather"));
    assert_eq!(missing(SPELLED, Some(Section::SupportingInformation)), "\r\n");
    assert_eq!(missing("\u{feff}## Impact\n", None), "## Impact\n");
    assert_eq!(missing("", Some(Section::Impact)), "");
}

#[test]
fn every_word_of_the_example_has_an_exact_place() {
    for text in [EXAMPLE.to_owned(), EXAMPLE.replace('\n', "\r\n")] {
        let (all, others) = try_places(&text);
        assert!(all > 500 && others.is_empty(), "{others:?}");
    }
}
