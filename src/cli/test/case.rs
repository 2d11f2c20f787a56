//! A test: a script, or one of its variants, with what it is to be run with.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::header::HeaderError;
use super::settings::Settings;

/// A test.
#[derive(Debug)]
pub struct Case {
    /// The script's path as it is shown, without `.py`; `[variant]` behind it if there are several.
    pub name: String,
    /// Absolute.
    pub script: PathBuf,
    pub variant: Option<String>,
    pub settings: Settings,
    /// A header that makes no sense: the script's, or that of a folder (with its path).
    pub wrong_header: Option<(PathBuf, HeaderError)>,
}

/// The three goldens of a test.
pub const SUFFIXES: [&str; 3] = ["out", "err", "code"];

/// A path as it is shown: from the folder that the runner was started in, if it lies there.
pub fn shown(path: &Path) -> String {
    static CURRENT: LazyLock<PathBuf> = LazyLock::new(|| {
        std::env::current_dir().and_then(|folder| folder.canonicalize()).unwrap_or_default()
    });
    path.strip_prefix(&*CURRENT).unwrap_or(path).display().to_string()
}

impl Case {
    pub fn folder(&self) -> &Path {
        self.script.parent().unwrap_or(Path::new("/"))
    }

    /// The file of a golden: `NAME.out`, or `NAME.variant.out`.
    pub fn golden(&self, suffix: &str) -> PathBuf {
        match &self.variant {
            None => self.script.with_extension(suffix),
            Some(variant) => self.script.with_extension(format!("{variant}.{suffix}")),
        }
    }

    /// Whether anything is recorded.
    pub fn is_recorded(&self) -> bool {
        SUFFIXES.iter().any(|suffix| self.golden(suffix).is_file())
    }

    /// Whether a filter means this test: a part of its name, or one of its tags.
    pub fn is_meant_by(&self, filter: &str) -> bool {
        self.name.contains(filter) || self.settings.tags.iter().any(|tag| tag == filter)
    }

    /// A key that stays the same wherever the runner is started.
    pub fn key(&self) -> String {
        let script = self.script.with_extension("");
        match &self.variant {
            None => script.display().to_string(),
            Some(variant) => format!("{}[{variant}]", script.display()),
        }
    }
}
