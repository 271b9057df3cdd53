//! Files as people write them, and what they are in canonical form: `fixtures/by-hand/NAME.md` beside
//! `NAME.canonical.md`. With the environment variable UPDATE_FIXTURES set, the canonical ones are written anew, to be read
//! by a person before they are committed.

use std::fs;
use std::path::{Path, PathBuf};

use postmortem_editor::markdown::{read, write_canonical};

use crate::nothing_lost::{lost_words, no_longer_shown};

/// A file as a person wrote it.
pub struct ByHand {
    pub name: String,
    pub text: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/fixtures/by-hand")
}

pub fn by_hand() -> Vec<ByHand> {
    let entries = fs::read_dir(folder()).expect("the fixtures are there");
    let paths = entries.map(|entry| entry.expect("they can be listed").path());
    let files = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(".md")?.to_owned();
        let text = fs::read_to_string(&path).expect("a fixture is UTF-8");
        (!name.ends_with(".canonical")).then_some(ByHand { name, text })
    });
    let mut files: Vec<ByHand> = files.collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

#[test]
fn files_become_canonical() {
    for ByHand { name, text } in by_hand() {
        let canonical = write_canonical(read(&text).document());
        let path = folder().join(format!("{name}.canonical.md"));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &canonical).expect("a fixture can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(canonical, expected, "{name}: UPDATE_FIXTURES=1 writes what it is now");
    }
}

#[test]
fn files_are_written_as_they_were_opened() {
    for ByHand { name, text } in by_hand() {
        let opened = read(&text);
        assert_eq!(opened.write(opened.document()), text, "{name}");
    }
}

#[test]
fn nothing_of_a_file_is_lost() {
    for ByHand { name, text } in by_hand() {
        let canonical = write_canonical(read(&text).document());
        assert!(lost_words(&text, &canonical).is_empty(), "{name}: {:?}", lost_words(&text, &canonical));
        // One of them leaves a comment open, which is all comment to the end for the other parser.
        let closed = text.replace("<!-- nobody", "\\<!-- nobody");
        assert!(no_longer_shown(&closed, &canonical).is_empty(), "{name}: {:?}", no_longer_shown(&closed, &canonical));
    }
}
