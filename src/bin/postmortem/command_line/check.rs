//! `postmortem check`: what keeps postmortems from being good.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use postmortem_editor::chronology::Times;
use postmortem_editor::lint::{Place, Settings, Subject, Texts, check};
use postmortem_editor::markdown::read;
use postmortem_editor::zone_database::Bundled;

use super::failure::Failure;
use super::input::read_file;
use super::output::print;

/// Find what keeps postmortems from being good
#[derive(Args)]
pub struct Arguments {
    /// Only findings of these rules
    #[arg(long)]
    only: Vec<String>,
    /// Markdown files
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let zones = Bundled::default();
    for path in &arguments.files {
        let text = read_file(path)?;
        let opened = read(&text);
        let document = opened.document();
        let (times, texts, settings) = (Times::of(document, &zones), Texts::of(document), Settings::default());
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
        let subject = Subject { document, times: &times, texts: &texts, settings: &settings, today, zones: &zones };
        for finding in check(&subject) {
            if !arguments.only.is_empty() && !arguments.only.iter().any(|name| name == finding.rule.name) {
                continue;
            }
            let about = match &finding.place {
                Place::Section(section) => format!("{section:?}"),
                Place::Field(field, span) => {
                    let text = field.text(document).unwrap_or_default();
                    format!("{:?} {field:?} {:?}", field.section(document), text.get(span.clone()))
                }
            };
            let fix = finding.fix.map(|fix| fix.name);
            print(&format!(
                "{}\t{}\t{}\t{about}\t{}\t{fix:?}\n",
                path.display(),
                finding.rule.name,
                finding.level.name(),
                finding.message
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
