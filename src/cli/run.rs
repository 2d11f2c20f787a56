//! `rondo script.py`, `rondo run`, `rondo -c`, `rondo -`: runs a script as `__main__`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::bytecode::Code;
use crate::compile::Options as CompileOptions;
use crate::diagnostics;
use crate::object::text::suggest::suggest;
use crate::object::{Module, Value};
use crate::syntax::SourceFile;
use crate::vm::source::{QuotedSources, os_error_text};
use crate::vm::{Vm, VmResult};

use super::arguments::{Options, Script, ScriptSource};
use super::{session, status};

/// Runs a script and ends the process.
pub fn run(script: Script, options: Options) -> ! {
    session::run(script, options, execute)
}

/// Runs a script as `__main__`.
///
/// # Errors
/// What the script raises.
pub fn execute(vm: &mut Vm, script: &Script) -> VmResult<()> {
    let source = load(vm, script)?;
    let (file, code) = compile(vm, &script.source, source)?;
    let module = main_module(vm, &script.source, &file);
    drop(file);
    vm.run_module(code, &module.dict)
}

/// A script's text, and the name that tracebacks give it.
pub struct Text {
    name: String,
    bytes: Vec<u8>,
}

/// Reads a script; a file that cannot be read ends the process with CPython's words. Sets where imports look first.
pub fn load(vm: &mut Vm, script: &Script) -> VmResult<Text> {
    let current = || std::env::current_dir().ok();
    match &script.source {
        ScriptSource::Code(code) => {
            vm.host.script_folder = current();
            Ok(Text { name: "<string>".into(), bytes: (code.clone() + "\n").into_bytes() })
        }
        ScriptSource::Stdin => {
            vm.host.script_folder = current();
            let mut bytes = Vec::new();
            let read = vm.host.input.read_to_end(&mut bytes);
            read.map_err(|error| vm.os_error(&error, Some("<stdin>")))?;
            Ok(Text { name: "<stdin>".into(), bytes })
        }
        ScriptSource::File(path) => {
            let absolute = absolute(path);
            let (file, folder) = if absolute.is_dir() {
                let main = absolute.join("__main__.py");
                if !main.is_file() {
                    let message = format!("can't find '__main__' module in '{}'", absolute.display());
                    fail(vm, &message, Some("a folder is run by its file `__main__.py`"), status::FAILURE);
                }
                (main, Some(absolute))
            } else {
                let real = absolute.canonicalize().unwrap_or_else(|_| absolute.clone());
                (absolute, real.parent().map(Path::to_path_buf))
            };
            vm.host.script_folder = folder;
            let name = file.to_string_lossy().into_owned();
            match std::fs::read(&file) {
                Ok(bytes) => Ok(Text { name, bytes }),
                Err(error) => {
                    let number = error.raw_os_error().unwrap_or_default();
                    let text = os_error_text(&error);
                    let message = format!("can't open file '{name}': [Errno {number}] {text}");
                    let tip = similar_script(path);
                    fail(vm, &message, tip.as_deref(), status::USAGE)
                }
            }
        }
    }
}

/// A script as code, with the check that the modules it imports are there.
pub fn compile(vm: &mut Vm, source: &ScriptSource, text: Text) -> VmResult<(SourceFile, Rc<Code>)> {
    let mut file = vm.decode_script(&text.name, text.bytes)?;
    file.is_script = !matches!(source, ScriptSource::Code(_));
    let tree = vm.parse_source(&file)?;
    let code = vm.compile_tree(&file, &tree, CompileOptions::default())?;
    if matches!(source, ScriptSource::Code(_)) {
        vm.extension::<QuotedSources>().sources.push(code.source.clone());
    }
    vm.refuse_missing_modules(&tree, &code)?;
    Ok((file, code))
}

fn main_module(vm: &mut Vm, source: &ScriptSource, file: &SourceFile) -> crate::object::Gc<Module> {
    let module = vm.new_module("__main__", None);
    let names = &vm.names;
    module.dict.set_str(&names.package, Value::None);
    if matches!(source, ScriptSource::File(_)) {
        module.dict.set_str(&names.file, Value::from(&*file.name));
        let cached = vm.intern("__cached__");
        module.dict.set_str(&cached, Value::None);
    }
    let annotations = vm.names.annotations.clone();
    module.dict.set_str(&annotations, crate::object::Dict::new().into());
    let main = vm.names.main.clone();
    vm.modules.set_str(&main, (&module).into());
    module
}

/// As CPython makes a script's path absolute: put behind the working directory, a leading `./` dropped.
fn absolute(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_path_buf();
    }
    match std::env::current_dir() {
        Ok(current) => {
            let bytes = path.as_os_str().as_encoded_bytes();
            let bare = if bytes.starts_with(b"./") { path.strip_prefix("./").unwrap_or(path) } else { path };
            current.join(bare)
        }
        Err(_) => path.to_path_buf(),
    }
}

/// A script in the same folder whose name is near to one that is not there, or a command that was mistyped.
fn similar_script(path: &Path) -> Option<String> {
    let wrong = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".py"))
        .collect();
    if let Some(near) = suggest(wrong, names.iter().map(String::as_str)) {
        return Some(format!("did you mean '{near}'?"));
    }
    let bare = folder.is_none() && !wrong.contains('.');
    let near = bare.then(|| suggest(wrong, super::arguments::COMMANDS)).flatten()?;
    Some(format!("did you mean the command '{near}'? `rondo --help` lists the commands"))
}

fn fail(vm: &mut Vm, message: &str, tip: Option<&str>, status: i32) -> ! {
    diagnostics::report_failure(vm, message, tip);
    std::process::exit(status)
}
