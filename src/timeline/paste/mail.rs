//! A mail that was copied with its head: `Date: …`, `Subject: …`, and its text below.

use super::cells::whole_stamp;
use super::draft::{Draft, Fate};
use super::reading;
use crate::syntax::lines;

/// Reads a text that begins with the head of a mail. Its subject is a row at its date; so are the times in its text.
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let (mut stamp, mut subject) = (None, None);
    let (mut start, mut end) = (None, 0);
    // What the head says before these.
    let mut drafts = Vec::new();
    let mut body = text.len();
    for line in lines(text, 0) {
        let content = line.of(text).trim();
        let is_blank = content.is_empty();
        if is_blank && stamp.is_some() && subject.is_some() {
            body = line.next;
            break;
        }
        match content.split_once(": ") {
            _ if is_blank => continue,
            Some(("Date" | "Sent", value)) if stamp.is_none() => stamp = Some(whole_stamp(value.trim())?),
            Some(("Subject", value)) if subject.is_none() => subject = Some(value.trim()),
            Some(("From" | "To" | "Cc" | "Reply-To" | "Message-ID", _)) => {
                if start.is_none() {
                    drafts.push(Draft::line(line.start..line.end, content, Fate::Drop));
                    continue;
                }
            }
            _ => return None,
        }
        start.get_or_insert(line.start);
        end = line.end;
    }
    let ((stamp, subject), start) = stamp.zip(subject).zip(start)?;
    drafts.push(Draft::row(start..end, stamp, subject));
    let told = reading::read(text, body);
    if told.iter().any(|draft| matches!(draft, Draft::Row(_))) {
        drafts.extend(told);
    } else {
        let said = lines(text, body).filter(|line| !line.of(text).trim().is_empty());
        drafts.extend(said.map(|line| Draft::line(line.start..line.end, line.of(text).trim(), Fate::Attach)));
    }
    Some(drafts)
}
