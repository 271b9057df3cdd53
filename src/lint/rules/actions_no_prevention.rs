//! Action items of which none prevents the next outage.

use crate::document::Section;
use crate::lint::kind::Kind;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "actions-no-prevention",
    level: Level::Warning,
    what: "no action item prevents",
    why: "To notice and to repair sooner is good; but if nothing prevents it, the same will happen again.",
    source: "SRE workbook, chapter 10: a balance of preventative and mitigating items",
    remedy: "Add an item that takes away one of the root causes, or say in the text why none is worth it.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    if !subject.settings.kinds.iter().any(|kind| kind == "prevent") {
        return;
    }
    let mut kinds = subject.actions().map(|(_, action)| Kind::read(subject.settings, &action.kind).meant()).peekable();
    // Of items whose types cannot be told, any may prevent; another rule tells of these.
    if kinds.peek().is_some() && kinds.all(|kind| kind.is_some_and(|kind| kind != "prevent")) {
        let message =
            "No item has the type prevent. Add one that takes away a root cause, or the same can happen again.";
        found(RULE.finding(Place::Section(Section::ActionItems), message));
    }
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Limit the import | prevent | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | Prevention | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Limit the import | | ada | n/a **TODO** |\n",
        "## Action Items\n\n-\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n| Restart by hand | mitigation | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Write the runbook | Process | ada | n/a **DONE** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Settings;
    use crate::lint::testing::with;

    #[test]
    fn a_team_without_that_type_is_told_nothing() {
        let settings = Settings { kinds: vec!["detect".to_owned()], ..Settings::default() };
        let text = "## Action Items\n\n| Action Item | Type |\n| - | - |\n| Do | detect |\n";
        assert_eq!(with(&RULE, text, &settings), []);
    }
}
