//! Strategies for texts and documents that try to break the promises.

use chrono::{Days, NaiveDate};
use postmortem_editor::document::{
    ActionColumn, Anchor, Edit, Id, List, NewEntry, NewEvent, Passage, Place, Postmortem, Rows, Section,
};
use postmortem_editor::markdown::Opened;
use postmortem_editor::session::Session;
use proptest::prelude::*;
use proptest::sample::select;

/// How many cases a property is tried on: enough to find what a normal change breaks, and with the environment
/// variable `POSTMORTEM_CASES` as many as one has time for.
pub fn config() -> ProptestConfig {
    let cases = std::env::var("POSTMORTEM_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    // A case that does not fit is left out however many there were, so that no count of cases is too high.
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_local_rejects: u32::MAX,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}

const INDENTS: [&str; 8] = ["", "", "", "", " ", "  ", "    ", "\t"];
const MARKERS: [&str; 12] = ["", "", "", "", "- ", "* ", "+ ", "1. ", "2) ", "> ", "-   ", ">"];
const ENDS: [&str; 8] = ["", "", "", "", "", " ", "  ", "\t"];

/// What a line may say: words, everything that opens or closes a block, and the template's own forms.
const TEXTS: [&str; 97] = [
    "",
    "",
    "",
    "",
    "",
    "words here",
    "more",
    "a `code` b",
    "`",
    "``",
    "**bold**",
    "*",
    "-",
    "+",
    "1.",
    "\\",
    "back\\",
    "```",
    "```",
    "~~~",
    "````",
    "```sh",
    "code|x",
    "<!-- open",
    "<!-- whole -->",
    "-->",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<?php",
    "?>",
    "<!X",
    ">",
    "<![CDATA[",
    "]]>",
    "<b>",
    "<b> c",
    "<script>",
    "</script>",
    "| a | b |",
    "| - | - |",
    "|---|",
    "a | b",
    "--- | ---",
    "|",
    "\\|",
    "| c \\| d | `e\\|f` |",
    "---",
    "===",
    "***",
    "- - -",
    "--",
    "=",
    "[x](http://e.org/p)",
    "![](i.png)",
    "[ref]: /u",
    "[ref]:",
    "[^1]: note",
    "# Title",
    "## Summary",
    "# Summary",
    "### Summary",
    "## Other",
    "### Deeper",
    "###### Six",
    "##",
    "#",
    "#Not",
    "## Closed ##",
    "## C \\#",
    "### Timeline",
    "## Timeline (all times in UTC)",
    "## Timeline",
    "## Action Items",
    "## Authors",
    "## Date",
    "## Lessons Learned",
    "### What went well",
    "### What went wrong",
    "2016-09-05",
    "2016-09-05 (*all times UTC*)",
    "(*all times CET*)",
    "All times in PST.",
    "| Time  | Description |",
    "| ----- | ----------- |",
    "| 9:27 | **OUTAGE BEGINS** -- it |",
    "| ~13:00 | later |",
    "| Action Item | Type | Owner | Bug |",
    "| ----------- | ---- | ----- | --- |",
    "| Fix it | prevent | ann | #1 **TODO** |",
    "September 5, 2016",
    "[Ann](https://e.org/ann)",
    "наука и 言葉 🎈",
    "+++",
    "e\u{301}\u{a0}\u{feff}x\u{0}",
    "<br>",
];

/// One line without its ending.
pub fn line() -> impl Strategy<Value = String> {
    (select(&INDENTS[..]), select(&MARKERS[..]), select(&MARKERS[..]), select(&TEXTS[..]), select(&ENDS[..]))
        .prop_map(|(indent, outer, inner, text, end)| format!("{indent}{outer}{inner}{text}{end}"))
}

/// A text of such lines, ended by line feeds.
pub fn lines_of_markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..14).prop_map(|lines| lines.join("\n"))
}

/// A text with any line endings, perhaps with a byte order mark, front matter, or no final line ending.
pub fn file() -> impl Strategy<Value = String> {
    let starts = select(
        &[
            "",
            "",
            "",
            "",
            "\u{feff}",
            "---\ntitle: x\n---\n",
            "+++\n+++\n---\n",
            "# T\n\n",
            "# Title\n\n## Date\n\n-\n\n",
        ][..],
    );
    let endings = select(&["\n", "\n", "\n", "\r\n", "\r"][..]);
    (starts, lines_of_markdown(), select(&["", "\n", "\n\n\n"][..]), endings)
        .prop_map(|(start, lines, end, ending)| format!("{start}{lines}{end}").replace('\n', ending))
}

/// What a person might type or paste into a field.
pub fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        line(),
        lines_of_markdown(),
        any::<String>().prop_map(|text| text.chars().take(40).collect()),
        Just(String::new()),
    ]
}

/// An edit that names its row by a number, to be made one of a document's rows.
#[derive(Clone, Debug)]
pub struct Step {
    pub kind: usize,
    pub row: usize,
    pub other: usize,
    pub text: String,
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..76usize, 0..40usize, 0..40usize, typed()).prop_map(|(kind, row, other, text)| Step {
        kind,
        row,
        other,
        text,
    });
    prop::collection::vec(step, 0..8)
}

impl Step {
    /// The edit that this is for a document.
    pub fn edit(&self, document: &Postmortem) -> Edit {
        let text = self.text.clone();
        let list = List::ALL[self.row % List::ALL.len()];
        let passage = Passage::ALL[self.row % Passage::ALL.len()];
        let pick = |ids: Vec<Id>, at: usize| ids.get(at % ids.len().max(1)).copied().unwrap_or(Id(0));
        let items = || document.list(list).items().iter().map(|row| row.id).collect::<Vec<_>>();
        let actions = || document.actions.iter().map(|row| row.id).collect::<Vec<_>>();
        let timeline = || document.timeline.iter().map(|row| row.id).collect::<Vec<_>>();
        let own = || document.own.iter().map(|row| row.id).collect::<Vec<_>>();
        let (item, action, event) =
            (pick(items(), self.other), pick(actions(), self.other), pick(timeline(), self.other));
        let rows = [Rows::List(list), Rows::Actions, Rows::Timeline][self.row % 3];
        let (of_rows, to) = match rows {
            Rows::List(_) => (pick(items(), self.other), pick(items(), self.row)),
            Rows::Actions => (action, pick(actions(), self.row / 3)),
            Rows::Timeline => (event, pick(timeline(), self.row / 3)),
        };
        let place = [Place::First, Place::Last, Place::After(of_rows)][self.other % 3];
        let short = text.split('\n').next().unwrap_or_default().to_owned();
        match self.kind % 38 {
            0 => Edit::Title(text),
            1 => Edit::Date(text),
            2..=6 => Edit::Passage(passage, text),
            7 => Edit::ListText(list, text),
            8 => Edit::ListFromText(list),
            9 => Edit::Item(list, item, text),
            10 if self.row.is_multiple_of(2) => Edit::AuthorName(item, text),
            10 => Edit::AuthorLink(item, text),
            11 => Edit::Action(action, ActionColumn::ALL[self.row % 4], text),
            12 => Edit::Tracking(action, text),
            13 => Edit::State(action, Some(short).filter(|short| !short.is_empty())),
            14 => Edit::Time(event, text),
            15 | 16 => Edit::Description(event, text),
            17 => Edit::Marker(event, text),
            18 => Edit::DayDate(event, ["2024-02-29", "", "5th March", &text][self.row % 4].to_owned()),
            19 => Edit::DayZone(event, ["CET", "in UTC", "", &text][self.row % 4].to_owned()),
            20 => Edit::Note(action, text),
            21 => Edit::Note(event, text),
            22..=24 => Edit::AddRow(rows, place),
            25 => Edit::AddDay(place, NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default()),
            26 => Edit::RemoveRow(rows, of_rows),
            27 => Edit::MoveRow { rows, id: of_rows, to },
            28 => Edit::OwnHeading(pick(own(), self.row), text),
            29 => Edit::OwnText(pick(own(), self.row), text),
            30 => {
                let section = Section::ALL.get(self.row % (Section::ALL.len() + 1));
                Edit::AddOwn(section.map_or(Anchor::Title, |section| Anchor::Section(*section)), text)
            }
            31 => Edit::FrontMatter(text),
            32 => Edit::AddEvents(self.new_entries()),
            33 => Edit::SettleTime(event, text),
            35 => Edit::MarkedDescription(event, MARKERS_OF_ROWS[self.row % 4].to_owned(), text),
            34 => Edit::SettleTime(event, TIMES[self.row % TIMES.len()].to_owned()),
            36 => Edit::Arrange(vec![to, of_rows, event]),
            _ => Edit::RemoveOwn(pick(own(), self.row)),
        }
    }
}

/// Markers that rows are given.
const MARKERS_OF_ROWS: [&str; 4] = ["OUTAGE BEGINS", "incident ends", "", "why?"];

/// Times that rows are given: known, loose, unclear, of another day or from another row, and none at all.
pub const TIMES: [&str; 20] = [
    "09:27",
    "9:27",
    "23:59",
    "00:00:30",
    "927",
    "2.44pm",
    "~13:00",
    "12:26-12:??",
    "??:??",
    "12:??",
    "09:27 UTC",
    "09:27 CET",
    "2016-09-06 9:27",
    "7 Sep 10am",
    "+5m",
    "+25h",
    "T-1h",
    "12/06 9:27",
    "",
    "later",
];

impl Step {
    /// Some rows and notes, of days that are there and of others, that say what is typed.
    pub fn new_entries(&self) -> Vec<NewEntry> {
        let new = |at: usize| match (self.row + at * self.other) % 5 {
            0 => NewEntry::Note(self.text.clone()),
            day => NewEntry::Event(NewEvent {
                day: NaiveDate::from_ymd_opt(2016, 9, 4).filter(|_| day > 1).map(|first| first + Days::new(day as u64)),
                time: TIMES[(self.other + at) % TIMES.len()].to_owned(),
                text: format!("{}{}", ["", "OUTAGE BEGINS -- "][at % 2], self.text),
            }),
        };
        (0..1 + self.other % 4).map(new).collect()
    }
}

/// A document made by editing a file.
pub fn edited(text: &str, steps: &[Step]) -> (Opened, Postmortem) {
    let mut session = Session::open(text);
    for step in steps {
        let edit = step.edit(session.document());
        session.apply(edit);
    }
    (session.opened().clone(), session.document().clone())
}
