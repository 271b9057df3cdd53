//! What each command needs, in the versions that the project is built with.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::cargo_tool::CargoTool;
use crate::command::path_with;
use crate::failure::{Failure, Outcome, fail};
use crate::{node, rustup, tree};

/// The newest that the pinned Rust builds.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// What builds the page: the wasm target, Trunk, wasm-bindgen and wasm-opt. Returns the PATH to build with.
pub fn site_builders() -> Outcome<OsString> {
    rustup::wasm_target()?;
    let folders = [node::packages()?, trunk()?, wasm_bindgen()?];
    Ok(path_with(folders.iter().map(PathBuf::as_path)))
}

fn trunk() -> Outcome<PathBuf> {
    CargoTool {
        package: "trunk",
        programs: &["trunk"],
        version: TRUNK.to_owned(),
        flags: &["--no-default-features", "--features", "rustls"],
        usually: "usually 5 minutes on two cores",
    }
    .ensure()
}

/// wasm-bindgen's programs, of the version of the library in Cargo.lock: the two must be the same.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let lock = fs::read_to_string(tree::root().join("Cargo.lock"))
        .map_err(|error| Failure(format!("Cargo.lock cannot be read: {error}")))?;
    let Some(version) = locked(&lock, "wasm-bindgen") else {
        return fail("Cargo.lock names no wasm-bindgen");
    };
    CargoTool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version.to_owned(),
        flags: &[],
        usually: "usually 2 minutes on two cores",
    }
    .ensure()
}

pub fn geckodriver() -> Outcome<PathBuf> {
    CargoTool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: GECKODRIVER.to_owned(),
        flags: &[],
        usually: "usually 2 minutes on two cores",
    }
    .ensure()
}

/// The version that a Cargo.lock holds of a package.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.50\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.129\"
source = \"registry\"
";

    #[test]
    fn the_locked_version_is_found() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked(LOCK, "wasm-bindgen-futures"), Some("0.4.50"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }
}
