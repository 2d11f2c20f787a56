//! Which tests failed when they were run last, for `--rerun-failed`: a list in the user's folder for caches, one for each
//! folder that the runner is started in.

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

/// Reads the list. Without one nothing has failed.
pub fn failed() -> BTreeSet<String> {
    let text = file().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    text.lines().map(str::to_string).collect()
}

/// Brings the list up to date: `ran` are tests with whether they failed. A list that cannot be written is not missed.
pub fn note(ran: impl Iterator<Item = (String, bool)>) {
    let before = failed();
    let mut now = before.clone();
    for (key, has_failed) in ran {
        if has_failed {
            now.insert(key);
        } else {
            now.remove(&key);
        }
    }
    if now == before {
        return;
    }
    let Some(file) = file() else { return };
    let _ = file.parent().map(fs::create_dir_all);
    // Runs in other processes may read at the same time: they find the old list or the new one.
    let draft = file.with_extension(std::process::id().to_string());
    let text: String = now.iter().map(|key| format!("{key}\n")).collect();
    if fs::write(&draft, text).is_ok() {
        let _ = fs::rename(&draft, &file);
    }
}

fn file() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let caches = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))?;
    let folder = std::env::current_dir().ok()?;
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    Some(caches.join("rondo").join(format!("failed-tests-{:016x}", hasher.finish())))
}
