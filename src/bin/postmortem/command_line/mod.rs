//! The command line: its subcommands, one file each, and what their ends tell the shell.
//!
//! Exit codes: 0, all is well; 1, `fmt --check` found files that differ, or `check` what is not to be; 2, something could not
//! be done, and standard error says what and why: a line for each such thing.

mod check;
mod clock;
mod failure;
mod fmt;
mod input;
mod new;
mod output;
mod printable;
mod replace;
mod rules;
mod show;
mod timeline;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads and writes incident postmortems in Markdown.
#[derive(Parser)]
#[command(name = "postmortem", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    New(new::Arguments),
    Rules(rules::Arguments),
    Show(show::Arguments),
    Timeline(timeline::Arguments),
}

/// Does what the arguments say.
pub fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Timeline(arguments) => timeline::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| failure.report())
}
