//! An action item that would have people be different.

use crate::lint::quotation::is_quoted;
use crate::lint::roles::{is_negation, is_role};
use crate::lint::rule::{Examples, Rule};
use crate::lint::tasks::{Task, tasks};
use crate::lint::{Finding, Found, Level, Phrases, Subject, Text, place};

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
const OPENINGS: [&str; 7] = [
    "ask people to",
    "double check",
    "double-check",
    "inform everyone",
    "tell everybody",
    "tell everyone",
    "tell people",
];

/// What does so there if people follow: a router may be taught to refuse something, and a program reminds.
const OF_PEOPLE: [&str; 11] = [
    "coach",
    "discipline",
    "educate",
    "educating",
    "encourage",
    "remind",
    "reminding",
    "retrain",
    "teach",
    "train",
    "training",
];

/// What ends the words for whom that is done to.
const ENDS: [&str; 10] = ["about", "by", "how", "if", "not", "that", "to", "when", "whenever", "which"];

/// Who changes or takes away such words, or the need for them, admonishes nobody.
const UNDONE: [&str; 12] = [
    "delete",
    "drop",
    "fewer",
    "instead",
    "less",
    "remove",
    "removing",
    "rename",
    "replace",
    "replacing",
    "rewrite",
    "so",
];

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let admonish = subject.phrases(&RULE, &ADMONISH);
    let (openings, of_people) = (Phrases::new(OPENINGS), Phrases::new(OF_PEOPLE));
    for task in tasks(subject) {
        let opens = || task.opens_with(&openings);
        let of_people = || task.opens_with(&of_people).filter(|found| is_of_people(subject, &task, found));
        let inside = || task.find(&admonish).into_iter().find(|found| admonishes(task.text, found));
        let Some(found_here) = opens().or_else(of_people).or_else(inside) else { continue };
        let said = &task.text.plain[found_here.span.clone()];
        let message = format!(
            "“{said}” relies on people being more careful. Change the tool, so that the mistake is hard to make or harmless."
        );
        found(RULE.finding(place(task.text, found_here.span), message));
    }
}

/// Whether people follow what an item opens with: “all engineers”, “the many new people of the team”. An on-call rotation
/// is none.
fn is_of_people(subject: &Subject, task: &Task, found: &Found) -> bool {
    // A program reminds owners and users, and nobody but people teaches them.
    let is_taught = !found.phrase.starts_with("remind");
    let is_person = |word: &str| {
        is_role(word) && !matches!(word, "on-call" | "oncall")
            || is_taught && matches!(word, "owners" | "users")
            || subject.people().has_word(word)
    };
    task.words_from(found.word + 1).take(5).take_while(|word| !ENDS.contains(word)).any(is_person)
}

/// Whether words that admonish do so where they stand.
fn admonishes(text: &Text, found: &Found) -> bool {
    // No sentence that asks for one thing is longer.
    let is_undone = text.words_before(found.word).take(30).any(|word| is_negation(word) || UNDONE.contains(&word));
    !is_undone && !is_quoted(text, &found.span)
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Ask for the name of the cluster before it is deleted | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train the new forecast model on night traffic | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Add the release train to the calendar | process | ada | n/a **TODO** |\n",
        "## Action Items\n\nPay attention to the order:\n\n* Limit the import\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Teach the router to refuse an empty table of engineers | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Remind certificate owners by mail, in copy to the team | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train a new on-call rotation | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Replace the “be careful” page of the wiki by a check | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Remove warnings to pay attention from the console | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Show the quota, so that one need not remember to look it up | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Show “pay attention” beside the name of the cluster | prevent | ada | n/a **TODO** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train all engineers on the console | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Deploy more carefully on Fridays | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Train the many new people of the team before they see the model | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n* Remind everybody of the runbook\n",
        "## Action Items\n\n* Coach Ines\n",
        "## Action Items\n\n* Teach the product owners how to look it up\n",
        "## Action Items\n\n* Limit the import\n* Pay attention to the order\n",
        "## Action Items\n\n* Double-check the name of the cluster\n",
    ],
};
