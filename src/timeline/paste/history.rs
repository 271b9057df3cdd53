//! What shells keep of commands, with the times at which they ran.

use super::draft::{Draft, Fate};
use super::parts::Part;
use crate::syntax::lines;
use crate::timeline::spelling::epoch::epoch;
use crate::timeline::spelling::stamp::Stamp;

/// Reads the history of zsh (`: 1773308280:0;command`) or of bash (`#1773308280` above each command) that begins at a line.
pub fn read(text: &str, start: usize) -> Option<Part> {
    let mut drafts = Vec::new();
    let mut end = start;
    // A time whose command is to follow, and whether the command above goes on.
    let mut waiting: Option<(usize, Stamp)> = None;
    let mut goes_on = false;
    for line in lines(text, start) {
        let content = line.of(text);
        let said = content.trim();
        if said.is_empty() {
            continue;
        }
        let goes_on = std::mem::replace(&mut goes_on, said.ends_with('\\'));
        if let Some((stamp, command)) = zsh(content).filter(|_| !goes_on) {
            drafts.extend(waiting.take().map(|(start, _)| without_command(text, start)));
            drafts.push(Draft::row(line.start..line.end, stamp, command.trim()));
        } else if let Some(stamp) = bash(content).filter(|_| !goes_on) {
            drafts.extend(waiting.replace((line.start, stamp)).map(|(start, _)| without_command(text, start)));
        } else if let Some((start, stamp)) = waiting.take() {
            drafts.push(Draft::row(start..line.end, stamp, said));
        } else if goes_on {
            drafts.push(Draft::line(line.start..line.end, said, Fate::Attach));
        } else {
            break;
        }
        end = line.next;
    }
    if end == start {
        return None;
    }
    drafts.extend(waiting.map(|(start, _)| without_command(text, start)));
    let has_rows = drafts.iter().any(Draft::is_row);
    Some(if has_rows { Part::new(drafts, end) } else { Part::nothing(end) })
}

/// A time of which no command is kept says nothing.
fn without_command(text: &str, start: usize) -> Draft {
    let end = lines(text, start).next().map_or(start, |line| line.end);
    Draft::line(start..end, text[start..end].trim(), Fate::Drop)
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
