//! What `git log` prints by default: commits, each with its author, its date, its message and perhaps its changes.

use std::ops::Range;

use super::draft::{Draft, Fate};
use super::parts::Part;
use crate::syntax::lines;
use crate::timeline::spelling::stamp::{Stamp, stamps};

/// Reads the commits that begin at a line.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let mut commits: Vec<Commit> = Vec::new();
    let mut end = start;
    for line in lines(text, start) {
        let content = line.of(text);
        if content.trim().is_empty() {
            continue;
        }
        if is_commit(content) {
            commits.push(Commit::default());
        }
        let Some(of) = commits.last_mut()?.add(content, line.start..line.end) else { break };
        of.push((line.start..line.end, content.trim()));
        end = line.next;
    }
    // Commits of which none has a date are notes, as any text.
    let is_dated = commits.iter().any(|commit| commit.stamp.is_some());
    Some(if is_dated {
        Part::new(commits.into_iter().flat_map(Commit::drafts).collect(), end)
    } else {
        Part::nothing(end)
    })
}

type Lines<'t> = Vec<(Range<usize>, &'t str)>;

#[derive(Default)]
struct Commit<'t> {
    author: &'t str,
    stamp: Option<Stamp>,
    /// Where the first line begins that goes into the row.
    begins: Option<usize>,
    head: Lines<'t>,
    message: Lines<'t>,
    changes: Lines<'t>,
}

impl<'t> Commit<'t> {
    /// The lines that a line belongs to, if it is one of the commit.
    fn add(&mut self, content: &'t str, span: Range<usize>) -> Option<&mut Lines<'t>> {
        let is_change = content.starts_with("diff --git ") || !self.changes.is_empty();
        if is_change && is_of_changes(content) {
            return Some(&mut self.changes);
        }
        if content.starts_with([' ', '\t']) {
            return Some(&mut self.message);
        }
        if !self.message.is_empty() {
            return None;
        }
        let taken = match content.split_once(':') {
            Some(("Author", author)) => {
                self.author = author.split('<').next().unwrap_or_default().trim();
                true
            }
            Some(("Date" | "CommitDate", date)) if self.stamp.is_none() => {
                self.stamp = stamps(date).into_iter().next().map(|found| found.stamp);
                self.stamp.is_some()
            }
            Some(("Date" | "AuthorDate" | "Commit" | "CommitDate" | "Merge" | "Reflog" | "Reflog message", _)) => false,
            _ if is_commit(content) => false,
            _ => return None,
        };
        if taken {
            self.begins.get_or_insert(span.start);
        }
        Some(&mut self.head)
    }

    fn drafts(self) -> Vec<Draft> {
        let Commit { author, stamp, begins, head, message, changes } = self;
        let all = |lines: Lines<'t>, fate| lines.into_iter().map(move |(span, said)| Draft::line(span, said, fate));
        let mut drafts = Vec::new();
        let mut message = message.into_iter();
        let below = if let Some((stamp, begins)) = stamp.zip(begins) {
            let last = head.last().map_or(begins, |(span, _)| span.end);
            drafts.extend(all(head, Fate::Drop).filter(|draft| draft.span().is_some_and(|span| span.start < begins)));
            let (text, end) = match message.next() {
                Some((span, subject)) if author.is_empty() => (subject.to_owned(), span.end),
                Some((span, subject)) => ([author, subject].join(": "), span.end),
                None => (author.to_owned(), last),
            };
            drafts.push(Draft::row(begins..end, stamp, text));
            Fate::Attach
        } else {
            drafts.extend(all(head, Fate::Note));
            Fate::Note
        };
        drafts.extend(all(message.collect(), below));
        drafts.extend(all(changes, Fate::Drop));
        drafts
    }
}

fn is_commit(line: &str) -> bool {
    let hash = line.strip_prefix("commit ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    (7..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_of_changes(line: &str) -> bool {
    const BEGIN: [&str; 15] = [
        " ",
        "+",
        "-",
        "@@",
        "\\ ",
        "diff ",
        "index ",
        "new file",
        "deleted file",
        "old mode",
        "new mode",
        "similarity",
        "rename ",
        "copy ",
        "Binary files",
    ];
    BEGIN.iter().any(|begin| line.starts_with(begin))
}
