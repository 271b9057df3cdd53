//! Numbers in texts, in digits and in words.

use std::ops::Range;

use super::text::Text;

/// Words that tell how much by themselves, in small letters and in order.
const NUMBERS: [&str; 50] = [
    "all",
    "both",
    "dozen",
    "dozens",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "entire",
    "entirely",
    "every",
    "everybody",
    "everyone",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "hundred",
    "hundreds",
    "million",
    "millions",
    "nil",
    "nine",
    "nineteen",
    "ninety",
    "nobody",
    "none",
    "one",
    "percent",
    "quarter",
    "seven",
    "seventeen",
    "seventy",
    "single",
    "six",
    "sixteen",
    "sixty",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "twelve",
    "twenty",
    "two",
    "zero",
];

/// What “no” says of an amount when it stands before one of these, or a word or two earlier; in order.
const COUNTED: [&str; 30] = [
    "bookings",
    "clients",
    "customer",
    "customers",
    "data",
    "downtime",
    "effect",
    "effects",
    "errors",
    "event",
    "events",
    "impact",
    "loss",
    "losses",
    "messages",
    "orders",
    "outage",
    "payments",
    "people",
    "request",
    "requests",
    "revenue",
    "sales",
    "service",
    "services",
    "tenants",
    "traffic",
    "user",
    "users",
    "visitors",
];

/// Units that “a” or “an” before them makes one of; in order.
const UNITS: [&str; 6] = ["day", "fortnight", "hour", "minute", "month", "week"];

/// What a number after it is the name of, and no amount; in order.
const NUMBERED: [&str; 22] = [
    "bug", "bugs", "case", "code", "error", "http", "incident", "issue", "issues", "phase", "port", "pr", "pull",
    "status", "statuses", "step", "ticket", "tier", "v", "version", "versions", "xx",
];

/// What a three-digit status of HTTP stands before; in order.
const ANSWERS: [&str; 8] = ["code", "codes", "error", "errors", "response", "responses", "s", "status"];

/// Whether a part of a text, by its bytes in [`Text::plain`], says how much or how many. Dates, versions, identifiers and
/// the statuses of HTTP are no amounts.
pub fn is_quantified(text: &Text, part: &Range<usize>) -> bool {
    text.words_in(part).any(|word| is_amount(text, word))
}

fn is_amount(text: &Text, word: usize) -> bool {
    let span = &text.words()[word];
    let said = text.small(span);
    if said.starts_with(|sign: char| sign.is_ascii_digit()) {
        return !is_name(text, word);
    }
    let followed_by = |list: &[&str], within: usize| {
        text.words_after(word).take(within).any(|next| list.binary_search(&next).is_ok())
    };
    match said {
        "a" | "an" => followed_by(&UNITS, 1),
        "no" => followed_by(&COUNTED, 3),
        _ => {
            NUMBERS.binary_search(&said).is_ok()
                || said.split('-').next().is_some_and(|first| {
                    said.contains('-') && first != "one" && first != "all" && NUMBERS.binary_search(&first).is_ok()
                })
        }
    }
}

/// Whether digits name something: a date, an issue, a version, a status.
fn is_name(text: &Text, word: usize) -> bool {
    let span = &text.words()[word];
    let said = text.small(span);
    let before = text.plain[..span.start].chars().next_back();
    if before.is_some_and(|sign| matches!(sign, '#' | '/' | '_' | '=' | '@' | '&' | '?')) {
        return true;
    }
    // A date, a part of an address, an identifier.
    if said.matches('-').count() > 1 || said.len() > 12 {
        return true;
    }
    let is_status = |digits: &str| {
        digits.len() == 3 && digits.starts_with(['4', '5']) && digits.bytes().all(|sign| sign.is_ascii_digit())
    };
    let near_answer = || text.words_after(word).next().is_some_and(|next| ANSWERS.binary_search(&next).is_ok());
    let is_kind_of_status =
        said.strip_suffix('s').is_some_and(is_status) || ["4xx", "5xx"].contains(&said.trim_end_matches('s'));
    is_kind_of_status || is_status(said) && near_answer() || is_numbered(text, word)
}

/// Whether digits are the number of what stands right before them: `case 12`, and neither `in this case, 12 …` nor `in error
/// 12 orders …`.
fn is_numbered(text: &Text, word: usize) -> bool {
    let names_it = |before: usize| {
        let between = &text.plain[text.words()[before].end..text.words()[word].start];
        NUMBERED.binary_search(&text.small(&text.words()[before])).is_ok() && [" ", "\n", " #"].contains(&between)
    };
    let is_counted = || text.words_after(word).take(2).any(|next| COUNTED.binary_search(&next).is_ok());
    word.checked_sub(1).is_some_and(names_it) && !is_counted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Passage, Section};
    use crate::form::Field;

    fn quantified(markdown: &str) -> bool {
        let text = Text::read(Field::Passage(Passage::Impact), Some(Section::Impact), markdown);
        is_quantified(&text, &(0..text.plain.len()))
    }

    #[test]
    fn amounts_are_told_in_digits_and_in_words() {
        for said in [
            "40 orders",
            "~5 %",
            "for an hour",
            "two users",
            "thirty-two orders",
            "no revenue impact",
            "All users",
            "$9k",
            "1.5 hours",
            "no measurable effect",
            "about 12,000 requests",
            "500 users",
            "90% of requests",
            "During the incident, 40 orders failed",
            "In this case, 40 were lost",
            "In error 312 customers were charged twice",
            "Since the previous issue 40 late orders failed",
        ] {
            assert!(quantified(said), "{said}");
        }
    }

    #[test]
    fn names_are_no_amounts() {
        for said in [
            "some users",
            "S3 was down",
            "503 errors",
            "HTTP 502",
            "5xx",
            "many 4xxs",
            "many 501s",
            "error 1205",
            "case 12 of that",
            "on 2026-03-24",
            "see #92",
            "bug 1478941",
            "version 2",
            "no way to log in",
            "for a while",
            "a user",
            "one-off job",
            "https://e.org/issues/92",
        ] {
            assert!(!quantified(said), "{said}");
        }
    }

    #[test]
    fn only_the_part_counts() {
        let text = Text::read(Field::Passage(Passage::Impact), Some(Section::Impact), "Some users. 40 orders");
        assert!(!is_quantified(&text, &(0..11)));
        assert!(is_quantified(&text, &(12..text.plain.len())));
    }

    #[test]
    fn lists_are_in_order() {
        for list in [&NUMBERS[..], &COUNTED, &UNITS, &NUMBERED, &ANSWERS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
