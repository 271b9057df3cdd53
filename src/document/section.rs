//! The sections of the template: their order, their headings, and the names by which files call them.

use serde::Serialize;

/// A section of the template, in the template's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Date,
    Authors,
    Status,
    Summary,
    Impact,
    RootCauses,
    Trigger,
    Resolution,
    Detection,
    ActionItems,
    LessonsLearned,
    WentWell,
    WentWrong,
    GotLucky,
    Timeline,
    SupportingInformation,
}

use Section::*;

impl Section {
    /// All sections, in order.
    pub const ALL: [Section; 16] = [
        Date,
        Authors,
        Status,
        Summary,
        Impact,
        RootCauses,
        Trigger,
        Resolution,
        Detection,
        ActionItems,
        LessonsLearned,
        WentWell,
        WentWrong,
        GotLucky,
        Timeline,
        SupportingInformation,
    ];

    /// The heading as the canonical form spells it.
    pub fn heading(self) -> &'static str {
        match self {
            Date => "Date",
            Authors => "Authors",
            Status => "Status",
            Summary => "Summary",
            Impact => "Impact",
            RootCauses => "Root Causes",
            Trigger => "Trigger",
            Resolution => "Resolution",
            Detection => "Detection",
            ActionItems => "Action Items",
            LessonsLearned => "Lessons Learned",
            WentWell => "What went well",
            WentWrong => "What went wrong",
            GotLucky => "Where we got lucky",
            Timeline => "Timeline",
            SupportingInformation => "Supporting Information",
        }
    }

    /// The heading's level in the canonical form.
    pub fn level(self) -> u8 {
        if self.is_lesson() { 3 } else { 2 }
    }

    /// Whether it is one of the three parts of Lessons Learned.
    pub fn is_lesson(self) -> bool {
        matches!(self, WentWell | WentWrong | GotLucky)
    }

    /// The section that a heading opens. Case, emphasis, and a colon, full stop or question mark at the end do not
    /// matter; anything else beside the usual names makes it another heading, so that no word is dropped with it.
    pub fn named(heading: &str) -> Option<Section> {
        let bare = heading.trim_matches([' ', '\t', '*', '_', ':', '.', '?']);
        // The longest name is shorter: a long heading need not be looked at.
        if bare.len() > 40 {
            return None;
        }
        let bare = bare.to_lowercase();
        let words = bare.split_ascii_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
        NAMES.iter().find(|(name, _)| *name == words).map(|(_, section)| *section)
    }

    /// Like [`Section::named`], for a heading that also names the zone of the timeline's times, as in
    /// `Timeline (all times in UTC)`.
    pub fn named_with_zone(heading: &str) -> Option<(Section, Option<&str>)> {
        if let Some(section) = Section::named(heading) {
            return Some((section, None));
        }
        let heading = heading.trim_matches([' ', '\t', '*', '_', ':']);
        let (name, zone) = heading.strip_suffix(')')?.rsplit_once('(')?;
        let zone = super::zone::all_times(zone)?;
        (Section::named(name)? == Timeline).then_some((Timeline, Some(zone)))
    }
}

/// The names under which the sections are found in public postmortems and in the templates of the SRE books.
const NAMES: [(&str, Section); 66] = [
    ("date", Date),
    ("incident date", Date),
    ("date of incident", Date),
    ("date of the incident", Date),
    ("author", Authors),
    ("authors", Authors),
    ("author(s)", Authors),
    ("postmortem author", Authors),
    ("postmortem authors", Authors),
    ("status", Status),
    ("report status", Status),
    ("postmortem status", Status),
    ("summary", Summary),
    ("executive summary", Summary),
    ("incident summary", Summary),
    ("issue summary", Summary),
    ("impact", Impact),
    ("impacts", Impact),
    ("customer impact", Impact),
    ("user impact", Impact),
    ("impact on users", Impact),
    ("root cause", RootCauses),
    ("root causes", RootCauses),
    ("root cause(s)", RootCauses),
    ("root cause analysis", RootCauses),
    ("trigger", Trigger),
    ("triggers", Trigger),
    ("trigger(s)", Trigger),
    ("resolution", Resolution),
    ("resolution and recovery", Resolution),
    ("detection", Detection),
    ("action item", ActionItems),
    ("action items", ActionItems),
    ("actions", ActionItems),
    ("lessons", LessonsLearned),
    ("lessons learned", LessonsLearned),
    ("lessons learnt", LessonsLearned),
    ("what went well", WentWell),
    ("what went right", WentWell),
    ("things that went well", WentWell),
    ("what went wrong", WentWrong),
    ("what went poorly", WentWrong),
    ("what went badly", WentWrong),
    ("what didn't go well", WentWrong),
    ("what didn't go so well", WentWrong),
    ("what did not go well", WentWrong),
    ("what could have gone better", WentWrong),
    ("things that went wrong", WentWrong),
    ("things that went poorly", WentWrong),
    ("where we got lucky", GotLucky),
    ("where did we get lucky", GotLucky),
    ("what went lucky", GotLucky),
    ("timeline", Timeline),
    ("timelines", Timeline),
    ("incident timeline", Timeline),
    ("timeline of events", Timeline),
    ("timeline of incident", Timeline),
    ("timeline of the incident", Timeline),
    ("event timeline", Timeline),
    ("supporting information", SupportingInformation),
    ("supporting info", SupportingInformation),
    ("supporting documents", SupportingInformation),
    ("supporting material", SupportingInformation),
    ("supporting materials", SupportingInformation),
    ("supporting data", SupportingInformation),
    ("supplementary information", SupportingInformation),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known() {
        assert_eq!(Section::named("Root Cause"), Some(RootCauses));
        assert_eq!(Section::named("**Action items:**"), Some(ActionItems));
        assert_eq!(Section::named("What didn’t go so well?"), Some(WentWrong));
        assert_eq!(Section::named("Action Items (for the next quarter)"), None);
        assert_eq!(Section::named("[Timeline](#t)"), None);
    }

    #[test]
    fn the_timelines_heading_may_name_a_zone() {
        assert_eq!(Section::named_with_zone("Timeline (all times in UTC)"), Some((Timeline, Some("UTC"))));
        assert_eq!(Section::named_with_zone("Timeline (all Times in CET/CEST)"), Some((Timeline, Some("CET/CEST"))));
        assert_eq!(Section::named_with_zone("Timeline"), Some((Timeline, None)));
        assert_eq!(Section::named_with_zone("Timeline (draft)"), None);
        assert_eq!(Section::named_with_zone("Summary (all times in UTC)"), None);
    }

    #[test]
    fn every_section_is_known_by_its_heading() {
        for section in Section::ALL {
            assert_eq!(Section::named(section.heading()), Some(section));
        }
    }
}
