//! `print`

use crate::builtins::arguments::{built_in, flag};
use crate::natives;
use crate::object::{Str, Tuple, Value};
use crate::vm::stream::Stream;
use crate::vm::{Vm, VmResult};

/// Where `print` writes.
enum Sink {
    /// Standard output, past the stream object.
    Output,
    /// The `write` method of whatever the script gave.
    File(Value),
}

impl Sink {
    /// The sink for a `file` argument; nothing if there is none.
    fn of(vm: &mut Vm, file: &Value) -> VmResult<Option<Sink>> {
        if !matches!(file, Value::Undef | Value::None) {
            let is_output = file.native::<Stream>() == Some(&Stream::Output);
            return Ok(Some(if is_output { Sink::Output } else { Sink::File(file.clone()) }));
        }
        match vm.replaced_output() {
            None => Ok(Some(Sink::Output)),
            Some(Value::None) => Ok(None),
            Some(file) => Ok(Some(Sink::File(file))),
        }
    }

    fn write_value(&self, vm: &mut Vm, value: &Value) -> VmResult<()> {
        match self {
            Sink::Output => match value {
                Value::Object(object) => match object.get::<Str>() {
                    Some(text) => vm.write_output(text.as_str()),
                    None => {
                        let text = vm.str_of(value)?;
                        vm.write_output(&text)
                    }
                },
                value => {
                    let text = vm.str_of(value)?;
                    vm.write_output(&text)
                }
            },
            Sink::File(file) => {
                let text = vm.str_value(value)?;
                let write = vm.intern("write");
                vm.call_method(file, &write, &[text]).map(drop)
            }
        }
    }
}

/// `sep` or `end`: a string, perhaps of a class with a `__str__` of its own, or nothing for the usual one.
fn separator(vm: &mut Vm, value: &Value, name: &str) -> VmResult<Option<Value>> {
    if matches!(value, Value::Undef | Value::None) {
        return Ok(None);
    }
    let mut slot = Value::Undef;
    match built_in::<Str>(value, &mut slot) {
        Some(_) => Ok(Some(value.clone())),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("{name} must be None or a string, not {given}")))
        }
    }
}

fn print(vm: &mut Vm, values: &[Value], [sep, end, file, flush]: [&Value; 4]) -> VmResult<()> {
    let Some(sink) = Sink::of(vm, file)? else { return Ok(()) };
    let sep = separator(vm, sep, "sep")?;
    let end = separator(vm, end, "end")?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            match (&sep, &sink) {
                (Some(sep), _) => sink.write_value(vm, sep)?,
                (None, Sink::Output) => vm.write_output(" ")?,
                (None, Sink::File(_)) => sink.write_value(vm, &Value::from(" "))?,
            }
        }
        sink.write_value(vm, value)?;
    }
    match (&end, &sink) {
        (Some(end), _) => sink.write_value(vm, end)?,
        (None, Sink::Output) => vm.write_output("\n")?,
        (None, Sink::File(_)) => sink.write_value(vm, &Value::from("\n"))?,
    }
    if flag(vm, flush, false)? {
        match sink {
            Sink::Output => vm.flush_output()?,
            Sink::File(file) => {
                let flush = vm.intern("flush");
                vm.call_method(&file, &flush, &[])?;
            }
        }
    }
    Ok(())
}

natives! {
    pub const FUNCTIONS;

    /// Prints the values to a stream, or to sys.stdout by default.
    ///
    /// sep
    ///   string inserted between values, default a space.
    /// end
    ///   string appended after the last value, default a newline.
    /// file
    ///   a file-like object (stream); defaults to the current sys.stdout.
    /// flush
    ///   whether to forcibly flush the stream.
    "print(*args, sep=' ', end='\n', file=None, flush=False)" => |vm, [args, sep, end, file, flush]| {
        let args = args.get::<Tuple>().expect("*args is a tuple");
        print(vm, &args.items, [sep, end, file, flush])?;
        Ok(Value::None)
    }
}
