//! The files that arguments name.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::super::failure::Failure;

/// A file to be checked.
#[derive(Debug)]
pub struct Named {
    pub path: PathBuf,
    /// Whether it was found in a folder: then it may be something else than a postmortem.
    pub was_found: bool,
}

/// Folders that hold what others wrote.
const FOREIGN: [&str; 2] = ["node_modules", "target"];

/// Adds the file that an argument names, or the Markdown files below the folder that it names, in order of their names.
/// Hidden ones and links are left out.
pub fn collect(path: &Path, files: &mut Vec<Named>, fail: &mut dyn FnMut(Failure)) {
    if !path.is_dir() {
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
            } else if kind.is_file() && Path::new(&*name).extension().is_some_and(|end| end.eq_ignore_ascii_case("md"))
            {
                files.push(Named { path: entry.path(), was_found: true });
            }
        }
    }
    files[first..].sort_by(|one, other| one.path.cmp(&other.path));
}

/// How output calls a file: from the current folder on if it is below it, with slashes.
pub fn shown(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&current).unwrap_or(path);
    let path = path.strip_prefix(".").ok().filter(|rest| *rest != Path::new("")).unwrap_or(path);
    let text = path.display().to_string();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}
