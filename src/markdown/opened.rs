//! A file as it was opened: its text, what it says, and which bytes say what.

use std::ops::Range;
use std::rc::Rc;

use crate::document::{ActionColumn, EventColumn, Id, Levels, Postmortem, Section, TableLayout};

/// A file with what was read from it. Writing it as opened needs nothing else but the document as it is now.
#[derive(Clone, Debug)]
pub struct Opened {
    pub(super) text: Rc<str>,
    pub(super) parts: Vec<Part>,
    pub(super) newline: &'static str,
    document: Postmortem,
    levels: Levels,
    last_id: Id,
}

/// A stretch of the file: a heading and what stands below it. The parts follow each other without a gap and make up the
/// whole file.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub of: PartOf,
    /// The lines of the heading, with their endings; what stands before the first block at the start of the file.
    pub head: Range<usize>,
    /// From there to the next heading.
    pub body: Range<usize>,
    pub level: u8,
    pub layout: Layout,
    /// Whether something in it is left open that the end of the file closed (a code fence, a comment): it must not be
    /// written as it was once anything follows it.
    pub open_ended: bool,
}

/// What a part belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PartOf {
    FrontMatter,
    BeforeTitle,
    Title,
    Section(Section),
    Own(Id),
}

/// Where in a part's body its values stand.
#[derive(Clone, Debug)]
pub(super) enum Layout {
    /// One value; `None` if nothing stands there.
    Text(Option<Range<usize>>),
    /// Items of a list, each from its bullet to its end, in the order of the document's.
    Items {
        spans: Vec<Range<usize>>,
        bullet: u8,
        indented: bool,
    },
    Actions {
        spans: Vec<Range<usize>>,
        tables: Vec<TableLayout<ActionColumn>>,
    },
    /// `zoned` is the row that says which zone the heading names; it may have no line of its own.
    Timeline {
        spans: Vec<Range<usize>>,
        tables: Vec<TableLayout<EventColumn>>,
        zoned: Option<Id>,
    },
}

impl Opened {
    pub(super) fn new(text: Rc<str>, parts: Vec<Part>, document: Postmortem, last_id: Id) -> Opened {
        let mut levels = Levels::default();
        for part in &parts {
            match part.of {
                PartOf::Section(section) => levels.sections[section as usize] = part.level,
                PartOf::Own(id) => levels.own.push((id, part.level)),
                PartOf::FrontMatter | PartOf::BeforeTitle | PartOf::Title => {}
            }
        }
        let in_file = |section: Section| parts.iter().find(|part| part.of == PartOf::Section(section));
        set_lesson_levels(&mut levels, |section| in_file(section).map(|part| part.level));
        let newline = match text.find(['\n', '\r']).map(|at| &text[at..]) {
            Some(rest) if rest.starts_with("\r\n") => "\r\n",
            Some(rest) if rest.starts_with('\r') => "\r",
            _ => "\n",
        };
        Opened { text, parts, newline, document, levels, last_id }
    }

    /// The text of the file, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the file says.
    pub fn document(&self) -> &Postmortem {
        &self.document
    }

    /// The last id that was given to a row of the file.
    pub fn last_id(&self) -> Id {
        self.last_id
    }

    /// The levels of the file's headings.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Whether the file has the heading of a section.
    pub fn has(&self, section: Section) -> bool {
        self.parts.iter().any(|part| part.of == PartOf::Section(section))
    }

    /// Whether the file is in canonical form.
    pub fn is_canonical(&self) -> bool {
        super::write_canonical(&self.document) == *self.text
    }
}

/// The levels of Lessons Learned and its parts where the file lacks some of them: a new part is beside the others or
/// below their heading, and a new heading is not above parts that stood without one, so that what follows them in the
/// file keeps its meaning.
fn set_lesson_levels(levels: &mut Levels, in_file: impl Fn(Section) -> Option<u8>) {
    let parts = || Section::ALL.into_iter().filter(|section| section.is_lesson());
    let part_level = parts().find_map(&in_file);
    let heading_level = in_file(Section::LessonsLearned);
    for part in parts().filter(|part| in_file(*part).is_none()) {
        let below_heading = heading_level.map(|level| (level + 1).min(6));
        levels.sections[part as usize] = part_level.or(below_heading).unwrap_or(part.level());
    }
    if heading_level.is_none() {
        let deepest = parts().filter_map(&in_file).max();
        levels.sections[Section::LessonsLearned as usize] = deepest.unwrap_or(Section::LessonsLearned.level());
    }
}
