//! Reading a paste takes any text, whatever it says. How long it takes is measured: see `benches/proportion.rs`.

use postmortem_editor::document::Postmortem;
use postmortem_editor::review::{ItemKind, Review};
use postmortem_editor::session::Session;
use postmortem_editor::timeline::proposal::{Entry, Known, propose};
use postmortem_editor::timeline::zones::NoZones;

use crate::hard_pastes::{BUILT, IN_FORMS, PLAIN};
use crate::hard_texts::repeated;

/// The size of inputs in bytes, of those that are read, and of those that are reviewed too: what takes more than its part
/// of the time would not end.
const LARGE: usize = 2 << 20;
const SMALL: usize = 100 << 10;

fn document() -> Postmortem {
    Session::open("## Date\n\n2026-03-12\n\n## Timeline\n\n| Time | Description |\n| - | - |\n| 9:27 | a |\n")
        .document()
        .clone()
}

#[test]
fn any_paste_is_read() {
    for (name, start, again) in PLAIN {
        let text = repeated(start, again, LARGE);
        for entry in propose(&text, Known::default()).entries {
            let span = match entry {
                Entry::Row(row) => row.span,
                Entry::Line(line) => line.span,
            };
            assert!(text.get(span).is_some(), "{name}");
        }
    }
}

#[test]
fn any_paste_is_reviewed() {
    let document = document();
    let texts = PLAIN.into_iter().chain(IN_FORMS).map(|(name, start, again)| (name, repeated(start, again, SMALL)));
    for (name, text) in texts.chain(BUILT.map(|(name, text)| (name, text(SMALL)))) {
        let review = Review::new(&text, &document);
        let items = review.items(&NoZones);
        let taken = items.iter().filter(|item| matches!(&item.kind, ItemKind::Row(row) if row.is_taken)).count();
        assert!(review.accepted(&NoZones).len() >= taken, "{name}");
    }
}
