//! What shells keep of commands, with the times at which they ran.

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
    let mut waiting = None;
    let mut rows = 0;
    for line in lines(text, 0) {
        let content = line.of(text);
        let span = line.start..line.end;
        if content.trim().is_empty() {
            continue;
        }
        if let Some((stamp, command)) = zsh(content) {
            drafts.push(Draft::row(span, stamp, command.trim()));
            rows += 1;
        } else if let Some(stamp) = bash(content) {
            waiting = Some((line.start, stamp));
        } else if let Some((start, stamp)) = waiting.take() {
            drafts.push(Draft::row(start..line.end, stamp, content.trim()));
            rows += 1;
        } else {
            let fate = if rows > 0 { Fate::Attach } else { Fate::Note };
            drafts.push(Draft::line(span, content.trim(), fate));
        }
    }
    (rows * 2 >= drafts.len() && rows > 0).then_some(drafts)
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
