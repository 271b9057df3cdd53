//! Sentences of a paragraph, and what they say of their times.

use std::ops::Range;

use super::draft::{Draft, Fate, Guess};
use super::line::Line;
use crate::timeline::spelling::clock::ClockText;
use crate::timeline::spelling::stamp::{Found, stamps};

/// The rows and lines of a paragraph. Its first lines attach to a row above it, if one is there.
pub fn read(paragraph: &Paragraph, follows_row: bool) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut after_row = follows_row;
    for sentence in sentences(&paragraph.text) {
        let text = &paragraph.text[sentence.clone()];
        let found = stamps(text);
        let rows = rows(text, &found);
        if rows.is_empty() {
            drafts.extend(day_at_start(text, &found));
            let fate = if after_row { Fate::Attach } else { Fate::Note };
            drafts.push(Draft::line(paragraph.span(&sentence), text, fate));
            continue;
        }
        after_row = true;
        let shared = rows.len() > 1;
        for (one, piece) in rows {
            // Only whole sentences are looked at.
            let mut guesses = if piece.len() == text.len() { guesses(text, &one) } else { Vec::new() };
            if shared {
                guesses.push(Guess::SharedSentence);
            }
            let span = paragraph.span(&(sentence.start + piece.start..sentence.start + piece.end));
            drafts.push(Draft::guessed(span, one.stamp, &text[piece], guesses));
        }
    }
    drafts
}

/// Lines of a paste that go on with each other.
#[derive(Debug, Default)]
pub struct Paragraph {
    text: String,
    lines: Vec<Piece>,
}

/// A line of a paragraph.
#[derive(Debug)]
struct Piece {
    /// Where in the paragraph's text it begins.
    begins: usize,
    span: Range<usize>,
    /// Where in the paste its text begins, if all of that is there: see [`Line::start`].
    start: Option<usize>,
}

impl Paragraph {
    pub fn of(lines: &[Line]) -> Paragraph {
        let mut paragraph = Paragraph::default();
        for line in lines {
            if !paragraph.text.is_empty() {
                paragraph.text.push(' ');
            }
            paragraph.lines.push(Piece { begins: paragraph.text.len(), span: line.span.clone(), start: line.start });
            paragraph.text.push_str(&line.bare);
        }
        paragraph
    }

    /// The bytes of the paste that a part of the text was read from, which has no blanks around it.
    fn span(&self, part: &Range<usize>) -> Range<usize> {
        let line = |at: usize| &self.lines[self.lines.partition_point(|line| line.begins <= at).saturating_sub(1)];
        let (first, last) = (line(part.start), line(part.end.saturating_sub(1)));
        let start = first.start.map_or(first.span.start, |start| start + part.start - first.begins);
        let end = last.start.map_or(last.span.end, |start| start + part.end - last.begins);
        start..end
    }
}

/// The times of a sentence that are rows, and what of the sentence each row says.
fn rows(text: &str, found: &[Found]) -> Vec<(Found, Range<usize>)> {
    let mut timed: Vec<Found> = found.iter().filter(|found| found.stamp.has_time()).cloned().collect();
    // The day of a sentence is that of all its times.
    let day = found.iter().find_map(|found| found.stamp.day);
    // `between 09:27 and 09:44` is one while.
    if let [first, second] = &timed[..]
        && let (Some(begin), Some(end)) = (first.stamp.clock, second.stamp.clock)
        && begin.end.is_none()
        && end.end.is_none()
        && is_while(text, first, second)
    {
        let mut whole = first.clone();
        whole.stamp.clock = Some(ClockText { end: Some(end.begin), ..begin });
        whole.stamp.zone = first.stamp.zone.clone().or_else(|| second.stamp.zone.clone());
        whole.span.end = second.span.end;
        timed = vec![whole];
    }
    for one in &mut timed {
        one.stamp.day = one.stamp.day.or(day);
    }
    if timed.len() <= MOST_SHARED {
        return timed.into_iter().map(|one| (one, 0..text.len())).collect();
    }
    // That is no sentence that a person wrote: each time gets what follows it.
    let mut end = text.len();
    let mut pieces: Vec<(Found, Range<usize>)> = Vec::new();
    for one in timed.into_iter().rev() {
        let start = one.span.start;
        pieces.push((one, trimmed(text, start..std::mem::replace(&mut end, start))));
    }
    pieces.reverse();
    if let Some((_, first)) = pieces.first_mut() {
        first.start = 0;
    }
    pieces
}

/// A part of a text without the blanks around it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let start = part.end - text[part.clone()].trim_start().len();
    start..start + text[start..part.end].trim_end().len()
}

/// Times that may share the words of one sentence.
const MOST_SHARED: usize = 8;

fn is_while(text: &str, first: &Found, second: &Found) -> bool {
    let between = text[first.span.end..second.span.start].trim().to_lowercase();
    let before = text[..first.span.start].trim_end().to_lowercase();
    before.ends_with("between") && between == "and"
        || before.ends_with("from") && matches!(between.as_str(), "to" | "until" | "till")
}

/// `On December 6, …`: the day of what follows.
fn day_at_start(text: &str, found: &[Found]) -> Option<Draft> {
    let first = found.first()?;
    let before = text[..first.span.start].trim();
    (before.is_empty() || ["on", "on the"].contains(&before.to_lowercase().as_str())).then_some(())?;
    first.stamp.day.map(|day| Draft::Day(day, None))
}

/// What the words around a time leave open.
pub fn guesses(text: &str, found: &Found) -> Vec<Guess> {
    let at = found.span.start;
    // Of its own part of the sentence: what was planned in another one has happened since.
    let parts = [',', ';', ':', '–', '—', '(', ')'];
    let before = text[..at].trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let start = before.rfind(parts).unwrap_or(0);
    let end = text[at..].find([',', ';', '–', '—']).map_or(text.len(), |end| at + end);
    let planned = is_planned(&text[start..end]).then_some(Guess::Planned);
    let quoted = is_quoted(text, at).then_some(Guess::Quoted);
    let is_while = found.stamp.clock.is_none_or(|clock| clock.end.is_some());
    let figure = is_figure(&before[start..], is_while).then_some(Guess::Figure);
    planned.into_iter().chain(quoted).chain(figure).collect()
}

/// Whether what stands before a time makes it a length or another figure: `took 12:45`, `Time to detect: 00:03:12`.
fn is_figure(before: &str, is_while: bool) -> bool {
    const FIGURES: [&str; 16] = [
        "took", "taken", "lasted", "in", "duration", "downtime", "uptime", "total", "line", "mttd", "mtta", "mttr",
        "mttf", "mtbf", "ttd", "ttr",
    ];
    const RATIOS: [&str; 3] = ["ratio", "scale", "score"];
    let before = before.trim_start_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let mut words = before.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.clone().rev().find(|word| !["is", "was", "of", "only", "time"].contains(word));
    let Some(last) = last.filter(|last| !["at", "by", "since", "until", "around", "after", "before"].contains(last))
    else {
        return false;
    };
    // `Downtime: 09:20-10:05` tells when it was.
    let is_length = FIGURES.contains(&last) || before.starts_with("time to ");
    is_length && !is_while || words.any(|word| RATIOS.contains(&word))
}

/// Whether a sentence speaks of what is to come.
fn is_planned(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "will",
        "would",
        "should",
        "shall",
        "plan",
        "planned",
        "scheduled",
        "expected",
        "expect",
        "tomorrow",
        "upcoming",
        "due",
        "going to",
        "next update",
        "every day",
        "every night",
        "each day",
        "each night",
        "i'll",
        "we'll",
        "eta",
        "have a demo",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let is_letter = |sign: char| sign.is_alphanumeric() || sign == '\'';
            !text[..at].ends_with(is_letter) && !text[at + word.len()..].starts_with(is_letter)
        })
    })
}

/// Whether a place of a sentence stands in quotation marks, or the sentence is a line of a dialogue.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    // The quotes of a cell close behind its time.
    let is_cell = before.ends_with('"')
        && text[at..].split([' ', '"']).next().is_some_and(|time| text[at + time.len()..].starts_with('"'));
    let straight = before.matches('"').count() % 2 == 1 && text[at..].contains('"') && !is_cell;
    let curly = before.matches('“').count() > before.matches('”').count();
    straight || curly
}

/// Abbreviations that end in a full stop.
const ABBREVIATIONS: [&str; 16] = [
    "e.g.", "i.e.", "approx.", "ca.", "vs.", "etc.", "mr.", "mrs.", "ms.", "dr.", "no.", "incl.", "resp.", "st.",
    "cf.", "fig.",
];

/// Words that a sentence begins with rather than a name does, after `a.m.` and `p.m.`
const BEGINNINGS: [&str; 20] = [
    "the", "we", "at", "it", "this", "that", "after", "by", "then", "in", "on", "a", "an", "she", "he", "they", "our",
    "i", "all", "nobody",
];

/// The sentences of a paragraph, without the blanks around them. Takes time in proportion to it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let mut end = at + sign.len_utf8();
        if matches!(sign, '.' | '!' | '?' | '…') {
            while let Some((next, closing)) =
                signs.peek().copied().filter(|(_, sign)| matches!(sign, '"' | '”' | '’' | ')' | '\''))
            {
                end = next + closing.len_utf8();
                signs.next();
            }
            let rest = text[end..].trim_start();
            let parted = rest.len() < text.len() - end;
            let next = rest.chars().next();
            let capital = next.is_some_and(|sign| !sign.is_lowercase());
            if rest.is_empty() || parted && capital && !is_abbreviation(&text[start..end], rest) {
                sentences.push(start..end);
                start = text.len() - rest.len();
            }
        } else if is_run_on(text, start, end, sign) {
            sentences.push(start..at);
            start = at + sign.len_utf8();
        }
    }
    sentences.push(start..text.len());
    let sentences = sentences.into_iter().map(|sentence| trimmed(text, sentence));
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

/// A blank after which another sentence begins though no full stop ended the one before: `…was informed At 6:49 they…`
fn is_run_on(text: &str, start: usize, end: usize, sign: char) -> bool {
    let rest = &text[end..];
    sign == ' '
        && (rest.starts_with("At ") || rest.starts_with("By "))
        && rest[3..].starts_with(|sign: char| sign.is_ascii_digit())
        && text[start..end].trim_end().ends_with(|sign: char| sign.is_lowercase() || sign == ')')
}

fn is_abbreviation(sentence: &str, rest: &str) -> bool {
    let word = sentence.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    if matches!(word.as_str(), "a.m." | "p.m.") {
        let next = rest.split([' ', ',', '\'']).next().unwrap_or_default().to_lowercase();
        return !BEGINNINGS.contains(&next.as_str());
    }
    // An initial: `J. Doe`.
    let initial =
        word.len() == 2 && word.ends_with('.') && word.starts_with(|sign: char| sign.is_alphabetic() && sign != 'i');
    initial || ABBREVIATIONS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_and_figures_are_told_from_what_happened() {
        let doubt = |text: &str| guesses(text, &stamps(text)[0]);
        for text in [
            "It runs every night at 2:00",
            "Next update: 11:00",
            "**ETA:** 10:30",
            "ETA 11:00",
            "Expected resolution: 12:00",
        ] {
            assert_eq!(doubt(text), [Guess::Planned], "{text}");
        }
        for text in [
            "Duration: 00:45",
            "Time to detect: 00:03:12",
            "TTD: 0:05",
            "Total time: 2:00",
            "MTTR 00:35",
            "it took 12:45",
        ] {
            assert_eq!(doubt(text), [Guess::Figure], "{text}");
        }
        for text in [
            "Downtime: 09:20-10:05",
            "Time: 09:20",
            "the ratio was fixed, at 9:20",
            "Ended: 10:10",
            "in Berlin at 9:20",
        ] {
            assert_eq!(doubt(text), [], "{text}");
        }
        assert_eq!(doubt("the ratio went from 3:10 to 4:10"), [Guess::Figure]);
        assert_eq!(doubt("The error ratio rose to 5 % at 9:20"), []);
        assert_eq!(doubt("\"09:20\",\"alert\""), []);
    }

    #[test]
    fn sentences_end_where_they_end() {
        let split = |text: &str| sentences(text).into_iter().map(|part| text[part].to_owned()).collect::<Vec<_>>();
        assert_eq!(split("One. Two! Three?"), ["One.", "Two!", "Three?"]);
        assert_eq!(
            split("At 9:40 a.m. and on. By 11 a.m. it was. Done at 9 p.m. The end"),
            ["At 9:40 a.m. and on.", "By 11 a.m. it was.", "Done at 9 p.m.", "The end"]
        );
        assert_eq!(
            split("The vendor, i.e. Larkspur, e.g. v1.2. Dr. Ruiz"),
            ["The vendor, i.e. Larkspur, e.g. v1.2.", "Dr. Ruiz"]
        );
        assert_eq!(split("It was down At 6:49 they saw"), ["It was down", "At 6:49 they saw"]);
    }
}
