//! Standard input and output.
//!
//! Output is collected and written in blocks, or line by line at a terminal; errors are written at once. The streams
//! are files of their own on the same descriptors, because those of the standard library flush at every line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::os::fd::AsFd;

/// How much output is collected before it is written.
const BLOCK: usize = 64 * 1024;

/// Standard output.
pub fn output() -> Box<dyn Write> {
    let stdout = io::stdout();
    match duplicate(&stdout) {
        Some(file) if stdout.is_terminal() => Box::new(io::LineWriter::with_capacity(BLOCK, file)),
        Some(file) => Box::new(io::BufWriter::with_capacity(BLOCK, file)),
        None => Box::new(io::sink()),
    }
}

/// Standard error.
pub fn error_output() -> Box<dyn Write> {
    match duplicate(&io::stderr()) {
        Some(file) => Box::new(file),
        None => Box::new(io::sink()),
    }
}

/// Standard input.
pub fn input() -> Box<dyn BufRead> {
    match duplicate(&io::stdin()) {
        Some(file) => Box::new(BufReader::new(file)),
        None => Box::new(io::empty()),
    }
}

/// A file of its own on the same descriptor; `None` if the stream was closed before the process started.
pub fn duplicate(stream: &impl AsFd) -> Option<File> {
    stream.as_fd().try_clone_to_owned().ok().map(File::from)
}
