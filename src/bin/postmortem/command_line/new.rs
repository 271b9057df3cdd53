//! `postmortem new`: an empty postmortem.

use std::process::ExitCode;

use clap::Args;
use postmortem_editor::document::{Date, Heading, Postmortem};
use postmortem_editor::markdown::write_canonical;

use super::failure::Failure;
use super::input::date;
use super::output::print;

/// Print an empty postmortem in canonical form
#[derive(Args)]
pub struct Arguments {
    /// What happened, as a headline
    title: String,
    /// The day of the incident, as in 2016-09-05 or "September 5, 2016"
    #[arg(long)]
    date: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut document = Postmortem::default();
    document.title = Heading::typed(&arguments.title);
    if let Some(text) = &arguments.date {
        document.date = Date::Day(date("--date", text)?);
    }
    print(&write_canonical(&document))?;
    Ok(ExitCode::SUCCESS)
}
