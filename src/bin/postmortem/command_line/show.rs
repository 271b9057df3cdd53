//! `postmortem show`: what a file says, as data.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use postmortem_editor::markdown::read;

use super::failure::Failure;
use super::input::read_file;
use super::output::print;

/// Print what a postmortem says
#[derive(Args)]
pub struct Arguments {
    /// As JSON
    #[arg(long, required = true)]
    json: bool,
    /// A Markdown file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let text = read_file(&arguments.file)?;
    let json = serde_json::to_string_pretty(read(&text).document())
        .map_err(|error| Failure::new(arguments.file.display(), error))?;
    print(&format!("{json}\n"))?;
    Ok(ExitCode::SUCCESS)
}
