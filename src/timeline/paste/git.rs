//! What `git log` prints by default: a commit with its author, its date and its message.

use super::draft::{Draft, Fate};
use crate::syntax::lines;
use crate::timeline::spelling::stamp::stamps;

/// Reads a text that begins with a commit.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut commit: Option<Commit> = None;
    for line in lines(text, 0) {
        let content = line.of(text);
        if is_commit(content) {
            drafts.extend(commit.and_then(|commit| commit.undated(text)));
            commit = Some(Commit { start: line.start, end: line.end, author: "", row: Row::NoDate });
            continue;
        }
        let said = content.trim();
        if said.is_empty() {
            continue;
        }
        let commit = commit.as_mut()?;
        if let (Row::NoDate, Some(author)) = (&commit.row, content.strip_prefix("Author:")) {
            commit.author = author.split('<').next().unwrap_or_default().trim();
            commit.end = line.end;
        } else if let Some(date) = content.strip_prefix("Date:").or_else(|| content.strip_prefix("CommitDate:"))
            && let (Row::NoDate, Some(found)) = (&commit.row, stamps(date).into_iter().next())
        {
            commit.row = Row::NoSubject(drafts.len());
            drafts.push(Draft::row(commit.start..line.end, found.stamp, commit.author));
        } else if let Row::NoSubject(draft) = commit.row
            && content.starts_with(' ')
            && let Some(Draft::Row(row)) = drafts.get_mut(draft)
        {
            row.span.end = line.end;
            row.text = if commit.author.is_empty() { said.to_owned() } else { format!("{}: {said}", commit.author) };
            commit.row = Row::Whole;
        } else if matches!(commit.row, Row::NoDate) {
            commit.end = line.end;
        } else {
            // What stands between the date and the subject ends the commit's head.
            commit.row = Row::Whole;
            let fate = if content.starts_with(' ') { Fate::Attach } else { Fate::Drop };
            drafts.push(Draft::line(line.start..line.end, said, fate));
        }
    }
    drafts.extend(commit.and_then(|commit| commit.undated(text)));
    drafts.iter().any(|draft| matches!(draft, Draft::Row(_))).then_some(drafts)
}

/// A commit, as far as it has been read.
struct Commit<'t> {
    start: usize,
    /// Where the last line ends that is read, until a date comes.
    end: usize,
    author: &'t str,
    row: Row,
}

impl Commit<'_> {
    /// A commit of which nothing tells when it was.
    fn undated(self, text: &str) -> Option<Draft> {
        let span = self.start..self.end;
        matches!(self.row, Row::NoDate).then(|| Draft::line(span.clone(), text[span].trim(), Fate::Note))
    }
}

/// The row of a commit.
enum Row {
    NoDate,
    /// Its place among the drafts.
    NoSubject(usize),
    Whole,
}

fn is_commit(line: &str) -> bool {
    let hash = line.strip_prefix("commit ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    (7..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
