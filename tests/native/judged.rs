//! How often the rules are right on real postmortems. `fixtures/judged-findings.tsv` holds random samples of what they found below
//! the folder that POSTMORTEM_CORPUS names, each finding judged by reading its document: file, rule, line and column,
//! section, right or wrong, why. Without that folder nothing is tried here, which is said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const JUDGED: &str = include_str!("fixtures/judged-findings.tsv");

/// Of all judged findings, and of those of each rule, at least so many in a hundred are right.
const OF_ALL: usize = 90;
const OF_EACH: usize = 75;

/// What is found below a folder: file, rule, line and column, section.
fn found(folder: &Path) -> BTreeSet<[String; 4]> {
    let output = Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .args(["check", "--format", "json", "--today", "2026-11-21", "."])
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let told: Value = serde_json::from_slice(&output.stdout).expect("it tells JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let files = told["files"].as_array().expect("files");
    let findings = files.iter().flat_map(|file| {
        let name = text(&file["file"]);
        let findings = file["findings"].as_array().cloned().unwrap_or_default();
        findings.into_iter().map(move |finding| {
            let start = &finding["start"];
            let place = format!("{}:{}", start["line"], start["column"]);
            [name.clone(), text(&finding["rule"]), place, text(&finding["section"])]
        })
    });
    findings.collect()
}

#[test]
fn most_findings_on_real_postmortems_are_right() {
    let Some(folder) = std::env::var_os("POSTMORTEM_CORPUS") else {
        return eprintln!("skipped: POSTMORTEM_CORPUS names no folder of postmortems");
    };
    let found = found(Path::new(&folder));
    // Of each rule and of all: how many of the judged findings are still found and right, and still found at all.
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in JUDGED.lines().filter(|line| !line.starts_with('#')) {
        let [file, rule, place, section, verdict, _] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        assert!(["right", "wrong"].contains(&verdict), "{line}");
        if found.contains(&[file, rule, place, section].map(str::to_owned)) {
            for name in [rule, "all"] {
                let count = counts.entry(name).or_default();
                count.0 += usize::from(verdict == "right");
                count.1 += 1;
            }
        }
    }
    assert!(!counts.is_empty(), "nothing of what was judged is found in {}", folder.display());
    for (rule, (right, all)) in &counts {
        let wanted = if *rule == "all" { OF_ALL } else { OF_EACH };
        eprintln!("{rule}: {right} of {all} right");
        assert!(right * 100 >= all * wanted, "{rule}: only {right} of {all} are right");
    }
    let sample = JUDGED.lines().filter(|line| !line.starts_with('#')).count();
    assert!(counts["all"].1 * 100 >= sample * 60, "most of the sample is not found any more: judge another one");
}
