//! An action item that would have people be different.

use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::tasks;
use crate::lint::{Finding, Level, Phrases, Subject, place};

pub static RULE: Rule = Rule {
    name: "action-changes-people",
    level: Level::Warning,
    what: "an action item trains, reminds or admonishes people",
    why: "People are as careful as they can be already; at three in the morning only the system can be safer.",
    source: "SRE workbook, chapter 10: action items that change human behaviour",
    remedy: "Change the tool, so that the mistake is hard to make or does no harm.",
    check,
};

/// What asks people to be different, wherever it stands.
const ADMONISH: [&str; 33] = [
    "be aware of",
    "be careful",
    "be mindful",
    "be more attentive",
    "be more aware",
    "be more careful",
    "be more cautious",
    "be more diligent",
    "be more mindful",
    "be more proactive",
    "be more vigilant",
    "be vigilant",
    "better communicate",
    "better communication",
    "communicate better",
    "don't forget",
    "increase awareness",
    "keep in mind",
    "make everybody aware",
    "make everyone aware",
    "make people aware",
    "make sure everybody knows",
    "make sure everyone knows",
    "more carefully",
    "pay attention",
    "pay closer attention",
    "pay more attention",
    "raise awareness",
    "remember to",
    "take better care",
    "take more care",
    "think twice",
    "try harder",
];

/// What does so at the beginning of an item.
const OPENINGS: [&str; 19] = [
    "ask people to",
    "be careful",
    "coach",
    "discipline",
    "double check",
    "double-check",
    "educate",
    "educating",
    "encourage",
    "inform everyone",
    "remind",
    "reminding",
    "retrain",
    "teach",
    "tell everybody",
    "tell everyone",
    "tell people",
    "train",
    "training",
];

/// What is trained besides people, in order.
const TRAINED: [&str; 9] =
    ["classifier", "classifiers", "data", "detector", "model", "models", "network", "networks", "predictor"];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let (admonish, openings) = (subject.phrases(&RULE, &ADMONISH), Phrases::new(OPENINGS));
    for task in tasks(subject) {
        let opening = task.opening();
        let opens = openings.find(task.text).into_iter().find(|found| Some(found.word) == opening);
        let opens = opens
            .filter(|found| !task.words_from(found.word + 1).take(5).any(|word| TRAINED.binary_search(&word).is_ok()));
        let inside = || admonish.find(task.text).into_iter().find(|found| task.span.contains(&found.span.start));
        let Some(found_here) = opens.or_else(inside) else { continue };
        let said = &task.text.plain[found_here.span.clone()];
        let message = format!(
            "“{said}” asks people to be different. Change the tool, so that the mistake is hard to make or harmless."
        );
        found(RULE.finding(place(task.text, found_here.span), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Ask for the name of the cluster before it is deleted | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train the new forecast model on night traffic | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Add the release train to the calendar | process | ada | n/a **TODO** |\n",
        "## Action Items\n\nPay attention to the order:\n\n* Limit the import\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train all engineers on the console | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Deploy more carefully on Fridays | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train the many new people of the team before they see the model | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n* Remind everybody of the runbook\n",
    ],
};
