//! A file's text into a postmortem. Reading never fails: what is not understood is kept as Markdown where it stands.

use std::ops::Range;
use std::rc::Rc;

use super::opened::{Layout, Opened, Part, PartOf};
use super::outline::{Opens, Stretch, outline};
use crate::document::{
    ActionEntry, Bullets, Content, Date, DayLine, Entries, FrontMatter, Heading, Id, Ids, List, OwnSection, Passage,
    Postmortem, Prose, Room, Row, Section, TimelineEntry, Zone, heading_content, items, read_entries,
};
use crate::syntax::{Block, Kind, Scan, begins_front_matter, front_matter, lines, scan, strip_bom};

/// Reads a file.
pub fn read(text: &str) -> Opened {
    let text: Rc<str> = text.into();
    let bom = strip_bom(&text);
    let settings = front_matter(&text, bom);
    let start = settings.unwrap_or(bom);
    let scan = scan(&text, start);
    let stretches = outline(&scan);
    let mut reader = Reader { scan: &scan, document: Postmortem::default(), ids: Ids::default(), own: Vec::new() };
    let mut parts = Vec::with_capacity(stretches.len() + 1);
    if let Some(end) = settings {
        reader.document.front_matter = Some(FrontMatter::read(&text[bom..end]));
        parts.push(Part {
            of: PartOf::FrontMatter,
            head: 0..end,
            body: end..end,
            level: 0,
            layout: Layout::Text(None),
            open_ended: false,
        });
    }
    for (index, stretch) in stretches.iter().enumerate() {
        let end = stretches.get(index + 1).and_then(|next| next.heading);
        let end = end.map_or(text.len(), |heading| scan.lines[scan.blocks[heading].first].start);
        let head = match stretch.heading.map(|heading| &scan.blocks[heading]) {
            None if settings.is_some() => start..start,
            None => 0..start,
            Some(heading) => scan.lines[heading.first].start..scan.lines[heading.last].next,
        };
        parts.push(reader.part(stretch, head.clone(), head.end..end));
    }
    let Reader { mut document, mut own, ids, .. } = reader;
    own.sort_by_key(|own| own.value.after.order());
    document.own = Rc::new(own);
    parts.retain(|part| !(part.head.is_empty() && part.body.is_empty()));
    if settings.is_none()
        && begins_front_matter(&text, bom)
        && let Some(first) = parts.first_mut()
    {
        // A line that says the same, further down, would make front matter of all between.
        first.open_ended = true;
    }
    Opened::new(text.clone(), parts, document, ids.last())
}

struct Reader<'s, 't> {
    scan: &'s Scan<'t>,
    document: Postmortem,
    ids: Ids,
    own: Vec<Row<OwnSection>>,
}

impl Reader<'_, '_> {
    fn part(&mut self, stretch: &Stretch, head: Range<usize>, body: Range<usize>) -> Part {
        let blocks = &self.scan.blocks[stretch.body.clone()];
        let (of, layout) = match &stretch.opens {
            Opens::Start => {
                self.document.set_passage(Passage::BeforeTitle, Prose::read_before_title(self.scan, blocks));
                (PartOf::BeforeTitle, self.text_layout(blocks))
            }
            Opens::Title => {
                self.document.title = self.heading(stretch);
                let text = Prose::read(self.scan, blocks, 0, Room::without_headings());
                self.document.set_passage(Passage::Introduction, text);
                (PartOf::Title, self.text_layout(blocks))
            }
            Opens::Section(section, zone) => {
                let zone = zone.as_deref().and_then(Zone::new);
                (PartOf::Section(*section), self.section(*section, stretch.level, blocks, zone, body.end))
            }
            Opens::Own(after) => {
                let id = self.ids.give();
                let room = Room::below(after.level(), stretch.level);
                let text = Prose::read(self.scan, blocks, shift(after.level(), stretch.level), room);
                let own = OwnSection { after: *after, heading: self.heading(stretch), text };
                self.own.push(Row::new(id, own));
                (PartOf::Own(id), self.text_layout(blocks))
            }
        };
        Part { of, head, body, level: stretch.level, layout, open_ended: self.is_open_ended(stretch) }
    }

    fn heading(&self, stretch: &Stretch) -> Heading {
        let block = stretch.heading.map(|heading| &self.scan.blocks[heading]);
        let content = block.map(|block| {
            let underlined = matches!(block.kind, Kind::Heading { underlined: true, .. });
            heading_content(self.scan, block, underlined)
        });
        Heading::typed(&content.unwrap_or_default())
    }

    fn section(&mut self, section: Section, level: u8, blocks: &[Block], zone: Option<Zone>, end: usize) -> Layout {
        let shift = shift(section.level(), level);
        let room = Room::below(section.level(), level);
        match section.content() {
            Content::Date => {
                self.document.date = Date::read(Prose::read(self.scan, blocks, shift, room));
                self.text_layout(blocks)
            }
            Content::Passage(passage) => {
                self.document.set_passage(passage, Prose::read(self.scan, blocks, shift, room));
                self.text_layout(blocks)
            }
            Content::List(list) => self.list(list, blocks, shift, room),
            Content::Actions => {
                let Entries { rows, spans, tables } =
                    read_entries::<ActionEntry>(self.scan, blocks, shift, room, &mut self.ids);
                self.document.actions = Rc::new(rows);
                Layout::Actions { spans, tables }
            }
            Content::Timeline => self.timeline(blocks, shift, room, zone, end),
        }
    }

    fn list(&mut self, list: List, blocks: &[Block], shift: i8, room: Room) -> Layout {
        let bullets = Bullets::read(self.scan, blocks, shift, room, &mut self.ids);
        self.document.set_list(list, bullets);
        match items(self.scan, blocks) {
            Some(items) if !items.is_empty() => Layout::Items {
                spans: items
                    .iter()
                    .map(|item| self.scan.lines[item.first].start..self.scan.lines[item.last].end)
                    .collect(),
                bullet: items[0].bullet,
                indented: items.iter().any(|item| self.scan.line(item.first).starts_with([' ', '\t'])),
            },
            _ => self.text_layout(blocks),
        }
    }

    fn timeline(&mut self, blocks: &[Block], shift: i8, room: Room, zone: Option<Zone>, end: usize) -> Layout {
        let Entries { mut rows, mut spans, mut tables } =
            read_entries::<TimelineEntry>(self.scan, blocks, shift, room, &mut self.ids);
        let zoned = zone.map(|zone| {
            // The heading's zone is that of the first day line, or stands in a line of its own before all else.
            if let Some(first) = rows.first_mut()
                && let TimelineEntry::Day(day) = &*first.value
                && day.zone().is_none()
            {
                first.value = Rc::new(TimelineEntry::Day(day.or_zone(&zone)));
                return first.id;
            }
            let id = self.ids.give();
            if let Some(day) = DayLine::new(None, Some(zone)) {
                let start = blocks.first().map_or(end, |block| self.scan.span(block).start);
                rows.insert(0, Row::new(id, TimelineEntry::Day(day)));
                spans.insert(0, start..start);
                for table in &mut tables {
                    table.rows = table.rows.start + 1..table.rows.end + 1;
                }
            }
            id
        });
        self.document.timeline = Rc::new(rows);
        Layout::Timeline { spans, tables, zoned }
    }

    fn text_layout(&self, blocks: &[Block]) -> Layout {
        let span = blocks.first().zip(blocks.last());
        Layout::Text(span.map(|(first, last)| self.scan.span(first).start..self.scan.span(last).end))
    }

    fn is_open_ended(&self, stretch: &Stretch) -> bool {
        let blocks = &self.scan.blocks[stretch.heading.unwrap_or(stretch.body.start)..stretch.body.end];
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return false };
        let unclosed = &self.scan.unclosed;
        let next = unclosed.partition_point(|line| *line < first.first);
        matches!(last.kind, Kind::Fence { open: true }) || unclosed.get(next).is_some_and(|line| *line <= last.last)
    }
}

/// By how much headings below one of a level in the file are to be deeper, for one of the canonical level.
fn shift(canonical: u8, in_file: u8) -> i8 {
    canonical as i8 - in_file as i8
}

/// The lines of a text with line feeds between them and none at the end.
pub(super) fn with_line_feeds(text: &str) -> String {
    lines(text, 0).map(|line| line.of(text)).collect::<Vec<_>>().join("\n")
}

/// The row that a document's row was read from.
pub(super) fn origin<T>(read: &[Row<T>], id: Id) -> Option<usize> {
    // Rows are read in the order of their ids, but for one that a heading's zone may have put first.
    if read.first().is_some_and(|first| first.id == id) {
        return Some(0);
    }
    let rest = read.get(1..).unwrap_or_default();
    rest.binary_search_by_key(&id, |row| row.id).ok().map(|at| at + 1)
}
