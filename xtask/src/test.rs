//! `cargo xtask test`: everything that is checked, the same on a person's machine and in CI.
//!
//! A step that fails does not keep the next ones from running; the summary at the end says which failed, and the command
//! fails with them.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browsers::{self, Browsers};
use crate::command::{cargo, command, path_with, run};
use crate::failure::{Failure, Outcome, fail};
use crate::options::Options;
use crate::{install, node, rustup, site, tree};

const STEPS: [&str; 5] = ["fmt", "clippy", "native", "wasm", "e2e"];

pub fn test(options: &Options) -> Outcome {
    let steps = options.choice("only", &STEPS)?;
    // WebKitGTK is asked for: under its driver a page now and then never starts (seen once in 450).
    let names = match options.value("browser") {
        Some(_) => options.choice("browser", &browsers::NAMES)?,
        None => vec!["chromium", "firefox"],
    };
    let mut summary = Summary::default();
    for step in steps {
        match step {
            "fmt" => summary.add("fmt", fmt),
            "clippy" => {
                summary.add("clippy, core and command line", clippy_core);
                summary.add("clippy, app", clippy_app);
            }
            "native" => summary.add("native tests", native),
            "wasm" => {
                for &name in &names {
                    let step = format!("wasm tests in {name}");
                    match name {
                        "webkit" => summary.skip(step, "wasm-bindgen knows no driver of it"),
                        _ => summary.add(&step, || wasm(name)),
                    }
                }
            }
            _ => end_to_end(&names, &mut summary),
        }
    }
    summary.close()
}

fn fmt() -> Outcome {
    rustup::rustfmt()?;
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy_core() -> Outcome {
    rustup::clippy()?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// The targets that are built for the browser; the command line and the native tests are not.
fn clippy_app() -> Outcome {
    rustup::clippy()?;
    rustup::wasm_target()?;
    run(cargo().args(["clippy", "--target", rustup::WASM, "--features", "app"]).args([
        "--lib",
        "--bin",
        "postmortem-editor",
        "--test",
        "wasm",
        "--",
        "--deny",
        "warnings",
    ]))
}

fn native() -> Outcome {
    run(cargo().args(["test", "--workspace"]))
}

/// The layer that touches the browser, inside one.
fn wasm(browser: &'static str) -> Outcome {
    rustup::wasm_target()?;
    let runner = install::wasm_bindgen()?;
    browsers::ensure(&[browser])?;
    let Some((variable, driver)) = browsers::wasm_driver(browser)? else {
        return fail(format!("there is no driver of {browser}"));
    };
    run(cargo()
        .env("PATH", path_with([runner.as_path()]))
        // Of several that are named, they would take one of their own choice.
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER")
        .env(variable, driver)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .args(["test", "--target", rustup::WASM, "--features", "app", "--test", "wasm"]))
}

/// Whole flows through the release, in each browser. Everything is installed and built before the first one starts.
fn end_to_end(names: &[&'static str], summary: &mut Summary) {
    let mut browsers = None;
    summary.add("release build for the end-to-end tests", || {
        node::packages()?;
        browsers = Some(browsers::ensure(names)?);
        site::make()
    });
    let Some(browsers) = browsers.filter(|_| summary.last_passed()) else {
        for name in names {
            summary.skip(format!("end to end in {name}"), "no release to test");
        }
        return;
    };
    for &name in names {
        let step = format!("end to end in {name}");
        match browsers.absent.iter().find(|(absent, _)| *absent == name) {
            Some((_, reason)) => summary.skip(step, reason),
            None => summary.add(&step, || in_browser(name, &browsers)),
        }
    }
}

fn in_browser(name: &str, browsers: &Browsers) -> Outcome {
    let folder = tree::root().join("tests/e2e");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .map_err(|error| Failure(format!("{} cannot be read: {error}", folder.display())))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut node: Command = command("node");
    // One file after the other: two browsers on two cores wait for each other.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    run(node.env("PATH", &browsers.path).env("BROWSER", name))
}

/// How each step went.
#[derive(Default)]
struct Summary(Vec<Line>);

struct Line {
    step: String,
    took: Duration,
    end: End,
}

enum End {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Summary {
    fn add(&mut self, step: &str, work: impl FnOnce() -> Outcome) {
        eprintln!("\n=== {step}");
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed();
        let end = match outcome {
            Ok(()) => {
                eprintln!("=== {step}: passed in {}", seconds(took));
                End::Passed
            }
            Err(Failure(reason)) => {
                eprintln!("=== {step}: FAILED after {}: {reason}", seconds(took));
                End::Failed(reason)
            }
        };
        self.0.push(Line { step: step.to_owned(), took, end });
    }

    fn skip(&mut self, step: String, reason: &str) {
        self.0.push(Line { step, took: Duration::ZERO, end: End::Skipped(reason.to_owned()) });
    }

    fn last_passed(&self) -> bool {
        self.0.last().is_some_and(|line| matches!(line.end, End::Passed))
    }

    /// Prints the summary; fails where a step failed.
    fn close(self) -> Outcome {
        eprintln!();
        for Line { step, took, end } in &self.0 {
            let (word, reason) = match end {
                End::Passed => ("passed", ""),
                End::Failed(reason) => ("FAILED", reason.lines().next().unwrap_or_default()),
                End::Skipped(reason) => ("skipped", reason.as_str()),
            };
            eprintln!("{word:>8}  {:>8}  {step}{}{reason}", seconds(*took), if reason.is_empty() { "" } else { ": " });
        }
        let failed = self.0.iter().filter(|line| matches!(line.end, End::Failed(_))).count();
        match failed {
            0 => Ok(()),
            1 => fail("one step failed"),
            many => fail(format!("{many} steps failed")),
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_run_and_keeps_nothing_from_running() {
        let mut ran = 0;
        let mut summary = Summary::default();
        summary.add("first", || fail("broken"));
        summary.add("second", || {
            ran += 1;
            Ok(())
        });
        summary.skip("third".to_owned(), "not here");
        assert_eq!(ran, 1);
        assert_eq!(summary.close(), fail("one step failed"));
    }

    #[test]
    fn a_skipped_step_fails_nothing() {
        let mut summary = Summary::default();
        summary.add("first", || Ok(()));
        summary.skip("second".to_owned(), "not here");
        assert_eq!(summary.close(), Ok(()));
    }
}
