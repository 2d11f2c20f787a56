//! Runs every script of `tests/golden/AREA/` on the virtual clock and compares what it prints with what
//! CPython printed: NAME.out (standard output), NAME.err (standard error, none when absent) and NAME.code
//! (exit status, 0 when absent). `tests/golden/record.py` records them and says how text is normalised.
//!
//! One test per area. `RONDO_GOLDEN=asyncio/lock cargo test --test golden` runs only the scripts whose
//! `area/name` holds that text.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use regex::Regex;

/// Declares the areas: a test for each, and the list that `every_area_is_listed` compares with the folders.
macro_rules! areas {
    ($($area:ident)*) => {
        const AREAS: &[&str] = &[$(stringify!($area)),*];
        $(
            #[test]
            fn $area() {
                check_area(stringify!($area));
            }
        )*
    };
}

areas! {
    async_context async_generators asyncio bytes classes comprehensions control coroutines debug dicts
    evaluation_order exceptions functions generators imports lists numbers program ranges_slices sets
    strings tracebacks tuples tutorials
}

#[test]
fn every_area_is_listed() {
    let mut folders: Vec<String> = fs::read_dir(root())
        .expect("tests/golden is there")
        .map(|entry| entry.expect("a readable entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a name in UTF-8"))
        .filter(|name| name != "__pycache__")
        .collect();
    folders.sort();
    assert_eq!(folders, AREAS, "the folders of tests/golden and the areas! of tests/golden.rs differ");
}

/// The time after which a script is killed and counts as failed.
const LIMIT: Duration = Duration::from_secs(20);

/// Lines of one difference that are printed before the rest is left out.
const SHOWN_LINES: usize = 40;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// What one run of a script left behind, or should leave behind.
struct Outcome {
    out: String,
    err: String,
    status: String,
}

fn check_area(area: &str) {
    let filter = std::env::var("RONDO_GOLDEN").unwrap_or_default();
    let scripts: Vec<PathBuf> =
        scripts_of(area).into_iter().filter(|script| name_of(script).contains(&filter)).collect();
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(report) = failure(script) {
                        failures.lock().expect("no thread panics with it").push((script, report));
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no thread panics with it");
    failures.sort();
    for (script, report) in &failures {
        println!("---- {}\n{report}", name_of(script));
    }
    let passed = scripts.len() - failures.len();
    println!("{area}: {passed} of {} pass", scripts.len());
    assert!(failures.is_empty(), "{area}: {} of {} goldens fail", failures.len(), scripts.len());
}

/// A report when a script does not do what is recorded, or does it though `known_failures.txt` says that it cannot yet.
fn failure(script: &Path) -> Option<String> {
    let list = fs::read_to_string(root().join("known_failures.txt")).unwrap_or_default();
    let name = name_of(script);
    let known = list.lines().any(|line| line.split_whitespace().next() == Some(&*name));
    match difference(script) {
        Some(_) if known => None,
        None if known => Some("passes now: take it off known_failures.txt\n".to_owned()),
        found => found,
    }
}

/// The scripts of an area in order; files named `_…` are modules that they import.
fn scripts_of(area: &str) -> Vec<PathBuf> {
    let mut scripts: Vec<PathBuf> = fs::read_dir(root().join(area))
        .expect("the area's folder is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_')))
        .collect();
    scripts.sort();
    scripts
}

/// `area/name` of a script.
fn name_of(script: &Path) -> String {
    let name = script.strip_prefix(root()).expect("scripts lie under the root").with_extension("");
    name.to_string_lossy().into_owned()
}

/// Runs a script; a report when it does not do what is recorded.
fn difference(script: &Path) -> Option<String> {
    if !script.with_extension("out").exists() {
        return Some("nothing is recorded: run tests/golden/record.py --missing\n".to_owned());
    }
    let (expected, found) = (recorded(script), run(script));
    let mut report = String::new();
    for (what, expected, found) in [
        ("standard output", &expected.out, &found.out),
        ("standard error", &expected.err, &found.err),
        ("exit status", &expected.status, &found.status),
    ] {
        if what == "standard error" && !compares_stderr(script) {
            continue;
        }
        if expected != found {
            writeln!(report, "{what} (- recorded, + found):\n{}", line_diff(expected, found))
                .expect("writing to a string");
        }
    }
    (!report.is_empty()).then_some(report)
}

/// In a folder that says so, standard error counts only where it is recorded.
fn compares_stderr(script: &Path) -> bool {
    script.with_extension("err").exists() || !script.with_file_name("STDERR_NOT_COMPARED").exists()
}

fn recorded(script: &Path) -> Outcome {
    let read = |suffix| fs::read_to_string(script.with_extension(suffix)).ok();
    Outcome {
        out: read("out").unwrap_or_default(),
        err: read("err").unwrap_or_default(),
        status: read("code").map_or("0".to_owned(), |code| code.trim().to_owned()),
    }
}

fn run(script: &Path) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .arg("--clock=virtual")
        .arg(script.file_name().expect("a script has a name"))
        .current_dir(script.parent().expect("a script lies in a folder"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be started");
    let out = read_in_background(child.stdout.take().expect("piped"));
    let err = read_in_background(child.stderr.take().expect("piped"));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the child can be waited for") {
            // A status without a code names the signal.
            break status.code().map_or_else(|| status.to_string(), |code| code.to_string());
        }
        if start.elapsed() > LIMIT {
            child.kill().and_then(|()| child.wait()).expect("a running child can be killed");
            break format!("killed after {} s", LIMIT.as_secs());
        }
        thread::sleep(Duration::from_millis(2));
    };
    let text = |reader: thread::JoinHandle<Vec<u8>>| {
        normalise(&String::from_utf8_lossy(&reader.join().expect("the reader does not panic")))
    };
    Outcome { out: text(out), err: text(err), status }
}

/// Empties a pipe while the child runs, so that a full pipe never blocks it.
fn read_in_background(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("a pipe can be read");
        bytes
    })
}

/// As in `record.py`: addresses become 0xADDR, folders are cut off file names, frames inside CPython's
/// own library are dropped from tracebacks.
fn normalise(text: &str) -> String {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new("0x[0-9a-f]{6,}").expect("valid"));
    static GROUP_MARGIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ +\| ").expect("valid"));
    static FOLDERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:/[\w.-]+)+/([\w-]+\.py)").expect("valid"));
    let text = ADDRESS.replace_all(text, "0xADDR");
    let mut lines = Vec::new();
    let mut skipping = false;
    for line in text.split('\n') {
        let bare = GROUP_MARGIN.replace(line, "");
        if bare.starts_with("  File \"") {
            skipping = bare.contains("/lib/python3");
        } else if !bare.starts_with("    ") {
            skipping = false;
        }
        if !skipping {
            lines.push(line);
        }
    }
    FOLDERS.replace_all(&lines.join("\n"), "$1").into_owned()
}

/// The lines of two texts, aligned along a longest common subsequence: ` ` both, `-` recorded, `+` found.
fn line_diff(recorded: &str, found: &str) -> String {
    let a: Vec<&str> = recorded.split('\n').collect();
    let b: Vec<&str> = found.split('\n').take(2 * a.len() + SHOWN_LINES).collect();
    // common[i][j]: the length of the longest common subsequence of a[i..] and b[j..].
    let mut common = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] =
                if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            lines.push(format!("    {}", a[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && common[i + 1][j] >= common[i][j + 1]) {
            lines.push(format!("  - {}", a[i]));
            i += 1;
        } else {
            lines.push(format!("  + {}", b[j]));
            j += 1;
        }
    }
    // What is equal at the start is of no interest beyond the last lines before the first difference.
    let first = lines.iter().position(|line| !line.starts_with("    ")).unwrap_or(0);
    let start = first.saturating_sub(3);
    let shown = lines.iter().skip(start).take(SHOWN_LINES);
    let mut diff: String = shown.map(|line| format!("{line}\n")).collect();
    let left = lines.len().saturating_sub(start + SHOWN_LINES);
    if left > 0 {
        writeln!(diff, "    … {left} lines more").expect("writing to a string");
    }
    diff
}
