//! What a test is to be run with, and how its output is compared.

use std::path::PathBuf;
use std::time::Duration;

use regex::Regex;

use crate::cli::arguments::ClockChoice;
use crate::vm::leaks::LeakKind;

/// Everything that a header can set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The script is a test though nothing is recorded for it yet.
    pub asks_for_golden: bool,
    pub arguments: Vec<String>,
    pub input: Input,
    pub environment: Vec<(String, String)>,
    /// The exit status, if the header says it; else NAME.code does, else it is 0.
    pub status: Option<i32>,
    /// Which clock the script sees; the virtual one unless somebody says otherwise.
    pub clock: Option<ClockChoice>,
    /// How many steps (backward jumps and calls) the script may take.
    pub budget: Option<u64>,
    pub timeout: Option<Duration>,
    /// Why the test is known to fail.
    pub expected_failure: Option<String>,
    /// Why the test is not run.
    pub skip: Option<String>,
    pub tags: Vec<String>,
    /// Whether addresses and folders are made the same everywhere.
    pub usual_normalisers: bool,
    pub normalisers: Vec<Normaliser>,
    /// What the script may leave behind.
    pub allowed: Vec<LeakKind>,
    pub error_output: ErrorOutput,
}

/// Standard input.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Input {
    #[default]
    None,
    Text(String),
    File(PathBuf),
}

/// Whether standard error is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorOutput {
    /// It must be what NAME.err holds, or empty.
    #[default]
    Compared,
    /// It counts only if there is a NAME.err.
    WhereRecorded,
    Ignored,
}

/// A text that is replaced before the comparison.
#[derive(Clone, Debug)]
pub struct Normaliser {
    pub pattern: Regex,
    pub replacement: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            asks_for_golden: false,
            arguments: Vec::new(),
            input: Input::None,
            environment: Vec::new(),
            status: None,
            clock: None,
            budget: None,
            timeout: None,
            expected_failure: None,
            skip: None,
            tags: Vec::new(),
            usual_normalisers: true,
            normalisers: Vec::new(),
            allowed: Vec::new(),
            error_output: ErrorOutput::Compared,
        }
    }
}
