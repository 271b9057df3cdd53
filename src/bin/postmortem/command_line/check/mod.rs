//! `postmortem check`: what keeps postmortems from being good, and the mending of what a machine can mend.

mod configuration;
mod examined;
mod files;
mod github;
mod json;
mod mending;
mod positions;
mod sarif;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use postmortem_editor::lint::{Level, RULES, Rule, did_you_mean, rule};
use postmortem_editor::markdown::{Opened, read};

use self::configuration::Configuration;
use self::examined::{Examined, Outcome, Rules};
use self::files::Named;
use self::mending::{Mended, mend};
use super::clock::today;
use super::failure::Failure;
use super::input::{STANDARD_INPUT, date, is_standard_input, read_file, read_standard_input};
use super::output::{print, print_beside, say};
use super::replace::replace;

/// Find what keeps postmortems from being good
///
/// Folders are searched for Markdown files that are postmortems. Without a file, standard input is checked. `postmortem
/// rules` tells what is looked for and why.
#[derive(Args)]
pub struct Arguments {
    /// How findings are told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The settings of all files, in place of the nearest postmortem.toml above each
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The day that rules take for today, as in 2016-09-05
    #[arg(long, value_name = "DAY")]
    today: Option<String>,
    /// Mend what a machine can mend, and tell what is left; standard input is written to standard output, and findings go
    /// to standard error
    #[arg(long)]
    fix: bool,
    /// Exit with 1 if there is a finding of this level or above
    #[arg(long, value_enum, default_value_t = Least::Error, value_name = "LEVEL")]
    fail_on: Least,
    /// Only findings of this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Markdown files, and folders of such; - is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For scripts
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum Least {
    Error,
    Warning,
    Hint,
}

impl Least {
    fn level(self) -> Level {
        match self {
            Least::Error => Level::Error,
            Least::Warning => Level::Warning,
            Least::Hint => Level::Hint,
        }
    }
}

/// Goes on to the next file when one fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Some(mut run) = Run::new(arguments)? else { return Ok(ExitCode::from(2)) };
    let standard_input = [PathBuf::from("-")];
    let named = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    for file in files::named(named, &mut |failure| run.leave_out(&failure)) {
        if let Err(failure) = run.file(&file) {
            run.leave_out(&failure);
        }
    }
    run.end()
}

struct Run<'a> {
    arguments: &'a Arguments,
    configuration: Configuration,
    today: NaiveDate,
    only: Vec<&'static Rule>,
    outcome: Outcome,
    /// Whether standard output is the mended text of standard input, and nothing else.
    has_printed: bool,
}

impl<'a> Run<'a> {
    /// Nothing if the settings for all files are wrong, which was told.
    fn new(arguments: &'a Arguments) -> Result<Option<Run<'a>>, Failure> {
        let today = match &arguments.today {
            Some(text) => date("--today", text)?,
            None => today(),
        };
        let only = arguments.only.iter().map(|name| known(name)).collect::<Result<_, _>>()?;
        let run = |configuration| {
            let outcome = Outcome::default();
            Run { arguments, configuration, today, only, outcome, has_printed: false }
        };
        Ok(Configuration::new(arguments.config.as_deref()).map(run))
    }

    /// Checks a file, after mending it if that is asked for.
    fn file(&mut self, file: &Named) -> Result<(), Failure> {
        let is_input = is_standard_input(&file.path);
        let (text, name, from_root) = if is_input {
            (read_standard_input()?, STANDARD_INPUT.to_owned(), STANDARD_INPUT.to_owned())
        } else {
            (read_file(&file.path)?, files::shown(&file.path), files::from_root(&file.path))
        };
        let mut opened = read(&text);
        if file.was_found && examined::is_no_postmortem(&opened) {
            self.outcome.skipped.push(name);
            return Ok(());
        }
        let Some(settings) = self.configuration.of(&files::folder_of(&file.path)) else {
            self.outcome.unchecked += 1;
            self.outcome.failed = true;
            return Ok(());
        };
        let rules = Rules::new(settings, self.today, self.only.clone());
        let mended = if self.arguments.fix { self.mend(file, &mut opened, &rules) } else { Vec::new() };
        self.tell(&name, &mended);
        self.outcome.files.push(Examined::new((name, from_root), opened, mended, &rules));
        Ok(())
    }

    /// Tells why a file or a folder is not checked.
    fn leave_out(&mut self, failure: &Failure) {
        self.fail(failure);
        self.outcome.unchecked += 1;
    }

    /// Mends a file that was opened, unless it cannot be written. Returns what was mended.
    fn mend(&mut self, file: &Named, opened: &mut Opened, rules: &Rules) -> Vec<Mended> {
        let (text, mended) = mend(opened, rules);
        let written = if is_standard_input(&file.path) {
            self.has_printed = true;
            print(&text)
        } else if mended.is_empty() {
            Ok(())
        } else {
            replace(&file.path, &text).map_err(|failure| failure.so("it was not mended"))
        };
        if let Err(failure) = written {
            self.fail(&failure);
            return Vec::new();
        }
        *opened = read(&text);
        mended
    }

    /// Says on standard error what was mended in a file, where the output itself does not.
    fn tell(&mut self, name: &str, mended: &[Mended]) {
        if !matches!(self.arguments.format, Format::Text | Format::Github) {
            return;
        }
        for Mended { rule, fix } in mended {
            if let Err(failure) = say(&format!("{name}: mended: {fix} ({})", rule.name)) {
                self.fail(&failure);
            }
        }
    }

    fn fail(&mut self, failure: &Failure) {
        failure.report();
        self.outcome.failed = true;
    }

    fn end(self) -> Result<ExitCode, Failure> {
        let outcome = &self.outcome;
        let told = match self.arguments.format {
            Format::Text => text::write(outcome, text::has_colours(self.has_printed)),
            Format::Json => json::write(outcome),
            Format::Sarif => sarif::write(outcome),
            Format::Github => github::write(outcome),
        };
        if self.has_printed {
            print_beside(&told)?;
        } else {
            print(&told)?;
        }
        let least = self.arguments.fail_on.level();
        Ok(match outcome {
            Outcome { failed: true, .. } => ExitCode::from(2),
            _ if outcome.findings().any(|found| found.finding.level >= least) => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        })
    }
}

/// The rule of a name that was given.
pub fn known(name: &str) -> Result<&'static Rule, Failure> {
    rule(name).ok_or_else(|| {
        let hint = did_you_mean(name, RULES.iter().map(|rule| rule.name));
        Failure::new(name, format!("there is no such rule.{hint} “postmortem rules” lists them"))
    })
}
