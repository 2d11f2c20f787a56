//! `input`

use crate::natives;
use crate::object::{Module, Value};
use crate::vm::stream::Stream;
use crate::vm::{Vm, VmResult};

/// `sys.stdin`, if the script has put something else in its place, or taken it away: None then.
fn replaced_input(vm: &mut Vm) -> Option<Value> {
    let sys = vm.modules.get_str(&vm.names.sys)?;
    let name = vm.intern("stdin");
    let input = sys.get::<Module>()?.dict.get_str(&name).unwrap_or(Value::None);
    if input.native::<Stream>() == Some(&Stream::Input) { None } else { Some(input) }
}

fn write_prompt(vm: &mut Vm, prompt: &Value) -> VmResult<()> {
    let text = vm.str_value(prompt)?;
    match vm.replaced_output() {
        None => vm.write_output(text.as_str().unwrap_or_default()),
        Some(Value::None) => Ok(()),
        Some(file) => {
            let write = vm.intern("write");
            vm.call_method(&file, &write, &[text]).map(drop)
        }
    }
}

natives! {
    pub const FUNCTIONS;

    /// Read a string from standard input. The trailing newline is stripped.
    ///
    /// The prompt string, if given, is printed to standard output without a
    /// trailing newline before reading input.
    ///
    /// If the user hits EOF, raise EOFError.
    "input(prompt='', /)" => |vm, [prompt]| {
        let replaced = replaced_input(vm);
        let lost = match (&replaced, vm.replaced_output()) {
            (Some(Value::None), _) => Some("stdin"),
            (_, Some(Value::None)) => Some("stdout"),
            _ => None,
        };
        if let Some(name) = lost {
            return Err(vm.runtime_error(format!("input(): lost sys.{name}")));
        }
        if !prompt.is_undef() {
            write_prompt(vm, prompt)?;
        }
        let line = match replaced {
            None => {
                vm.flush_output()?;
                vm.check_input()?;
                vm.read_line()?
            }
            Some(file) => {
                let readline = vm.intern("readline");
                let line = vm.call_method(&file, &readline, &[])?;
                match vm.unwrap_native(&line).as_str() {
                    Some(line) => line.to_string(),
                    None => return Err(vm.type_error("object.readline() returned non-string")),
                }
            }
        };
        if line.is_empty() {
            let class = vm.types.EOFError.clone();
            return Err(vm.error(&class, "EOF when reading a line"));
        }
        Ok(Value::from(line.strip_suffix('\n').unwrap_or(&line)))
    }
}
