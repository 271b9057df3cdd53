//! How long texts say that something took, and whether they say it of the outage or of the incident.

use std::ops::Range;

use super::text::Text;
use crate::chronology::Measure;
use crate::document::Passage;
use crate::form::Field;
use crate::timeline::spelling::reader::Reader;
use crate::timeline::spelling::relative::number_in_words;

/// A duration that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// Its bytes in [`Text::plain`], with words such as "about" before it.
    pub span: Range<usize>,
    /// What its words leave open, in seconds: "31 minutes" is that minute, "about an hour" is 50 to 70 minutes.
    pub shortest: i64,
    pub longest: i64,
    /// Whether it is a word that belongs to the next one: `66-minute`.
    pub is_joined: bool,
    /// Those of [`Text::words`] that it is made of.
    words: Range<usize>,
}

/// What a duration is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidOf {
    /// Of the whole of an outage or of an incident, as its noun tells.
    Whole(Measure),
    /// Of a state in which users were, or of the way to the detection or to the end.
    Part,
}

const MINUTE: i64 = 60;
/// What times to the minute leave open of their difference, in seconds.
const WITHIN_MINUTE: i64 = 59;

/// Units with their seconds. A lone `m` may be metres or millions: it counts only after hours.
const UNITS: [(&str, i64); 15] = [
    ("seconds", 1),
    ("second", 1),
    ("secs", 1),
    ("sec", 1),
    ("minutes", MINUTE),
    ("minute", MINUTE),
    ("mins", MINUTE),
    ("min", MINUTE),
    ("hours", 60 * MINUTE),
    ("hour", 60 * MINUTE),
    ("hrs", 60 * MINUTE),
    ("hr", 60 * MINUTE),
    ("h", 60 * MINUTE),
    ("days", 1440 * MINUTE),
    ("day", 1440 * MINUTE),
];

/// Words before a duration that tell how exact it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hedge {
    About,
    Nearly,
    Over,
    /// Nothing of it can be checked: `up to`, `less than`.
    Open,
}

const HEDGES: [(&str, Hedge); 27] = [
    ("about", Hedge::About),
    ("almost", Hedge::Nearly),
    ("an estimated", Hedge::About),
    ("approx", Hedge::About),
    ("approximately", Hedge::About),
    ("around", Hedge::About),
    ("at least", Hedge::Open),
    ("at most", Hedge::Open),
    ("ca", Hedge::About),
    ("circa", Hedge::About),
    ("close to", Hedge::Nearly),
    ("each", Hedge::Open),
    ("every", Hedge::Open),
    ("just over", Hedge::Over),
    ("just under", Hedge::Nearly),
    ("less than", Hedge::Open),
    ("longer than", Hedge::Over),
    ("more than", Hedge::Over),
    ("nearly", Hedge::Nearly),
    ("over", Hedge::Over),
    ("per", Hedge::Open),
    ("roughly", Hedge::About),
    ("some", Hedge::About),
    ("under", Hedge::Open),
    ("up to", Hedge::Open),
    ("well over", Hedge::Open),
    ("within", Hedge::Open),
];

/// The durations that a text states, in its order. Takes time in proportion to it.
pub fn durations(text: &Text) -> Vec<Duration> {
    let small = text.small(&(0..text.plain.len()));
    let words = text.words();
    let mut found = Vec::new();
    let mut after = 0;
    for (word, begin) in words.iter().enumerate() {
        let goes_on = small[..begin.start].ends_with(['.', ',', ':', '/', '$', '+'])
            && small[..begin.start - 1].ends_with(|sign: char| sign.is_ascii_digit());
        if begin.start < after || goes_on {
            continue;
        }
        let mut reader = Reader::new(small, begin.start);
        let Some(length) = length(&mut reader) else { continue };
        after = reader.at;
        let last = words[word..].partition_point(|other| other.start < after);
        let unit = small[begin.start..after].trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
        let is_joined = unit.ends_with('-');
        let (hedge, first) = hedge(text, word);
        let mut span = words[first].start..after;
        if let Some(before) = small[..span.start].strip_suffix(['~', '≈']) {
            span.start = before.len();
        }
        let is_about = hedge == Some(Hedge::About) || span.start < words[first].start || is_followed(&mut reader);
        let (shortest, longest) = length.bounds(if is_about { Some(Hedge::About) } else { hedge });
        found.push(Duration { span, shortest, longest, is_joined, words: first..word + last });
    }
    found
}

/// Whether it is told only after a duration that it is not exact: `an hour or so`.
fn is_followed(reader: &mut Reader) -> bool {
    reader.eat_blanks() && reader.eat_word("or") && reader.eat_blanks() && reader.eat_word("so")
}

/// What stands before a word that tells how exact it is, and the first word of that.
fn hedge(text: &Text, word: usize) -> (Option<Hedge>, usize) {
    for count in [2, 1] {
        let Some(first) = word.checked_sub(count) else { continue };
        let said = text.small(&(text.words()[first].start..text.words()[word - 1].end));
        let gap = &text.plain[text.words()[word - 1].end..text.words()[word].start];
        let gap = if said == "approx" || said == "ca" { gap.trim_start_matches('.') } else { gap };
        let is_beside = gap.trim_matches(['~', '≈', ' ', '\n']).is_empty();
        let known = HEDGES.iter().find(|(phrase, _)| *phrase == said).filter(|_| is_beside);
        if let Some((_, hedge)) = known {
            return (Some(*hedge), first);
        }
    }
    (None, word)
}

/// A length as it is said, in seconds.
struct Said {
    least: i64,
    most: i64,
    /// The step in which it is told: an hour of "two hours", half of one of "two and a half hours".
    grain: i64,
}

impl Said {
    fn bounds(&self, hedge: Option<Hedge>) -> (i64, i64) {
        let sixth = self.most / 6;
        let rounding = (self.grain / 2).min(sixth).max(WITHIN_MINUTE);
        match hedge {
            None => (self.least - rounding, self.most + rounding),
            Some(Hedge::About) => (self.least - sixth.max(WITHIN_MINUTE), self.most + sixth.max(WITHIN_MINUTE)),
            Some(Hedge::Nearly) => (self.least - sixth.max(WITHIN_MINUTE), self.most + WITHIN_MINUTE),
            Some(Hedge::Over) => (self.least - WITHIN_MINUTE, self.most + self.grain.max(sixth)),
            Some(Hedge::Open) => (0, i64::MAX),
        }
    }
}

/// `31 minutes`, `1 h 25 min`, `an hour and a half`, `66-minute`, `10 to 15 minutes`.
fn length(reader: &mut Reader) -> Option<Said> {
    let mut said = part(reader, None)?;
    let mut unit = said.1;
    loop {
        let mut next = *reader;
        next.eat(",");
        let blank = next.eat_blanks();
        if next.eat_word("and") {
            next.eat_blanks();
        } else if !blank && !next.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            break;
        }
        let Some((more, smaller)) = part(&mut next, Some(unit)) else { break };
        said.0 = Said { least: said.0.least + more.least, most: said.0.most + more.most, grain: more.grain };
        unit = smaller;
        *reader = next;
    }
    Some(said.0)
}

/// A number with a unit, which is smaller than that of the part before it, and the unit.
fn part(reader: &mut Reader, before: Option<i64>) -> Option<(Said, i64)> {
    let mut next = *reader;
    let is_glued = reader.before() == Some('h');
    let mut amount = amount(&mut next)?;
    if !next.eat_any(&['-']) {
        next.eat_blanks();
    }
    let name = next.letters();
    let unit = match UNITS.iter().find(|(unit, _)| *unit == name) {
        Some((_, seconds)) => *seconds,
        None if (name == "m" || name.is_empty() && is_glued) && before == Some(60 * MINUTE) => MINUTE,
        None => return None,
    };
    if before.is_some_and(|before| unit >= before) {
        return None;
    }
    next.at += name.len();
    let goes_on = next.peek().is_some_and(|byte| byte.is_ascii_digit());
    if !(next.is_at_end_of_word() || goes_on && name == "h") {
        return None;
    }
    *reader = next;
    if eat_half(&mut next) {
        *reader = next;
        amount.add_half();
    }
    let of_unit = |thousandths: i64| thousandths * unit / 1000;
    let said = Said { least: of_unit(amount.least), most: of_unit(amount.most), grain: of_unit(amount.grain) };
    Some((said, unit))
}

/// How many of a unit, in thousandths.
struct Amount {
    least: i64,
    most: i64,
    grain: i64,
}

impl Amount {
    fn add_half(&mut self) {
        *self = Amount { least: self.least + 500, most: self.most + 500, grain: 500 };
    }
}

/// Goes past ` and a half`.
fn eat_half(reader: &mut Reader) -> bool {
    ["and", "a", "half"].iter().all(|word| reader.eat_blanks() && reader.eat_word(word))
}

fn amount(reader: &mut Reader) -> Option<Amount> {
    let mut next = *reader;
    if next.eat_word("half") {
        if !next.eat("-") {
            next.eat_blanks();
            let _ = next.eat_word("an") || next.eat_word("a");
        }
        *reader = next;
        return Some(Amount { least: 500, most: 500, grain: 500 });
    }
    if next.eat_word("a") && next.eat_blanks() && next.eat_word("half") {
        *reader = next;
        return Some(Amount { least: 500, most: 500, grain: 500 });
    }
    next = *reader;
    let mut amount =
        if next.peek()?.is_ascii_digit() { in_digits(&mut next)? } else { whole(number_in_words(&mut next)?) };
    *reader = next;
    if eat_half(&mut next) {
        *reader = next;
        amount.add_half();
        return Some(amount);
    }
    next = *reader;
    let is_range =
        if next.eat_any(&['-', '–']) { true } else { next.eat_blanks() && next.eat_word("to") && next.eat_blanks() };
    if is_range && let Some(most) = in_digits(&mut next).filter(|most| most.least > amount.least) {
        *reader = next;
        amount.most = most.most;
    }
    Some(amount)
}

fn whole(number: i64) -> Amount {
    Amount { least: number * 1000, most: number * 1000, grain: 1000 }
}

/// `31`, `2.5`
fn in_digits(reader: &mut Reader) -> Option<Amount> {
    let mut next = *reader;
    let mut amount = whole(i64::from(next.number(1, 5)?));
    *reader = next;
    if next.eat(".") {
        let digits = next.count_digits();
        let fraction = i64::from(next.number(1, 3)?);
        // Halves are said in tenths too.
        let (scale, is_half) = ([100, 10, 1][digits - 1], digits == 1 && fraction == 5);
        amount = Amount {
            least: amount.least + fraction * scale,
            most: amount.most + fraction * scale,
            grain: if is_half { 500 } else { scale },
        };
        *reader = next;
    }
    Some(amount)
}

/// Nouns of what happened, with what they mean where they are measured.
const NOUNS: [(&str, SaidOf); 13] = [
    ("degradation", SaidOf::Part),
    ("disruption", SaidOf::Part),
    ("disruptions", SaidOf::Part),
    ("downtime", SaidOf::Whole(Measure::Outage)),
    ("duration", SaidOf::Part),
    ("incident", SaidOf::Whole(Measure::Incident)),
    ("interruption", SaidOf::Part),
    ("outage", SaidOf::Whole(Measure::Outage)),
    ("outages", SaidOf::Part),
    ("unavailability", SaidOf::Part),
    ("failure", SaidOf::Part),
    ("problem", SaidOf::Part),
    ("issue", SaidOf::Part),
];

/// States in which a service or its users were.
const STATES: [&str; 14] = [
    "affected",
    "couldn't",
    "degraded",
    "down",
    "failed",
    "failing",
    "impacted",
    "inaccessible",
    "offline",
    "unable",
    "unavailable",
    "unreachable",
    "unresponsive",
    "unusable",
];

/// What tells that a sentence may be about something else: another outage, a plan, a habit, one user of many; in order.
const ELSEWHERE: [&str; 49] = [
    "ago",
    "another",
    "any",
    "average",
    "before",
    "drill",
    "each",
    "earlier",
    "every",
    "future",
    "goal",
    "happens",
    "historically",
    "last",
    "maintenance",
    "maximum",
    "median",
    "minimum",
    "never",
    "no",
    "objective",
    "often",
    "once",
    "other",
    "others",
    "past",
    "per",
    "planned",
    "previous",
    "previously",
    "prior",
    "provider",
    "provider's",
    "rehearsal",
    "scheduled",
    "similar",
    "sometimes",
    "staging",
    "target",
    "test",
    "tests",
    "typical",
    "typically",
    "upstream",
    "usual",
    "usually",
    "vendor",
    "vendor's",
    "yesterday",
];

/// Words before a noun that make it one that is known.
const KNOWN: [&str; 7] = ["entire", "our", "the", "this", "total", "user-facing", "whole"];

/// What people did about it, before a duration that is said of it.
const DETECTED: [&str; 12] = [
    "acknowledged",
    "alerted",
    "detected",
    "discovered",
    "fixed",
    "mitigated",
    "noticed",
    "paged",
    "recovered",
    "resolved",
    "restored",
    "pages",
];

/// The same, after `took … to`.
const TO_DETECT: [&str; 9] =
    ["acknowledge", "detect", "discover", "identify", "mitigate", "notice", "recover", "resolve", "restore"];

/// How it began, after a duration and `after`.
const BEGAN: [&str; 13] = [
    "began",
    "begin",
    "beginning",
    "begins",
    "broke",
    "fail",
    "failed",
    "failing",
    "failure",
    "onset",
    "start",
    "started",
    "starting",
];

/// What makes it a thought rather than a fact.
const THOUGHTS: [&str; 9] = ["could", "if", "may", "might", "should", "unless", "when", "will", "would"];

/// What stands between a duration and what is only beside it: `10 minutes before the incident`, `after 10 minutes the outage`.
const BETWEEN: [&str; 22] = [
    "a", "after", "ago", "an", "and", "as", "before", "but", "during", "earlier", "for", "from", "in", "into", "later",
    "on", "or", "since", "the", "this", "to", "until",
];

/// How far from it words may stand that tell what it is said of.
const NEAR: usize = 8;

/// How far from it words of its sentence may stand that tell that it is about something else.
const SENTENCE: usize = 40;

impl Duration {
    /// What it is said of; `None` if that may be something else than the outage, the incident or their course. An outage is
    /// that of the document where it is the known one, and where the document tells in short what happened.
    pub fn said_of(&self, text: &Text) -> Option<SaidOf> {
        if let Some(label) = self.label(text) {
            return Some(label);
        }
        let before = self.before(text);
        let after = self.after(text);
        let is_thought = |at: usize| THOUGHTS.contains(&before[at]) && !(at > 0 && before[at - 1] == "not");
        if (0..before.len()).any(is_thought) || self.is_elsewhere(text) {
            return None;
        }
        let noun = |word: &str| NOUNS.iter().find(|(noun, _)| *noun == word).map(|(_, said_of)| *said_of);
        let last = before.first().copied().unwrap_or_default();
        let is_in = |words: &[&str], list: &[&str]| words.iter().any(|word| list.contains(word));
        let is_this_one =
            |article: Option<&&str>| is_in_short(text) || article.is_some_and(|word| KNOWN.contains(word));
        // `66-minute outage`, `31 minutes of downtime`.
        let direct = after.iter().take(3).take_while(|word| !BETWEEN.contains(word)).find_map(|word| noun(word));
        if direct.is_some() {
            return direct.filter(|_| is_this_one(before.first()));
        }
        // `an outage of 31 minutes`, `the outage lasted 31 minutes`.
        let lasted = ["last", "lasted", "lasting", "lasts", "of", "was"];
        let verb = before.iter().take(2).position(|word| lasted.contains(word)).filter(|at| *at == 0 || last == "for");
        if let Some(verb) = verb {
            let reach = if ["of", "was"].contains(&before[verb]) { 1 } else { NEAR };
            let subject = before[verb + 1..].iter().take(reach).position(|word| noun(word).is_some())?;
            let said_of = noun(before[verb + 1 + subject]);
            return said_of.filter(|_| is_this_one(before.get(verb + 2 + subject)));
        }
        // `was unavailable for 31 minutes`, `could not log in for 31 minutes`
        if last == "for" {
            let near = &before[..before.len().min(5)];
            let could_not = near.windows(2).any(|pair| *pair == ["not", "could"]);
            return (is_in_short(text) && (could_not || is_in(near, &STATES))).then_some(SaidOf::Part);
        }
        // `paged us 12 minutes after the first failed booking`
        if after.first() == Some(&"after") && is_in(&before, &DETECTED) && is_in(&after, &BEGAN) {
            return Some(SaidOf::Part);
        }
        // `resolved in 31 minutes`, `it took us 31 minutes to notice`
        let is_done = ["after", "in"].contains(&last) && before.get(1).is_some_and(|word| DETECTED.contains(word));
        let is_taken = before.iter().take(2).any(|word| *word == "took")
            && after.first() == Some(&"to")
            && after.get(1).is_some_and(|word| TO_DETECT.contains(word));
        (is_done || is_taken).then_some(SaidOf::Part)
    }

    /// Whether its sentence may be about something else than the incident.
    fn is_elsewhere(&self, text: &Text) -> bool {
        let before: Vec<&str> = text.words_before(self.words.start).take(SENTENCE).collect();
        let last = self.words.end.saturating_sub(1);
        let after: Vec<&str> = text.words_after(last).take(SENTENCE).collect();
        let is_year = |word: &str| {
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|digit| digit.is_ascii_digit())
        };
        // `in 2019`; the year of a whole day may be that of the incident.
        let is_of_year =
            |earlier: &str, later: &str| ["during", "in", "of", "since"].contains(&earlier) && is_year(later);
        let words = || before.iter().chain(&after);
        words().any(|word| ELSEWHERE.binary_search(word).is_ok())
            || before.windows(2).any(|pair| is_of_year(pair[1], pair[0]) || *pair == ["been", "had"])
            || after.windows(2).any(|pair| is_of_year(pair[0], pair[1]))
    }

    /// `Duration: 31 minutes`, `Time to recovery: 31 minutes`, where the label opens the line.
    fn label(&self, text: &Text) -> Option<SaidOf> {
        // A label is a few words.
        let from =
            (self.span.start.saturating_sub(40)..=self.span.start).find(|at| text.plain.is_char_boundary(*at))?;
        let near = text.small(&(from..self.span.start));
        let line = near.rsplit('\n').next().filter(|line| from == 0 || line.len() < near.len())?;
        let label = line.trim_end().strip_suffix([':', '='])?.trim();
        let is_time_to = label.strip_prefix("time to ").is_some_and(|what| {
            ["acknowledge", "detect", "mitigat", "recover", "resol", "restor"]
                .iter()
                .any(|begin| what.starts_with(begin))
        });
        if is_time_to {
            return Some(SaidOf::Part);
        }
        let is_short = label.split(' ').count() <= 4;
        let said = |noun: &&(&str, SaidOf)| is_short && label.split(' ').any(|word| word == noun.0);
        let nouns = NOUNS.iter().filter(said).map(|(_, said_of)| *said_of);
        nouns.reduce(|one, other| if one == SaidOf::Part { other } else { one })
    }

    /// The words before it in its clause, the nearest first.
    fn before<'t>(&self, text: &'t Text) -> Vec<&'t str> {
        let mut from = text.words().get(self.words.start).map_or(0, |word| word.start);
        let words = text.words()[..self.words.start].iter().rev().take(NEAR);
        let near = words.take_while(|word| {
            let is_near = !ends_clause(&text.plain[word.end..from]);
            from = word.start;
            is_near
        });
        near.map(|word| text.small(word)).collect()
    }

    /// The words after it in its clause.
    fn after<'t>(&self, text: &'t Text) -> Vec<&'t str> {
        let mut from = self.span.end;
        let words = text.words().get(self.words.end..).unwrap_or_default().iter().take(NEAR);
        let near = words.take_while(|word| {
            let is_near = word.start >= from && !ends_clause(&text.plain[from..word.start]);
            from = word.end;
            is_near
        });
        near.map(|word| text.small(word)).collect()
    }
}

/// Whether a text tells in short what happened: an outage that it tells of is that of the document.
fn is_in_short(text: &Text) -> bool {
    matches!(text.field, Field::Title | Field::Passage(Passage::Introduction | Passage::Summary | Passage::Impact))
}

fn ends_clause(between: &str) -> bool {
    between.contains(['.', ',', ';', ':', '!', '?', '(', ')', '—', '–']) || between.contains("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Section;

    fn text(said: &str) -> Text {
        Text::read(Field::Passage(Passage::Summary), Some(Section::Summary), said)
    }

    /// Each duration of a text as it stands there, with its bounds in seconds.
    fn read(said: &str) -> Vec<(String, i64, i64)> {
        let text = text(said);
        durations(&text)
            .into_iter()
            .map(|found| (text.plain[found.span].to_owned(), found.shortest, found.longest))
            .collect()
    }

    fn bounds(said: &str) -> (i64, i64) {
        match &read(said)[..] {
            [(whole, shortest, longest)] if whole == said => (*shortest, *longest),
            other => panic!("{said}: {other:?}"),
        }
    }

    #[test]
    fn a_duration_is_as_exact_as_its_words() {
        for (said, minutes, rounding) in [
            ("31 minutes", 31.0, 59),
            ("1 minute", 1.0, 59),
            ("85min", 85.0, 59),
            ("66-minute", 66.0, 59),
            ("1 h 25 min", 85.0, 59),
            ("1h25m", 85.0, 59),
            ("1h50", 110.0, 59),
            ("2 hours, 5 minutes", 125.0, 59),
            ("2 hours and 5 minutes", 125.0, 59),
            ("twenty-five minutes", 25.0, 59),
            ("fifteen minutes", 15.0, 59),
            ("90 seconds", 1.5, 59),
            ("an hour", 60.0, 600),
            ("two hours", 120.0, 1200),
            ("7 hours", 420.0, 1800),
            ("half an hour", 30.0, 300),
            ("half-hour", 30.0, 300),
            ("a half hour", 30.0, 300),
            ("an hour and a half", 90.0, 900),
            ("two and a half hours", 150.0, 900),
            ("2 and a half hours", 150.0, 900),
            ("2.5 hours", 150.0, 900),
            ("2.25 hours", 135.0, 59),
            ("2.3 hours", 138.0, 180),
            ("1 day 1 hour", 1500.0, 1800),
            ("11 days", 15_840.0, 43_200),
            ("about an hour", 60.0, 600),
            ("around 31 minutes", 31.0, 310),
            ("approx. 31 minutes", 31.0, 310),
            ("an estimated 3 minutes", 3.0, 59),
        ] {
            let exact = (minutes * 60.0) as i64;
            assert_eq!(bounds(said), (exact - rounding, exact + rounding), "{said}");
        }
        assert_eq!(bounds("~31 minutes"), (1550, 2170));
        assert_eq!(read("31 minutes or so"), [("31 minutes".to_owned(), 1550, 2170)]);
        assert_eq!(bounds("nearly an hour"), (3000, 3659));
        assert_eq!(bounds("over an hour"), (3541, 7200));
        assert_eq!(bounds("more than 31 minutes"), (1801, 2170));
        assert_eq!(bounds("10-15 minutes"), (541, 959));
        assert_eq!(bounds("10 to 15 minutes"), (541, 959));
        assert_eq!(bounds("up to 15 minutes"), (0, i64::MAX));
        assert_eq!(bounds("less than an hour"), (0, i64::MAX));
    }

    #[test]
    fn what_is_no_duration_is_not_read() {
        for said in ["31 users", "5 m wide", "1,200 hours", "0.5", "85m users", "2 days' work is fine"] {
            let found: Vec<_> = read(said).into_iter().filter(|(found, ..)| found != "2 days").collect();
            assert_eq!(found, [], "{said}");
        }
        let said: Vec<String> = read("After 5 minutes, 3 hours and a day").into_iter().map(|(said, ..)| said).collect();
        assert_eq!(said, ["5 minutes", "3 hours", "a day"]);
    }

    #[test]
    fn a_joined_duration_is_told() {
        let joined = |said: &str| durations(&text(said)).into_iter().map(|found| found.is_joined).collect::<Vec<_>>();
        assert_eq!(joined("a 66-minute outage, 10-15 minutes, an hour"), [true, false, false]);
    }

    #[test]
    fn it_is_told_what_a_duration_is_said_of() {
        let of = |said: &str| {
            let text = text(said);
            durations(&text).iter().map(|found| found.said_of(&text)).collect::<Vec<_>>()
        };
        let (outage, incident, part) = (SaidOf::Whole(Measure::Outage), SaidOf::Whole(Measure::Incident), SaidOf::Part);
        for (said, expected) in [
            ("A 66-minute outage", outage),
            ("A 66-minute production outage", outage),
            ("There were 31 minutes of downtime", outage),
            ("An outage of about 31 minutes", outage),
            ("The outage lasted 31 minutes", outage),
            ("The outage lasted for 31 minutes", outage),
            ("The incident, which nobody saw, was 31 minutes long; an incident lasting 31 minutes", incident),
            ("Incident duration: 31 minutes", incident),
            ("Total downtime: 31 minutes", outage),
            ("Time to recovery: 31 minutes", part),
            ("The service was unavailable for 31 minutes", part),
            ("Users could not log in for 31 minutes", part),
            ("The alert paged us 12 minutes after the first failed booking", part),
            ("It was resolved in 31 minutes", part),
            ("It was restored after 31 minutes", part),
            ("It took us 31 minutes to notice", part),
            ("A disruption of 31 minutes", part),
            ("Users were unable to log in for 31 minutes", part),
            ("On 24 March 2026 there was an outage of 31 minutes", outage),
        ] {
            assert_eq!(of(said).last(), Some(&Some(expected)), "{said}");
        }
        for said in [
            "The alert averages over a window of 5 minutes",
            "Timeouts of 30 seconds",
            "It is to be resolved within 24 hours",
            "10 minutes later we restarted it",
            "10 minutes before the outage began",
            "We waited for 5 minutes",
            "It would have been down for 31 minutes",
            "If it is down for 31 minutes, page somebody",
            "It took 31 minutes to deploy",
            "The alert fired 5 minutes after the deploy",
            "After 10 minutes the outage was over",
            "It pages when checkout failed for 5 minutes",
            "It failed. We waited for 5 minutes",
            "It took 31 minutes and the outage went on",
            "A similar incident of 3 days cost us more",
            "It was added after the outage of 4 days in 2019",
            "In 2019 there was an outage of 4 days",
            "The last outage of 40 minutes was in May",
            "Our goal is that no outage of more than 30 minutes happens",
            "Each customer was affected for 10 minutes",
            "A replica had been offline for 3 days",
            "The old server was down for 6 hours for planned maintenance",
            "The fix was not rolled out for 2 days",
            "It does not fire for 2 days after a deploy",
            "The backup took 9 hours to restore in a rehearsal",
        ] {
            assert!(of(said).iter().all(Option::is_none), "{said}: {:?}", of(said));
        }
    }

    #[test]
    fn only_what_is_told_in_short_needs_no_known_outage() {
        let of = |passage: Passage, said: &str| {
            let text = Text::read(Field::Passage(passage), None, said);
            durations(&text).iter().map(|found| found.said_of(&text)).collect::<Vec<_>>()
        };
        let outage = Some(SaidOf::Whole(Measure::Outage));
        for (said, in_short, elsewhere) in [
            ("An outage of 31 minutes", outage, None),
            ("The outage of 31 minutes", outage, outage),
            ("A 31-minute outage", outage, None),
            ("The 31-minute outage", outage, outage),
            ("An outage that lasted 31 minutes", outage, None),
            ("This outage lasted 31 minutes", outage, outage),
            ("The disk was offline for 31 minutes", Some(SaidOf::Part), None),
            ("Downtime: 31 minutes", outage, outage),
        ] {
            assert_eq!(of(Passage::Impact, said), [in_short], "{said}");
            assert_eq!(of(Passage::Trigger, said), [elsewhere], "{said}");
        }
    }

    #[test]
    fn lists_are_in_order() {
        assert!(ELSEWHERE.is_sorted());
    }
}
