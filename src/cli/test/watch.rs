//! Sees which files changed: their times are looked at every now and then.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::case::{Case, SUFFIXES};

/// How often files are looked at.
pub const STEP: Duration = Duration::from_millis(200);

/// What is in some folders: files with time and size.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    files: HashMap<PathBuf, (SystemTime, u64)>,
}

impl Snapshot {
    /// Looks at folders now.
    pub fn take(folders: &[PathBuf]) -> Snapshot {
        let mut files = HashMap::new();
        for folder in folders {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let Ok(data) = entry.metadata() else { continue };
                if data.is_dir() {
                    // A new folder counts; what changes in it is seen there.
                    files.insert(entry.path(), (SystemTime::UNIX_EPOCH, 0));
                } else {
                    let time = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                    files.insert(entry.path(), (time, data.len()));
                }
            }
        }
        Snapshot { files }
    }

    /// The files that are new, changed or gone since an earlier look.
    pub fn changed_since(&self, earlier: &Snapshot) -> Vec<PathBuf> {
        let new = self.files.iter().filter(|(path, seen)| earlier.files.get(*path) != Some(seen));
        let gone = earlier.files.keys().filter(|path| !self.files.contains_key(*path));
        let mut changed: Vec<PathBuf> = new.map(|(path, _)| path).chain(gone).cloned().collect();
        changed.sort();
        changed
    }
}

/// Whether a change of a file touches a test: its script, its goldens, and whatever in its folder is neither a script
/// with goldens nor a golden, such as a module, its input or a header; headers and modules of folders above as well.
pub fn touches(file: &Path, case: &Case, cases: &[Case]) -> bool {
    if file == case.script || SUFFIXES.iter().any(|suffix| case.golden(suffix) == file) {
        return true;
    }
    let is_golden = file
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| SUFFIXES.contains(&extension));
    let is_of_another = is_golden || cases.iter().any(|other| other.script == file);
    !is_of_another && file.parent().is_some_and(|folder| case.folder().starts_with(folder))
}
