//! A list of tests that are known to fail, beside the tests: `folder/name`, then why. `#` begins a comment. Names are
//! those of scripts without `.py`, seen from the list's own folder; `[variant]` may follow.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::case::Case;

/// Marks the tests of a list as known to fail.
///
/// # Errors
/// A list that cannot be read, or a test on it without a reason, in words.
pub fn apply(list: &Path, cases: &mut [Case]) -> Result<(), String> {
    let unreadable = |error| format!("cannot read {}: {error}", list.display());
    let text = fs::read_to_string(list).map_err(unreadable)?;
    let real = list.canonicalize().map_err(unreadable)?;
    let folder = real.parent().unwrap_or(Path::new("/"));
    let mut reasons = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((name, reason)) = line.split_once(char::is_whitespace) else {
            return Err(format!("{}:{}: {line} has no reason behind it", list.display(), index + 1));
        };
        reasons.insert(folder.join(name).display().to_string(), reason.trim().to_string());
    }
    for case in cases {
        if let Some(reason) = reasons.get(&case.key()) {
            case.settings.expected_failure.get_or_insert_with(|| reason.clone());
        }
    }
    Ok(())
}
