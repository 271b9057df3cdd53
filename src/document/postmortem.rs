//! The postmortem as values: what it says, without how a file spells it.

use std::rc::Rc;

use serde::Serialize;

use super::action::ActionEntry;
use super::bullets::Bullets;
use super::date::Date;
use super::front_matter::FrontMatter;
use super::heading::Heading;
use super::prose::Prose;
use super::rows::{Id, Row};
use super::section::Section;
use super::timeline::TimelineEntry;

/// A part of the document that is Markdown and nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passage {
    BeforeTitle,
    /// Between the title and the first section.
    Introduction,
    Status,
    Summary,
    Impact,
    RootCauses,
    Trigger,
    Resolution,
    Detection,
    /// Directly below Lessons Learned, before its three parts.
    Lessons,
    SupportingInformation,
}

impl Passage {
    pub const ALL: [Passage; 11] = [
        Passage::BeforeTitle,
        Passage::Introduction,
        Passage::Status,
        Passage::Summary,
        Passage::Impact,
        Passage::RootCauses,
        Passage::Trigger,
        Passage::Resolution,
        Passage::Detection,
        Passage::Lessons,
        Passage::SupportingInformation,
    ];
}

/// A section that is a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    Authors,
    WentWell,
    WentWrong,
    GotLucky,
}

impl List {
    pub const ALL: [List; 4] = [List::Authors, List::WentWell, List::WentWrong, List::GotLucky];

    pub fn section(self) -> Section {
        match self {
            List::Authors => Section::Authors,
            List::WentWell => Section::WentWell,
            List::WentWrong => Section::WentWrong,
            List::GotLucky => Section::GotLucky,
        }
    }
}

/// How a section holds what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Date,
    Passage(Passage),
    List(List),
    Actions,
    Timeline,
}

impl Section {
    /// The section that is a passage and nothing more, or a passage before its parts.
    pub fn of_passage(passage: Passage) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.content() == Content::Passage(passage))
    }

    pub fn content(self) -> Content {
        match self {
            Section::Date => Content::Date,
            Section::Authors => Content::List(List::Authors),
            Section::Status => Content::Passage(Passage::Status),
            Section::Summary => Content::Passage(Passage::Summary),
            Section::Impact => Content::Passage(Passage::Impact),
            Section::RootCauses => Content::Passage(Passage::RootCauses),
            Section::Trigger => Content::Passage(Passage::Trigger),
            Section::Resolution => Content::Passage(Passage::Resolution),
            Section::Detection => Content::Passage(Passage::Detection),
            Section::ActionItems => Content::Actions,
            Section::LessonsLearned => Content::Passage(Passage::Lessons),
            Section::WentWell => Content::List(List::WentWell),
            Section::WentWrong => Content::List(List::WentWrong),
            Section::GotLucky => Content::List(List::GotLucky),
            Section::Timeline => Content::Timeline,
            Section::SupportingInformation => Content::Passage(Passage::SupportingInformation),
        }
    }
}

/// What a section of the team's own follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Title,
    /// One of the three lessons: the section is a fourth part, with a heading of level 3. Any other: a section of
    /// level 2, after Lessons Learned and all its parts if it follows these.
    Section(Section),
}

impl Anchor {
    /// The level of the heading in the canonical form.
    pub fn level(self) -> u8 {
        match self {
            Anchor::Section(section) => section.level(),
            Anchor::Title => 2,
        }
    }

    /// The place after a section with all its parts.
    pub fn of_whole(self) -> Anchor {
        match self {
            Anchor::Section(section) if section.is_lesson() => Anchor::Section(Section::LessonsLearned),
            _ => self,
        }
    }

    /// Sorts sections of the team's own as the canonical form writes them.
    pub fn order(self) -> usize {
        match self {
            Anchor::Title => 0,
            Anchor::Section(Section::LessonsLearned) => Section::GotLucky as usize * 2 + 3,
            Anchor::Section(section) => section as usize * 2 + 2,
        }
    }
}

/// A section that the template does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnSection {
    pub after: Anchor,
    pub heading: Heading,
    pub text: Prose,
}

/// A postmortem. Equal to another if both say the same, however their files spell it.
///
/// Guarantees: what it says can be written and read back as the same document. A copy shares all that neither changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postmortem {
    pub front_matter: Option<FrontMatter>,
    pub title: Heading,
    pub date: Date,
    passages: [Prose; Passage::ALL.len()],
    lists: [Bullets; List::ALL.len()],
    pub actions: Rc<Vec<Row<ActionEntry>>>,
    pub timeline: Rc<Vec<Row<TimelineEntry>>>,
    /// Sorted by [`Anchor::order`].
    pub own: Rc<Vec<Row<OwnSection>>>,
}

impl Postmortem {
    pub fn passage(&self, passage: Passage) -> &Prose {
        &self.passages[passage as usize]
    }

    pub(crate) fn set_passage(&mut self, passage: Passage, text: Prose) {
        self.passages[passage as usize] = text;
    }

    pub fn list(&self, list: List) -> &Bullets {
        &self.lists[list as usize]
    }

    pub(crate) fn set_list(&mut self, list: List, bullets: Bullets) {
        self.lists[list as usize] = bullets;
    }

    /// The sections of the team's own after a place, in order.
    pub fn own_after(&self, after: Anchor) -> impl Iterator<Item = &Row<OwnSection>> {
        self.own.iter().filter(move |own| own.value.after == after)
    }

    pub fn own(&self, id: Id) -> Option<&OwnSection> {
        self.own.iter().find(|own| own.id == id).map(|own| &*own.value)
    }

    /// Whether a section says nothing at all: not even blank rows.
    pub fn is_absent(&self, section: Section) -> bool {
        match section.content() {
            Content::Date => self.date == Date::Blank,
            Content::Passage(passage) => self.passage(passage).is_blank(),
            Content::List(list) => matches!(self.list(list), Bullets::Items(items) if items.is_empty()),
            Content::Actions => self.actions.is_empty(),
            Content::Timeline => self.timeline.is_empty(),
        }
    }

    /// Whether a section holds nothing that a reader would see: nothing, or only blank rows.
    pub fn is_blank(&self, section: Section) -> bool {
        match section.content() {
            Content::List(list) => self.list(list).is_blank(),
            Content::Actions => self.actions.iter().all(|entry| match &*entry.value {
                ActionEntry::Action(action) => action.is_blank(),
                ActionEntry::Note(_) => false,
            }),
            Content::Timeline => self.timeline.iter().all(|entry| match &*entry.value {
                TimelineEntry::Event(event) => event.is_blank(),
                TimelineEntry::Day(_) => true,
                TimelineEntry::Note(_) => false,
            }),
            Content::Date | Content::Passage(_) => self.is_absent(section),
        }
    }
}
