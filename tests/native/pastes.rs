//! Texts that people paste, and the rows that they are to make: one pair of files for each form.
//!
//! `NAME.txt` is pasted; `NAME.rows` says what is proposed. `day:` is the day that is known before; `# ` says why; `note | TEXT`
//! is a line that carries no time; `DAY TIME ZONE | TEXT` is a row, `-` standing for what is not known. ` / ` joins lines of a
//! row's text.

use std::fs;
use std::path::{Path, PathBuf};

use postmortem_editor::timeline::paste::draft::Fate;
use postmortem_editor::timeline::proposal::{Entry, Known, Proposal, propose};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/fixtures/pastes");
    let files =
        fs::read_dir(folder).expect("the fixtures are there").map(|entry| entry.expect("it can be listed").path());
    let mut texts: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    texts.sort();
    texts
}

/// What is expected, and the day that is known.
fn expected(path: &Path) -> (Known, Vec<String>) {
    let rows = fs::read_to_string(path.with_extension("rows")).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut known = Known::default();
    let mut expected = Vec::new();
    for line in rows.lines().filter(|line| !line.starts_with("# ") && !line.starts_with("zone: ") && !line.is_empty()) {
        match line.strip_prefix("day: ") {
            Some(day) => known.day = Some(day.parse().unwrap_or_else(|error| panic!("{path:?}: {error}"))),
            None => expected.push(line.to_owned()),
        }
    }
    (known, expected)
}

/// A proposal in the form of the fixtures.
fn shown(proposal: &Proposal) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for entry in &proposal.entries {
        match entry {
            Entry::Row(row) => {
                let day = row.day.map_or("-".to_owned(), |day| day.to_string());
                let zone = row.zone.as_ref().map_or("-".to_owned(), |zone| zone.to_string());
                shown.push(format!("{day} {} {zone} | {}", row.clock, row.text.replace('\n', " / ")));
            }
            Entry::Line(line) => match (line.fate, shown.last_mut()) {
                (Fate::Drop, _) => {}
                (Fate::Attach, Some(row)) => {
                    let joint = if row.ends_with("| ") { "" } else { " / " };
                    row.push_str(&format!("{joint}{}", line.text));
                }
                (Fate::Note, _) | (Fate::Attach, None) => shown.push(format!("note | {}", line.text)),
            },
        }
    }
    shown
}

#[test]
fn each_form_makes_the_rows_that_it_should() {
    let mut wrong = Vec::new();
    let fixtures = fixtures();
    for path in &fixtures {
        let text = fs::read_to_string(path).expect("a fixture is UTF-8");
        let (known, expected) = expected(path);
        let proposed = shown(&propose(&text, known));
        if proposed != expected {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            wrong.push(format!(
                "{name}\n  expected\n    {}\n  proposed\n    {}",
                expected.join("\n    "),
                proposed.join("\n    ")
            ));
        }
    }
    assert!(fixtures.len() >= 210, "{} fixtures", fixtures.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}
