//! Texts that people paste, and the rows that they are to make: one pair of files for each form.
//!
//! `NAME.txt` is pasted; `NAME.rows` says what is proposed. `day:` is the day that is known before; `# ` says why; `note | TEXT`
//! is a line that carries no time; `DAY TIME ZONE | TEXT` is a row, `-` standing for what is not known. ` / ` joins lines of a
//! row's text. `zone:` is that of the timeline: then `settled | DAY TIME` says for each row what its clocks show.

use std::fs;
use std::path::{Path, PathBuf};

use postmortem_editor::timeline::paste::draft::Fate;
use postmortem_editor::timeline::proposal::{Entry, Known, Proposal, propose};
use postmortem_editor::timeline::settling::{Settled, Zoning, settle};
use postmortem_editor::timeline::spelling::zone::ZoneText;
use postmortem_editor::zone_database::Bundled;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/fixtures/pastes");
    let files =
        fs::read_dir(folder).expect("the fixtures are there").map(|entry| entry.expect("it can be listed").path());
    let mut texts: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    texts.sort();
    texts
}

/// What is expected, the day that is known, and the zone of the timeline.
fn expected(path: &Path) -> (Known, Option<ZoneText>, Vec<String>) {
    let rows = fs::read_to_string(path.with_extension("rows")).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let (mut known, mut zone) = (Known::default(), None);
    let mut expected = Vec::new();
    for line in rows.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        match line.split_once(": ").filter(|_| !line.contains(" | ")) {
            Some(("day", day)) => known.day = Some(day.parse().unwrap_or_else(|error| panic!("{path:?}: {error}"))),
            Some(("zone", name)) => zone = Some(ZoneText::of(name).unwrap_or_else(|| panic!("{path:?}: {name}"))),
            Some(_) => panic!("{path:?}: {line}"),
            None => expected.push(line.to_owned()),
        }
    }
    (known, zone, expected)
}

/// What the clocks of the timeline's zone show at the rows.
fn settled(proposal: &Proposal, zone: &ZoneText) -> Vec<String> {
    let into = zone.meant().first().copied();
    let zoning = Zoning { untold: None, meaning: &|_| 0, into, zones: &Bundled::default() };
    let told = |row| {
        let Settled { day, time, .. } = settle(row, &zoning);
        format!("settled | {} {time}", day.map_or("-".to_owned(), |day| day.to_string()))
    };
    proposal.rows().map(told).collect()
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
        let (known, zone, expected) = expected(path);
        let proposal = propose(&text, known);
        let mut proposed = shown(&proposal);
        proposed.extend(zone.iter().flat_map(|zone| settled(&proposal, zone)));
        if proposed != expected {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            wrong.push(format!(
                "{name}\n  expected\n    {}\n  proposed\n    {}",
                expected.join("\n    "),
                proposed.join("\n    ")
            ));
        }
    }
    assert!(fixtures.len() >= 240, "{} fixtures", fixtures.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}
