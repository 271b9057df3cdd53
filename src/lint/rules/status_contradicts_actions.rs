//! A postmortem that is called complete while its actions are not done.

use crate::document::{Edit, Passage, Section};
use crate::form::Field;
use crate::lint::phrases::Phrases;
use crate::lint::progress::{Progress, Stage, stage};
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "status-contradicts-actions",
    level: Level::Warning,
    what: "the status says complete and nothing of action items, while some are open",
    why: "Work that a closed page hides is forgotten, and the incident comes back.",
    source: "SRE book, appendix D: complete, with action items in progress",
    remedy: "Add that action items are in progress, or bring their states up to date.",
    check,
};

/// Words with which a status owns up to what is open.
const OWNED: [&str; 9] =
    ["action*", "follow-up*", "followup*", "in progress", "ongoing", "open", "outstanding", "pending", "remaining"];

/// What is added to it.
const ADDED: &str = ", action items in progress";

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let open = Progress::of(subject).open;
    let owned = Phrases::new(OWNED);
    let is_owned = || subject.texts_of(Section::Status).any(|text| owned.are_in(text));
    if open.is_empty() || stage(subject) != Some(Stage::Complete) || is_owned() {
        return;
    }
    let message = match &open[..] {
        [only] => {
            format!("The status says nothing of action item {only}, which is still open. Add that work is left to do.")
        }
        _ => format!(
            "The status says nothing of the {} action items that are still open. Add that work is left.",
            open.len()
        ),
    };
    let status = subject.document.passage(Passage::Status).as_str();
    let finding = RULE.finding(Place::Field(Field::Passage(Passage::Status), 0..status.len()), message);
    // A list or a second paragraph is more than a word to add something to.
    found(if status.contains('\n') {
        finding
    } else {
        let text = format!("{}{ADDED}", status.trim_end_matches(['.', '!']));
        finding.with_offer("Add “action items in progress”", Edit::Passage(Passage::Status, text))
    });
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Status\n\nComplete, action items in progress\n",
        "## Status\n\nIn review, not complete yet\n",
        "## Status\n\nComplete\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **DONE** |\n| Alert on load | detect | ada | n/a |\n",
        "## Status\n\nThe service is stable\n",
        "## Status\n\nNot closed\n",
        "## Status\n\n95% complete\n",
        "## Status\n\nTo be completed by Friday\n",
        "## Status\n\nComplete\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **CANCELED** |\n| Alert on load | detect | ada | n/a **PARKED** |\n",
    ],
    failing: &[
        "## Status\n\nComplete\n",
        "## Status\n\n**Final.**\n",
        "## Status\n\nComplete.\n\n## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **DONE** |\n| Alert on load | detect | ada | n/a **TODO** |\n",
        "## Status\n\nComplete.\n\nReviewed by the storage team.\n",
    ],
};

#[cfg(test)]
mod tests {
    use crate::document::{Edit, Passage};
    use crate::lint::testing::only;

    #[test]
    fn the_fix_goes_on_with_the_sentence() {
        let text = |status: &str| {
            format!(
                "## Status\n\n{status}\n\n## Action Items\n\n| Action Item | Bug |\n|-|-|\n| a | **TODO** |\n| b | **DONE** |\n"
            )
        };
        let found = only(&super::RULE, &text("Complete."));
        assert!(found[0].message.contains("action item 1,"), "{}", found[0].message);
        let fix = found[0].fix.as_ref().map(|fix| fix.edit.clone());
        assert_eq!(fix, Some(Edit::Passage(Passage::Status, "Complete, action items in progress".to_owned())));
        assert_eq!(only(&super::RULE, &text("Complete.\n\nReviewed."))[0].fix, None);
    }
}
