//! The people of a document: whom it names as authors, as owners, and in its timeline.

use std::collections::BTreeSet;
use std::ops::Range;

use super::phrases::Phrases;
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
    /// The same in small letters, for looking them up.
    small: BTreeSet<String>,
}

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
                people.add_all(&plain_text(&inline(&author.name)), true);
            }),
            Bullets::Text(text) => text.lines().for_each(|line| people.add_all(&plain_text(&inline(line)), true)),
        }
        for (_, action) in subject.actions() {
            people.add_all(&plain_text(&inline(&action.owner)), false);
        }
        subject.rows().actors().for_each(|name| people.add_alone(name));
        people.small = people.names.iter().map(|name| name.to_lowercase()).collect();
        people
    }

    /// Where a text names one of them, in its order, as bytes of [`Text::plain`]: as they write themselves.
    pub fn find(&self, text: &Text) -> Vec<Range<usize>> {
        let owning: Vec<String> = self.small.iter().map(|name| format!("{name}'s")).collect();
        let names = Phrases::new(self.small.iter().chain(&owning).map(String::as_str));
        let spans = names.find(text).into_iter().map(|found| {
            let name = text.plain[found.span.clone()].trim_end_matches("'s");
            found.span.start..found.span.start + name.len()
        });
        spans.filter(|span| self.is_written_so(&text.plain[span.clone()])).collect()
    }

    /// Whether a word, in small letters, is one of their names, or the beginning or end of one.
    pub fn has_word(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// Whether a text has one of their names, however it is written.
    pub fn are_in(&self, text: &str) -> bool {
        text.to_lowercase().split_whitespace().any(|word| self.has_word(word))
    }

    /// Whether these words name one of them just so, apart from line breaks: Will is somebody, and will is not.
    fn is_written_so(&self, said: &str) -> bool {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        self.names.contains(&said)
    }

    /// Adds those whom a list names: of owners only such as must be people.
    fn add_all(&mut self, list: &str, are_people: bool) {
        for one in list.split([',', ';', '&', '/', '\n', '|']).flat_map(|part| part.split(" and ")) {
            let one = one.split(['(', '<', ':', '–', '—']).next().unwrap_or_default();
            let one = one.split(" - ").next().unwrap_or_default().trim();
            self.add(one, are_people);
        }
    }

    fn add(&mut self, name: &str, is_person: bool) {
        let is_handle = name.starts_with('@') || name.ends_with('@');
        let name = name.trim_matches(['@', '*', '_', '.', ' ']);
        let words: Vec<&str> = name.split_whitespace().collect();
        let in_words = name.chars().all(|sign| sign.is_alphanumeric() || "-' ".contains(sign));
        if !in_words || words.iter().any(is_group) {
            return;
        }
        match words[..] {
            [one] if is_person && is_capitalized(one) => self.add_alone(one),
            [handle]
                if (is_person || is_handle) && handle.len() >= 4 && handle.chars().all(|sign| !sign.is_uppercase()) =>
            {
                self.add_alone(handle);
            }
            [first, .., last] if words.len() <= 4 && is_capitalized(first) && is_capitalized(last) => {
                self.names.insert(words.join(" "));
                self.add_alone(first);
                self.add_alone(last);
            }
            _ => {}
        }
    }

    /// Adds a name of one word, unless it is also a word of another kind.
    fn add_alone(&mut self, name: &str) {
        if name.chars().count() > 2 && AMBIGUOUS.binary_search(&name.to_lowercase().as_str()).is_err() {
            self.names.insert(name.to_owned());
        }
    }
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
            people("## Authors\n\n* [Ada Lovelace](https://e.org) (SRE)\n* mlafeldt\n"),
            ["Ada", "Ada Lovelace", "Lovelace", "mlafeldt"]
        );
        assert_eq!(people("## Authors\n\nGrace and Linus, Storage team\n"), ["Grace", "Linus"]);
        assert_eq!(people("## Authors\n\n* The Platform Team\n* SRE\n* TBD\n* bob\n* B. Sc.\n"), [""; 0]);
        assert_eq!(
            people("## Authors\n\n* Will Page\n* May\n* Jean-Luc O'Neil\n"),
            ["Jean-Luc", "Jean-Luc O'Neil", "O'Neil", "Will Page"]
        );
    }

    #[test]
    fn owners_are_people_if_they_must_be() {
        assert_eq!(owners("Ada Lovelace"), ["Ada", "Ada Lovelace", "Lovelace"]);
        assert_eq!(owners("@mlafeldt, maxone@"), ["maxone", "mlafeldt"]);
        assert_eq!(owners("Checkout"), [""; 0]);
        assert_eq!(owners("storage"), [""; 0]);
        assert_eq!(owners("Platform Services"), [""; 0]);
        assert_eq!(owners("Ada Of The Very Long"), [""; 0]);
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
        let opened = read("## Authors\n\n* Linus Park\n");
        let document = opened.document();
        let zones = Bundled::default();
        let (times, texts, settings) = (Times::of(document, &zones), Texts::of(document), Settings::default());
        let today = chrono::NaiveDate::default();
        let rows = Rows::of(document);
        let subject = Subject::new(document, (&times, &texts, &rows), &settings, today, &zones);
        let text = "Linus\nPark fell; linus park, Linus’s.";
        let text = Text::read(Field::Passage(Passage::RootCauses), Some(Section::RootCauses), text);
        let found = People::of(&subject).find(&text);
        assert_eq!(found.into_iter().map(|span| &text.plain[span]).collect::<Vec<_>>(), ["Linus\nPark", "Linus"]);
    }

    #[test]
    fn lists_are_in_order() {
        assert!(GROUPS.is_sorted() && AMBIGUOUS.is_sorted() && ACTS.is_sorted());
    }
}
