//! `sys.stdin`, `sys.stdout`, `sys.stderr`: text streams over what the host gives.

use std::io::{BufRead, Write};

use crate::natives;
use crate::object::{Gc, List, Module, NativeData, Ref, Str, Trace, Value};

use super::{Native, NativeType, Vm, VmResult};

/// One of the three streams. The object says which; the host has what is behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Input,
    Output,
    Error,
}

impl Stream {
    fn name(self) -> &'static str {
        match self {
            Stream::Input => "<stdin>",
            Stream::Output => "<stdout>",
            Stream::Error => "<stderr>",
        }
    }

    fn descriptor(self) -> i64 {
        match self {
            Stream::Input => 0,
            Stream::Output => 1,
            Stream::Error => 2,
        }
    }
}

impl Trace for Stream {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Stream {}

impl NativeType for Stream {
    const NAME: &'static str = "TextIOWrapper";
    const MODULE: &'static str = "_io";
    const METHODS: &'static [Native] = METHODS;
}

/// The three streams as values, made when somebody asks.
#[derive(Default)]
struct StandardStreams {
    values: [Option<Value>; 3],
}

fn stream(value: &Value) -> Stream {
    *value.native().expect("the receiver was checked")
}

natives! {
    const METHODS;

    /// Write string s to stream.
    ///
    /// Return the number of characters written (which is always equal to the length of the string).
    "write(self, text, /)" => |vm, [this, text]| {
        let inner = vm.unwrap_native(text);
        let Some(text) = inner.get::<Str>() else {
            let found = vm.type_name(text);
            return Err(vm.type_error(format!("write() argument must be str, not {found}")));
        };
        match stream(this) {
            Stream::Output => vm.write_output(text.as_str())?,
            Stream::Error => vm.write_error(text.as_str()),
            Stream::Input => return Err(vm.unsupported_operation("not writable")),
        }
        Ok(Value::from(text.length()))
    }

    /// Write a list of lines to stream.
    ///
    /// Line separators are not added, so it is usual for each of the lines provided to have a line separator at the end.
    "writelines(self, lines, /)" => |vm, [this, lines]| {
        let write = vm.intern("write");
        for line in vm.collect(lines)? {
            vm.call_method(this, &write, &[line])?;
        }
        Ok(Value::None)
    }

    /// Flush write buffers, if applicable.
    "flush(self, /)" => |vm, [this]| {
        if stream(this) == Stream::Output {
            vm.flush_output()?;
        }
        Ok(Value::None)
    }

    /// Read until newline or EOF. Return an empty string if EOF is hit immediately.
    "readline(self, size=-1, /)" => |vm, [this, size]| { vm.readable(this)?; Ok(vm.read_line()?.into()) }

    /// Read everything until EOF.
    "read(self, size=-1, /)" => |vm, [this, size]| {
        vm.readable(this)?;
        let mut bytes = Vec::new();
        let done = vm.host.input.read_to_end(&mut bytes);
        done.map_err(|error| vm.os_error(&error, None))?;
        Ok(decode(bytes).into())
    }

    /// Return a list of lines from the stream.
    "readlines(self, hint=-1, /)" => |vm, [this, _hint]| {
        vm.readable(this)?;
        let mut lines = Vec::new();
        loop {
            let line = vm.read_line()?;
            if line.is_empty() {
                return Ok(Gc::new(List::new(lines)).into());
            }
            lines.push(line.into());
        }
    }

    /// Implement iter(self).
    "__iter__(self, /)" => |vm, [this]| { Ok(this.clone()) }

    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        vm.readable(this)?;
        let line = vm.read_line()?;
        if line.is_empty() { Err(vm.stop_iteration(Value::None)) } else { Ok(line.into()) }
    }

    /// Return whether this is an 'interactive' stream.
    "isatty(self, /)" => |vm, [this]| {
        use std::io::IsTerminal;
        Ok(Value::bool(match stream(this) {
            Stream::Input => std::io::stdin().is_terminal(),
            Stream::Output => std::io::stdout().is_terminal(),
            Stream::Error => std::io::stderr().is_terminal(),
        }))
    }

    /// Return underlying file descriptor if one exists.
    "fileno(self, /)" => |vm, [this]| { Ok(Value::Int(stream(this).descriptor())) }

    /// Return whether object was opened for reading.
    "readable(self, /)" => |vm, [this]| { Ok(Value::bool(stream(this) == Stream::Input)) }

    /// Return whether object was opened for writing.
    "writable(self, /)" => |vm, [this]| { Ok(Value::bool(stream(this) != Stream::Input)) }

    /// Reconfigure the text stream with new parameters.
    "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)" =>
        |vm, [_this, _encoding, _errors, _newline, _line_buffering, _write_through]| { Ok(Value::None) }

    /// Enter the stream's context.
    "__enter__(self, /)" => |vm, [this]| { Ok(this.clone()) }

    /// Flush when the context ends.
    "__exit__(self, /, *args)" => |vm, [this, _args]| {
        if stream(this) == Stream::Output {
            vm.flush_output()?;
        }
        Ok(Value::None)
    }

    /// The stream's name.
    "@get name(self)" => |vm, [this]| { Ok(Value::from(stream(this).name())) }

    /// How the stream was opened.
    "@get mode(self)" => |vm, [this]| { Ok(Value::from(if stream(this) == Stream::Input { "r" } else { "w" })) }

    /// The encoding of the stream's text.
    "@get encoding(self)" => |vm, [_this]| { Ok(Value::from("utf-8")) }

    /// What happens to text that the encoding cannot express.
    "@get errors(self)" => |vm, [this]| {
        Ok(Value::from(if stream(this) == Stream::Error { "backslashreplace" } else { "strict" }))
    }

    /// Whether the stream is closed.
    "@get closed(self)" => |vm, [_this]| { Ok(Value::bool(false)) }

    /// Whether every line is written at once.
    "@get line_buffering(self)" => |vm, [this]| {
        use std::io::IsTerminal;
        Ok(Value::bool(stream(this) == Stream::Error || std::io::stdout().is_terminal()))
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let stream = stream(this);
        let mode = if stream == Stream::Input { "r" } else { "w" };
        Ok(Value::from(format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", stream.name())))
    }
}

fn decode(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

impl Vm {
    /// The object of a standard stream.
    pub fn standard_stream(&mut self, stream: Stream) -> Value {
        let place = stream.descriptor() as usize;
        if let Some(value) = &self.extension::<StandardStreams>().values[place] {
            return value.clone();
        }
        let value = self.new_native(stream);
        self.extension::<StandardStreams>().values[place] = Some(value.clone());
        value
    }

    /// What `sys.stdout` is, if the script has put something else in its place: `print` calls its `write` then, and
    /// otherwise [`Vm::write_output`]. `None` of the language if output is to be dropped.
    pub fn replaced_output(&self) -> Option<Value> {
        let sys = self.modules.get_str(&self.names.sys)?;
        let output = sys.get::<Module>()?.dict.get_str(&self.names.stdout)?;
        if output.native::<Stream>() == Some(&Stream::Output) { None } else { Some(output) }
    }

    /// Writes to standard output, through its buffer.
    ///
    /// # Errors
    /// BrokenPipeError and the like.
    pub fn write_output(&mut self, text: &str) -> VmResult<()> {
        self.host.output.write_all(text.as_bytes()).map_err(|error| self.output_error(&error))
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    /// BrokenPipeError and the like.
    pub fn flush_output(&mut self) -> VmResult<()> {
        self.host.output.flush().map_err(|error| self.output_error(&error))
    }

    /// Writes to standard error, after what standard output has collected. Failing is of no use here.
    pub fn write_error(&mut self, text: &str) {
        let _ = self.host.output.flush();
        let _ = self.host.error_output.write_all(text.as_bytes());
        let _ = self.host.error_output.flush();
    }

    /// The next line of standard input with its newline; empty at its end.
    ///
    /// # Errors
    /// OSError.
    pub fn read_line(&mut self) -> VmResult<String> {
        let mut bytes = Vec::new();
        match self.host.input.read_until(b'\n', &mut bytes) {
            Ok(_) => {
                if bytes.ends_with(b"\r\n") {
                    bytes.truncate(bytes.len() - 2);
                    bytes.push(b'\n');
                }
                Ok(decode(bytes))
            }
            Err(error) => Err(self.os_error(&error, None)),
        }
    }

    fn readable(&mut self, this: &Value) -> VmResult<()> {
        if stream(this) == Stream::Input { Ok(()) } else { Err(self.unsupported_operation("not readable")) }
    }

    #[cold]
    fn unsupported_operation(&mut self, message: &str) -> super::Raised {
        let class = self.types.OSError.clone();
        self.error(&class, message)
    }

    #[cold]
    fn output_error(&mut self, error: &std::io::Error) -> super::Raised {
        self.host.output_is_closed |= error.kind() == std::io::ErrorKind::BrokenPipe;
        self.os_error(error, None)
    }
}
