//! What is recorded for a test, read and written.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::case::Case;
use super::settings::ErrorOutput;

/// What a test prints and how it ends: recorded, or found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Golden {
    pub out: String,
    pub err: String,
    pub status: i32,
}

/// A golden that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub file: PathBuf,
    pub how: &'static str,
}

/// Whether standard error is compared and recorded.
pub fn error_output_counts(case: &Case) -> bool {
    match case.settings.error_output {
        ErrorOutput::Compared => true,
        ErrorOutput::WhereRecorded => case.golden("err").exists(),
        ErrorOutput::Ignored => false,
    }
}

/// Reads what is recorded; what has no file is empty, or 0.
///
/// # Errors
/// A file that cannot be read, or holds no exit status, in words.
pub fn read(case: &Case) -> Result<Golden, String> {
    let read = |suffix| {
        let path = case.golden(suffix);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("cannot read {}: {error}", path.display())),
        }
    };
    let status = match (case.settings.status, read("code")?) {
        (Some(status), _) => status,
        (None, None) => 0,
        (None, Some(text)) => text.trim().parse().map_err(|_| {
            format!("{} holds no exit status but {:?}", case.golden("code").display(), text.trim())
        })?,
    };
    Ok(Golden { out: read("out")?.unwrap_or_default(), err: read("err")?.unwrap_or_default(), status })
}

/// Writes what was found, as far as it differs from the files. What is usual (nothing on standard error, status 0) has
/// no file.
///
/// # Errors
/// A file that cannot be written, in words.
pub fn write(case: &Case, found: &Golden) -> Result<Vec<Change>, String> {
    let mut changes = Vec::new();
    put(case, "out", Some(&found.out), &mut changes)?;
    if error_output_counts(case) {
        put(case, "err", Some(&found.err).filter(|text| !text.is_empty()), &mut changes)?;
    }
    if case.settings.status.is_none() {
        let status = (found.status != 0).then(|| format!("{}\n", found.status));
        put(case, "code", status.as_ref(), &mut changes)?;
    }
    Ok(changes)
}

fn put(case: &Case, suffix: &str, text: Option<&String>, changes: &mut Vec<Change>) -> Result<(), String> {
    let file = case.golden(suffix);
    let before = fs::read(&file).ok();
    let how = match (&before, text) {
        (None, None) => return Ok(()),
        (Some(before), Some(text)) if before == text.as_bytes() => return Ok(()),
        (None, Some(_)) => "new",
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "removed",
    };
    let done = match text {
        Some(text) => fs::write(&file, text),
        None => fs::remove_file(&file),
    };
    done.map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    changes.push(Change { file, how });
    Ok(())
}
