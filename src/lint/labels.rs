//! What a document calls by name anywhere: headings, bold words that stand in for one, and words before a colon.
//!
//! Teams name their parts as they like: `**Impact**`, `- Impact: …`, a heading "What users saw", `author:` in the settings.
//! A rule that says that something is missing asks here first.

use crate::document::{ActionEntry, Passage, Postmortem, TimelineEntry};

/// A name with more words is a sentence.
const MOST_WORDS: usize = 6;

/// A name that a text gives to what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Label {
    /// In small letters.
    name: String,
    /// Whether anything follows before the next one.
    says_something: bool,
}

/// All names that a document gives to parts of itself, but for the template's own sections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    labels: Vec<Label>,
}

impl Labels {
    pub fn of(document: &Postmortem) -> Labels {
        let mut labels = Labels::default();
        if let Some(settings) = &document.front_matter {
            labels.read(settings.settings(), true);
        }
        Passage::ALL.into_iter().for_each(|passage| labels.read(document.passage(passage), false));
        let notes = document.actions.iter().filter_map(|row| match &*row.value {
            ActionEntry::Note(text) => Some(text),
            ActionEntry::Action(_) => None,
        });
        notes.for_each(|text| labels.read(text, false));
        let notes = document.timeline.iter().filter_map(|row| match &*row.value {
            TimelineEntry::Note(text) => Some(text),
            TimelineEntry::Day(_) | TimelineEntry::Event(_) => None,
        });
        notes.for_each(|text| labels.read(text, false));
        for own in document.own.iter() {
            labels.push(&own.value.heading);
            labels.follow(!own.value.text.trim().is_empty());
            labels.read(&own.value.text, false);
        }
        labels
    }

    /// Whether something stands below a name that has one of these words or phrases, in small letters. What ends in a letter
    /// stands for all words that begin so.
    pub fn tell(&self, names: &[&str]) -> bool {
        let mut told = self.labels.iter().filter(|label| label.says_something);
        told.any(|label| has_one(&label.name, names))
    }

    fn read(&mut self, text: &str, are_settings: bool) {
        let mut is_comment = false;
        // What stands before the first name of a text belongs to none.
        let mut is_named = false;
        for line in text.lines() {
            let said = without_comment(line, &mut is_comment);
            let bare = said.trim();
            if bare.is_empty() {
                continue;
            }
            match label(bare, are_settings) {
                Some((name, rest)) => {
                    self.push(name);
                    self.follow(!rest.is_empty());
                    is_named = true;
                }
                None => self.follow(is_named),
            }
        }
    }

    fn push(&mut self, name: &str) {
        let name = name.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase().replace('’', "'");
        self.labels.push(Label { name, says_something: false });
    }

    /// Something follows the last name.
    fn follow(&mut self, says_something: bool) {
        if let Some(last) = self.labels.last_mut() {
            last.says_something |= says_something;
        }
    }
}

/// Whether a heading has one of these words or phrases, as [`Labels::tell`] takes them.
pub fn is_named(heading: &str, names: &[&str]) -> bool {
    has_one(&heading.to_lowercase(), names)
}

/// Whether a name has a word that begins so, or those words after each other.
fn has_one(name: &str, wanted: &[&str]) -> bool {
    let mut places = wanted.iter().flat_map(|wanted| name.match_indices(wanted));
    places.any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric))
}

/// A line without the comments of HTML, which readers do not see.
fn without_comment(line: &str, is_comment: &mut bool) -> String {
    let mut said = String::new();
    let mut rest = line;
    loop {
        let sign = if *is_comment { "-->" } else { "<!--" };
        let Some((before, after)) = rest.split_once(sign) else { break };
        if !*is_comment {
            said.push_str(before);
        }
        *is_comment = !*is_comment;
        rest = after;
    }
    if !*is_comment {
        said.push_str(rest);
    }
    said
}

/// The name that a line gives, and what stands after it.
fn label(line: &str, are_settings: bool) -> Option<(&str, &str)> {
    let is_blank = |sign: char| sign == ' ' || sign == '\t';
    if line.starts_with('#') {
        return Some((line, ""));
    }
    let mut bare = line;
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|marker| bare.strip_prefix(marker)) {
        bare = item.trim_start_matches(is_blank);
    }
    let (name, rest) = match bare.strip_prefix("**").and_then(|inner| inner.split_once("**")) {
        Some(told) => told,
        None => {
            let sign = if are_settings { &[':', '='][..] } else { &[':'] };
            let (name, rest) = bare.split_once(sign)?;
            // `12:30` and `https://`.
            let is_name = !rest.starts_with(char::is_alphanumeric) && !rest.starts_with('/');
            is_name.then_some((name, rest))?
        }
    };
    let is_short = name.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS;
    let rest = rest.trim_matches(|sign: char| is_blank(sign) || matches!(sign, '*' | '_' | ':' | '"' | '-' | '='));
    is_short.then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    fn tells(text: &str, name: &str) -> bool {
        Labels::of(read(text).document()).tell(&[name])
    }

    #[test]
    fn a_part_may_be_named_in_many_ways() {
        for text in [
            "---\nimpact: none\n---\n",
            "---\nimpact = \"none\"\n---\n",
            "# T\n\n**Impact**\n\nnone\n",
            "# T\n\n* **Impact**: none\n",
            "# T\n\n- Impact: none\n",
            "# T\n\n**Customer impact:** none\n",
            "# T\n\n## Impact on the users\n\nnone\n",
            "## Summary\n\n### The impact\n\nnone\n",
            "## Action Items\n\n### The impact\n\nnone\n",
            "## Timeline\n\nImpact:\nnone\n",
            "# T\n\n**Impact**\n\n<!-- what happened?\nsay it here -->\n\nnone\n",
            "# T\n\n**Impact**\n\n<!-- what? --> none\n",
        ] {
            assert!(tells(text, "impact"), "{text}");
        }
    }

    #[test]
    fn a_name_with_nothing_below_it_tells_nothing() {
        for text in [
            "# T\n\n**Impact**\n\n**Causes**\n\nmany\n",
            "# T\n\nImpact:\n\n## Other\n",
            "---\nimpact:\n---\n",
            "# T\n\n## The impact\n\n## Causes\n\nmany\n",
            "# T\n\n**Impact**\n\n<!-- what happened?\nsay it here -->\n",
            "# T\n\nWe do not know how large the impact is: nobody counted\n",
            "# T\n\nAt impact:30 it fell\n",
            "# T\n\nimpact://here\n",
            "# T\n\n## Repacted\n\nnone\n",
            "none\n",
        ] {
            assert!(!tells(text, "impact"), "{text}");
        }
        assert!(!tells("# T\n\n## Repacted\n\nnone\n", "pact"));
    }
}
