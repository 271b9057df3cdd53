//! One cause where there are always several.

use crate::document::{Passage, Section};
use crate::form::Field;
use crate::lint::rule::{Examples, Rule};
use crate::lint::tracker::links;
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "single-cause",
    level: Level::Hint,
    what: "Root Causes is one sentence",
    why: "An outage needs several things at once. Each that is named is another way to keep it from coming back.",
    source: "SRE workbook, chapter 10: root cause and trigger; Etsy's debriefing guide: there is no single root cause",
    remedy: "Ask what else had to be so: what let it through, what made it large, what made it long.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let own_causes = subject.document.own.iter().any(|own| {
        let heading = own.value.heading.as_str().to_lowercase();
        (heading.contains("cause") || heading.contains("factor")) && !own.value.text.is_blank()
    });
    let mut sentences = subject.texts_of(Section::RootCauses).flat_map(|text| {
        text.sentences()
            .into_iter()
            .filter(|sentence| !text.words_in(sentence).is_empty())
            .map(move |sentence| (text, sentence))
    });
    let (Some((text, sentence)), None, false) = (sentences.next(), sentences.next(), own_causes) else { return };
    // One that leads elsewhere, or stands beside a picture or code, does not say all that there is.
    let leads_elsewhere = links(&text.markdown) || text.markdown.contains("```");
    // So does not one that lists several: “Three things came together: …, … and …”.
    let listed = text.plain[sentence.clone()]
        .split_once(": ")
        .is_some_and(|(_, list)| list.contains([',', ';']) || list.contains(" and "));
    // Two words are a note to oneself, or stand for a section that is still to be written.
    if text.words_in(&sentence).len() > 2 && !leads_elsewhere && !listed {
        let message =
            "Root Causes is one sentence. What else had to be so: what let it through, what made it large or long?";
        found(RULE.finding(Place::Field(Field::Passage(Passage::RootCauses), 0..0), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Root Causes\n\nThe import takes locks. Checkout waits for them without a limit.\n",
        "## Root Causes\n\n1. The import takes locks\n2. Checkout waits for them\n",
        "## Root Causes\n\nThe import takes locks, see the [analysis](https://example.org/analysis).\n",
        "## Root Causes\n\nSee <https://example.org/analysis> for details.\n",
        "## Root Causes\n\nThe import takes locks:\n\n```\nlock table sailings\n```\n",
        "## Root Causes\n\nThree things came together: the import has no limit, checkout waits without one, the disk was full.\n",
        "## Root Causes\n\nTwo things came together: the import has no limit and the disk was full.\n",
        "## Root Causes\n\nTo come.\n",
        "## Root Causes\n\n-\n",
        "## Root Causes\n\nThe import takes locks.\n\n## Contributing factors\n\n* Checkout waits without a limit\n",
        "## Root Causes\n\nThe import takes locks.\n\n## Underlying causes\n\n* Checkout waits without a limit\n",
    ],
    failing: &[
        "## Root Causes\n\nThe import takes locks on rows that checkout needs.\n",
        "## Root Causes\n\nA missing index.\n",
        "## Root Causes\n\nOne thing was new, and it was large: the import.\n",
        "## Root Causes\n\n* The certificate had expired\n",
        "## Root Causes\n\nThe certificate had expired.\n\n## Contributing factors\n\n-\n",
    ],
};
