//! The name of the file that a postmortem is exported to.

use crate::document::{Postmortem, iso};
use crate::preview::{inline, plain_text};

/// The longest title in a file's name, in characters: long enough to tell incidents apart in a listing.
const LONGEST: usize = 60;

/// `YYYY-MM-DD-slug.md`, from the day and the title; without the day if there is none.
pub fn file_name(document: &Postmortem) -> String {
    format!("{}.md", stem(document))
}

/// The name of the file that the picture of the timeline is saved to.
pub fn picture_name(document: &Postmortem) -> String {
    format!("{}-timeline.svg", stem(document))
}

fn stem(document: &Postmortem) -> String {
    let slug = slug(&plain_text(&inline(&document.title)));
    let slug = if slug.is_empty() { "postmortem".to_owned() } else { slug };
    match document.date.day() {
        Some(day) => format!("{}-{slug}", iso(day)),
        None => slug,
    }
}

/// A title in small letters and digits with hyphens between. Letters of any script stay.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !slug.is_empty() && slug.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::read;

    #[test]
    fn the_name_is_made_of_day_and_title() {
        let name = |text: &str| file_name(read(text).document());
        assert_eq!(name("# `API` down: again!\n\n## Date\n\n2016-09-05\n"), "2016-09-05-api-down-again.md");
        assert_eq!(name("# Ausfall der Übersicht\n"), "ausfall-der-übersicht.md");
        assert_eq!(name("# [API](https://e.org/x) down\n"), "api-down.md");
        assert_eq!(name("# &#84;imeline\n"), "timeline.md");
        assert_eq!(name(""), "postmortem.md");
        let picture = picture_name(read("# Down\n\n## Date\n\n2016-09-05\n").document());
        assert_eq!(picture, "2016-09-05-down-timeline.svg");
    }
}
