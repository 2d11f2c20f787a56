//! `sys.stdin`, `sys.stdout`, `sys.stderr`: text streams over what the host gives.

use std::io::{BufRead, Write};

use crate::bytecode::surrogate;
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
    /// `sys.stdin.close()` was called.
    input_is_closed: bool,
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
    "readline(self, size=-1, /)" => |vm, [this, size]| {
        vm.readable(this)?;
        Ok(match vm.size_limit(size)? {
            None => vm.read_line()?,
            Some(limit) => vm.read_characters(limit, true)?,
        }
        .into())
    }

    /// Read everything until EOF.
    "read(self, size=-1, /)" => |vm, [this, size]| {
        vm.readable(this)?;
        if let Some(limit) = vm.size_limit(size)? {
            return Ok(vm.read_characters(limit, false)?.into());
        }
        let mut bytes = Vec::new();
        let done = vm.host.input.read_to_end(&mut bytes);
        done.map_err(|error| vm.os_error(&error, None))?;
        let text = decode(bytes);
        Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }.into())
    }

    /// Return a list of lines from the stream.
    "readlines(self, hint=-1, /)" => |vm, [this, hint]| {
        vm.readable(this)?;
        let wanted = vm.size_limit(hint)?.filter(|wanted| *wanted > 0);
        let (mut lines, mut length) = (Vec::new(), 0);
        loop {
            let line = vm.read_line()?;
            let is_last = line.is_empty() || {
                length += line.chars().count();
                lines.push(line.into());
                wanted.is_some_and(|wanted| length >= wanted)
            };
            if is_last {
                return Ok(Gc::new(List::new(lines)).into());
            }
        }
    }

    /// Close the stream: nothing more is read from it.
    "close(self, /)" => |vm, [this]| {
        if stream(this) != Stream::Input {
            return Err(vm.not_implemented_error("Rondo does not close sys.stdout and sys.stderr"));
        }
        vm.extension::<StandardStreams>().input_is_closed = true;
        Ok(Value::None)
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
    "@get closed(self)" => |vm, [this]| {
        Ok(Value::bool(stream(this) == Stream::Input && vm.extension::<StandardStreams>().input_is_closed))
    }

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

/// Standard error shows lone surrogates as escapes.
fn escape_surrogates(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if surrogate::is_surrogate(character) {
            out.push_str(&format!("\\u{:04x}", surrogate::code_of(character)));
        } else {
            out.push(character);
        }
    }
    out
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

    /// What `sys.stderr` is, if the script has put something else in its place.
    pub fn replaced_error(&mut self) -> Option<Value> {
        let sys = self.modules.get_str(&self.names.sys)?;
        let name = self.intern("stderr");
        let error = sys.get::<Module>()?.dict.get_str(&name).unwrap_or(Value::None);
        if error.native::<Stream>() == Some(&Stream::Error) { None } else { Some(error) }
    }

    /// Writes to standard output, through its buffer.
    ///
    /// # Errors
    /// BrokenPipeError and the like.
    pub fn write_output(&mut self, text: &str) -> VmResult<()> {
        if surrogate::contains(text) {
            return Err(self.surrogates_not_allowed(text));
        }
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
        if surrogate::contains(text) {
            return self.write_error(&escape_surrogates(text));
        }
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
        if stream(this) == Stream::Input {
            self.check_input()
        } else {
            Err(self.unsupported_operation("not readable"))
        }
    }

    /// ValueError if standard input was closed.
    ///
    /// # Errors
    /// ValueError.
    pub fn check_input(&mut self) -> VmResult<()> {
        if self.extension::<StandardStreams>().input_is_closed {
            return Err(self.value_error("I/O operation on closed file."));
        }
        Ok(())
    }

    /// How much to read at most; nothing for as much as there is.
    fn size_limit(&mut self, size: &Value) -> VmResult<Option<usize>> {
        match size {
            Value::Undef | Value::None => Ok(None),
            size => Ok(usize::try_from(self.index(size)?).ok()),
        }
    }

    /// So many characters of standard input, or fewer where it ends; if that is wanted, no further than a line's end.
    fn read_characters(&mut self, limit: usize, in_line: bool) -> VmResult<String> {
        let mut text = String::new();
        for _ in 0..limit {
            let Some(character) = self.read_character()? else { break };
            text.push(character);
            if in_line && character == '\n' {
                break;
            }
        }
        Ok(text)
    }

    /// The next character of standard input. All ends of lines are newlines.
    fn read_character(&mut self) -> VmResult<Option<char>> {
        let Some(first) = self.next_byte(|_| true)? else { return Ok(None) };
        if first == b'\r' {
            self.next_byte(|byte| byte == b'\n')?;
            return Ok(Some('\n'));
        }
        let mut bytes = vec![first];
        let following = match first {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        for _ in 0..following {
            bytes.extend(self.next_byte(|byte| byte & 0xc0 == 0x80)?);
        }
        Ok(decode(bytes).chars().next())
    }

    /// Takes the next byte of standard input, if it is as wanted.
    fn next_byte(&mut self, is_wanted: impl Fn(u8) -> bool) -> VmResult<Option<u8>> {
        let found = self.host.input.fill_buf().map(|buffer| buffer.first().copied());
        let byte = found.map_err(|error| self.os_error(&error, None))?.filter(|byte| is_wanted(*byte));
        if byte.is_some() {
            self.host.input.consume(1);
        }
        Ok(byte)
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
