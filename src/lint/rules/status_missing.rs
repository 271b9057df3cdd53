//! A postmortem that does not say how far it is.

use crate::document::{Edit, Passage};
use crate::form::Field;
use crate::lint::labels::Labels;
use crate::lint::progress::Progress;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "status-missing",
    level: Level::Warning,
    what: "the status is empty",
    why: "Without it nobody knows whether a text can be relied on, or whether somebody still works on it.",
    source: "SRE book, appendix D: the status also says how far the action items are",
    remedy: "Say whether it is a draft, in review or complete, and whether action items are open.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    if !document.passage(Passage::Status).is_blank() || Labels::of(document).tell(&["status"]) {
        return;
    }
    let is_unfinished = subject.settings.required.iter().any(|section| document.is_blank(*section));
    let likely = match Progress::of(subject) {
        progress if is_unfinished || progress.count() == 0 => "Draft",
        progress if progress.open.is_empty() => "Complete",
        _ => "Complete, action items in progress",
    };
    let message = "The status is empty. Say whether this is a draft, in review or complete, and whether actions are open.";
    let place = Place::Field(Field::Passage(Passage::Status), 0..0);
    let edit = Edit::Passage(Passage::Status, likely.to_owned());
    found(RULE.finding(place, message).with_fix(format!("Write “{likely}”"), edit));
}

pub static EXAMPLES: Examples = Examples {
    passing: &["## Status\n\nDraft\n", "## Status\n\nComplete\n", "## Status\n\n-\n\n## Report\n\nStatus: draft\n"],
    failing: &[
        "## Status\n\n-\n",
        "## Status\n\n-\n\n## Summary\n\n-\n",
        "## Status\n\n-\n\n## Action Items\n\n-\n",
        "## Status\n\n-\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **DONE** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use crate::lint::testing::only;

    #[test]
    fn the_likeliest_is_offered() {
        let item = |state: &str| format!("| Action Item | Bug |\n|-|-|\n| Alert on errors | n/a **{state}** |");
        for (summary, actions, likely) in [
            ("It fell.", item("TODO"), "Complete, action items in progress"),
            ("It fell.", item("DONE"), "Complete"),
            ("-", item("DONE"), "Draft"),
            ("It fell.", "-".to_owned(), "Draft"),
        ] {
            let rest = "## Impact\n\nall\n\n## Root Causes\n\nb\n\n## Resolution\n\nc\n";
            let text = format!("## Summary\n\n{summary}\n\n{rest}\n## Action Items\n\n{actions}\n");
            let fix = only(&super::RULE, &text).pop().and_then(|finding| finding.fix);
            assert_eq!(fix.map(|fix| fix.name), Some(format!("Write “{likely}”")), "{text}");
        }
    }
}
