//! Which settings hold for a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{env, fs};

use postmortem_editor::lint::{SETTINGS_FILE, Settings};

use super::super::failure::Failure;
use super::super::input::read_file;
use super::files::shown;

/// Settings, or nothing if they are wrong, which was told.
type Known = Result<Rc<Settings>, ()>;

/// The settings of files: those that were given for all, or the nearest above each.
#[derive(Debug)]
pub struct Configuration {
    given: Option<Rc<Settings>>,
    by_file: HashMap<PathBuf, Known>,
    by_folder: HashMap<PathBuf, Known>,
}

impl Configuration {
    /// # Errors
    /// If the settings for all files cannot be read, or are wrong.
    pub fn new(given: Option<&Path>) -> Result<Configuration, Failure> {
        let mut configuration = Configuration { given: None, by_file: HashMap::new(), by_folder: HashMap::new() };
        if let Some(path) = given {
            let known = configuration.read(path)?;
            configuration.given = Some(known.map_err(|()| Failure::new(shown(path), "nothing was checked"))?);
        }
        Ok(configuration)
    }

    /// The settings for a file or a folder.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn of(&mut self, path: &Path) -> Result<Known, Failure> {
        if let Some(given) = &self.given {
            return Ok(Ok(given.clone()));
        }
        let folder = match path.parent() {
            _ if path.is_dir() => path,
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let folder = fs::canonicalize(folder).or_else(|_| env::current_dir()).unwrap_or_default();
        if let Some(known) = self.by_folder.get(&folder) {
            return Ok(known.clone());
        }
        let known = match nearest(&folder) {
            Some(path) => self.read(&path)?,
            None => Ok(Rc::default()),
        };
        self.by_folder.insert(folder, known.clone());
        Ok(known)
    }

    /// Reads a settings file, once, and tells all that is wrong with it.
    fn read(&mut self, path: &Path) -> Result<Known, Failure> {
        if let Some(known) = self.by_file.get(path) {
            return Ok(known.clone());
        }
        let known = Settings::of_toml(&read_file(path)?).map(Rc::new).map_err(|problems| {
            for problem in problems {
                Failure::new(shown(path), problem).report();
            }
        });
        self.by_file.insert(path.to_owned(), known.clone());
        Ok(known)
    }
}

/// The nearest settings file, from a folder upwards to that of the repository or to the root.
fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join(SETTINGS_FILE);
        if path.is_file() {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}
