//! What chats have around their messages: who speaks, marks of the program, buttons that were copied along.

use crate::timeline::spelling::stamp::{Stamp, stamps};

/// Words that are written small in a name.
const PARTICLES: [&str; 10] = ["van", "von", "de", "der", "den", "di", "da", "la", "bin", "al"];

/// Whether a text can be the name of somebody who speaks: one word, or a few that each begin as names do.
pub fn is_name(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = |word: &&str| {
        word.chars().next().is_some_and(|sign| !sign.is_lowercase() && sign.is_alphabetic() || "@(".contains(sign))
    };
    // `Kofi Mensah (he/him)`
    let plain = text.rsplit_once(" (").filter(|_| text.ends_with(')')).map_or(text, |(plain, _)| plain);
    words.len() <= 5
        && !text.ends_with(['.', '!', '?', ':', ';', '…'])
        && !text.contains(['|', '=', '"', '[', ']', '<'])
        && !plain.contains('/')
        && !text.contains(": ")
        && text.starts_with(|sign: char| sign.is_alphabetic() || sign == '@')
        && (words.len() == 1 || words.iter().all(|word| begins(word) || PARTICLES.contains(word)))
}

/// Whether a text is the mark that Slack puts behind the name of a program.
pub fn is_program(text: &str) -> bool {
    matches!(text, "APP" | "BOT" | "WORKFLOW")
}

/// A name without the emoji of a status behind it.
pub fn without_status(name: &str) -> &str {
    let mut name = name.trim();
    while let Some((before, last)) = name.rsplit_once(' ') {
        // A pipe parts cells.
        let is_sign = |sign: char| !sign.is_alphanumeric() && sign != '|';
        let is_status = last.len() > 2 && last.starts_with(':') && last.ends_with(':') || last.chars().all(is_sign);
        if !is_status {
            break;
        }
        name = before.trim_end();
    }
    name.trim_start_matches('@').trim_start()
}

/// `On Thu, Mar 12, 2026 at 9:44 AM Ana Ruiz wrote:`, `Ana Ruiz added a comment - 12/Mar/26 9:27 AM`: when, and who.
pub fn wrote(line: &str) -> Option<(Stamp, String)> {
    if line.len() > LONGEST_HEAD {
        return None;
    }
    // The time comes next, and what follows it.
    let timed = |text: &str| {
        let found = stamps(text).into_iter().next().filter(|found| found.stamp.clock.is_some())?;
        let signs = |sign: char| " ,-–—()·:".contains(sign);
        let after = text[found.span.end..].trim_matches(signs).to_owned();
        text[..found.span.start].trim_matches(signs).is_empty().then_some((found.stamp, after))
    };
    if let Some(inner) = line.strip_prefix("On ").and_then(|rest| rest.strip_suffix("wrote:")) {
        let (stamp, who) = timed(inner)?;
        let (name, address) = who.split_once('<').unwrap_or((&who, ""));
        let name = if name.trim().is_empty() { address.trim_end_matches('>') } else { name };
        return Some((stamp, name.trim().to_owned()));
    }
    let (name, rest) =
        ["added a comment", "commented on", "commented at"].iter().find_map(|did| line.split_once(did))?;
    let (stamp, after) = timed(rest)?;
    let is_head = is_name(name) && (after.is_empty() || after.eq_ignore_ascii_case("edited"));
    is_head.then(|| (stamp, name.trim().to_owned()))
}

/// No name and no day is longer than this, in bytes.
const LONGEST_HEAD: usize = 240;

/// What follows the time of a message, as who says what: `<ana> slow`, `From Ana to Everyone: slow`, `* ana restarts it`.
/// `tabs`: the columns are the nick and what it says.
pub fn said(text: &str, tabs: bool) -> String {
    if tabs && let Some((nick, said)) = text.split_once('\t') {
        return match nick.trim() {
            "-->" | "<--" | "--" | "*" | "" => said.trim().to_owned(),
            nick => format!("{}: {}", nick.trim_start_matches(['@', '+']), said.trim()),
        };
    }
    if let Some((nick, said)) = text.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        let nick = nick.trim_matches([' ', '@', '+', '%']);
        if !nick.is_empty() && !nick.contains(' ') && said.starts_with(' ') {
            return format!("{nick}: {}", said.trim());
        }
    }
    if let Some(said) = text.strip_prefix("-!- ").or_else(|| text.strip_prefix("* ")) {
        return said.trim().to_owned();
    }
    if let Some((head, said)) = text.strip_prefix("From ").and_then(|rest| rest.split_once(':')) {
        let name = head.split(" to ").next().unwrap_or_default().trim();
        if is_name(name) && (head.contains(" to ") || head.ends_with(' ')) {
            return format!("{name}: {}", said.trim()).trim_end().to_owned();
        }
    }
    text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" — ")
}

/// Whether lines with tabs are those of a chat: there are marks in the place of the nick.
pub fn is_mark_of_nick(text: &str) -> bool {
    text.split_once('\t').is_some_and(|(nick, _)| matches!(nick.trim(), "-->" | "<--" | "--" | "*"))
}

/// Whether a line says nothing of its own: a button, a counter, a mark of the program.
pub fn is_noise(line: &str, in_chat: bool) -> bool {
    let line = line.trim();
    let counts = |rest: &str| {
        let number = line.strip_suffix(rest).map(str::trim_end);
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if matches!(
        line,
        "(edited)" | "View thread" | "View in Slack" | "Add reaction" | "Reply in thread" | "Start a thread"
    ) || line.starts_with("Last reply ")
        || line.starts_with("View in ") && line.split(' ').count() <= 4
        || ["reply", "replies"].iter().any(|word| counts(word))
    {
        return true;
    }
    let reaction = line.split_once(' ').is_some_and(|(word, number)| {
        ["like", "heart", "laugh", "surprised", "sad", "angry"].contains(&word.to_lowercase().as_str())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    in_chat
        && (matches!(
            line,
            "New" | "Edited" | "edited" | "APP" | "NEW" | "Reply" | "Seen" | "Delivered" | "New messages" | "View more"
        ) || reaction)
}

/// A message without the mark that it was edited.
pub fn without_edited(text: &str) -> &str {
    text.trim_end().strip_suffix("(edited)").map_or(text, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_is_said() {
        for name in ["Ana Ruiz", "kofi", "Ana Ruiz :palm_tree:", "Jan van der Berg", "@mei", "Larkspur Bot (Prod)"] {
            assert!(is_name(without_status(name)), "{name}");
        }
        for text in
            ["takes the lead", "Alert fires", "on it!", "graph is in the channel topic", "", "10.0.0.12", "Started:"]
        {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn who_says_what_is_read_in_the_forms_of_several_programs() {
        for (text, told) in [
            ("<ana> slow", "ana: slow"),
            ("< ana> slow", "ana: slow"),
            ("<@kofi> 5 > 4", "kofi: 5 > 4"),
            ("* kofi restarts web-2", "kofi restarts web-2"),
            ("From Ana Ruiz to Everyone: hello", "Ana Ruiz: hello"),
            ("From  Mei Tanaka : hello", "Mei Tanaka: hello"),
            ("From 10 to 12: half of it", "From 10 to 12: half of it"),
            ("Alertmanager\tfires", "Alertmanager — fires"),
        ] {
            assert_eq!(said(text, false), told, "{text}");
        }
        assert_eq!(said("@ana\tslow", true), "ana: slow");
    }
}
