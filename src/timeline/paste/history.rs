//! What shells keep of commands, with the times at which they ran.

use super::cells::whole_stamp;
use super::draft::{Draft, Fate};
use crate::syntax::lines;

/// Reads the history of zsh (`: 1773308280:0;command`) or of bash (`#1773308280` above each command).
pub fn read(text: &str) -> Option<Vec<Draft>> {
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
        } else if let Some(stamp) = content.strip_prefix('#').and_then(|count| whole_stamp(count.trim())) {
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

fn zsh(line: &str) -> Option<(crate::timeline::spelling::stamp::Stamp, &str)> {
    let (head, command) = line.strip_prefix(": ")?.split_once(';')?;
    let (count, length) = head.split_once(':')?;
    let is_length = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    whole_stamp(count).filter(|_| is_length).map(|stamp| (stamp, command))
}
