//! The people of a document: whom it names as authors, as owners, and in its timeline.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::roles::is_role;
use super::subject::Subject;
use super::text::Text;
use crate::document::{Author, Bullets, List};
use crate::preview::{inline, plain_text};

/// The names of a document's people: whole names, first and last names, and handles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// As they are written, with one blank between their words.
    names: BTreeSet<String>,
    /// The words that these begin with: most words of a text are none of them.
    first: HashSet<String>,
    /// All in small letters.
    small: HashSet<String>,
}

/// The most words that a name has.
const LONGEST: usize = 4;

/// Words that make a name one of a group or of a thing, in order.
const GROUPS: [&str; 66] = [
    "all",
    "api",
    "app",
    "backend",
    "bot",
    "ci",
    "client",
    "cloud",
    "company",
    "core",
    "crew",
    "customer",
    "customers",
    "data",
    "database",
    "department",
    "design",
    "devops",
    "eng",
    "engineering",
    "finance",
    "frontend",
    "group",
    "guild",
    "hr",
    "incident",
    "infra",
    "infrastructure",
    "it",
    "legal",
    "management",
    "marketing",
    "mobile",
    "monitoring",
    "network",
    "networking",
    "noc",
    "none",
    "office",
    "operations",
    "ops",
    "org",
    "partner",
    "payments",
    "platform",
    "postmortem",
    "product",
    "provider",
    "qa",
    "release",
    "reliability",
    "sales",
    "search",
    "security",
    "service",
    "services",
    "site",
    "squad",
    "sre",
    "storage",
    "support",
    "system",
    "tbd",
    "unknown",
    "user",
    "users",
];

/// First or last names that are also words, months, places or products, in order: alone they name nobody for sure.
const AMBIGUOUS: [&str; 90] = [
    "alexa",
    "apollo",
    "april",
    "art",
    "ash",
    "athena",
    "atlas",
    "august",
    "austin",
    "baker",
    "banks",
    "bill",
    "black",
    "brooks",
    "brown",
    "carter",
    "case",
    "cassandra",
    "chance",
    "chase",
    "chef",
    "claude",
    "cliff",
    "cook",
    "crystal",
    "dale",
    "dallas",
    "dawn",
    "day",
    "dean",
    "delta",
    "denver",
    "diamond",
    "drew",
    "echo",
    "faith",
    "field",
    "fields",
    "flux",
    "forest",
    "frank",
    "gene",
    "georgia",
    "gray",
    "green",
    "hill",
    "hope",
    "houston",
    "hudson",
    "hunter",
    "iris",
    "jade",
    "jenkins",
    "jordan",
    "joy",
    "julia",
    "june",
    "king",
    "lance",
    "lane",
    "law",
    "long",
    "march",
    "mark",
    "max",
    "may",
    "miles",
    "oscar",
    "page",
    "paris",
    "park",
    "pat",
    "pearl",
    "phoenix",
    "price",
    "ray",
    "reed",
    "rich",
    "rob",
    "rose",
    "ruby",
    "sandy",
    "stone",
    "summer",
    "sydney",
    "travis",
    "virginia",
    "white",
    "will",
    "wood",
];

/// What only people do, as timelines tell it, in order.
const ACTS: [&str; 54] = [
    "accidentally",
    "announced",
    "announces",
    "apologises",
    "apologizes",
    "asked",
    "asks",
    "assumed",
    "assumes",
    "believed",
    "believes",
    "decided",
    "decides",
    "guessed",
    "guesses",
    "joined",
    "joins",
    "mentioned",
    "mentions",
    "mistakenly",
    "noticed",
    "notices",
    "offered",
    "offers",
    "realised",
    "realises",
    "realized",
    "realizes",
    "remembered",
    "remembers",
    "replied",
    "replies",
    "said",
    "says",
    "spots",
    "spotted",
    "suggested",
    "suggests",
    "suspected",
    "suspects",
    "tells",
    "thinks",
    "thought",
    "told",
    "volunteered",
    "volunteers",
    "wakes",
    "woke",
    "wondered",
    "wonders",
    "worried",
    "worries",
    "wrote",
    "yells",
];

impl People {
    pub fn of(subject: &Subject) -> People {
        let mut people = People::default();
        match subject.document.list(List::Authors) {
            Bullets::Items(items) => items.iter().for_each(|row| {
                let author = Author::of(&row.value);
                people.add_authors(&plain_text(&inline(&author.name)));
            }),
            Bullets::Text(text) => text.lines().for_each(|line| people.add_authors(&plain_text(&inline(item(line))))),
        }
        subject.rows().actors().for_each(|name| people.add_alone(name));
        for (_, action) in subject.actions() {
            people.add_owners(&plain_text(&inline(&action.owner)));
        }
        people.first = people.names.iter().filter_map(|name| name.split(' ').next()).map(str::to_owned).collect();
        people.small = people.names.iter().map(|name| name.to_lowercase()).collect();
        people
    }

    /// Where a text names one of them, in its order, as bytes of [`Text::plain`]: as they write themselves. Takes time in
    /// proportion to the text.
    pub fn find(&self, text: &Text) -> Vec<Range<usize>> {
        let words = text.words();
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut word = 0;
        while word < words.len() {
            let longest = self.longest(text, word);
            word += longest.as_ref().map_or(1, |(_, words)| *words);
            found.extend(longest.map(|(span, _)| span));
        }
        found
    }

    /// The longest name that begins with a word of a text, and of how many words it is.
    fn longest(&self, text: &Text, word: usize) -> Option<(Range<usize>, usize)> {
        let said = |at: usize| text.words().get(at).map(|word| text.plain[word.clone()].trim_end_matches("'s"));
        if !self.first.contains(said(word)?) {
            return None;
        }
        let is_beside = |at: usize| {
            let between = &text.plain[text.words()[at - 1].end..text.words()[at].start];
            !between.contains("\n\n") && between.chars().all(char::is_whitespace)
        };
        let (start, mut name, mut longest) = (text.words()[word].start, String::new(), None);
        for at in (word..text.words().len()).take(LONGEST).take_while(|at| *at == word || is_beside(*at)) {
            // `Ada's Lovelace` are two.
            let own = said(at)?;
            name.push_str(own);
            let end = text.words()[at].start + own.len();
            if self.names.contains(&name) {
                longest = Some((start..end, at + 1 - word));
            }
            if end < text.words()[at].end {
                break;
            }
            name.push(' ');
        }
        longest
    }

    /// Whether a word, in small letters, is one of their names, or the beginning or end of one.
    pub fn has_word(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// Whether a text has one of their names, however it is written.
    pub fn are_in(&self, text: &str) -> bool {
        text.to_lowercase().split_whitespace().any(|word| self.has_word(word))
    }

    /// Adds those whom a line of authors names. What stands behind a comma is what they are, or where, unless it is a whole
    /// name. A word alone may be a team: who is called so shows by what they do.
    fn add_authors(&mut self, line: &str) {
        for (name, is_handle) in listed(line) {
            match words(&name)[..] {
                [handle] if is_handle => self.add_alone(handle),
                [first, .., last] => {
                    self.names.insert(name.clone());
                    self.add_alone(first);
                    self.add_alone(last);
                }
                _ => {}
            }
        }
    }

    /// Adds those whom an owner's cell names. What looks like a name may be that of a team, of which the words alone mean
    /// something else; only that of somebody who is known already may be cut short.
    fn add_owners(&mut self, cell: &str) {
        for (name, is_handle) in listed(cell) {
            match words(&name)[..] {
                [handle] if is_handle => self.add_alone(handle),
                [first, .., last] => {
                    let is_known = [name.as_str(), first, last].iter().any(|name| self.names.contains(*name));
                    if is_known {
                        self.add_alone(first);
                        self.add_alone(last);
                    }
                    self.names.insert(name.clone());
                }
                _ => {}
            }
        }
    }

    /// Adds a name of one word, unless it is also a word of another kind.
    fn add_alone(&mut self, name: &str) {
        if name.chars().count() > 2 && AMBIGUOUS.binary_search(&name.to_lowercase().as_str()).is_err() {
            self.names.insert(name.to_owned());
        }
    }
}

/// The names of people in a list, each with one blank between its words, and whether it is a handle: whole names with
/// capitals, and what has an `@`.
fn listed(list: &str) -> Vec<(String, bool)> {
    let ones = list.split([',', ';', '&', '/', '\n', '|']).flat_map(|part| part.split(" and "));
    let name = |one: &str| {
        let one = one.split(['(', '<', ':', '–', '—']).next().unwrap_or_default();
        let one = one.split(" - ").next().unwrap_or_default().trim();
        let is_handle = one.starts_with('@') || one.ends_with('@');
        let name = one.trim_matches(['@', '*', '_', '.', ' ']).replace('’', "'");
        let words = words(&name);
        let in_words = name.chars().all(|sign| sign.is_alphanumeric() || "-' ".contains(sign));
        let is_name = match words[..] {
            [handle] => is_handle && handle.len() >= 4,
            [first, .., last] => words.len() <= LONGEST && is_capitalized(first) && is_capitalized(last),
            [] => false,
        };
        (in_words && is_name && !words.iter().any(is_group)).then(|| (words.join(" "), is_handle))
    };
    ones.filter_map(name).collect()
}

fn words(name: &str) -> Vec<&str> {
    name.split_whitespace().collect()
}

/// What a line says without the bullet or the number that makes it an item.
fn item(line: &str) -> &str {
    let line = line.trim_start();
    let number = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = match number.strip_prefix(['.', ')']) {
        Some(rest) if number.len() < line.len() => Some(rest),
        _ => line.strip_prefix(['-', '*', '+']),
    };
    rest.filter(|rest| rest.starts_with(' ')).map_or(line, str::trim_start)
}

/// Those who do at the beginning of a row what only people do: `Mathias notices …`, `Mathias and Dennis joined`.
pub fn actors(description: &str) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for word in description.split_whitespace().take(6) {
        if is_capitalized(word) && word.chars().all(char::is_alphabetic) {
            names.push(word);
        } else if word != "and" {
            let are_people = names.len() <= 2 && ACTS.binary_search(&word).is_ok() && !names.iter().any(is_group);
            return names.into_iter().filter(|_| are_people).map(str::to_owned).collect();
        }
    }
    Vec::new()
}

/// Whether a word of a name says that it is none of a person.
fn is_group(word: &&str) -> bool {
    let small = word.to_lowercase();
    is_role(&small) || GROUPS.binary_search(&small.as_str()).is_ok()
}

/// Whether a word is written as names of people are: a capital, and small letters after it.
fn is_capitalized(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase)
        && signs.clone().any(char::is_lowercase)
        && signs.filter(|sign| sign.is_uppercase()).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronology::Times;
    use crate::document::{Passage, Section};
    use crate::form::Field;
    use crate::lint::{Rows, Settings, Texts};
    use crate::markdown::read;
    use crate::zone_database::Bundled;

    fn people(markdown: &str) -> Vec<String> {
        let opened = read(markdown);
        let document = opened.document();
        let zones = Bundled::default();
        let (times, texts, settings) = (Times::of(document, &zones), Texts::of(document), Settings::default());
        let today = chrono::NaiveDate::default();
        let rows = Rows::of(document);
        let subject = Subject::new(document, (&times, &texts, &rows), &settings, today, &zones);
        let found = People::of(&subject);
        found.names.into_iter().collect()
    }

    fn owners(owner: &str) -> Vec<String> {
        people(&format!("## Action Items\n\n| Action Item | Owner |\n| - | - |\n| Do | {owner} |\n"))
    }

    fn actors(event: &str) -> Vec<String> {
        people(&format!("## Timeline\n\n| Time | Description |\n| - | - |\n| 09:00 | {event} |\n"))
    }

    #[test]
    fn authors_are_people_unless_they_are_teams() {
        assert_eq!(
            people("## Authors\n\n* [Ada Lovelace](https://e.org) (SRE)\n* @mlafeldt\n"),
            ["Ada", "Ada Lovelace", "Lovelace", "mlafeldt"]
        );
        assert_eq!(people("## Authors\n\nGrace Hopper and Linus Park, Storage team\n").len(), 5);
        assert_eq!(people("## Authors\n\n1. Ada Lovelace\n2) Grace Hopper\n\n- Linus Park\n").len(), 8);
        assert_eq!(
            people("## Authors\n\n* The Platform Team\n* SRE\n* TBD\n* bob\n* mlafeldt\n* B. Sc.\n* Checkout\n"),
            [""; 0]
        );
        assert_eq!(
            people("## Authors\n\n* Will Page\n* May\n* Jean-Luc O’Neil\n"),
            ["Jean-Luc", "Jean-Luc O'Neil", "O'Neil", "Will Page"]
        );
    }

    #[test]
    fn what_stands_behind_a_name_is_none() {
        let ada = ["Ada", "Ada Lovelace", "Lovelace"];
        for behind in ["Berlin", "Checkout", "checkout", "PhD", "Storage team", "SRE"] {
            assert_eq!(people(&format!("## Authors\n\n* Ada Lovelace, {behind}\n")), ada, "{behind}");
        }
        assert_eq!(people("## Authors\n\nAda Lovelace, Grace Hopper\n").len(), 6);
    }

    #[test]
    fn owners_are_people_if_they_must_be() {
        assert_eq!(owners("Ada Lovelace"), ["Ada Lovelace"]);
        assert_eq!(owners("Order Processing"), ["Order Processing"]);
        assert_eq!(owners("@mlafeldt, maxone@"), ["maxone", "mlafeldt"]);
        assert_eq!(owners("Checkout"), [""; 0]);
        assert_eq!(owners("storage"), [""; 0]);
        assert_eq!(owners("Platform Services"), [""; 0]);
        assert_eq!(owners("Ada Of The Very Long"), [""; 0]);
        let table = "## Action Items\n\n| Action Item | Owner |\n| - | - |\n| Do | Ada Lovelace |\n";
        let known = format!("{table}\n## Timeline\n\n| Time | Description |\n| - | - |\n| 09:00 | Ada noticed it |\n");
        assert_eq!(people(&known), ["Ada", "Ada Lovelace", "Lovelace"]);
    }

    #[test]
    fn who_does_what_only_people_do_is_one() {
        assert_eq!(actors("**OUTAGE BEGINS** -- Mathias accidentally deletes it"), ["Mathias"]);
        assert_eq!(actors("Mathias and Dennis joined"), ["Dennis", "Mathias"]);
        assert_eq!(actors("Ada Lovelace and Grace Hopper joined"), [""; 0]);
        assert_eq!(actors("Pingdom reports downtime"), [""; 0]);
        assert_eq!(actors("Support says it is down"), [""; 0]);
        assert_eq!(actors("AWS said it is down"), [""; 0]);
        assert_eq!(actors("Nobody noticed"), [""; 0]);
    }

    #[test]
    fn a_name_is_found_as_it_is_written() {
        let opened = read("## Authors\n\n* Linus Park\n* Ada Lovelace\n");
        let document = opened.document();
        let zones = Bundled::default();
        let (times, texts, settings) = (Times::of(document, &zones), Texts::of(document), Settings::default());
        let today = chrono::NaiveDate::default();
        let rows = Rows::of(document);
        let subject = Subject::new(document, (&times, &texts, &rows), &settings, today, &zones);
        let text =
            "Linus\nPark fell; linus park, Linus’s. Ada, Lovelace: Ada's Lovelace, Ada Lovelace's\n\nAda\n\nLovelace";
        let text = Text::read(Field::Passage(Passage::RootCauses), Some(Section::RootCauses), text);
        let found = People::of(&subject).find(&text);
        assert_eq!(
            found.into_iter().map(|span| &text.plain[span]).collect::<Vec<_>>(),
            ["Linus\nPark", "Linus", "Ada", "Lovelace", "Ada", "Lovelace", "Ada Lovelace", "Ada", "Lovelace"]
        );
    }

    #[test]
    fn lists_are_in_order() {
        assert!(GROUPS.is_sorted() && AMBIGUOUS.is_sorted() && ACTS.is_sorted());
    }
}
