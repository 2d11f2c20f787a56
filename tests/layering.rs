//! Data flows one way: text → syntax → compile → vm ⇄ event loop. A room imports only from those below it; this test
//! reads the `crate::…` paths of every file in `src` and fails when one leads upwards.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Each room, and the rooms that it may know beside itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("syntax", &[]),
    ("bytecode", &[]),
    ("compile", &["syntax", "bytecode"]),
    ("object", &["bytecode"]),
    ("vm", &["object", "bytecode"]),
    ("event_loop", &["vm", "object", "bytecode"]),
    ("builtins", &["vm", "object", "bytecode"]),
    ("modules", &["event_loop", "builtins", "vm", "object", "compile", "bytecode", "syntax"]),
    ("diagnostics", &["vm", "object", "bytecode", "syntax"]),
    (
        "cli",
        &[
            "diagnostics",
            "modules",
            "event_loop",
            "builtins",
            "vm",
            "object",
            "compile",
            "bytecode",
            "syntax",
        ],
    ),
];

/// The two doors through which the machine meets the compiler: a script imports, and gives code to `exec`.
const DOORS: &[(&str, &[&str])] =
    &[("vm/source.rs", &["syntax", "compile"]), ("vm/import.rs", &["syntax", "compile"])];

#[test]
fn no_room_imports_from_one_above_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let path = Regex::new(r"\bcrate::(?:\{([^}]*)\}|(\w+))").expect("valid");
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for file in rust_files(&source.join(room)) {
            let name = file.strip_prefix(&source).expect("it lies in src").to_string_lossy().into_owned();
            let door = DOORS.iter().find(|(door, _)| *door == name).map_or(&[][..], |(_, more)| *more);
            let text = fs::read_to_string(&file).expect("a source file can be read");
            for (index, line) in production_code(&text).lines().enumerate() {
                let line = line.split("//").next().unwrap_or_default();
                for found in path.captures_iter(line) {
                    let names = found.get(1).or(found.get(2)).expect("one of them matched").as_str();
                    for known in names.split(',').map(first_name).filter(|name| rooms.contains(name)) {
                        if known != *room && !allowed.contains(&known) && !door.contains(&known) {
                            wrong.push(format!("src/{name}:{}: {room} knows {known}", index + 1));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that lead upwards:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_listed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders =
        fs::read_dir(source).expect("src is there").map(|entry| entry.expect("a readable entry").path());
    let folders: BTreeSet<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a folder has a name").to_string_lossy().into_owned())
        .collect();
    let rooms: BTreeSet<String> = ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(folders, rooms, "the folders of src and ROOMS differ");
}

/// The files of a room, those in deeper folders and files of tests apart.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the room is there") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The text before the tests at its end.
fn production_code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

fn first_name(path: &str) -> &str {
    path.trim().split("::").next().unwrap_or_default()
}
