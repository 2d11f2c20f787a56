//! What goes wrong, and what a person is told: each file of `tests/reports` holds a script, the command that runs it, and
//! what that writes to standard error as plain text, as a report for a terminal, as JSON.
//!
//! `RONDO_BLESS=1 cargo test --test reports` writes these parts anew; look at each change: would a beginner know what to
//! do? `RONDO_REPORTS=deadlock` runs only the files whose name holds that text. A new case needs but its command and
//! its files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;

use regex::Regex;

/// The first line of each file.
const TITLE: &str =
    "The command and its files are input; the rest is written by RONDO_BLESS=1 cargo test --test reports\n";

const FACES: [&str; 3] = ["plain", "fancy", "json"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

/// A case: what its parts are called, and their texts.
struct Case {
    path: PathBuf,
    parts: Vec<(String, String)>,
}

impl Case {
    fn read(path: PathBuf) -> Case {
        let text = fs::read_to_string(&path).expect("a case can be read");
        let mut parts: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            match (line.strip_prefix("=== "), parts.last_mut()) {
                (Some(name), _) => parts.push((name.trim_end().to_owned(), String::new())),
                (None, Some((_, part))) => part.push_str(line),
                (None, None) => {}
            }
        }
        Case { path, parts }
    }

    fn name(&self) -> String {
        self.path.file_stem().expect("a case has a name").to_string_lossy().into_owned()
    }

    fn command(&self) -> &str {
        let command = self.parts.iter().find(|(name, _)| name == "command");
        command.expect("a case has a command").1.trim()
    }

    /// The files that the command needs.
    fn files(&self) -> impl Iterator<Item = &(String, String)> {
        self.parts.iter().filter(|(name, _)| name.ends_with(".py"))
    }

    /// The case with what the command writes now.
    fn run(&self) -> String {
        // Of one length whatever the process, for long lines are wrapped before the folder's name is cut off.
        let folder = PathBuf::from(format!("/tmp/rondo_reports_{:010}/{}", std::process::id(), self.name()));
        fs::create_dir_all(&folder).expect("a folder for temporary files is there");
        for (name, text) in self.files() {
            fs::write(folder.join(name), text).expect("the folder can be written");
        }
        let mut text = format!("{TITLE}=== command\n{}\n", self.command());
        for (name, file) in self.files() {
            write!(text, "=== {name}\n{file}").expect("writing to a string");
        }
        for face in FACES {
            write!(text, "=== {face}\n{}", self.outcome(&folder, face)).expect("writing to a string");
        }
        // A folder that stays does no harm.
        let _ = fs::remove_dir_all(&folder);
        text
    }

    fn outcome(&self, folder: &Path, face: &str) -> String {
        let mut words = self.command().split(' ');
        assert_eq!(words.next(), Some("rondo"), "{}: commands begin with rondo", self.name());
        let output = Command::new(env!("CARGO_BIN_EXE_rondo"))
            .args(["--errors", face])
            .args(words)
            .current_dir(folder)
            .env_remove("RONDO_CLOCK")
            .env_remove("PYTHONASYNCIODEBUG")
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .expect("the binary starts");
        let mut text = normalise(&String::from_utf8_lossy(&output.stderr), folder);
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if face == "plain" {
            let status = output.status.code().expect("no signal ends it");
            writeln!(text, "[status {status}]").expect("writing to a string");
        }
        text
    }
}

/// Addresses and the folder's name change from run to run; where a line was wrapped within the name a part of it is left.
fn normalise(text: &str, folder: &Path) -> String {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new("0x[0-9a-f]{6,}").expect("valid"));
    static PROCESS: LazyLock<Regex> = LazyLock::new(|| Regex::new("rondo_reports_[0-9]{10}").expect("valid"));
    let folder = format!("{}/", folder.to_string_lossy());
    let text = text.replace(&folder, "");
    let text = ADDRESS.replace_all(&text, "0xADDR");
    PROCESS.replace_all(&text, "rondo_reports_PID").into_owned()
}

#[test]
fn reports_are_as_recorded() {
    let filter = std::env::var("RONDO_REPORTS").unwrap_or_default();
    let bless = std::env::var_os("RONDO_BLESS").is_some();
    let mut cases: Vec<Case> = fs::read_dir(root())
        .expect("tests/reports is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(Case::read)
        .filter(|case| case.name().contains(&filter))
        .collect();
    cases.sort_by_key(Case::name);
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = case.run();
                    let recorded = fs::read_to_string(&case.path).expect("it was read before");
                    if found == recorded {
                        continue;
                    }
                    if bless {
                        fs::write(&case.path, found).expect("the folder can be written");
                    } else {
                        failures.lock().expect("no thread panics with it").push((case.name(), found));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no thread panics with it");
    failures.sort();
    for (name, found) in &failures {
        println!("---- {name} is now:\n{found}");
    }
    // A folder that stays does no harm.
    let _ = fs::remove_dir(format!("/tmp/rondo_reports_{:010}", std::process::id()));
    let names: Vec<&String> = failures.iter().map(|(name, _)| name).collect();
    assert!(failures.is_empty(), "{} of {} reports differ: {names:?}", failures.len(), cases.len());
}
