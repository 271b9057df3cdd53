//! What keeps a postmortem from being good: one list of rules, and what they find in a document. No browser, no clock, no
//! Markdown syntax: today comes in as a value, and texts come as a reader sees them.
//!
//! A rule that fires on a sound document is wrong: people switch off a tool that cries wolf.

mod acronyms;
mod days;
mod decisions;
mod durations;
mod every_text;
mod finding;
mod intervals;
mod items;
mod kind;
mod labels;
mod level;
mod nearest;
mod outages;
mod part;
mod people;
mod phrases;
mod progress;
mod quantity;
mod quotation;
mod report;
mod roles;
mod row_order;
mod rows;
mod rule;
mod rules;
mod secrets;
mod settings;
mod stated_times;
mod subject;
mod tasks;
mod text;
mod texts;
mod tracker;

pub use decisions::{Acceptance, Decisions};
pub use finding::{Finding, Fix, Place};
pub use level::Level;
pub use nearest::did_you_mean;
pub use part::Part;
pub use phrases::{Found, Phrases};
pub use report::Report;
pub use rows::Rows;
pub use rule::{Examples, Rule};
pub use rules::{EXAMPLES, OF_WORDS, RULES, rule};
pub use settings::{Problem, SETTINGS_FILE, Settings, default_file};
pub use subject::{Subject, place, place_of};
pub use text::Text;
pub use texts::Texts;

/// All findings of the rules that are switched on, in the order of the document: of one place those of a higher level first.
///
/// What is switched off is not looked for, but for what [`Rows`] holds of each row: that was found already.
pub fn check(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    let level = |finding: &Finding| subject.settings.level(finding.rule.name, finding.level);
    for rule in RULES.iter().filter(|rule| subject.settings.level(rule.name, rule.level).is_some()) {
        (rule.check)(subject, &mut |finding| {
            if let Some(level) = level(&finding) {
                findings.push(finding.at(level));
            }
        });
    }
    let of_rows = subject.rows().findings();
    findings.extend(of_rows.filter_map(|finding| Some(finding.clone().at(level(finding)?))));
    findings.sort_by_cached_key(|finding| subject.order(finding));
    findings
}

/// What a rule finds, for the tests in the rules' own files.
#[cfg(test)]
mod testing {
    use chrono::NaiveDate;

    use super::{Finding, Rows, Rule, Settings, Subject, Texts};
    use crate::chronology::Times;
    use crate::markdown::read;
    use crate::zone_database::Bundled;

    /// What one rule finds in a text on 26 March 2026.
    pub fn only(rule: &'static Rule, text: &str) -> Vec<Finding> {
        with(rule, text, &Settings::default())
    }

    /// The same with the settings of a team.
    pub fn with(rule: &'static Rule, text: &str, settings: &Settings) -> Vec<Finding> {
        let (opened, zones) = (read(text), Bundled::default());
        let document = opened.document();
        let (times, texts) = (Times::of(document, &zones), Texts::of(document));
        let today = NaiveDate::from_ymd_opt(2026, 3, 26).unwrap_or_default();
        let mut found = Vec::new();
        let rows = Rows::of(document);
        let subject = Subject::new(document, (&times, &texts, &rows), settings, today, &zones);
        (rule.check)(&subject, &mut |finding| found.push(finding));
        found.extend(subject.rows().findings().filter(|finding| finding.rule == rule).cloned());
        found
    }
}
