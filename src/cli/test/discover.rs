//! Finds tests.
//!
//! A script is a test if a golden lies beside it, if its header says anything, if the header of a folder above it
//! says `test`, or if it is named on the command line. Files and folders whose names begin with `.` or `_` are passed
//! over, and so are folders that say that they are caches or hold an interpreter. A folder's `test` does not reach into
//! packages: those hold modules that scripts import.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::case::{Case, SUFFIXES, shown};
use super::header::{self, FOLDER_HEADER, HeaderError};
use super::settings::Settings;

/// Files that mark folders as caches, such as cargo's `target`, and as virtual environments.
const NOT_SEARCHED: [&str; 2] = ["CACHEDIR.TAG", "pyvenv.cfg"];

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order in which they are run and reported: by path.
    pub cases: Vec<Case>,
    /// The folders that were searched.
    pub folders: Vec<PathBuf>,
}

/// Finds the tests in folders and files.
///
/// # Errors
/// A path that is not there or is no script, in words.
pub fn discover(paths: &[PathBuf]) -> Result<Found, String> {
    let mut search = Search { found: Found::default(), headers: HashMap::new() };
    for path in paths {
        let real = path.canonicalize().map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        if real.is_dir() {
            search.folder(&real)?;
        } else if real.extension().is_some_and(|extension| extension == "py") {
            search.script(&real, true)?;
        } else {
            return Err(format!("{} is neither a folder nor a script (.py)", path.display()));
        }
    }
    let mut found = search.found;
    found.cases.sort_by(|one, other| (&one.script, &one.variant).cmp(&(&other.script, &other.variant)));
    found.cases.dedup_by(|one, other| one.script == other.script && one.variant == other.variant);
    found.folders.sort();
    found.folders.dedup();
    Ok(found)
}

/// What holds in a folder by its header and those above it.
#[derive(Clone, Debug)]
struct FolderSettings {
    settings: Settings,
    wrong: Option<(PathBuf, HeaderError)>,
}

struct Search {
    found: Found,
    headers: HashMap<PathBuf, FolderSettings>,
}

impl Search {
    fn folder(&mut self, folder: &Path) -> Result<(), String> {
        let unreadable = |error| format!("cannot read {}: {error}", folder.display());
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".")
                && !entry.file_name().as_encoded_bytes().starts_with(b"_")
            {
                // A link is followed to files alone, so that no circle of folders is.
                let kind = entry.file_type().map_err(unreadable)?;
                entries.push((entry.path(), kind.is_dir()));
            }
        }
        self.found.folders.push(folder.to_path_buf());
        for (path, is_folder) in entries {
            if is_folder {
                if !NOT_SEARCHED.iter().any(|mark| path.join(mark).exists()) {
                    self.folder(&path)?;
                }
            } else if path.extension().is_some_and(|extension| extension == "py") && path.exists() {
                // Editors lock a file with a link that leads nowhere.
                self.script(&path, false)?;
            }
        }
        Ok(())
    }

    fn script(&mut self, path: &Path, is_named: bool) -> Result<(), String> {
        let unreadable = |error| format!("cannot read {}: {error}", path.display());
        let folder = path.parent().unwrap_or(Path::new("/"));
        let base = self.settings_of(folder);
        let bytes = fs::read(path).map_err(unreadable)?;
        let text = String::from_utf8_lossy(&bytes);
        let recorded = SUFFIXES.iter().any(|suffix| path.with_extension(suffix).is_file());
        let has_header = header::has_header(&text);
        if !(is_named || recorded || has_header || base.settings.asks_for_golden) {
            return Ok(());
        }
        let name = shown(&path.with_extension(""));
        let case = |variant: Option<String>, settings, wrong_header| Case {
            name: variant.as_ref().map_or(name.clone(), |variant| format!("{name}[{variant}]")),
            script: path.to_path_buf(),
            variant,
            settings,
            wrong_header,
        };
        if base.wrong.is_some() {
            self.found.cases.push(case(None, base.settings, base.wrong));
            return Ok(());
        }
        match header::read_script(&text, folder, &base.settings) {
            Err(error) => {
                self.found.cases.push(case(None, base.settings, Some((path.to_path_buf(), error))));
            }
            Ok(header) if header.variants.is_empty() => {
                self.found.cases.push(case(None, header.settings, None));
            }
            Ok(header) => {
                let variants = header.variants.into_iter();
                self.found.cases.extend(variants.map(|(name, settings)| case(Some(name), settings, None)));
            }
        }
        Ok(())
    }

    /// What holds in a folder. Headers are looked for upwards as far as the project reaches: to the folder that holds
    /// `.git`, or to the root.
    fn settings_of(&mut self, folder: &Path) -> FolderSettings {
        if let Some(known) = self.headers.get(folder) {
            return known.clone();
        }
        let mut settings = match folder.parent() {
            Some(parent) if !folder.join(".git").exists() => self.settings_of(parent),
            _ => FolderSettings { settings: Settings::default(), wrong: None },
        };
        if folder.join("__init__.py").exists() {
            settings.settings.asks_for_golden = false;
        }
        let path = folder.join(FOLDER_HEADER);
        if settings.wrong.is_none()
            && let Ok(text) = fs::read_to_string(&path)
        {
            match header::read_folder(&text, folder, &settings.settings) {
                Ok(read) => settings.settings = read,
                Err(error) => settings.wrong = Some((path, error)),
            }
        }
        self.headers.insert(folder.to_path_buf(), settings.clone());
        settings
    }
}
