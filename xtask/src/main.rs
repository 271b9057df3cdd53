//! `cargo xtask`: what the README's commands run.
//!
//! Every command first installs what it needs and does not find ([`install`]), then does its work; a second run finds
//! everything, touches no network and starts at once. The crate has no dependencies, so that it is built in a second.
//!
//! - [`serve`]: the editor on this machine, rebuilt when a file changes
//! - [`site`]: the release in `dist/site/`
//! - [`test`]: formatting, lints and every test
//! - [`bench`]: the figures
//!
//! What is measured or driven in a browser is JavaScript and stands in `tests/e2e` and `tests/bench`.

mod bench;
mod browsers;
mod cargo_tool;
mod command;
mod failure;
mod install;
mod node;
mod options;
mod rustup;
mod serve;
mod site;
mod test;
mod tree;

use std::process::ExitCode;

use failure::{Failure, fail};
use options::Options;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N]        build the editor and serve it on 127.0.0.1:8080, rebuilding when a file changes
  build                   build the release into dist/site/ and say how large it is
  test [--only STEPS]     run every check: fmt, clippy, native, wasm, e2e (a comma between several)
       [--browser NAMES]  run what runs in browsers in these only: chromium, firefox, webkit (end to end)
  bench [--rows N,N]      measure the editor beside a bare text area, and the core beside a plain parser
        [--only PARTS]    these only: native, proportion, size, type, row, paste, open
        [--keys N]        so many keys for each figure of typing

Each installs what it needs and does not find, and says so.";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let outcome = match command.as_str() {
        "serve" => Options::read(words, &["port"]).and_then(|options| serve::serve(&options)),
        "build" => Options::read(words, &[]).and_then(|_| site::build()),
        "test" => Options::read(words, &["only", "browser"]).and_then(|options| test::test(&options)),
        "bench" => Options::read(words, &["rows", "only", "keys"]).and_then(|options| bench::bench(&options)),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => fail(format!("there is no command \"{other}\"\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(reason)) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
