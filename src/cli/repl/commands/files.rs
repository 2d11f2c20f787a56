//! `:load` and `:save`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::vm::Vm;

use super::super::conversation::{Conversation, Then};
use super::super::evaluate::{self, Outcome};
use super::{complain, say};

/// Runs a script in the session's names.
pub fn load(vm: &mut Vm, conversation: &mut Conversation, argument: &str) -> Then {
    let path = expanded(argument);
    let name = path.to_string_lossy().into_owned();
    let text = match vm.read_source(&path, &name) {
        Ok(file) => file.text,
        Err(raised) => {
            let reason = vm.str_of(&(&raised.0).into()).unwrap_or_default();
            return complain(vm, &format!("cannot load {name}: {reason}"));
        }
    };
    let outcome = evaluate::statements(vm, conversation, &name, &text, false);
    if matches!(outcome, Outcome::Value(_)) {
        conversation.transcript.add_script(&text, conversation.needed_loop);
    }
    evaluate::report(vm, conversation, outcome)
}

/// Writes the session as a script.
pub fn save(vm: &mut Vm, conversation: &mut Conversation, argument: &str) -> Then {
    let words: Vec<&str> = argument.split_whitespace().collect();
    let golden = words.contains(&"--golden");
    let names: Vec<&&str> = words.iter().filter(|word| **word != "--golden").collect();
    let [name] = names[..] else {
        return complain(vm, "usage: :save FILE [--golden]");
    };
    let path = expanded(name);
    let script = conversation.transcript.script();
    if script.is_empty() {
        return complain(vm, "there is nothing to save yet");
    }
    if let Err(error) = std::fs::write(&path, script) {
        return complain(vm, &format!("cannot write {}: {error}", path.display()));
    }
    let mut text = format!("wrote {}\n", path.display());
    if golden {
        match record(&path) {
            Ok(written) => text.push_str(&written),
            Err(error) => return complain(vm, &format!("cannot record the output: {error}")),
        }
    }
    say(vm, &text)
}

/// Runs a script by itself, on the virtual clock as `rondo test` does, and writes what it printed beside it.
fn record(path: &Path) -> std::io::Result<String> {
    let run = Command::new(std::env::current_exe()?)
        .args(["--clock", "virtual", "--errors", "plain"])
        .arg(path)
        .stdin(Stdio::null())
        .output()?;
    let mut written = String::new();
    let mut write = |extension: &str, text: &[u8]| {
        let beside = path.with_extension(extension);
        if text.is_empty() && extension != "out" {
            return Ok(());
        }
        std::fs::write(&beside, text)?;
        written.push_str(&format!("wrote {}\n", beside.display()));
        Ok::<(), std::io::Error>(())
    };
    write("out", &run.stdout)?;
    write("err", &run.stderr)?;
    match run.status.code() {
        Some(0) | None => {}
        Some(code) => write("code", format!("{code}\n").as_bytes())?,
    }
    Ok(written)
}

/// `~/` is the home folder.
fn expanded(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(name),
    }
}
