//! An action item of a type that the team does not have.

use crate::document::{ActionColumn, Edit};
use crate::form::Field;
use crate::lint::kind::Kind;
use crate::lint::rule::{Examples, Rule};
use crate::lint::{Finding, Level, Place, Subject};

pub static RULE: Rule = Rule {
    name: "action-type-unknown",
    level: Level::Warning,
    what: "an action item has no type, or one that the team does not use",
    why: "Types tell at a glance whether anything prevents the next one, and let items of all postmortems be counted.",
    source: "SRE book, appendix D, and SRE workbook, chapter 10: each item has a type",
    remedy: "Choose one of the team's types; they are in its settings.",
    check,
};

fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (id, action) in subject.actions() {
        let field = Field::Action(id, ActionColumn::Kind);
        let finding = |message: String| RULE.finding(Place::Field(field, 0..0), message);
        match Kind::read(subject.settings, &action.kind) {
            Kind::Known(_) => {}
            Kind::Blank => found(finding(format!("This item has no type. Choose one: {}.", known(subject)))),
            Kind::Unknown => {
                let said = action.kind.trim();
                found(finding(format!("“{said}” is none of the types here. Choose one: {}.", known(subject))));
            }
            Kind::Near(kind) => {
                let edit = Edit::Action(id, ActionColumn::Kind, kind.to_owned());
                let message =
                    format!("“{}” is written “{kind}” here, so that items can be counted.", action.kind.trim());
                // A link or a doubt in the cell would go with its word.
                let is_word = action.kind.trim().chars().all(char::is_alphanumeric);
                let finding = finding(message);
                found(if is_word { finding.with_safe_fix(format!("Write {kind}"), edit) } else { finding });
            }
        }
    }
}

fn known(subject: &Subject) -> String {
    subject.settings.kinds.join(", ")
}

pub static EXAMPLES: Examples = Examples {
    passing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | Detect | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | **other** | ada | n/a **TODO** |\n",
    ],
    failing: &[
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | feature | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | Prevention | ada | n/a **TODO** |\n",
        "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Limit the import | [Prevention](https://example.org/types) | ada | n/a **TODO** |\n",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::only;

    #[test]
    fn only_a_bare_word_is_written_anew() {
        for (kind, is_fixed) in [("Prevention", true), ("[Prevention](https://e.org)", false), ("Prevention?", false)] {
            let found =
                only(&RULE, &format!("## Action Items\n\n| Action Item | Type |\n| - | - |\n| Limit it | {kind} |\n"));
            assert_eq!(found.len(), 1, "{kind}");
            assert_eq!(found[0].fix.is_some(), is_fixed, "{kind}");
        }
    }
}
