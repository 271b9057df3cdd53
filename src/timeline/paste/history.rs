//! What shells keep of commands, with the times at which they ran.

use std::ops::Range;

use super::draft::{Draft, Fate};
use crate::syntax::lines;
use crate::timeline::spelling::epoch::epoch;
use crate::timeline::spelling::stamp::Stamp;

/// Reads the history of zsh (`: 1773308280:0;command`) or of bash (`#1773308280` above each command).
pub fn read(text: &str) -> Option<Vec<Draft>> {
    let is_head = |line: &str| zsh(line).is_some() || bash(line).is_some();
    if !lines(text, 0).any(|line| is_head(line.of(text))) {
        return None;
    }
    let mut drafts = Vec::new();
    // A time of bash and where it stands, until its command comes.
    let mut waiting: Option<(Range<usize>, Stamp)> = None;
    let mut rows = 0;
    for line in lines(text, 0) {
        let content = line.of(text);
        let span = line.start..line.end;
        if content.trim().is_empty() {
            continue;
        }
        if let Some((stamp, command)) = zsh(content) {
            drafts.extend(waiting.take().map(|alone| left_out(alone, text)));
            drafts.push(Draft::row(span, stamp, command.trim()));
            rows += 1;
        } else if let Some(stamp) = bash(content) {
            drafts.extend(waiting.replace((span, stamp)).map(|alone| left_out(alone, text)));
        } else if let Some((head, stamp)) = waiting.take() {
            drafts.push(Draft::row(head.start..line.end, stamp, content.trim()));
            rows += 1;
        } else {
            let fate = if rows > 0 { Fate::Attach } else { Fate::Note };
            drafts.push(Draft::line(span, content.trim(), fate));
        }
    }
    drafts.extend(waiting.map(|alone| left_out(alone, text)));
    (rows * 2 >= drafts.len() && rows > 0).then_some(drafts)
}

/// A time without its command says nothing.
fn left_out((span, _): (Range<usize>, Stamp), text: &str) -> Draft {
    Draft::line(span.clone(), text[span].trim(), Fate::Drop)
}

fn bash(line: &str) -> Option<Stamp> {
    epoch(line.strip_prefix('#')?.trim_end())
}

fn zsh(line: &str) -> Option<(Stamp, &str)> {
    let (head, command) = line.strip_prefix(": ")?.split_once(';')?;
    let (count, length) = head.split_once(':')?;
    let is_length = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    epoch(count).filter(|_| is_length).map(|stamp| (stamp, command))
}
