//! Replacing a file so that at every moment either the old text or the new one is there, whole.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process;

use super::failure::{Failure, reason};

/// Gives a file another text: writes it to a new file in the same folder, with the old one's permissions, and renames
/// that. A link stays a link; what it points to is replaced. A file that is write-protected is left alone.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let failure = |error| Failure::io(path.display(), &error);
    let target = fs::canonicalize(path).map_err(failure)?;
    let old = fs::metadata(&target).map_err(failure)?;
    if old.permissions().readonly() {
        return Err(Failure::new(path.display(), "the file is write-protected"));
    }
    let folder = target.parent().unwrap_or(Path::new("/"));
    let beside = folder.join(format!(".postmortem-{}", process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside).map_err(|error| {
        Failure::new(
            path.display(),
            format!("no file can be written beside it, which replacing it needs: {}", reason(&error)),
        )
    })?;
    let replaced = fill(&mut file, &old, text).and_then(|()| fs::rename(&beside, &target));
    replaced.map_err(|error| {
        // What was written so far is of no use; that it cannot be removed would hide the reason.
        let _ = fs::remove_file(&beside);
        failure(error)
    })?;
    keep_name(folder);
    Ok(())
}

/// The permissions come first: nobody may read the text who could not before.
fn fill(file: &mut File, old: &Metadata, text: &str) -> io::Result<()> {
    keep_owner(file, old);
    file.set_permissions(old.permissions())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The owner and the group stay if whoever runs this may say so: root, as a rule.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Makes the new name survive a loss of power. Where a folder cannot be opened for that, the system sees to it.
fn keep_name(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
