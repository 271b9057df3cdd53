//! A paste in its parts: those that a program wrote in a form of its own, and the text around them, which is read line by line.

use super::draft::{Draft, Fate};
use super::{delimited, git, history, json, mail, reading, records};
use crate::syntax::lines;
use crate::timeline::spelling::stamp::stamps;

/// What one of the readers of special forms has read: whole lines.
pub struct Part {
    /// None if there is nothing of that form up to `end`.
    pub drafts: Vec<Draft>,
    /// The start of the line after it.
    pub end: usize,
    /// All that follows belongs to it: it is the head of a mail.
    pub is_head: bool,
}

impl Part {
    pub fn new(drafts: Vec<Draft>, end: usize) -> Part {
        Part { drafts, end, is_head: false }
    }

    pub fn nothing(end: usize) -> Part {
        Part::new(Vec::new(), end)
    }

    fn rows(&self) -> usize {
        self.drafts.iter().filter(|draft| draft.is_row()).count()
    }
}

/// Reads what begins at the start of a line, in time in proportion to what it goes over; `None` if nothing of its form begins
/// there.
type Reader = fn(&str, usize) -> Option<Part>;

const READERS: [Reader; 6] = [json::read, git::read, history::read, records::read, mail::read, delimited::read];

/// Reads any text.
pub fn read(text: &str) -> Vec<Draft> {
    let mut parts = Parts { text, drafts: Vec::new(), read: 0, above: Above::Text };
    let mut asked_up_to = [0; READERS.len()];
    let mut around = Around::default();
    let mut at = 0;
    while let Some(line) = lines(text, at).next() {
        at = line.next;
        let content = line.of(text).trim();
        around.pass(content, line.start);
        if content.is_empty() {
            continue;
        }
        let mut readers = READERS.iter().zip(&mut asked_up_to).filter(|(_, asked)| **asked <= line.start);
        let part = readers.find_map(|(reader, asked)| {
            let part = reader(text, line.start)?;
            *asked = part.end;
            (!part.drafts.is_empty()).then_some(part)
        });
        let Some(part) = part else { continue };
        // One record below what somebody says, or in code below it, is a part of that.
        if !part.is_head && part.rows() == 1 && around.has_time(&text[..line.start]) {
            continue;
        }
        let fence = around.fence.filter(|_| lines(text, part.end).next().is_some_and(|next| is_fence(next.of(text))));
        parts.text_up_to(fence.unwrap_or(line.start));
        parts.drop_line(fence);
        at = parts.take(part);
        if fence.is_some() {
            parts.drop_line(Some(at));
            at = parts.read;
        }
        around = Around { paragraph: at, ..Around::default() };
    }
    parts.text_up_to(text.len());
    parts.drafts
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// What stands above a line.
#[derive(Default)]
struct Around {
    /// The start of the paragraph. Code belongs to that above it.
    paragraph: usize,
    gap: bool,
    /// The line above, if it opens code.
    fence: Option<usize>,
    next_fence: Option<usize>,
    /// The paragraph is known to tell a time.
    is_timed: bool,
}

impl Around {
    fn pass(&mut self, line: &str, start: usize) {
        self.fence = self.next_fence.take();
        if line.is_empty() {
            self.gap = true;
        } else if is_fence(line) {
            (self.gap, self.next_fence) = (false, Some(start));
        } else if std::mem::take(&mut self.gap) {
            *self = Around { paragraph: start, ..Around::default() };
        }
    }

    fn has_time(&mut self, above: &str) -> bool {
        self.is_timed = self.is_timed
            || lines(above, self.paragraph)
                .any(|line| stamps(line.of(above)).iter().any(|found| found.stamp.has_time()));
        self.is_timed
    }
}

/// What the text belongs to that has not been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Text,
    Records,
    Head,
}

struct Parts<'t> {
    text: &'t str,
    drafts: Vec<Draft>,
    /// The text is read up to here.
    read: usize,
    above: Above,
}

impl Parts<'_> {
    fn take(&mut self, part: Part) -> usize {
        self.above = match part.is_head {
            true => Above::Head,
            false if part.drafts.iter().any(Draft::is_row) => Above::Records,
            false => Above::Text,
        };
        self.drafts.extend(part.drafts);
        self.read = part.end;
        part.end
    }

    /// Reads what is of no special form.
    fn text_up_to(&mut self, end: usize) {
        let text = &self.text[..end];
        let mut told = reading::read(text, self.read);
        let attached = lines(text, self.read).map(|line| (line.start..line.end, line.of(text).trim()));
        match self.above {
            Above::Head if !told.iter().any(Draft::is_row) => {
                told = attached
                    .filter(|(_, said)| !said.is_empty())
                    .map(|(span, said)| Draft::line(span, said, Fate::Attach))
                    .collect();
            }
            Above::Records => {
                // Lines that follow at once go on with the last record.
                let gap = attached.into_iter().find(|(_, said)| said.is_empty() || said.starts_with('#'));
                let gap = gap.map_or(end, |(span, _)| span.start);
                for draft in &mut told {
                    match draft {
                        Draft::Line(line) if line.span.start < gap => match line.fate {
                            Fate::Note => line.fate = Fate::Attach,
                            Fate::Attach | Fate::Drop => {}
                        },
                        _ => break,
                    }
                }
            }
            Above::Head | Above::Text => {}
        }
        self.drafts.extend(told);
        self.read = end;
    }

    /// Leaves out a line that begins at a byte.
    fn drop_line(&mut self, start: Option<usize>) {
        let Some(line) = start.and_then(|start| lines(self.text, start).next()) else { return };
        self.drafts.push(Draft::line(line.start..line.end, line.of(self.text).trim(), Fate::Drop));
        self.read = line.next;
    }
}
