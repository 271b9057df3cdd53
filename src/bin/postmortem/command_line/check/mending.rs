//! The mending of what rules found, as far as a machine can.

use postmortem_editor::document::Postmortem;
use postmortem_editor::lint::{Finding, Place, Rule};
use postmortem_editor::session::Session;

use super::examined::Rules;

/// A fix may make room for another one, but not for ever.
const MOST_MORE: usize = 100;

/// A text after its mending.
#[derive(Debug)]
pub struct Mended {
    pub text: String,
    /// The rules whose findings were mended and how, in the order in which that was done.
    done: Vec<(&'static Rule, String)>,
}

/// Makes the fixes of findings one after the other, until there is none left that is safe and removes its finding. Only the lines that
/// they touch change.
pub fn mend(text: &str, rules: &Rules) -> Mended {
    let mut session = Session::open(text);
    let mut findings = rules.find(session.document());
    let most = findings.iter().filter(|finding| finding.safe_fix().is_some()).count() + MOST_MORE;
    let mut done: Vec<(&'static Rule, String)> = Vec::new();
    let mut in_vain: Vec<(&'static str, Place)> = Vec::new();
    while done.len() < most {
        let is_tried = |finding: &Finding| {
            in_vain.iter().any(|(rule, place)| *rule == finding.rule.name && *place == finding.place)
        };
        let next =
            findings.iter().find_map(|finding| Some((finding, finding.safe_fix().filter(|_| !is_tried(finding))?)));
        let Some((finding, fix)) = next else { break };
        let before = session.document().clone();
        session.apply(fix.edit.clone());
        let after = rules.find(session.document());
        let of_rule =
            |findings: &[Finding]| findings.iter().filter(|other| other.rule.name == finding.rule.name).count();
        if of_rule(&after) < of_rule(&findings) {
            done.push((finding.rule, fix.name.clone()));
            findings = after;
        } else {
            in_vain.push((finding.rule.name, finding.place.clone()));
            take_back(&mut session, &before);
        }
    }
    let text = if done.is_empty() { text.to_owned() } else { session.text() };
    Mended { text, done }
}

fn take_back(session: &mut Session, before: &Postmortem) {
    if session.document() != before {
        session.undo();
    }
}

impl Mended {
    /// Says on standard error what was done to a file.
    pub fn tell(&self, name: &str) {
        for (rule, fix) in &self.done {
            eprintln!("{name}: mended: {fix} ({})", rule.name);
        }
    }
}
