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

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use postmortem_editor::lint::{Level, RULES, Rule, Settings, did_you_mean, rule};

use self::configuration::Configuration;
use self::examined::{Examined, Outcome, Rules};
use self::mending::mend;
use super::clock::today;
use super::failure::Failure;
use super::input::{STANDARD_INPUT, date, read_file, read_standard_input};
use super::output::print;
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
    /// Markdown files, and folders of such
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
    let mut run = Run::new(arguments)?;
    if arguments.files.is_empty() {
        run.standard_input()?;
    }
    let mut files = Vec::new();
    for path in &arguments.files {
        files::collect(path, &mut files, &mut |failure| run.fail(&failure));
    }
    for file in files {
        match run.file(&file.path, file.was_found) {
            Ok(()) => {}
            Err(Stop::Told) => run.outcome.failed = true,
            Err(Stop::Failed(failure)) => run.fail(&failure),
        }
    }
    run.end()
}

/// Why a file was not checked.
enum Stop {
    Failed(Failure),
    /// Its settings are wrong, which was told when they were read.
    Told,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failed(failure)
    }
}

struct Run<'a> {
    arguments: &'a Arguments,
    configuration: Configuration,
    today: NaiveDate,
    only: Vec<&'static Rule>,
    outcome: Outcome,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Arguments) -> Result<Run<'a>, Failure> {
        let today = match &arguments.today {
            Some(text) => date("--today", text)?,
            None => today(),
        };
        let only = arguments.only.iter().map(|name| known(name)).collect::<Result<_, _>>()?;
        let configuration = Configuration::new(arguments.config.as_deref())?;
        Ok(Run { arguments, configuration, today, only, outcome: Outcome::default() })
    }

    fn rules(&self, settings: Rc<Settings>) -> Rules {
        Rules::new(settings, self.today, self.only.clone())
    }

    fn standard_input(&mut self) -> Result<(), Failure> {
        let mut text = read_standard_input()?;
        let Ok(settings) = self.configuration.of(Path::new("."))? else {
            self.outcome.failed = true;
            return Ok(());
        };
        let rules = self.rules(settings);
        if self.arguments.fix {
            let mended = mend(&text, &rules);
            mended.tell(STANDARD_INPUT);
            text = mended.text;
            print(&text)?;
        }
        self.outcome.files.push(Examined::new(STANDARD_INPUT.to_owned(), &text, &rules));
        Ok(())
    }

    /// `was_found`: in a folder, so that it may be something else.
    fn file(&mut self, path: &Path, was_found: bool) -> Result<(), Stop> {
        let mut text = read_file(path)?;
        let name = files::shown(path);
        if was_found && examined::is_no_postmortem(&text) {
            self.outcome.skipped.push(name);
            return Ok(());
        }
        let settings = self.configuration.of(path)?.map_err(|()| Stop::Told)?;
        let rules = self.rules(settings);
        if self.arguments.fix {
            let mended = mend(&text, &rules);
            if mended.text != text {
                replace(path, &mended.text)?;
            }
            mended.tell(&name);
            text = mended.text;
        }
        self.outcome.files.push(Examined::new(name, &text, &rules));
        Ok(())
    }

    fn fail(&mut self, failure: &Failure) {
        failure.report();
        self.outcome.failed = true;
    }

    fn end(self) -> Result<ExitCode, Failure> {
        let outcome = &self.outcome;
        // What stands on standard output is the mended text alone.
        let beside_text = self.arguments.fix && self.arguments.files.is_empty();
        let told = match self.arguments.format {
            Format::Text => text::write(outcome, text::has_colours(beside_text)),
            Format::Json => json::write(outcome),
            Format::Sarif => sarif::write(outcome),
            Format::Github => github::write(outcome),
        };
        if beside_text {
            eprint!("{told}");
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
