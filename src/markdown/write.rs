//! A postmortem as its file was opened: what says the same as before is written with the bytes that it was read from,
//! the rest in canonical form, with the file's own line endings, bullets and columns.
//!
//! Where that is not enough to read the file back, more is written anew, and no more than this:
//! - a part that nothing closed (an open code fence, an open comment), as soon as anything has changed;
//! - what comes to stand first, if it would open front matter there;
//! - a table whose columns have no place for a cell that was filled in, and a list whose bullets are indented, as soon
//!   as one of their rows has changed;
//! - the timeline's heading, if it names the zone and the zone has changed;
//! - the indentation of a heading or of an entry, if what stands before it has changed: it might come to stand in a list
//!   there.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::canonical::{bullet_text, heading, or_dash, row_text, section_text};
use super::opened::{Layout, Opened, Part, PartOf};
use super::read::{origin, with_line_feeds};
use crate::document::{
    ActionEntry, Anchor, Bullets, Content, Heading, Id, Levels, OwnSection, Passage, Postmortem, Prose, Row, Section,
    TableEntry, TableLayout, TimelineEntry,
};
use crate::syntax::{begins_front_matter, strip_bom};

impl Opened {
    /// Writes a document that this file was edited into, as the file was opened.
    pub fn write(&self, document: &Postmortem) -> String {
        let mut writer = Writer {
            opened: self,
            before: self.document(),
            now: document,
            changed: document != self.document(),
            own_before: by_id(self.document()),
            own_now: by_id(document),
            own_written: HashSet::new(),
            end_of_lessons: None,
            shallowest: 2,
            out: Out { text: String::with_capacity(self.text.len() + 256), newline: self.newline, made: false },
        };
        writer.file();
        writer.out.finish()
    }
}

struct Writer<'a> {
    opened: &'a Opened,
    before: &'a Postmortem,
    now: &'a Postmortem,
    changed: bool,
    /// The sections of the team's own that the file has.
    own_before: HashMap<Id, &'a OwnSection>,
    own_now: HashMap<Id, &'a OwnSection>,
    own_written: HashSet<Id>,
    /// The last section of those that the file has and those that are missing which is one of the lessons or heads them.
    end_of_lessons: Option<Section>,
    /// The smallest level of a heading since the section that new sections of the team's own would follow.
    shallowest: u8,
    out: Out,
}

impl<'a> Writer<'a> {
    fn file(&mut self) {
        self.end_of_lessons = self.end_of_lessons();
        let mut parts = self.opened.parts.iter().peekable();
        if let Some(part) = parts.next_if(|part| part.of == PartOf::FrontMatter) {
            self.part(part);
        }
        match parts.next_if(|part| part.of == PartOf::BeforeTitle) {
            Some(part) => self.part(part),
            None => self.out.block(self.now.passage(Passage::BeforeTitle)),
        }
        match parts.next_if(|part| part.of == PartOf::Title) {
            Some(part) => self.part(part),
            None => self.new_title(),
        }
        let mut after = None;
        for part in parts {
            if let PartOf::Section(next) = part.of {
                self.close(after);
                after = Some(next);
                if !next.is_lesson() {
                    self.shallowest = 2;
                }
            }
            if !self.is_removed(part) {
                self.shallowest = self.shallowest.min(part.level);
            }
            self.part(part);
        }
        self.close(after);
    }

    fn new_title(&mut self) {
        let introduction = self.now.passage(Passage::Introduction);
        let first = self.opened.parts.iter().find(|part| part.level > 0 && !self.is_removed(part));
        // A first heading of level 1 would be the title.
        let own_would_be_title = first.is_some_and(|part| part.level == 1 && matches!(part.of, PartOf::Own(_)));
        if !self.now.title.is_blank() || !introduction.is_blank() || own_would_be_title {
            self.out.block(&heading(1, &self.now.title));
            self.out.block(introduction);
        }
    }

    /// Writes what follows a section of the file (`None`: the title) and is not in the file: new sections of the team's
    /// own, and sections of the template that were empty. Only a section of the template or the end of the file follows:
    /// there a heading of any level keeps its meaning.
    fn close(&mut self, after: Option<Section>) {
        match after {
            None => self.new_own(Anchor::Title),
            Some(after) => self.new_own_below(after),
        }
        for section in self.missing_after(after) {
            self.new_section(section);
            self.new_own_below(section);
        }
    }

    fn new_own_below(&mut self, section: Section) {
        if !is_of_lessons(section) {
            self.new_own(Anchor::Section(section));
        } else if self.end_of_lessons == Some(section) {
            self.new_own(Anchor::Section(Section::LessonsLearned));
        }
    }

    /// Sections of the team's own may follow the lessons wherever these stand in the file: new ones come after all.
    fn end_of_lessons(&self) -> Option<Section> {
        let in_file = self.opened.parts.iter().filter_map(|part| match part.of {
            PartOf::Section(section) => Some(section),
            _ => None,
        });
        let places = [None].into_iter().chain(in_file.map(Some));
        let mut sections = places.flat_map(|place| place.into_iter().chain(self.missing_after(place)));
        sections.rfind(|section| is_of_lessons(*section))
    }

    /// The sections that the file does not have, that are needed now, and that come next after one that it has.
    fn missing_after(&self, after: Option<Section>) -> Vec<Section> {
        let mut place = None;
        let mut missing = Vec::new();
        for section in Section::ALL {
            if self.opened.has(section) {
                place = Some(section);
            } else if place == after && self.is_needed(section) {
                missing.push(section);
            }
        }
        missing
    }

    fn is_needed(&self, section: Section) -> bool {
        let lessons = || Section::ALL.into_iter().filter(|lesson| lesson.is_lesson());
        let has_lessons = lessons().any(|lesson| self.opened.has(lesson));
        let new_own = || self.now.own_after(Anchor::Section(section)).any(|own| !self.own_before.contains_key(&own.id));
        let heads = match section {
            // Lessons that the file has do without it, and so does what follows them.
            Section::LessonsLearned => {
                !has_lessons && (new_own() || lessons().any(|lesson| !self.now.is_absent(lesson)))
            }
            _ => new_own(),
        };
        !self.now.is_absent(section) || heads
    }

    fn new_section(&mut self, section: Section) {
        let level = self.levels().sections[section as usize];
        if !section.is_lesson() {
            self.shallowest = 2;
        }
        self.shallowest = self.shallowest.min(level);
        self.out.block(&heading(level, section.heading()));
        let text = shifted(&section_text(self.now, section), section.level(), level);
        self.out.block(&if section == Section::LessonsLearned { text } else { or_dash(text) });
    }

    fn new_own(&mut self, after: Anchor) {
        let now = self.now;
        for own in now.own_after(after) {
            if self.own_before.contains_key(&own.id) || !self.own_written.insert(own.id) {
                continue;
            }
            self.out.block(&heading(self.shallowest, &own.value.heading));
            self.out.block(&or_dash(shifted(&own.value.text, after.level(), self.shallowest)));
        }
    }

    fn levels(&self) -> &Levels {
        self.opened.levels()
    }

    fn front_matter(&mut self, part: &Part) {
        if self.before.front_matter == self.now.front_matter {
            return self.slice(part.head.clone());
        }
        self.slice(0..strip_bom(&self.opened.text));
        if let Some(settings) = &self.now.front_matter {
            self.out.text_or_block(settings);
            if self.opened.text[part.head.clone()].ends_with(['\n', '\r']) {
                self.out.line_start();
            }
        }
    }

    fn part(&mut self, part: &Part) {
        match part.of {
            PartOf::FrontMatter => return self.front_matter(part),
            PartOf::Title => self.head(part, Some((&self.before.title, &self.now.title))),
            PartOf::Own(_) => {
                let Some((before, now)) = self.own(part) else {
                    // It was removed: what stood around it is to stay apart.
                    self.out.made = true;
                    return;
                };
                self.head(part, Some((&before.heading, &now.heading)));
            }
            PartOf::BeforeTitle | PartOf::Section(_) => self.head(part, None),
        }
        if self.is_closed_anew(part) {
            return self.replace(part, Some(part.body.clone()));
        }
        let (before, now) = (self.before, self.now);
        match &part.layout {
            Layout::Text(_) if self.says_the_same(part) => self.slice(part.body.clone()),
            Layout::Text(span) => self.replace(part, span.clone()),
            Layout::Items { spans, bullet, indented } => self.items(part, spans, *bullet, *indented),
            Layout::Actions { spans, tables } => {
                self.entries::<ActionEntry>(part, &before.actions, &now.actions, spans, tables, None);
            }
            Layout::Timeline { spans, tables, zoned } => {
                self.entries::<TimelineEntry>(part, &before.timeline, &now.timeline, spans, tables, *zoned);
            }
        }
    }

    fn is_removed(&self, part: &Part) -> bool {
        matches!(part.of, PartOf::Own(id) if !self.own_now.contains_key(&id))
    }

    fn is_closed_anew(&self, part: &Part) -> bool {
        self.changed && part.open_ended || self.opens_front_matter(part)
    }

    /// Whether front matter stood before a part and is gone, so that the first line of the part would open other.
    fn opens_front_matter(&self, part: &Part) -> bool {
        let gone = self.before.front_matter.is_some() && self.now.front_matter.is_none();
        gone && part.head.start == self.opened.parts[0].head.end
            && begins_front_matter(&self.opened.text, part.head.start)
    }

    fn head(&mut self, part: &Part, headings: Option<(&Heading, &Heading)>) {
        let zoned = matches!(part.layout, Layout::Timeline { zoned: Some(_), .. });
        match headings {
            Some((before, now)) if before != now || self.is_closed_anew(part) => self.new_head(part, now),
            // All of the body is written anew, its zone too.
            None if zoned && self.is_closed_anew(part) => self.new_head(part, Section::Timeline.heading()),
            _ => {
                self.out.part_from_made();
                let head = &self.opened.text[part.head.clone()];
                // After a list that was made, an indented heading would stand in its last item.
                self.out.slice(if self.out.made { head.trim_start_matches([' ', '\t']) } else { head });
            }
        }
    }

    fn new_head(&mut self, part: &Part, text: &str) {
        self.out.block(&heading(part.level, text));
        self.out.line_start();
    }

    fn slice(&mut self, range: Range<usize>) {
        self.out.slice(&self.opened.text[range]);
    }

    fn own(&self, part: &Part) -> Option<(&'a OwnSection, &'a OwnSection)> {
        let PartOf::Own(id) = part.of else { return None };
        self.own_before.get(&id).copied().zip(self.own_now.get(&id).copied())
    }

    fn says_the_same(&self, part: &Part) -> bool {
        let (before, now) = (self.before, self.now);
        let passage = |passage| before.passage(passage) == now.passage(passage);
        match part.of {
            PartOf::FrontMatter => true,
            PartOf::BeforeTitle => passage(Passage::BeforeTitle),
            PartOf::Title => passage(Passage::Introduction),
            PartOf::Own(_) => self.own(part).is_some_and(|(before, now)| before.text == now.text),
            PartOf::Section(section) => match section.content() {
                Content::Date => before.date == now.date,
                Content::Passage(of) => passage(of),
                Content::List(list) => before.list(list) == now.list(list),
                Content::Actions => before.actions == now.actions,
                Content::Timeline => before.timeline == now.timeline,
            },
        }
    }

    /// What stands below a part's heading, in canonical form but for the depth of headings.
    fn new_body(&self, part: &Part) -> String {
        match part.of {
            PartOf::FrontMatter => String::new(),
            PartOf::BeforeTitle => self.now.passage(Passage::BeforeTitle).to_string(),
            PartOf::Title => self.now.passage(Passage::Introduction).to_string(),
            PartOf::Own(_) => self
                .own(part)
                .map_or(String::new(), |(_, now)| or_dash(shifted(&now.text, now.after.level(), part.level))),
            PartOf::Section(section) => {
                let text = shifted(&section_text(self.now, section), section.level(), part.level);
                if section == Section::LessonsLearned { text } else { or_dash(text) }
            }
        }
    }

    /// Writes a part's body anew; `span` is what of the old one goes, blank lines around it stay.
    fn replace(&mut self, part: &Part, span: Option<Range<usize>>) {
        let text = self.new_body(part);
        let body = &self.opened.text[part.body.clone()];
        let span = span.unwrap_or_else(|| {
            let last_line = body.trim_end_matches([' ', '\t']).len();
            part.body.start + last_line..part.body.end
        });
        if !text.is_empty() {
            self.slice(part.body.start..span.start);
            self.out.made = part.body.start == span.start;
            self.out.text_or_block(&text);
        }
        self.slice(span.end..part.body.end);
        self.out.made = true;
    }

    fn items(&mut self, part: &Part, spans: &[Range<usize>], bullet: u8, indented: bool) {
        let PartOf::Section(section) = part.of else { return };
        let Content::List(list) = section.content() else { return };
        let before = self.before.list(list).items();
        let whole = spans[0].start..spans[spans.len() - 1].end;
        let Bullets::Items(now) = self.now.list(list) else { return self.replace(part, Some(whole)) };
        if now.is_empty() || indented && before != &now[..] {
            return self.replace(part, Some(whole));
        }
        // A `-` with nothing after it, alone, would say that there is no item.
        let lone_blank = now.len() == 1 && now[0].value.is_blank();
        let bullet = if lone_blank { b'*' } else { bullet };
        let pieces = now.iter().map(|item| {
            let origin = origin(before, item.id);
            let same = origin.is_some_and(|origin| before[origin] == *item);
            let text = bullet_text(char::from(bullet), &item.value);
            Piece { origin, same, text, lead: Lead::Line, may_lose_indentation: false }
        });
        self.pieces(part, spans, pieces.collect());
    }

    /// The entries of a section that holds tables. `zoned` is the row that says which zone the heading names.
    fn entries<T: TableEntry>(
        &mut self,
        part: &Part,
        before: &[Row<T>],
        now: &[Row<T>],
        spans: &[Range<usize>],
        tables: &[TableLayout<T::Column>],
        zoned: Option<Id>,
    ) {
        if before.len() == now.len() && before.iter().zip(now).all(|(before, now)| before.id == now.id && before == now)
        {
            return self.slice(part.body.clone());
        }
        // It does so as long as reading would give the zone to the same row again.
        let zone_in_heading = zoned
            .is_some_and(|id| now.first().is_some_and(|first| first.id == id && before[0] == *first))
            && !(spans[0].is_empty() && now.get(1).is_some_and(|next| next.value.takes_zone()));
        let zone_leaves_heading = zoned.is_some() && !zone_in_heading;
        if zone_leaves_heading {
            self.out.take_back(part.head.len());
            self.new_head(part, Section::Timeline.heading());
        }
        if now.is_empty() || spans.is_empty() {
            let body = &self.opened.text[part.body.clone()];
            let blank = &body[..body.len() - body.trim_start_matches(BLANK).len()];
            let start = part.body.start + blank.trim_end_matches([' ', '\t']).len();
            let end = part.body.start + body.trim_end_matches(BLANK).len();
            return self.replace(part, (start < end).then_some(start..end));
        }
        let mut pieces: Vec<Piece> = Vec::with_capacity(now.len());
        let mut table: Option<&TableLayout<T::Column>> = None;
        for (at, row) in now.iter().enumerate() {
            let origin = origin(before, row.id);
            let is_row = row.value.is_row();
            let begins_run = is_row && (at == 0 || !now[at - 1].value.is_row());
            if begins_run {
                table = run_table(&now[at..], before, tables);
            }
            let columns = table.map_or(T::COLUMNS, |table| &table.columns);
            let at_home =
                !is_row || table.is_some_and(|table| origin.is_some_and(|origin| table.rows.contains(&origin)));
            let same = at_home && origin.is_some_and(|origin| before[origin] == *row);
            let moved_zone = zone_leaves_heading && zoned == Some(row.id);
            let text = if is_row {
                row_text(&*row.value, columns)
            } else {
                let note = row.value.as_note().map(|note| shifted(note, T::SECTION.level(), part.level));
                note.or_else(|| row.value.as_line()).unwrap_or_default()
            };
            let head = || match table {
                Some(table) => with_line_feeds(self.opened.text[table.head.clone()].trim_start_matches([' ', '\t'])),
                None => T::HEAD.join("\n"),
            };
            let lead = match (is_row, begins_run) {
                (true, true) => Lead::Head(head()),
                (true, false) => Lead::Line,
                (false, _) => Lead::Block,
            };
            let origin = origin.filter(|origin| at_home && !(moved_zone && spans[*origin].is_empty()));
            let may_lose_indentation = row.value.as_note().is_none();
            pieces.push(Piece { origin, same: same && !moved_zone, text, lead, may_lose_indentation });
        }
        self.pieces(part, spans, pieces);
    }

    /// Writes the entries of a body. Between two that followed each other in the file stands what stood there.
    fn pieces(&mut self, part: &Part, spans: &[Range<usize>], pieces: Vec<Piece>) {
        let text = &self.opened.text;
        let mut previous: Option<&Piece> = None;
        for piece in &pieces {
            let made_before = previous.is_some_and(|previous| !previous.same);
            let gap = match (previous, piece.origin) {
                (None, Some(0)) => Some(part.body.start..spans[0].start),
                (Some(Piece { origin: Some(before), .. }), Some(at)) if at == before + 1 => {
                    let gap = spans[*before].end..spans[at].start;
                    let apart = matches!(piece.lead, Lead::Line) || is_apart(&text[gap.clone()]);
                    (!made_before && piece.same || apart).then_some(gap)
                }
                _ => None,
            };
            match (gap, &piece.lead) {
                (Some(gap), _) => self.out.slice(&text[gap]),
                (None, Lead::Line) if previous.is_some() => self.out.line_start(),
                (None, Lead::Line | Lead::Block) => self.out.blank_line(),
                (None, Lead::Head(head)) => {
                    self.out.block(head);
                    self.out.line_start();
                }
            }
            let span = piece.origin.filter(|_| piece.same).map(|origin| &text[spans[origin].clone()]);
            // After a list that was made, what is indented would stand in its last item.
            let span = match span {
                Some(span) if made_before && span.starts_with([' ', '\t']) => {
                    piece.may_lose_indentation.then(|| span.trim_start_matches([' ', '\t']))
                }
                span => span,
            };
            match span {
                Some(span) => self.out.slice(span),
                None => self.out.text_or_block(&piece.text),
            }
            previous = Some(piece);
        }
        let end = &text[spans[spans.len() - 1].end..part.body.end];
        let last = previous.filter(|piece| piece.origin.is_some_and(|origin| origin + 1 == spans.len()));
        if last.is_some() || is_apart(end) {
            self.out.slice(end);
        }
        self.out.made = !last.is_some_and(|last| last.same);
    }
}

fn is_of_lessons(section: Section) -> bool {
    section.is_lesson() || section == Section::LessonsLearned
}

fn by_id(document: &Postmortem) -> HashMap<Id, &OwnSection> {
    document.own.iter().map(|own| (own.id, &*own.value)).collect()
}

/// An entry of a body as it is to be written.
struct Piece {
    /// Which entry of the file it was, if it stands in the same table as it did there.
    origin: Option<usize>,
    /// Whether it says the same as there.
    same: bool,
    /// The entry in canonical form.
    text: String,
    /// Whether it means the same without the spaces that it begins with: it is one line, and no Markdown.
    may_lose_indentation: bool,
    /// What comes before it where the file has nothing to stand there.
    lead: Lead,
}

enum Lead {
    /// The line before.
    Line,
    /// A blank line.
    Block,
    /// A blank line and the head of a table.
    Head(String),
}

/// The table of the file in whose shape a run of rows is written: that of the first row which had one, if it has a
/// column for all that the run holds.
fn run_table<'t, T: TableEntry>(
    now: &[Row<T>],
    before: &[Row<T>],
    tables: &'t [TableLayout<T::Column>],
) -> Option<&'t TableLayout<T::Column>> {
    let run = || now.iter().take_while(|row| row.value.is_row());
    let table = run().filter_map(|row| origin(before, row.id)).find_map(|origin| {
        let table = tables.get(tables.partition_point(|table| table.rows.end <= origin))?;
        table.rows.contains(&origin).then_some(table)
    })?;
    let lacking = || T::COLUMNS.iter().filter(|column| !table.columns.contains(column));
    let homeless =
        run().any(|row| lacking().any(|column| row.value.cell(*column).is_some_and(|cell| !cell.is_blank())));
    (!homeless).then_some(table)
}

const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];

/// Whether what stands between two entries keeps them apart whatever the first one says: a blank line comes first, and
/// what follows is not indented.
fn is_apart(gap: &str) -> bool {
    let rest = gap.trim_start_matches(BLANK);
    let blank = &gap[..gap.len() - rest.len()];
    let lines = crate::syntax::lines(blank, 0).filter(|line| line.next > line.end).count();
    lines > 1 && (rest.is_empty() || blank.ends_with(['\n', '\r']))
}

/// Text whose headings are as deep as the canonical form has them, for below a heading of another level.
fn shifted(text: &str, canonical: u8, in_file: u8) -> String {
    if canonical == in_file { text.to_owned() } else { Prose::shifted(text, in_file as i8 - canonical as i8) }
}

/// The text that comes out, in the file's line endings.
struct Out {
    text: String,
    newline: &'static str,
    /// Whether the end of it was made here: what follows must be kept apart.
    made: bool,
}

impl Out {
    /// Adds text of the file as it is.
    fn slice(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.made = false;
        }
    }

    /// Adds a block after a blank line.
    fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.blank_line();
            self.text_or_block(text);
        }
    }

    /// Adds text where the last slice ended, or as a block after text that was made.
    fn text_or_block(&mut self, text: &str) {
        if self.made {
            self.made = false;
            return self.block(text);
        }
        if self.newline == "\n" {
            self.text.push_str(text);
        } else {
            self.text.push_str(&text.replace('\n', self.newline));
        }
        self.made = true;
    }

    fn part_from_made(&mut self) {
        if self.made {
            self.blank_line();
            self.made = true;
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() || self.text == "\u{feff}"
    }

    fn line_start(&mut self) {
        if !self.is_empty() && !self.text.ends_with(['\n', '\r']) {
            self.text.push_str(self.newline);
        }
        self.made = false;
    }

    fn blank_line(&mut self) {
        if self.is_empty() {
            return;
        }
        self.line_start();
        let line = self.text.strip_suffix("\r\n").or(self.text.strip_suffix(['\n', '\r'])).unwrap_or(&self.text);
        if !line.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) {
            self.text.push_str(self.newline);
        }
    }

    /// Takes back the last bytes.
    fn take_back(&mut self, count: usize) {
        self.text.truncate(self.text.len() - count);
        self.made = true;
    }

    fn finish(mut self) -> String {
        if self.made {
            self.line_start();
        }
        self.text
    }
}
