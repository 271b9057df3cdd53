//! `postmortem rules`: what `postmortem check` looks for, and why.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use postmortem_editor::lint::{EXAMPLES, RULES, Rule, default_file};

use super::check::known;
use super::failure::Failure;
use super::output::print;

/// List the rules of `postmortem check`, or explain one
#[derive(Args)]
pub struct Arguments {
    /// Print a settings file, postmortem.toml, with all defaults
    #[arg(long, conflicts_with = "name")]
    config: bool,
    /// The rule to explain
    #[arg(value_name = "RULE")]
    name: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let text = match &arguments.name {
        Some(name) => explained(known(name)?),
        None if arguments.config => default_file(),
        None => list(),
    };
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn list() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    RULES.iter().fold(String::new(), |mut out, rule| {
        let _ = writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.level.name(), rule.what);
        out
    })
}

fn explained(rule: &Rule) -> String {
    let mut out = format!("{} ({})\n\n", rule.name, rule.level.name());
    for (title, text) in
        [("Found when", rule.what), ("Why", rule.why), ("Source", rule.source), ("What to do", rule.remedy)]
    {
        let _ = writeln!(out, "{title}: {text}");
    }
    if let Some((_, examples)) = EXAMPLES.iter().find(|(other, _)| other.name == rule.name) {
        for (title, fragments) in [("Found in", examples.failing), ("Not found in", examples.passing)] {
            let _ = writeln!(out, "\n{title}:");
            for fragment in fragments {
                out.push('\n');
                for line in fragment.lines() {
                    let _ = writeln!(out, "{}", format!("    {line}").trim_end());
                }
            }
        }
    }
    out
}
