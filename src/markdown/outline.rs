//! Which headings of a file open a section, and of what: the first look at a file, before any section is read.

use std::ops::Range;

use crate::document::{Anchor, Section, heading_content};
use crate::syntax::{Kind, Scan};

/// A stretch of a file: a heading and what stands below it.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub opens: Opens,
    /// The level of its heading; 0 where there is none.
    pub level: u8,
    /// The block of its heading.
    pub heading: Option<usize>,
    /// The blocks below the heading.
    pub body: Range<usize>,
}

/// What a heading opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// No heading: the start of the file.
    Start,
    Title,
    /// With the zone that the timeline's heading names.
    Section(Section, Option<String>),
    Own(Anchor),
}

/// Takes a file apart at its headings. Only the first heading of a name opens that section; another one of the same
/// name, and every heading that the template does not know, opens a section of the team's own unless it is deeper than
/// the one above it: then it is text of that section.
pub fn outline(scan: &Scan) -> Vec<Stretch> {
    let mut outliner = Outliner { last: Anchor::Title, level: None, lessons: None, seen: Vec::new() };
    let mut stretches = vec![Stretch { opens: Opens::Start, level: 0, heading: None, body: 0..0 }];
    for (index, block) in scan.blocks.iter().enumerate() {
        if let Kind::Heading { level, underlined } = block.kind {
            let content = heading_content(scan, block, underlined);
            if let Some(opens) = outliner.open(&content, level, stretches.len() == 1) {
                stretches.push(Stretch { opens, level, heading: Some(index), body: index + 1..index + 1 });
                continue;
            }
        }
        if let Some(stretch) = stretches.last_mut() {
            stretch.body.end = index + 1;
        }
    }
    stretches
}

struct Outliner {
    /// What sections of the team's own follow now.
    last: Anchor,
    /// The level of the heading above, once one has opened a section.
    level: Option<u8>,
    /// The level of Lessons Learned, while its parts may follow.
    lessons: Option<u8>,
    seen: Vec<Section>,
}

impl Outliner {
    fn open(&mut self, heading: &str, level: u8, first: bool) -> Option<Opens> {
        if let Some((section, zone)) = Section::named_with_zone(heading)
            && !self.seen.contains(&section)
        {
            self.seen.push(section);
            self.level = Some(level);
            self.last = Anchor::Section(section);
            if section == Section::LessonsLearned {
                self.lessons = Some(level);
            } else if !section.is_lesson() || self.lessons.is_some_and(|lessons| lessons >= level) {
                self.lessons = None;
            }
            return Some(Opens::Section(section, zone.map(str::to_owned)));
        }
        if first && level == 1 && Section::named_with_zone(heading).is_none() {
            return Some(Opens::Title);
        }
        if self.level.is_some_and(|above| level > above) {
            return None;
        }
        self.level = Some(level);
        Some(Opens::Own(self.anchor(level)))
    }

    /// What a section of the team's own with a heading of a level follows: one of the lessons, as another part of
    /// them, or a section as a whole.
    fn anchor(&mut self, level: u8) -> Anchor {
        let Anchor::Section(section) = self.last else { return Anchor::Title };
        let part = self.lessons.is_some_and(|lessons| level > lessons);
        if section.is_lesson() && !part {
            self.last = Anchor::Section(Section::LessonsLearned);
        }
        if !part {
            self.lessons = None;
        }
        self.last
    }
}
