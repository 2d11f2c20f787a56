//! Goldens that belong to no test: those of scripts that are gone, and of variants that are.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use super::case::SUFFIXES;
use super::discover::Found;

/// The goldens without a test, in folders that hold tests and in those that were `named`.
pub fn stale(found: &Found, named: &[PathBuf]) -> Vec<PathBuf> {
    let cases = found.cases.iter();
    let known: HashSet<PathBuf> =
        cases.flat_map(|case| SUFFIXES.iter().map(|suffix| case.golden(suffix))).collect();
    let mut folders: HashSet<PathBuf> = found.cases.iter().map(|case| case.folder().to_path_buf()).collect();
    folders.extend(named.iter().filter_map(|path| path.canonicalize().ok()));
    let mut stale = Vec::new();
    for folder in found.folders.iter().filter(|folder| folders.contains(*folder)) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
        let is_golden = |path: &PathBuf| {
            path.extension()
                .and_then(|extension| extension.to_str())
                .is_some_and(|name| SUFFIXES.contains(&name))
        };
        stale.extend(files.filter(is_golden).filter(|path| !known.contains(path)));
    }
    stale.sort();
    stale
}
