//! Files of text: lines and characters cut out of the bytes, decoded one piece at a time.

use std::cell::{Cell, RefCell};
use std::io;

use crate::builtins::arguments::{self, built_in, not_a};
use crate::builtins::codec::{self, Encoding};
use crate::bytecode::surrogate;
use crate::natives;
use crate::object::{Gc, List, NativeData, Ref, Str, Trace, Tuple, Value};
use crate::vm::{Hooks, Native, NativeType, Vm, VmResult};

use super::buffered::{Buffered, Stream};
use super::{amount, common_methods, open, with_readable, with_writable};

/// What ends a line, and what it becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newlines {
    /// `newline=None`: any line end is read as `\n`.
    Universal,
    /// `newline=''`: any line end, read as it is.
    AsTheyAre,
    Feed,
    Return,
    Both,
}

/// A file of text.
#[derive(Debug)]
pub struct TextFile {
    file: Buffered,
    mode: String,
    /// As scripts see it, and what it is.
    encoding: RefCell<(String, Encoding)>,
    errors: RefCell<String>,
    newlines: Cell<Newlines>,
    /// Whether what ends a line is written out at once.
    line_buffering: Cell<bool>,
    /// The line ends that were read: bits of `RETURN`, `FEED`, `BOTH`.
    seen: Cell<u8>,
    /// Whether `tell` works: not between steps of an iteration.
    telling: Cell<bool>,
}

const RETURN: u8 = 1;
const FEED: u8 = 2;
const BOTH: u8 = 4;

/// The line ends in some bytes.
fn line_ends(bytes: &[u8]) -> u8 {
    let mut seen = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
        let place = at + found;
        at = place + 1;
        if bytes[place] == b'\n' {
            seen |= FEED;
        } else if bytes.get(place + 1) == Some(&b'\n') {
            seen |= BOTH;
            at += 1;
        } else {
            seen |= RETURN;
        }
        if seen == RETURN | FEED | BOTH {
            break;
        }
    }
    seen
}

/// Writes where CPython's text files do: behind what was read ahead.
fn write_after_reading(stream: &mut Stream, bytes: &[u8]) -> io::Result<()> {
    if !stream.buffered().is_empty() {
        stream.skip_ahead();
    }
    stream.write(bytes)
}

impl TextFile {
    pub fn new(
        file: Buffered,
        mode: String,
        encoding: (String, Encoding),
        errors: String,
        newlines: Newlines,
        line_buffering: bool,
    ) -> TextFile {
        TextFile {
            file,
            mode,
            encoding: RefCell::new(encoding),
            errors: RefCell::new(errors),
            newlines: Cell::new(newlines),
            line_buffering: Cell::new(line_buffering),
            seen: Cell::new(0),
            telling: Cell::new(true),
        }
    }

    fn encoding(&self) -> Encoding {
        self.encoding.borrow().1
    }

    fn decode(&self, vm: &mut Vm, bytes: Vec<u8>) -> VmResult<String> {
        if self.encoding() == Encoding::Utf8 {
            return match String::from_utf8(bytes) {
                Ok(text) if surrogate::contains(&text) => Err(vm.refuse_stand_in()),
                Ok(text) => Ok(text),
                Err(error) => codec::decode_with(vm, error.as_bytes(), Encoding::Utf8, &self.errors.borrow()),
            };
        }
        codec::decode_with(vm, &bytes, self.encoding(), &self.errors.borrow())
    }

    /// Remembers the line ends of what was read.
    fn note(&self, bytes: &[u8]) {
        self.seen.set(self.seen.get() | line_ends(bytes));
    }

    /// A line, at most so many characters; empty at the end.
    fn read_line(&self, vm: &mut Vm, most: Option<usize>) -> VmResult<String> {
        let mut line = with_readable(vm, &self.file, "read", |stream| self.line_bytes(stream))?;
        self.note(&line[line.len().saturating_sub(2)..]);
        if self.newlines.get() == Newlines::Universal {
            to_feeds(&mut line);
        }
        let Some(most) = most else { return self.decode(vm, line) };
        let mut text = self.decode(vm, line)?;
        let cut = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
        if cut < text.len() {
            // Gives the rest back to the stream, as bytes.
            let rest = codec::encode_with(vm, &text[cut..], self.encoding(), &self.errors.borrow())?;
            with_readable(vm, &self.file, "read", |stream| {
                stream.seek(io::SeekFrom::Current(-(rest.len() as i64))).map(drop)
            })?;
            text.truncate(cut);
        }
        Ok(text)
    }

    /// The bytes of a line with its end.
    fn line_bytes(&self, stream: &mut Stream) -> io::Result<Vec<u8>> {
        if self.newlines.get() == Newlines::Feed {
            return stream.read_line(None);
        }
        let mut looked_at = 0;
        let length = loop {
            let buffer = stream.buffered();
            let rest = &buffer[looked_at..];
            let found = match self.newlines.get() {
                Newlines::Return => memchr::memchr(b'\r', rest).map(|at| (at, 1)),
                Newlines::Both => memchr::memmem::find(rest, b"\r\n").map(|at| (at, 2)),
                _ => memchr::memchr2(b'\n', b'\r', rest).map(|at| (at, 1)),
            };
            if let Some((at, width)) = found {
                let mut end = looked_at + at + width;
                if matches!(self.newlines.get(), Newlines::Universal | Newlines::AsTheyAre)
                    && buffer[end - 1] == b'\r'
                {
                    // A line feed after it belongs to it.
                    if end == buffer.len() && !stream.fill()? {
                        break end;
                    }
                    end += usize::from(stream.buffered().get(end) == Some(&b'\n'));
                }
                break end;
            }
            // The first half of a line end may be the last byte.
            looked_at = buffer.len().saturating_sub(usize::from(self.newlines.get() == Newlines::Both));
            if !stream.fill()? {
                break stream.buffered().len();
            }
        };
        let line = stream.buffered()[..length].to_vec();
        stream.consume(length);
        Ok(line)
    }

    fn read_all(&self, vm: &mut Vm) -> VmResult<String> {
        let mut bytes = with_readable(vm, &self.file, "read", Stream::read_all)?;
        self.note(&bytes);
        if self.newlines.get() == Newlines::Universal {
            to_feeds(&mut bytes);
        }
        self.decode(vm, bytes)
    }

    fn read_some(&self, vm: &mut Vm, count: usize) -> VmResult<String> {
        let bytes = with_readable(vm, &self.file, "read", |stream| {
            let mut bytes = Vec::new();
            for _ in 0..count {
                if !self.read_character(stream, &mut bytes)? {
                    break;
                }
            }
            Ok(bytes)
        })?;
        self.decode(vm, bytes)
    }

    /// Appends the bytes of one character; false at the end.
    fn read_character(&self, stream: &mut Stream, bytes: &mut Vec<u8>) -> io::Result<bool> {
        if stream.buffered().is_empty() && !stream.fill()? {
            return Ok(false);
        }
        let first = stream.buffered()[0];
        let width = match first {
            _ if self.encoding() != Encoding::Utf8 && self.encoding() != Encoding::Utf8Sig => 1,
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        while stream.buffered().len() < width && stream.fill()? {}
        let width = width.min(stream.buffered().len());
        bytes.extend_from_slice(&stream.buffered()[..width]);
        stream.consume(width);
        if first == b'\n' {
            self.seen.set(self.seen.get() | FEED);
        }
        if first == b'\r' && self.newlines.get() == Newlines::Universal {
            *bytes.last_mut().expect("a byte was appended") = b'\n';
            if stream.buffered().is_empty() {
                stream.fill()?;
            }
            let feed = stream.buffered().first() == Some(&b'\n');
            self.seen.set(self.seen.get() | if feed { BOTH } else { RETURN });
            if feed {
                stream.consume(1);
            }
        }
        Ok(true)
    }

    fn write(&self, vm: &mut Vm, text: &str) -> VmResult<()> {
        let translated = match self.newlines.get() {
            Newlines::Return => Some(text.replace('\n', "\r")),
            Newlines::Both => Some(text.replace('\n', "\r\n")),
            _ => None,
        };
        let ends_line = self.line_buffering.get() && text.contains(['\n', '\r']);
        let write = |stream: &mut Stream, bytes: &[u8]| {
            write_after_reading(stream, bytes)?;
            if ends_line { stream.flush() } else { Ok(()) }
        };
        let text = translated.as_deref().unwrap_or(text);
        if self.encoding() == Encoding::Utf8 && !surrogate::contains(text) {
            return with_writable(vm, &self.file, "write", |stream| write(stream, text.as_bytes()));
        }
        let bytes = codec::encode_with(vm, text, self.encoding(), &self.errors.borrow())?;
        with_writable(vm, &self.file, "write", |stream| write(stream, &bytes))
    }
}

/// Makes every line end a `\n`.
fn to_feeds(bytes: &mut Vec<u8>) {
    if memchr::memchr(b'\r', bytes).is_none() {
        return;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some(at) = memchr::memchr(b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        out.push(b'\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out.extend_from_slice(rest);
    *bytes = out;
}

impl Trace for TextFile {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.file.name.trace(visit);
    }
}

impl NativeData for TextFile {}

impl NativeType for TextFile {
    const NAME: &'static str = "TextIOWrapper";
    const MODULE: &'static str = "_io";
    const METHODS: &'static [Native] = COMMON;
    const MORE_METHODS: &'static [Native] = METHODS;
    const HOOKS: Hooks = Hooks {
        next: Some(|vm: &mut Vm, object| {
            let file: &TextFile = object.native().expect("hooks belong to their type");
            file.telling.set(false);
            let line = file.read_line(vm, None)?;
            if line.is_empty() {
                file.telling.set(true);
            }
            Ok((!line.is_empty()).then(|| arguments::text(vm, &line)))
        }),
        ..Hooks::NONE
    };
}

fn text_file(this: &Value) -> &TextFile {
    this.native().expect("the receiver was checked")
}

fn file(this: &Value) -> &Buffered {
    &text_file(this).file
}

common_methods!(COMMON, file);

/// `reconfigure`: what is not given stays as it is.
fn reconfigure(
    vm: &mut Vm,
    file: &TextFile,
    [encoding, errors, newline]: [&Value; 3],
    line_buffering: &Value,
) -> VmResult<()> {
    let new_encoding = open::optional(vm, encoding, "reconfigure() argument 'encoding'")?;
    let new_errors = open::optional(vm, errors, "reconfigure() argument 'errors'")?;
    let new_newline = open::optional(vm, newline, "reconfigure() argument 'newline'")?;
    let changes_text = new_encoding.is_some() || new_errors.is_some() || !newline.is_undef();
    let has_read = file.file.stream.borrow().as_ref().is_some_and(|stream| !stream.buffered().is_empty());
    if has_read && changes_text {
        let message = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(super::unsupported(vm, message));
    }
    let newlines = if newline.is_undef() { None } else { Some(open::newlines(vm, new_newline.as_deref())?) };
    let found = match new_encoding {
        Some(name) => Some(open::text_encoding(vm, &name)?),
        None => None,
    };
    let line_buffering = match line_buffering {
        Value::Undef | Value::None => None,
        given => Some(vm.truth(given)?),
    };
    super::flush(vm, &file.file)?;
    if new_errors.is_some() || found.is_some() {
        file.errors.replace(new_errors.unwrap_or_else(|| "strict".to_string()));
    }
    if let Some(encoding) = found {
        file.encoding.replace(encoding);
    }
    if let Some(newlines) = newlines {
        file.newlines.set(newlines);
    }
    if let Some(line_buffering) = line_buffering {
        file.line_buffering.set(line_buffering);
    }
    Ok(())
}

fn write_value(vm: &mut Vm, this: &Value, value: &Value) -> VmResult<usize> {
    let mut slot = Value::Undef;
    let Some(text) = built_in::<Str>(value, &mut slot) else {
        return Err(not_a(vm, "write() argument", "str", value));
    };
    text_file(this).write(vm, text.as_str())?;
    Ok(text.length())
}

natives! {
    const METHODS;

    /// Read at most size characters from stream.
    "read(self, size=-1, /)" => |vm, [this, size]| {
        let text = match amount(vm, size)? {
            Some(size) => text_file(this).read_some(vm, size)?,
            None => text_file(this).read_all(vm)?,
        };
        Ok(arguments::text(vm, &text))
    }

    /// Read until newline or EOF. Return an empty string if EOF is hit immediately.
    "readline(self, size=-1, /)" => |vm, [this, size]| {
        let size = usize::try_from(arguments::size(vm, size, -1)?).ok();
        let line = text_file(this).read_line(vm, size)?;
        Ok(arguments::text(vm, &line))
    }

    /// Return a list of lines from the stream.
    "readlines(self, hint=-1, /)" => |vm, [this, hint]| {
        let hint = amount(vm, hint)?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
        let mut lines = Vec::new();
        let mut length = 0;
        while length < hint {
            let line = text_file(this).read_line(vm, None)?;
            if line.is_empty() {
                break;
            }
            length += line.chars().count();
            lines.push(arguments::text(vm, &line));
        }
        Ok(Gc::new(List::new(lines)).into())
    }

    /// Write string s to stream.
    ///
    /// Return the number of characters written (which is always equal to the length of the string).
    "write(self, text, /)" => |vm, [this, text]| { Ok(write_value(vm, this, text)?.into()) }

    /// Write a list of lines to stream.
    "writelines(self, lines, /)" => |vm, [this, lines]| {
        let iterator = vm.iter(lines)?;
        while let Some(line) = vm.next(&iterator)? {
            write_value(vm, this, &line)?;
        }
        Ok(Value::None)
    }

    /// Return the stream position as an opaque number.
    "tell(self, /)" => |vm, [this]| {
        if !text_file(this).telling.get() && file(this).stream.borrow().is_some() {
            let class = vm.types.OSError.clone();
            return Err(vm.error(&class, "telling position disabled by next() call"));
        }
        super::tell(vm, file(this))
    }

    /// Set the stream position, and return the new stream position.
    "seek(self, cookie, whence=0, /)" => |vm, [this, offset, whence]| {
        text_file(this).telling.set(true);
        super::seek(vm, file(this), offset, whence)
    }

    /// The line ends that were read so far.
    "@get newlines(self)" => |_vm, [this]| {
        let this = text_file(this);
        let ahead = this.file.stream.borrow().as_ref().map_or(0, |stream| {
            // A carriage return at the end may be half of a line end.
            let ahead = stream.buffered();
            line_ends(ahead.strip_suffix(b"\r").unwrap_or(ahead))
        });
        if !matches!(this.newlines.get(), Newlines::Universal | Newlines::AsTheyAre) {
            return Ok(Value::None);
        }
        // Nothing is ahead before the first read: the buffer is filled by reading.
        let seen = this.seen.get() | ahead;
        let ends = [(RETURN, "\r"), (FEED, "\n"), (BOTH, "\r\n")];
        let mut ends: Vec<Value> =
            ends.into_iter().filter(|(bit, _)| seen & bit != 0).map(|(_, end)| Value::from(end)).collect();
        Ok(match ends.len() {
            0 => Value::None,
            1 => ends.remove(0),
            _ => Gc::new(Tuple::new(ends)).into(),
        })
    }

    /// How the file was opened.
    "@get mode(self)" => |_vm, [this]| { Ok(Value::from(text_file(this).mode.as_str())) }

    /// The encoding of the text.
    "@get encoding(self)" => |_vm, [this]| { Ok(Value::from(text_file(this).encoding.borrow().0.as_str())) }

    /// What happens to what the encoding cannot express.
    "@get errors(self)" => |_vm, [this]| { Ok(Value::from(text_file(this).errors.borrow().as_str())) }

    /// Whether every line is written at once.
    "@get line_buffering(self)" => |_vm, [this]| { Ok(Value::bool(text_file(this).line_buffering.get())) }

    /// Whether text is never kept back: never, for there is one buffer only.
    "@get write_through(self)" => |_vm, [_this]| { Ok(Value::bool(false)) }

    /// Reconfigure the text stream with new parameters.
    ///
    /// This also does an implicit stream flush.
    "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None)" =>
        |vm, [this, encoding, errors, newline, line_buffering]| {
        reconfigure(vm, text_file(this), [encoding, errors, newline], line_buffering)?;
        Ok(Value::None)
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let name = vm.repr(&file(this).name)?;
        let this = text_file(this);
        let encoding = &this.encoding.borrow().0;
        Ok(format!("<_io.TextIOWrapper name={name} mode='{}' encoding='{encoding}'>", this.mode).into())
    }
}
