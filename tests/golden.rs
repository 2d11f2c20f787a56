//! Runs the scripts of `tests/golden/AREA/` with `rondo test`, which compares what they print with what CPython printed.
//!
//! One test per area. `RONDO_GOLDEN=asyncio/lock cargo test --test golden` runs only the scripts whose `area/name` holds
//! that text. Scripts that are listed in `known_failures.txt` must fail. To record a new script:
//! `rondo test --oracle python3.13 tests/golden/AREA/NAME.py`. Two more tests run every area in a hostile configuration:
//! see [`HOSTILE`].

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// Declares the areas: a test for each, and the list that `every_area_is_listed` compares with the folders.
macro_rules! areas {
    ($($area:ident)*) => {
        const AREAS: &[&str] = &[$(stringify!($area)),*];
        $(
            #[test]
            fn $area() {
                check_area(stringify!($area), &[]);
            }
        )*
    };
}

areas! {
    annotations async_context async_generators asyncio bad_input builtin_functions bytes classes
    comprehensions control coroutines debug dicts evaluation_order exceptions files functions generators generics
    imports introspection library limits lists memoryviews numbers program ranges_slices sets strings
    syntax_errors tracebacks tuples tutorials weakrefs
}

/// What brings hidden mistakes to light: a check of what is pending at every backward jump and call, and a collection of
/// garbage at every check. The interpreter reads them from its environment.
const HOSTILE: [(&str, &str); 2] = [("RONDO_BUDGET", "1"), ("RONDO_COLLECT", "1")];

#[test]
fn with_a_check_at_every_step() {
    check_all(&HOSTILE[..1]);
}

#[test]
fn with_a_collection_at_every_step() {
    check_all(&HOSTILE);
}

fn check_all(environment: &[(&str, &str)]) {
    AREAS.iter().for_each(|area| check_area(area, environment));
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

#[test]
fn no_golden_is_stale() {
    let output = rondo_test().arg("--stale").args(AREAS).output().expect("the binary can be started");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "goldens without a script:\n{text}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The runner, in the folder of the areas. A script without a golden fails, as where `CI` is set.
fn rondo_test() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rondo"));
    command.args(["test", "--known-failures", "known_failures.txt"]).current_dir(root());
    command.env("CI", "true").env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

/// The scripts of this area write files whose names are their own: one run of them at a time.
const WRITING: &str = "files";

static WRITER: Mutex<()> = Mutex::new(());

fn check_area(area: &str, environment: &[(&str, &str)]) {
    // A run that failed is told by its own test.
    let _alone = (area == WRITING).then(|| WRITER.lock().unwrap_or_else(PoisonError::into_inner));
    let mut command = rondo_test();
    command.envs(environment.iter().copied());
    command.arg(area);
    let filter = std::env::var("RONDO_GOLDEN").unwrap_or_default();
    if !filter.is_empty() {
        command.args(["--filter", &filter]);
    }
    let output = command.output().expect("the binary can be started");
    let (text, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let is_elsewhere = !filter.is_empty() && errors.contains("no test has");
    print!("{text}{errors}");
    assert!(output.status.success() || is_elsewhere, "{area}: goldens fail");
}
