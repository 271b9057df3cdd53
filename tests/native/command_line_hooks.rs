//! The recipes of the README for hooks, as git runs them.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command_line::folder;
use crate::command_line_check::{from_readme, with_findings};

/// An empty repository; nothing where there is no git.
fn repository(test: &str) -> Option<Repository> {
    let repository = Repository(folder(test));
    let is_made = repository.git(&["init", "--quiet"]);
    if is_made.is_none() {
        eprintln!("skipped: there is no git");
    }
    is_made.map(|_| repository)
}

struct Repository(PathBuf);

impl Repository {
    /// Whether git ended well; nothing if there is none.
    fn git(&self, arguments: &[&str]) -> Option<bool> {
        let programs = Path::new(env!("CARGO_BIN_EXE_postmortem")).parent().expect("it is in a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let mut git = Command::new("git");
        git.current_dir(&self.0).args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(arguments);
        // Whoever tests may be in a hook of their own.
        git.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
        Some(git.env("PATH", format!("{}:{path}", programs.display())).output().ok()?.status.success())
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn stage(&self) {
        assert_eq!(self.git(&["add", "--all"]), Some(true));
    }

    fn commits(&self) -> bool {
        self.git(&["commit", "--quiet", "--message", "x"]).expect("there is git")
    }
}

fn sound() -> String {
    with_findings().replacen("## Authors\n\n-", "## Authors\n\n* Ada", 1)
}

fn with_hook(test: &str) -> Option<Repository> {
    let repository = repository(test)?;
    repository.write(".git/hooks/pre-commit", from_readme("sh", "#!/bin/sh\n"));
    let hook = repository.0.join(".git/hooks/pre-commit");
    fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).expect("it is ours");
    Some(repository)
}

const FILE: &str = "postmortems/2026/the fall.md";

#[test]
fn the_hook_stops_what_is_staged() {
    let Some(repository) = with_hook("hook-staged") else { return };
    repository.write(FILE, &with_findings());
    repository.stage();
    assert!(!repository.commits(), "it has an error");
    repository.write(FILE, &sound());
    assert!(!repository.commits(), "what is staged has it still");
    repository.stage();
    repository.write(FILE, &with_findings());
    assert!(repository.commits(), "what is staged is sound");
    assert_eq!(repository.git(&["diff", "--quiet"]), Some(false), "and what is not staged stays");
}

#[test]
fn the_hook_takes_what_is_no_postmortem_as_ci_does() {
    let Some(repository) = with_hook("hook-others") else { return };
    repository.write("postmortems/README.md", "# Reports\n\nAll of them.\n");
    repository.write("README.md", "# Tool\n");
    repository.stage();
    assert!(repository.commits());
    repository.write("postmortem.toml", "[levels]\nauthors-missing = 'off'\n");
    repository.write(FILE, &with_findings());
    repository.stage();
    assert!(repository.commits(), "by the settings that are staged");
    fs::remove_dir_all(repository.0.join("postmortems")).unwrap();
    repository.stage();
    assert!(repository.commits(), "all are gone");
}

#[test]
fn other_commits_are_not_held_up() {
    let Some(repository) = with_hook("hook-elsewhere") else { return };
    repository.write(FILE, &with_findings());
    repository.stage();
    assert_eq!(repository.git(&["commit", "--quiet", "--no-verify", "--message", "x"]), Some(true));
    repository.write("src/main.rs", "fn main() {}\n");
    repository.stage();
    assert!(repository.commits());
}
