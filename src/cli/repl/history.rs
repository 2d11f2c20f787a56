//! Where inputs of earlier sessions are kept.

use std::path::PathBuf;

/// The file: `RONDO_HISTORY`, or `rondo/history` where programs keep their state. `None` if it is not to be kept, or
/// there is no place for it.
pub fn file() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("RONDO_HISTORY") {
        return (!chosen.is_empty()).then(|| chosen.into());
    }
    let state = match std::env::var_os("XDG_STATE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => std::env::home_dir()?.join(".local").join("state"),
    };
    let folder = state.join("rondo");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}

/// How many inputs are kept.
pub const LENGTH: usize = 10_000;
