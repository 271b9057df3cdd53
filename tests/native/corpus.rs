//! The promises on real postmortems: every file below the folders that POSTMORTEM_CORPUS and POSTMORTEM_SEEDS name. Without
//! them nothing is tried here, which is said.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use postmortem_editor::document::{ActionEntry, Edit};
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::session::Session;

use crate::nothing_lost::{lost_words, no_longer_shown};
use crate::places::try_places;
use crate::rules::try_fixes;

const CORPUS: &str = "POSTMORTEM_CORPUS";
const SEEDS: &str = "POSTMORTEM_SEEDS";

/// The texts below the folder that a variable names, with their paths.
fn texts(variable: &str) -> Vec<(PathBuf, String)> {
    let Some(folder) = std::env::var_os(variable) else {
        eprintln!("skipped: {variable} names no folder of postmortems");
        return Vec::new();
    };
    let mut paths = Vec::new();
    collect(Path::new(&folder), &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "{variable} names a folder without postmortems");
    let text = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, text)
    };
    paths.into_iter().map(text).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "txt") {
            paths.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    [texts(CORPUS), texts(SEEDS)].concat()
}

/// The line breaks that most parsers take for the same.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[test]
fn a_file_is_written_as_it_was_opened() {
    for (path, text) in all() {
        let opened = read(&text);
        assert_eq!(opened.write(opened.document()), text, "{}", path.display());
    }
}

#[test]
fn what_was_written_canonically_is_canonical_and_says_the_same() {
    for (path, text) in all() {
        let opened = read(&text);
        let once = write_canonical(opened.document());
        let back = read(&once);
        assert_eq!(write_canonical(back.document()), once, "{}", path.display());
        assert_eq!(back.document(), opened.document(), "{}", path.display());
    }
}

#[test]
fn nothing_is_lost() {
    for (path, text) in all() {
        let written = write_canonical(read(&text).document());
        assert!(lost_words(&text, &written).is_empty(), "{}: {:?}", path.display(), lost_words(&text, &written));
        assert!(lost_words(&written, &text).is_empty(), "{}: {:?}", path.display(), lost_words(&written, &text));
        let lost = no_longer_shown(&with_line_feeds(&text), &written);
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
    }
}

/// The seed that the format was taken from.
#[test]
fn closing_an_action_item_changes_its_line_and_no_other() {
    let seeds = texts(SEEDS);
    let is_reference = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("001"));
    for (path, text) in seeds.iter().filter(|(path, _)| is_reference(path)) {
        assert_eq!(&write_canonical(read(text).document()), text, "{}", path.display());
        let mut session = Session::open(text);
        let actions = session.document().actions.clone();
        let (id, action) = actions
            .iter()
            .find_map(|row| match &*row.value {
                ActionEntry::Action(action) => Some((row.id, action)),
                ActionEntry::Note(_) => None,
            })
            .expect("it has action items");
        assert_eq!(action.state(), Some("TODO"));
        session.apply(Edit::State(id, Some("DONE".to_owned())));
        let expected = text.replacen("**TODO** |", "**DONE** |", 1);
        assert_eq!(session.opened().write(session.document()), expected);
        assert_eq!(write_canonical(session.document()), expected);
    }
}

#[test]
fn each_fix_mends_what_it_is_for() {
    let texts = all();
    let mut tried = BTreeSet::new();
    for (path, text) in &texts {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        tried.extend(try_fixes(text, today, &path.display().to_string()));
    }
    eprintln!("fixes tried of {tried:?}");
    assert_eq!(texts.is_empty(), tried.is_empty(), "no rule names a fix");
}

#[test]
fn words_have_a_place_in_their_file() {
    let (mut all, mut others) = (0, 0);
    for (_, text) in self::all() {
        let (words, not_exact) = try_places(&text);
        (all, others) = (all + words, others + not_exact.len());
    }
    eprintln!("{others} of {all} words have no exact place");
    assert!(others * 1_000 <= all);
}
