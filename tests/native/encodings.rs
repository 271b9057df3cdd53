//! Files as different systems and editors save them: line endings, byte order marks, a last line without an end.
//!
//! What is not UTF-8 never gets this far: see `command_line.rs`.

use postmortem_editor::document::{Edit, Passage};
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::session::Session;

use crate::fixtures::{ByHand, by_hand};

const ENDINGS: [&str; 3] = ["\n", "\r\n", "\r"];

#[test]
fn a_file_says_the_same_in_every_encoding() {
    for ByHand { name, text } in by_hand() {
        let expected = read(&text);
        for ending in ENDINGS {
            for mark in ["", "\u{feff}"] {
                let saved = format!("{mark}{}", text.replace('\n', ending));
                for saved in [saved.as_str(), saved.trim_end_matches(['\r', '\n'])] {
                    let opened = read(saved);
                    assert_eq!(opened.document(), expected.document(), "{name} with {ending:?}");
                    assert_eq!(opened.write(opened.document()), saved, "{name} with {ending:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_added_to_a_file_has_the_lines_ends_of_the_file() {
    for ByHand { name, text } in by_hand() {
        for ending in ENDINGS {
            let mut session = Session::open(&format!("\u{feff}{}", text.replace('\n', ending)));
            for passage in [Passage::Summary, Passage::Trigger, Passage::Introduction] {
                session.apply(Edit::Passage(passage, "one\ntwo\n\nthree".to_owned()));
            }
            let written = session.opened().write(session.document());
            assert!(written.starts_with('\u{feff}'), "{name}");
            assert_eq!(written.matches('\u{feff}').count(), 1, "{name}");
            let with_line_feeds = written.replace(ending, "\n");
            assert!(ending == "\n" || !with_line_feeds.contains('\r'), "{name} with {ending:?}");
            assert_eq!(with_line_feeds.replace('\n', ending), written, "{name} with {ending:?}");
        }
    }
}

#[test]
fn canonical_form_has_line_feeds_and_no_mark() {
    for ByHand { name, text } in by_hand() {
        let canonical = write_canonical(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).document());
        assert!(!canonical.contains(['\r', '\u{feff}']), "{name}");
        assert_eq!(canonical, write_canonical(read(&text).document()), "{name}");
    }
}

#[test]
fn every_script_is_read() {
    let text = "# Сбой очереди 🎈\n\n## Date\n\n２０１６年９月５日\n\n## Authors\n\n* 山田 太郎\n* عبد الله\n\n## Timeline\n\n\
                | Time | Description |\n| --- | --- |\n| 9:27 | **АВАРИЯ НАЧАЛАСЬ** -- нет связи |\n| ٩:٢٧ | e\u{301} 👩‍🚒 |\n";
    let canonical = write_canonical(read(text).document());
    for kept in [
        "# Сбой очереди 🎈\n",
        "２０１６年９月５日",
        "* 山田 太郎\n* عبد الله\n",
        "| 09:27 | **АВАРИЯ НАЧАЛАСЬ** -- нет связи |",
    ] {
        assert!(canonical.contains(kept), "{kept}: {canonical}");
    }
    assert!(canonical.contains("| ٩:٢٧ | e\u{301} 👩‍🚒 |"), "{canonical}");
}

#[test]
fn tabs_trailing_spaces_and_closing_signs_are_read() {
    let text = "#\tTitle\t#\n\n##   Summary   ##   \n\ntext \t\n\nImpact\n---   \n\n\tcode\n";
    let canonical = write_canonical(read(text).document());
    assert!(canonical.starts_with("# Title\n\n## Date\n"), "{canonical}");
    assert!(canonical.contains("\n## Summary\n\ntext\n\n## Impact\n\n\tcode\n\n## Root Causes\n"), "{canonical}");
}
