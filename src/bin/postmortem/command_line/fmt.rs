//! `postmortem fmt`: files in canonical form.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use postmortem_editor::document::{Passage, Postmortem, Section};
use postmortem_editor::markdown::{read, write_canonical};

use super::failure::Failure;
use super::input::{STANDARD_INPUT, read_file, read_standard_input};
use super::output::{print, say};
use super::replace::replace;

/// Write postmortems in canonical form
///
/// Files that are not in canonical form are replaced and named. Without a file, standard input is written to standard
/// output.
#[derive(Args)]
pub struct Arguments {
    /// Only name the files that are not in canonical form; exit with 1 if there is one
    #[arg(long)]
    check: bool,
    /// Markdown files
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Goes on to the next file when one fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.files.is_empty() {
        return standard_input(arguments.check);
    }
    let mut code = ExitCode::SUCCESS;
    let mut failed = None;
    for path in &arguments.files {
        match file(path, arguments.check) {
            Ok(false) => {}
            Ok(true) => code = ExitCode::FAILURE,
            Err(failure) => failed = Some(failure.report()),
        }
    }
    Ok(failed.unwrap_or(code))
}

/// Returns whether a check found that the file differs.
fn file(path: &Path, check: bool) -> Result<bool, Failure> {
    let text = read_file(path)?;
    let opened = read(&text);
    let canonical = write_canonical(opened.document());
    if canonical == text {
        return Ok(false);
    }
    if is_something_else(opened.document()) {
        say(&format!("postmortem: {}: no section of a postmortem is in it; is it one?", path.display()))?;
    }
    if !check {
        replace(path, &canonical)?;
    }
    print(&format!("{}\n", path.display()))?;
    Ok(check)
}

/// Whether a document says something, but nothing in any section of the template: perhaps a file that was named by mistake.
fn is_something_else(document: &Postmortem) -> bool {
    let says_something = !document.own.is_empty()
        || !document.passage(Passage::Introduction).is_blank()
        || !document.passage(Passage::BeforeTitle).is_blank();
    says_something && Section::ALL.into_iter().all(|section| document.is_absent(section))
}

fn standard_input(check: bool) -> Result<ExitCode, Failure> {
    let text = read_standard_input()?;
    let canonical = canonical(&text);
    if !check {
        print(&canonical)?;
    } else if canonical != text {
        print(&format!("{STANDARD_INPUT}\n"))?;
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn canonical(text: &str) -> String {
    write_canonical(read(text).document())
}
