//! Files of bytes: one implementation under the names of CPython's classes, one for each kind of access.

use crate::builtins::arguments::not_a;
use crate::builtins::bytes::view;
use crate::builtins::memoryview::MemoryView;
use crate::natives;
use crate::object::{ByteArray, Gc, List, NativeData, Ref, Trace, Value};
use crate::vm::sequences::value_of_bytes;
use crate::vm::{Hooks, Native, NativeType, Vm, VmResult};

use super::buffered::{Buffered, FileKind};
use super::{amount, byte_amount, common_methods, with_readable, with_writable};

/// A file of bytes.
#[derive(Debug)]
pub struct BinaryFile {
    file: Buffered,
    mode: String,
}

impl BinaryFile {
    pub fn new(file: Buffered, mode: String) -> BinaryFile {
        BinaryFile { file, mode }
    }

    /// The mode as CPython shows it: `rb+`, whatever order it was given in.
    fn shown_mode(&self) -> String {
        let plus = if self.mode.contains('+') { "+" } else { "" };
        let kind = self.mode.chars().find(|letter| "rwax".contains(*letter)).unwrap_or('r');
        // What was opened with `w+` is shown as `rb+`.
        let kind = if plus == "+" && kind == 'w' { 'r' } else { kind };
        format!("{kind}b{plus}")
    }
}

/// A file of bytes as an object. `KIND` is the place of its class in [`CLASSES`].
#[derive(Debug)]
struct Binary<const KIND: usize>(BinaryFile);

const CLASSES: [&str; 4] = ["BufferedReader", "BufferedWriter", "BufferedRandom", "FileIO"];

/// A new object for a file, of the class for its kind.
pub fn object(vm: &mut Vm, file: BinaryFile) -> Value {
    match file.file.kind {
        FileKind::Text | FileKind::Reader => vm.new_native(Binary::<0>(file)),
        FileKind::Writer => vm.new_native(Binary::<1>(file)),
        FileKind::Random => vm.new_native(Binary::<2>(file)),
        FileKind::Raw => vm.new_native(Binary::<3>(file)),
    }
}

fn binary(this: &Value) -> &BinaryFile {
    let found = this.native::<Binary<0>>().map(|file| &file.0);
    let found = found.or_else(|| this.native::<Binary<1>>().map(|file| &file.0));
    let found = found.or_else(|| this.native::<Binary<2>>().map(|file| &file.0));
    let found = found.or_else(|| this.native::<Binary<3>>().map(|file| &file.0));
    found.expect("the receiver was checked")
}

impl<const KIND: usize> Trace for Binary<KIND> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.0.file.name.trace(visit);
    }
}

impl<const KIND: usize> NativeData for Binary<KIND> {}

impl<const KIND: usize> NativeType for Binary<KIND> {
    const NAME: &'static str = CLASSES[KIND];
    const MODULE: &'static str = "_io";
    const METHODS: &'static [Native] = COMMON;
    const MORE_METHODS: &'static [Native] = METHODS;
    const HOOKS: Hooks = Hooks {
        next: Some(|vm: &mut Vm, object| {
            let file = &object.native::<Binary<KIND>>().expect("hooks belong to their type").0.file;
            let line = with_readable(vm, file, "readline", |stream| stream.read_line(None))?;
            Ok((!line.is_empty()).then(|| value_of_bytes(line)))
        }),
        ..Hooks::NONE
    };
}

fn file(this: &Value) -> &Buffered {
    &binary(this).file
}

common_methods!(COMMON, file);

fn bytes_to_write(vm: &mut Vm, value: &Value) -> VmResult<Vec<u8>> {
    match view(value) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

natives! {
    const METHODS;

    /// Read and return up to n bytes.
    "read(self, size=-1, /)" => |vm, [this, size]| {
        let size = byte_amount(vm, size)?;
        let bytes = with_readable(vm, file(this), "read", |stream| match size {
            Some(size) => stream.read_some(size),
            None => stream.read_all(),
        })?;
        Ok(value_of_bytes(bytes))
    }

    /// Read and return up to n bytes, with at most one read() call.
    "read1(self, size=-1, /)" => |vm, [this, size]| {
        let size = amount(vm, size)?;
        let bytes = with_readable(vm, file(this), "read1", |stream| {
            if stream.buffered().is_empty() {
                stream.fill()?;
            }
            let count = size.unwrap_or(usize::MAX).min(stream.buffered().len());
            stream.read_some(count)
        })?;
        Ok(value_of_bytes(bytes))
    }

    /// Bytes from the buffer, which stay there.
    "peek(self, size=0, /)" => |vm, [this, _size]| {
        let bytes = with_readable(vm, file(this), "peek", |stream| {
            if stream.buffered().is_empty() {
                stream.fill()?;
            }
            Ok(stream.buffered().to_vec())
        })?;
        Ok(value_of_bytes(bytes))
    }

    /// Read bytes into a bytearray.
    "readinto(self, buffer, /)" => |vm, [this, buffer]| {
        if let Some(memory) = buffer.native::<MemoryView>() {
            let room = view(buffer).map_or(0, |bytes| bytes.len());
            let bytes = with_readable(vm, file(this), "readinto", |stream| stream.read_some(room))?;
            if !memory.fill(&bytes) {
                return Err(not_a(vm, "readinto() argument", "read-write bytes-like object", buffer));
            }
            return Ok(bytes.len().into());
        }
        let Some(array) = buffer.get::<ByteArray>() else {
            return Err(not_a(vm, "readinto() argument", "read-write bytes-like object", buffer));
        };
        let room = array.bytes.borrow().len();
        let bytes = with_readable(vm, file(this), "readinto", |stream| stream.read_some(room))?;
        array.bytes.borrow_mut()[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len().into())
    }

    /// Read and return one line from the stream.
    "readline(self, size=-1, /)" => |vm, [this, size]| {
        let size = amount(vm, size)?;
        Ok(value_of_bytes(with_readable(vm, file(this), "readline", |stream| stream.read_line(size))?))
    }

    /// Return a list of lines from the stream.
    "readlines(self, hint=-1, /)" => |vm, [this, hint]| {
        if file(this).stream.borrow().is_none() {
            return Err(super::closed_error(vm));
        }
        let hint = amount(vm, hint)?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
        let mut lines = Vec::new();
        let mut length = 0;
        while length < hint {
            let line = with_readable(vm, file(this), "read", |stream| stream.read_line(None))?;
            if line.is_empty() {
                break;
            }
            length += line.len();
            lines.push(value_of_bytes(line));
        }
        Ok(Gc::new(List::new(lines)).into())
    }

    /// Write the given buffer to the IO stream.
    "write(self, buffer, /)" => |vm, [this, buffer]| {
        let bytes = bytes_to_write(vm, buffer)?;
        with_writable(vm, file(this), "write", |stream| stream.write(&bytes))?;
        Ok(bytes.len().into())
    }

    /// Write a list of lines to stream.
    "writelines(self, lines, /)" => |vm, [this, lines]| {
        if file(this).stream.borrow().is_none() {
            return Err(super::closed_error(vm));
        }
        let iterator = vm.iter(lines)?;
        while let Some(line) = vm.next(&iterator)? {
            let bytes = bytes_to_write(vm, &line)?;
            with_writable(vm, file(this), "write", |stream| stream.write(&bytes))?;
        }
        Ok(Value::None)
    }

    /// How the file was opened.
    "@get mode(self)" => |_vm, [this]| {
        Ok(binary(this).shown_mode().into())
    }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let name = vm.repr(&file(this).name)?;
        let class = match file(this).kind {
            FileKind::Text | FileKind::Reader => CLASSES[0],
            FileKind::Writer => CLASSES[1],
            FileKind::Random => CLASSES[2],
            FileKind::Raw if file(this).stream.borrow().is_none() => return Ok("<_io.FileIO [closed]>".into()),
            FileKind::Raw => {
                let mode = binary(this).shown_mode();
                return Ok(format!("<_io.FileIO name={name} mode='{mode}' closefd=True>").into());
            }
        };
        Ok(format!("<_io.{class} name={name}>").into())
    }
}
