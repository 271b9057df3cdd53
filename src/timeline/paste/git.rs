//! What `git log` prints by default: a commit with its author, its date and its message.

use super::draft::{Draft, Fate};
use crate::syntax::lines;
use crate::timeline::spelling::stamp::{Stamp, stamps};

/// Reads a text that begins with a commit.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut commit: Option<Commit> = None;
    for line in lines(text, 0) {
        let content = line.of(text);
        if is_commit(content) {
            commit = Some(Commit { start: line.start, author: None, stamp: None, has_subject: false });
            continue;
        }
        let commit = match (&mut commit, content.trim().is_empty()) {
            (Some(commit), _) => commit,
            (None, true) => continue,
            (None, false) => return None,
        };
        if let Some(author) = content.strip_prefix("Author:") {
            let name = author.split('<').next().unwrap_or_default().trim();
            commit.author = Some(name.to_owned());
        } else if let Some(date) = content.strip_prefix("Date:").or_else(|| content.strip_prefix("CommitDate:")) {
            commit.stamp = stamps(date).into_iter().next().map(|found| found.stamp);
        } else if content.starts_with(' ') && !content.trim().is_empty() {
            let said = content.trim();
            match &commit.stamp {
                Some(stamp) if !commit.has_subject => {
                    let text = match &commit.author {
                        Some(author) => format!("{author}: {said}"),
                        None => said.to_owned(),
                    };
                    drafts.push(Draft::row(commit.start..line.end, stamp.clone(), text));
                    commit.has_subject = true;
                }
                Some(_) => drafts.push(Draft::line(line.start..line.end, said, Fate::Attach)),
                None => drafts.push(Draft::line(line.start..line.end, said, Fate::Note)),
            }
        }
    }
    (!drafts.is_empty()).then_some(drafts)
}

struct Commit {
    start: usize,
    author: Option<String>,
    stamp: Option<Stamp>,
    has_subject: bool,
}

fn is_commit(line: &str) -> bool {
    let hash = line.strip_prefix("commit ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    (7..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
