//! Which settings hold for a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use postmortem_editor::lint::{SETTINGS_FILE, Settings};

use super::super::failure::Failure;
use super::super::input::read_file;
use super::files::{current_folder, near, repository, shown};

/// Settings; nothing if they cannot be read or are wrong, which was told.
type Known = Option<Rc<Settings>>;

/// The settings of files: those that were given for all, or the nearest above each.
#[derive(Debug)]
pub struct Configuration {
    given: Known,
    by_file: HashMap<PathBuf, Known>,
    by_folder: HashMap<PathBuf, Known>,
}

impl Configuration {
    /// Nothing if the settings for all files cannot be read or are wrong, which was told.
    pub fn new(given: Option<&Path>) -> Option<Configuration> {
        let mut configuration = Configuration { given: None, by_file: HashMap::new(), by_folder: HashMap::new() };
        if let Some(path) = given {
            configuration.given = Some(configuration.read(path)?);
        }
        Some(configuration)
    }

    /// The settings for the files of a folder, which is told from the system's root on.
    pub fn of(&mut self, folder: &Path) -> Known {
        if self.given.is_some() {
            return self.given.clone();
        }
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        let known = match nearest(folder) {
            Some(path) => self.read(&path),
            None => Some(Rc::default()),
        };
        self.by_folder.insert(folder.to_owned(), known.clone());
        known
    }

    /// Reads a settings file, once, and tells all that is wrong with it.
    fn read(&mut self, path: &Path) -> Known {
        if let Some(known) = self.by_file.get(path) {
            return known.clone();
        }
        let known = settings(path);
        self.by_file.insert(path.to_owned(), known.clone());
        known
    }
}

fn settings(path: &Path) -> Known {
    let tell = |failure: Failure| {
        failure.report();
    };
    let text = read_file(&near(path)).map_err(tell).ok()?;
    let problems = match Settings::of_toml(&text) {
        Ok(settings) => return Some(Rc::new(settings)),
        Err(problems) => problems,
    };
    problems.into_iter().for_each(|problem| tell(Failure::new(shown(path), problem)));
    None
}

/// The nearest settings file, from a folder upwards to the root of its repository. Outside of one: to the current folder if
/// that is above. What lies further up is somebody else's.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let current = current_folder();
    let top = repository(folder).unwrap_or(if folder.starts_with(&current) { &current } else { folder });
    let above = folder.ancestors().take_while(|folder| folder.starts_with(top));
    above.map(|folder| folder.join(SETTINGS_FILE)).find(|path| path.is_file())
}
