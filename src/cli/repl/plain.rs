//! Inputs from where nothing can be edited: a pipe, or a terminal that can do nothing but print.

use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::mpsc::Receiver;

use super::super::streams;
use super::messages::{Message, ReaderEnd};
use super::{CONTINUATION, PROMPT, block};

/// Reads inputs until the end, and tells the interpreter. Prompts are for people only.
pub fn run(reader: &ReaderEnd, may_read: &Receiver<()>, prompts: bool) {
    let Some(mut file) = streams::duplicate(&io::stdin()) else {
        reader.send(Message::End);
        return;
    };
    while may_read.recv().is_ok() {
        let message = read_input(reader, &mut file, prompts).map_or(Message::End, Message::Input);
        let is_end = matches!(message, Message::End);
        if !reader.send(message) || is_end {
            break;
        }
    }
}

/// The lines of one input; `None` at the end.
fn read_input(reader: &ReaderEnd, file: &mut File, prompts: bool) -> Option<String> {
    let mut text = String::new();
    let mut prompt = PROMPT;
    loop {
        if prompts {
            let mut out = io::stdout();
            // A terminal that takes no prompt takes nothing else either.
            let _ = out.write_all(prompt.as_bytes()).and_then(|()| out.flush());
        }
        let Some(line) = read_line(file) else {
            return (!text.trim().is_empty()).then_some(text);
        };
        if reader.take_interrupt() {
            text.clear();
        }
        text.push_str(&line);
        if !block::is_unfinished(&text) {
            return Some(text);
        }
        text.push('\n');
        prompt = CONTINUATION;
    }
}

/// A line without its end. Read byte by byte: what follows may be for the script's own `input()`.
fn read_line(file: &mut File) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    loop {
        match file.read(&mut byte) {
            Ok(0) if line.is_empty() => return None,
            Ok(0) => break,
            Ok(_) if byte[0] == b'\n' => break,
            Ok(_) => line.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Some(String::from_utf8_lossy(&line).into_owned())
}
