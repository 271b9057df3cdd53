//! What is written canonically says all that was read: every word, link, image and code block, as often as it stood there.
//!
//! What the canonical spelling may replace is told apart here line by line, in both texts: recognised headings and column
//! headers, the spelling of days, of times and of the timeline's zone. All other words must be the same.

use std::collections::{BTreeMap, HashSet};

use postmortem_editor::document::{ActionColumn, DayLine, EventColumn, Section, day, heading_content, iso};
use postmortem_editor::markdown::{read, write_canonical};
use postmortem_editor::syntax::{Kind, Scan, front_matter, scan, split_row, strip_bom};
use proptest::prelude::*;

use crate::blocks::comparable;
use crate::generated::{config, file, lines_of_markdown};
use crate::independent::shown;
use crate::words::words;

type Counts = BTreeMap<String, usize>;

fn counted(values: impl IntoIterator<Item = String>) -> Counts {
    let mut counts = Counts::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

/// What `more` holds more often than `less`.
fn beyond(more: &Counts, less: &Counts) -> Counts {
    let missing = |(value, count): (&String, &usize)| {
        let other = less.get(value).copied().unwrap_or(0);
        (*count > other).then(|| (value.clone(), count - other))
    };
    more.iter().filter_map(missing).collect()
}

/// The words of a text but for those that the canonical form may replace.
fn kept_words(text: &str) -> Counts {
    let bom = strip_bom(text);
    let start = front_matter(text, bom).unwrap_or(bom);
    let scan = scan(text, start);
    let headings = recognised_headings(&scan);
    let tables = scan.blocks.iter().filter(|block| block.kind == Kind::Table).map(|block| block.first);
    let headers: HashSet<usize> = tables.filter(|line| is_header(scan.line(*line))).collect();
    let lone = scan.blocks.iter().filter(|block| block.kind == Kind::Paragraph && block.first == block.last);
    let lone: HashSet<usize> = lone.map(|block| block.first).collect();
    let mut kept = vec![text[bom..start].to_owned()];
    for index in 0..scan.lines.len() {
        let line = scan.line(index);
        if let Some((_, zone)) = headings.iter().find(|(lines, _)| lines.contains(&index)) {
            kept.push(zone.clone());
        } else if lone.contains(&index) {
            kept.push(respelled(line));
        } else if !headers.contains(&index) {
            kept.push(line.to_owned());
        }
    }
    counted(words(&kept.join("\n").replace("<br>", " ")))
}

/// The lines of the first heading of each section of the template, with the zone that it names.
fn recognised_headings(scan: &Scan) -> Vec<(std::ops::RangeInclusive<usize>, String)> {
    let mut seen = HashSet::new();
    let mut headings = Vec::new();
    for block in &scan.blocks {
        let Kind::Heading { underlined, .. } = block.kind else { continue };
        let content = heading_content(scan, block, underlined);
        if let Some((section, zone)) = Section::named_with_zone(&content)
            && seen.insert(section)
        {
            headings.push((block.first..=block.last, zone.unwrap_or_default().to_owned()));
        }
    }
    headings
}

/// Whether a line could be the header of one of the template's tables.
fn is_header(line: &str) -> bool {
    let cells = split_row(line);
    cells.iter().all(|cell| ActionColumn::named(cell).is_some())
        || cells.iter().all(|cell| EventColumn::named(cell).is_some())
}

/// A paragraph of one line; if it names a day or a zone and nothing else, in one spelling.
fn respelled(line: &str) -> String {
    let line = line.trim_matches([' ', '\t']);
    match DayLine::read(line) {
        Some(line) => {
            let zone = line.zone().map(|zone| zone.as_str().to_owned());
            [line.date().map(iso), zone].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        None => day(line).map_or_else(|| line.to_owned(), iso),
    }
}

/// The words of a text that another one does not hold as often.
pub fn lost_words(text: &str, written: &str) -> Counts {
    beyond(&kept_words(text), &kept_words(written))
}

/// The targets of links and images and the code blocks of a text that another one does not show as often.
pub fn no_longer_shown(text: &str, written: &str) -> Vec<(&'static str, Counts)> {
    // To the other parser, settings before a document are Markdown.
    let body = |text: &str| text[front_matter(text, strip_bom(text)).unwrap_or(0)..].to_owned();
    let (before, after) = (shown(&body(text)), shown(&body(written)));
    let mut lost = vec![
        ("links", beyond(&counted(before.links), &counted(after.links))),
        ("images", beyond(&counted(before.images), &counted(after.images))),
        ("code blocks", beyond(&counted(before.code_blocks), &counted(after.code_blocks))),
    ];
    lost.retain(|(_, counts)| !counts.is_empty());
    lost
}

#[test]
fn no_word_is_lost_and_none_is_new() {
    proptest!(config(), |(text in file())| {
        let written = write_canonical(read(&text).document());
        prop_assert_eq!(lost_words(&text, &written), Counts::new(), "{}", written);
        prop_assert_eq!(lost_words(&written, &text), Counts::new(), "{}", written);
    });
}

#[test]
fn no_link_image_or_code_block_is_lost() {
    proptest!(config(), |(text in lines_of_markdown())| {
        let text = comparable(&text);
        let written = write_canonical(read(&text).document());
        prop_assert_eq!(no_longer_shown(&text, &written), vec![], "{}", written);
    });
}
