//! Typing key by key makes of a field what typing its text at once makes of it, and undo takes back all of it.

use postmortem_editor::form::Field;
use postmortem_editor::session::Session;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fields::fields;
use crate::generated::{config, file, typed};

/// Texts that mean something else while they are half typed.
const TELLING: [&str; 14] = [
    "**CPU** is full",
    "**OUTAGE BEGINS** – it fell",
    "-40 % of requests",
    "n/a **TODO** since Monday",
    "https://example.org/a(b)?c=\"d\"",
    "outage begins",
    "CET (winter)",
    "2026-03-14",
    "* one\n* two",
    "-",
    "| Time | Description |\n| --- | --- |\n| 9:27 | it fell |",
    "```sh\nls\n```",
    " leading and trailing ",
    "[Ann](https://example.org)",
];

/// Types a text with a key each 100 ms, after what stands in the field was cleared.
fn key_by_key(session: &mut Session, field: Field, text: &str) {
    let keys = text.char_indices().map(|(at, sign)| &text[..at + sign.len_utf8()]);
    for (key, so_far) in keys.enumerate() {
        session.apply_at(field.edit(so_far.to_owned()), key as f64 * 100.0);
    }
    session.end_step();
}

fn check(file: &str, field: Field, text: &str) -> Result<(), TestCaseError> {
    let mut typed = Session::open(file);
    key_by_key(&mut typed, field, text);
    let mut set = Session::open(file);
    set.apply(field.edit(text.to_owned()));
    if !text.is_empty() {
        prop_assert_eq!(typed.document(), set.document(), "{:?}", field);
    }
    while typed.undo() {}
    prop_assert_eq!(typed.text(), file, "{:?}", field);
    Ok(())
}

#[test]
fn telling_texts_are_typed_into_every_field() {
    for file in [include_str!("fixtures/canonical.md"), include_str!("fixtures/by-hand/days.md")] {
        for field in fields(Session::open(file).document()) {
            for text in TELLING {
                check(file, field, text).unwrap_or_else(|error| panic!("{text:?} in {field:?}: {error}"));
            }
        }
    }
}

#[test]
fn anything_is_typed_into_any_field() {
    proptest!(config(), |(file in file(), pick in any::<Index>(), text in typed())| {
        let session = Session::open(&file);
        let field = *pick.get(&fields(session.document()));
        check(&file, field, &text)?;
    });
}
