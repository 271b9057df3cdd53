//! What keeps a postmortem from being good: one list of rules, and what they find in a document. No browser, no clock, no
//! Markdown syntax: today comes in as a value, and texts come as a reader sees them.
//!
//! A rule that fires on a sound document is wrong: people switch off a tool that cries wolf.

mod decisions;
mod finding;
mod kind;
mod level;
mod nearest;
mod part;
mod people;
mod phrases;
mod quantity;
mod report;
mod roles;
mod rule;
mod rules;
mod settings;
mod subject;
mod tasks;
mod text;
mod texts;
mod tracker;

pub use decisions::{Acceptance, Decisions};
pub use finding::{Finding, Fix, Place};
pub use level::Level;
pub use nearest::{did_you_mean, nearest};
pub use part::Part;
pub use phrases::{Found, Phrases};
pub use report::Report;
pub use rule::{Examples, Rule};
pub use rules::{EXAMPLES, RULES, rule};
pub use settings::{Problem, SETTINGS_FILE, Settings, default_file};
pub use subject::{Subject, place, place_of};
pub use text::Text;
pub use texts::Texts;

/// All findings of the rules that are switched on, in the order of the document: of one place those of a higher level first.
pub fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    // What is switched off is not looked for.
    for rule in RULES.iter().filter(|rule| subject.settings.level(rule.name, rule.level).is_some()) {
        (rule.check)(subject, &mut |finding| {
            if let Some(level) = subject.settings.level(rule.name, finding.level) {
                findings.push(finding.at(level));
            }
        });
    }
    findings.sort_by_cached_key(|finding| subject.order(finding));
    findings
}
