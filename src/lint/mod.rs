//! What keeps a postmortem from being good: one list of rules, and what they find in a document. No browser, no clock, no
//! Markdown syntax: today comes in as a value, and texts come as a reader sees them.
//!
//! A rule that fires on a sound document is wrong: people switch off a tool that cries wolf.

mod finding;
mod level;
mod nearest;
mod phrases;
mod rule;
mod rules;
mod settings;
mod subject;
mod text;
mod texts;

pub use finding::{Finding, Fix, Place};
pub use level::Level;
pub use nearest::did_you_mean;
pub use phrases::{Found, Phrases};
pub use rule::{Examples, Rule};
pub use rules::{EXAMPLES, RULES, rule};
pub use settings::{Problem, SETTINGS_FILE, Settings, default_file};
pub use subject::{Subject, place};
pub use text::Text;
pub use texts::Texts;

/// All findings of the rules that are switched on, in the order of the document: of one place those of a higher level first.
pub fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES.iter() {
        (rule.check)(subject, &mut |finding| {
            if let Some(level) = subject.settings.level(rule.name, finding.level) {
                findings.push(finding.at(level));
            }
        });
    }
    findings.sort_by_cached_key(|finding| subject.order(finding));
    findings
}
