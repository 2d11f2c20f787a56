//! The binary, run with words and an input, for the tests that look at what it leaves behind.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::watch::Watch;

/// What a run leaves behind.
pub fn rondo_with_input(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(words)
        .env_remove("RONDO_CLOCK")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let _watch = Watch::over(&child);
    let mut stdin = child.stdin.take().expect("it is piped");
    // A script that does not read its input may have ended already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the binary ends")
}

/// What was printed, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
