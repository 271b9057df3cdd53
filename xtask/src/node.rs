//! What comes from npm, as `package-lock.json` pins it: wasm-opt (binaryen) and what drives the browser tests.

use std::fs;
use std::path::PathBuf;

use crate::command::{command, output, run};
use crate::failure::{Outcome, fail};
use crate::tree;

/// The oldest Node that the scripts run on.
const OLDEST: u32 = 20;

/// Makes sure that Node is there and the packages are those of the lock file. Returns the folder of their programs.
pub fn packages() -> Outcome<PathBuf> {
    node()?;
    let lock = read("package-lock.json")?;
    // Written after a complete installation, so one that was interrupted is done again.
    let installed = tree::root().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == lock) {
        return Ok(programs());
    }
    eprintln!("Installing wasm-opt and the browser tests' packages from npm (110 MB, usually seconds).");
    run(command(npm()).args(["ci", "--no-fund", "--no-audit", "--ignore-scripts"]))?;
    match fs::write(&installed, lock) {
        Ok(()) => Ok(programs()),
        Err(error) => fail(format!("{} cannot be written: {error}", installed.display())),
    }
}

fn node() -> Outcome {
    let Some(text) = output(command("node").arg("--version")) else {
        return fail(format!("Node is missing: install Node {OLDEST} or newer (with npm)"));
    };
    match major(&text) {
        Some(major) if major >= OLDEST => Ok(()),
        _ => fail(format!("Node {} is too old: install Node {OLDEST} or newer", text.trim())),
    }
}

fn programs() -> PathBuf {
    tree::root().join("node_modules/.bin")
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn read(name: &str) -> Outcome<Vec<u8>> {
    fs::read(tree::root().join(name)).or_else(|error| fail(format!("{name} cannot be read: {error}")))
}

/// 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn nodes_version_is_read() {
        assert_eq!(super::major("v20.20.2\n"), Some(20));
        assert_eq!(super::major("nonsense"), None);
    }
}
