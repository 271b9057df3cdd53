//! The files that arguments name.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::input::is_standard_input;

/// A file to be checked.
#[derive(Debug)]
pub struct Named {
    pub path: PathBuf,
    /// Whether it was found in a folder: then it may be something else than a postmortem.
    pub was_found: bool,
}

/// Folders that hold what others wrote.
const FOREIGN: [&str; 2] = ["node_modules", "target"];

/// How the names of Markdown files end.
const ENDS: [&str; 2] = ["md", "markdown"];

/// The files that arguments name, each once.
pub fn named(arguments: &[PathBuf], fail: &mut dyn FnMut(Failure)) -> Vec<Named> {
    let mut all = Vec::new();
    arguments.iter().for_each(|path| collect(path, &mut all, fail));
    let mut files: Vec<Named> = Vec::new();
    let mut places: HashMap<PathBuf, usize> = HashMap::new();
    for file in all {
        let whole = if is_standard_input(&file.path) { None } else { fs::canonicalize(&file.path).ok() };
        match places.entry(whole.unwrap_or_else(|| file.path.clone())) {
            // What is named is checked, wherever it was found besides.
            Entry::Occupied(at) => files[*at.get()].was_found &= file.was_found,
            Entry::Vacant(free) => {
                free.insert(files.len());
                files.push(file);
            }
        }
    }
    files
}

/// Adds the file that an argument names, or the Markdown files below the folder that it names, in order of their names.
/// Hidden ones and links are left out.
fn collect(path: &Path, files: &mut Vec<Named>, fail: &mut dyn FnMut(Failure)) {
    if is_standard_input(path) || !path.is_dir() {
        files.push(Named { path: path.to_owned(), was_found: false });
        return;
    }
    let mut folders = vec![path.to_owned()];
    let first = files.len();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                fail(Failure::io(folder.display(), &error));
                continue;
            }
        };
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() && !FOREIGN.contains(&&*name) {
                folders.push(entry.path());
            } else if kind.is_file() && is_markdown(Path::new(&*name)) {
                files.push(Named { path: entry.path(), was_found: true });
            }
        }
    }
    files[first..].sort_by(|one, other| one.path.cmp(&other.path));
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|end| ENDS.iter().any(|other| end.eq_ignore_ascii_case(other)))
}

/// How output calls a file: from the current folder on if it is below it, with slashes.
pub fn shown(path: &Path) -> String {
    with_slashes(&near(path))
}

/// A path from the current folder on, if it is below it.
pub fn near(path: &Path) -> PathBuf {
    let path = path.strip_prefix(current_folder()).unwrap_or(path);
    path.strip_prefix(".").ok().filter(|rest| *rest != Path::new("")).unwrap_or(path).to_owned()
}

/// A path from the root of its repository on, which is where GitHub and code scanning look for it, wherever this runs. Outside
/// of a repository it is as [`shown`].
pub fn from_root(path: &Path) -> String {
    let folder = folder_of(path);
    let below = repository(&folder).and_then(|root| folder.strip_prefix(root).ok());
    match (below, path.file_name()) {
        (Some(below), Some(name)) => with_slashes(&below.join(name)),
        _ => shown(path),
    }
}

fn with_slashes(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

/// The current folder, from the system's root on.
pub fn current_folder() -> PathBuf {
    folder_of(Path::new(""))
}

/// The folder that a file is in, from the system's root on.
pub fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// The root of the repository that a folder is in.
pub fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}
