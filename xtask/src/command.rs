//! Running other programs, and finding them.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Outcome, fail};
use crate::tree;

/// A command that starts at the top of the checkout.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(tree::root());
    command
}

/// The cargo that runs this xtask.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs the command with this terminal, after showing it, and fails where it fails.
pub fn run(command: &mut Command) -> Outcome {
    eprintln!("  $ {}", shown(command));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => fail(format!("{} ended with {status}", name(command))),
        Err(error) => fail(format!("{} could not be started: {error}", name(command))),
    }
}

/// What the program prints, or nothing where it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where a program stands on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The PATH with these folders in front, each once.
pub fn path_with<'a>(folders: impl IntoIterator<Item = &'a Path>) -> OsString {
    let mut path: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if !path.iter().any(|known| known == folder) {
            path.push(folder.to_path_buf());
        }
    }
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(path).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_stem().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

/// The command as a person would type it: without the folders of the program.
fn shown(command: &Command) -> String {
    let mut words = vec![name(command)];
    words.extend(command.get_args().map(|word| {
        let word = word.to_string_lossy();
        if word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
    }));
    words.join(" ")
}
