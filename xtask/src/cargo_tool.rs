//! A program that crates.io holds, in one pinned version.
//!
//! A version that is on the PATH already is used. Any other is left alone: ours goes into a folder of its own that
//! carries the version in its name, under Cargo's home, so that every checkout shares it and nobody's own tool is replaced.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{cargo, command, find, output, path_with, run};
use crate::failure::{Outcome, fail};
use crate::tree;

pub struct CargoTool {
    pub package: &'static str,
    /// The programs that it brings. The first one is asked for its version.
    pub programs: &'static [&'static str],
    pub version: String,
    /// Further words for `cargo install`.
    pub flags: &'static [&'static str],
    /// How long building it takes on two cores.
    pub usually: &'static str,
}

impl CargoTool {
    /// The folder that holds the programs; installs them first where they are missing.
    pub fn ensure(&self) -> Outcome<PathBuf> {
        let own = self.own_folder()?;
        if let Some(folder) = self.found(&own) {
            return Ok(folder);
        }
        self.install(&own)?;
        match self.found(&own) {
            Some(folder) => Ok(folder),
            None => fail(format!(
                "{} was installed, but {} does not answer as version {}",
                self.package, self.programs[0], self.version
            )),
        }
    }

    fn found(&self, own: &Path) -> Option<PathBuf> {
        let on_path = find(self.programs[0]).and_then(|program| program.parent().map(Path::to_path_buf));
        [own.join("bin")].into_iter().chain(on_path).find(|folder| self.is_in(folder))
    }

    /// All programs are there, and in the pinned version.
    fn is_in(&self, folder: &Path) -> bool {
        let program = |name: &str| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
        self.programs.iter().all(|name| program(name).is_file())
            && output(command(program(self.programs[0])).arg("--version"))
                .is_some_and(|text| says(&text, &self.version))
    }

    fn install(&self, own: &Path) -> Outcome {
        let Self { package, version, usually, .. } = self;
        let ready_made = find("cargo-binstall").is_some();
        let how = if ready_made { "a ready-made program, usually seconds" } else { usually };
        eprintln!("Installing {package} {version} ({how}).");
        if ready_made {
            let mut binstall = cargo();
            binstall
                .args(["binstall", "--no-confirm", "--disable-telemetry", "--locked", "--version", version, "--root"])
                .arg(own)
                .arg(package);
            if run(quick(&mut binstall, own)).is_ok() {
                return Ok(());
            }
            eprintln!("There is no ready-made one: building it ({usually}).");
        }
        let mut install = cargo();
        install.args(["install", "--locked", "--version", version, "--root"]).arg(own);
        // One folder for all tools: a run that was interrupted goes on where it was.
        install.arg("--target-dir").arg(tree::root().join("target/tools")).args(self.flags).arg(package);
        run(quick(&mut install, own))
    }

    fn own_folder(&self) -> Outcome<PathBuf> {
        let home =
            env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")));
        match home {
            Some(home) => Ok(home.join("pinned").join(format!("{}-{}", self.package, self.version))),
            None => fail("no folder to install tools into: set CARGO_HOME"),
        }
    }
}

/// Builds in half of the usual time; a tool that runs for seconds has no use for more.
fn quick<'a>(command: &'a mut Command, own: &Path) -> &'a mut Command {
    command
        // Cargo need not ask for it to be there: xtask looks in this folder by itself.
        .env("PATH", path_with([own.join("bin").as_path()]))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
}

/// Whether `program --version` names this version: `trunk 0.21.14`, not `trunk 0.21.140`.
fn says(text: &str, version: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '(' || c == ')').any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_whole_word() {
        assert!(says("trunk 0.21.14\n", "0.21.14"));
        assert!(says("geckodriver 0.37.1 (2025-01-01)\n", "0.37.1"));
        assert!(!says("trunk 0.21.140\n", "0.21.14"));
        assert!(!says("trunk 10.21.14", "0.21.14"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_pinned_version_with_all_its_programs_counts() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;

        let folder = env::temp_dir().join(format!("xtask-cargo-tool-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let tool = |version: &str| CargoTool {
            package: "example",
            programs: &["example", "example-runner"],
            version: version.to_owned(),
            flags: &[],
            usually: "",
        };
        let program = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        };
        assert!(!tool("1.2.3").is_in(&folder), "nothing there");
        program("example", "#!/bin/sh\necho example 1.2.3\n");
        assert!(!tool("1.2.3").is_in(&folder), "the second program is missing");
        program("example-runner", "#!/bin/sh\n");
        assert!(tool("1.2.3").is_in(&folder));
        assert!(!tool("1.2.4").is_in(&folder), "another version");
        fs::remove_dir_all(&folder).unwrap();
    }
}
