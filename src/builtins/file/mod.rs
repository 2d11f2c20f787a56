//! `open` and the files that it gives: bytes behind a buffer ([`buffered`]), as they are ([`binary`]) or as text
//! ([`text`]). Files block: that is what scripts expect of them, inside a coroutine too.

mod binary;
mod buffered;
mod open;
mod text;

use crate::object::{Class, Gc, Value};
use crate::vm::{Raised, Vm, VmResult};

use buffered::{Buffered, FileKind};

/// Adds `open` to the namespace.
pub fn install(vm: &mut Vm) {
    let namespace = vm.builtins.clone();
    vm.add_functions(&namespace, "_io", open::FUNCTIONS);
}

/// `io.UnsupportedOperation`, made when it is first raised.
#[derive(Default)]
struct UnsupportedOperation {
    class: Option<Gc<Class>>,
}

/// The class `io.UnsupportedOperation`: an OSError and a ValueError.
pub fn unsupported_operation_class(vm: &mut Vm) -> Gc<Class> {
    if let Some(class) = &vm.extension::<UnsupportedOperation>().class {
        return class.clone();
    }
    let (base, second) = (vm.types.OSError.clone(), vm.types.ValueError.clone());
    let class = vm.new_class("UnsupportedOperation", &base, &[]);
    let module = vm.intern("io");
    class.dict.set_str(&vm.names.module, (&module).into());
    class.bases.borrow_mut().push(second.clone());
    // The order of resolution: OSError, ValueError, then what both have.
    class.ancestors.borrow_mut().insert(1, second);
    class.touch();
    vm.extension::<UnsupportedOperation>().class = Some(class.clone());
    class
}

#[cold]
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let class = unsupported_operation_class(vm);
    vm.error(&class, message)
}

#[cold]
fn closed_error(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// Does something with an open file; ValueError if it is closed, OSError if the system refuses.
fn with_open<T>(
    vm: &mut Vm,
    file: &Buffered,
    act: impl FnOnce(&mut buffered::Stream) -> std::io::Result<T>,
) -> VmResult<T> {
    let result = file.stream.borrow_mut().as_mut().map(act);
    match result {
        Some(Ok(result)) => Ok(result),
        Some(Err(error)) => Err(vm.os_error(&error, None)),
        None => Err(closed_error(vm)),
    }
}

/// The words for a file that is closed.
#[cold]
fn closed_for(vm: &mut Vm, file: &Buffered, operation: &str) -> Raised {
    match file.kind {
        FileKind::Text => closed_error(vm),
        FileKind::Raw => vm.value_error("I/O operation on closed file"),
        _ if operation == "write" => vm.value_error("write to closed file"),
        _ => vm.value_error(format!("{operation} of closed file")),
    }
}

/// `with_open` for reading, by a method of this name.
fn with_readable<T>(
    vm: &mut Vm,
    file: &Buffered,
    operation: &str,
    act: impl FnOnce(&mut buffered::Stream) -> std::io::Result<T>,
) -> VmResult<T> {
    let closed = file.stream.borrow().is_none();
    if closed && (file.access.read || matches!(file.kind, FileKind::Text | FileKind::Raw)) {
        return Err(closed_for(vm, file, operation));
    }
    if !file.access.read {
        let message = match file.kind {
            FileKind::Text => "not readable",
            FileKind::Raw => "File not open for reading",
            _ if operation == "readline" => "read",
            _ => operation,
        };
        return Err(unsupported(vm, message));
    }
    with_open(vm, file, act)
}

/// `with_open` for writing, by a method of this name.
fn with_writable<T>(
    vm: &mut Vm,
    file: &Buffered,
    operation: &str,
    act: impl FnOnce(&mut buffered::Stream) -> std::io::Result<T>,
) -> VmResult<T> {
    let closed = file.stream.borrow().is_none();
    let says_closed = file.access.write || operation != "write";
    if closed && (says_closed || matches!(file.kind, FileKind::Text | FileKind::Raw)) {
        return Err(closed_for(vm, file, operation));
    }
    if !file.access.write {
        let message = match file.kind {
            FileKind::Raw => "File not open for writing",
            FileKind::Text if operation == "write" => "not writable",
            _ => operation,
        };
        return Err(unsupported(vm, message));
    }
    with_open(vm, file, act)
}

/// ValueError if the file is closed, in the words of its questions about itself.
fn check_open(vm: &mut Vm, file: &Buffered) -> VmResult<()> {
    if file.stream.borrow().is_none() {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    Ok(())
}

/// Closes a file; what is written goes out first.
fn close(vm: &mut Vm, file: &Buffered) -> VmResult<()> {
    let stream = file.stream.take();
    match stream.map(|mut stream| stream.flush()) {
        Some(Err(error)) => Err(vm.os_error(&error, None)),
        _ => Ok(()),
    }
}

/// How much to read: nothing for all of it.
fn amount(vm: &mut Vm, size: &Value) -> VmResult<Option<usize>> {
    match size {
        Value::Undef | Value::None => Ok(None),
        size => match vm.try_index(size)? {
            Some(_) => Ok(usize::try_from(super::arguments::size(vm, size, -1)?).ok()),
            None => {
                let given = vm.type_name(size);
                Err(vm.type_error(format!("argument should be integer or None, not '{given}'")))
            }
        },
    }
}

/// How much to read from a file of bytes, where only -1 means all of it.
fn byte_amount(vm: &mut Vm, size: &Value) -> VmResult<Option<usize>> {
    let negative = matches!(size, Value::Int(size) if *size < -1);
    if negative {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    amount(vm, size)
}

/// `seek(offset, whence)`
fn seek(vm: &mut Vm, file: &Buffered, offset: &Value, whence: &Value) -> VmResult<Value> {
    use std::io::SeekFrom;
    let offset = super::arguments::size(vm, offset, 0)?;
    let whence = super::arguments::size(vm, whence, 0)?;
    if file.stream.borrow().is_none() {
        return Err(closed_for(vm, file, "seek"));
    }
    let is_text = file.kind == FileKind::Text;
    let target = match whence {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) if is_text => return Err(vm.value_error(format!("negative seek position {offset}"))),
            Err(_) => return Err(vm.os_error(&std::io::Error::from_raw_os_error(22), None)),
        },
        1 if is_text && offset != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        2 if is_text && offset != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ if is_text => {
            return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
        _ => return Err(vm.value_error(format!("whence value {whence} unsupported"))),
    };
    let place = with_open(vm, file, |stream| stream.seek(target))?;
    Ok(Value::Int(place as i64))
}

/// `tell()`
fn tell(vm: &mut Vm, file: &Buffered) -> VmResult<Value> {
    if file.kind != FileKind::Text {
        check_open(vm, file)?;
    }
    let place = with_open(vm, file, |stream| stream.position())?;
    Ok(Value::Int(place as i64))
}

/// `truncate(size)`
fn truncate(vm: &mut Vm, file: &Buffered, size: &Value) -> VmResult<Value> {
    let size = match size {
        Value::Undef | Value::None => None,
        size => Some(super::arguments::size(vm, size, 0)?),
    };
    let size = with_writable(vm, file, "truncate", |stream| {
        let size = match size {
            Some(size) => u64::try_from(size).map_err(|_| std::io::Error::from_raw_os_error(22))?,
            None => stream.position()?,
        };
        stream.truncate(size)?;
        Ok(size)
    })?;
    Ok(Value::Int(size as i64))
}

/// `flush()`
fn flush(vm: &mut Vm, file: &Buffered) -> VmResult<Value> {
    if file.stream.borrow().is_none() && matches!(file.kind, FileKind::Writer | FileKind::Random) {
        return Err(closed_for(vm, file, "flush"));
    }
    with_open(vm, file, |stream| stream.flush())?;
    Ok(Value::None)
}

/// The methods that files of text and of bytes have alike.
macro_rules! common_methods {
    ($table:ident, $file:ident) => {
        $crate::natives! {
            const $table;

            /// Flush write buffers, if applicable.
            "flush(self, /)" => |vm, [this]| {
                $crate::builtins::file::flush(vm, $file(this))
            }
            /// Flush and close the file. This method has no effect if the file is already closed.
            "close(self, /)" => |vm, [this]| {
                $crate::builtins::file::close(vm, $file(this))?;
                Ok(Value::None)
            }
            /// Whether the file is closed.
            "@get closed(self)" => |_vm, [this]| { Ok(Value::bool($file(this).stream.borrow().is_none())) }
            /// The file's name as it was opened.
            "@get name(self)" => |_vm, [this]| { Ok($file(this).name.clone()) }
            /// Return whether object was opened for reading.
            "readable(self, /)" => |vm, [this]| {
                let file = $file(this);
                if file.access.read || file.kind == $crate::builtins::file::buffered::FileKind::Raw {
                    $crate::builtins::file::check_open(vm, file)?;
                }
                Ok(Value::bool(file.access.read))
            }
            /// Return whether object was opened for writing.
            "writable(self, /)" => |vm, [this]| {
                let file = $file(this);
                if file.access.write || file.kind == $crate::builtins::file::buffered::FileKind::Raw {
                    $crate::builtins::file::check_open(vm, file)?;
                }
                Ok(Value::bool(file.access.write))
            }
            /// Return whether object supports random access.
            "seekable(self, /)" => |vm, [this]| {
                $crate::builtins::file::check_open(vm, $file(this))?;
                Ok(Value::bool(true))
            }
            /// Return whether this is an 'interactive' stream.
            "isatty(self, /)" => |vm, [this]| {
                $crate::builtins::file::check_open(vm, $file(this))?;
                Ok(Value::bool(false))
            }
            /// Return underlying file descriptor if one exists.
            "fileno(self, /)" => |vm, [this]| {
                $crate::builtins::file::check_open(vm, $file(this))?;
                let number = $crate::builtins::file::with_open(vm, $file(this), |stream| Ok(stream.descriptor()))?;
                Ok(Value::Int(number))
            }
            /// Return the current stream position.
            "tell(self, /)" => |vm, [this]| {
                $crate::builtins::file::tell(vm, $file(this))
            }
            /// Set the stream position, and return the new stream position.
            "seek(self, cookie, whence=0, /)" => |vm, [this, offset, whence]| {
                $crate::builtins::file::seek(vm, $file(this), offset, whence)
            }
            /// Truncate file to size bytes.
            "truncate(self, pos=None, /)" => |vm, [this, size]| {
                $crate::builtins::file::truncate(vm, $file(this), size)
            }
            /// Enter the file's context.
            "__enter__(self, /)" => |vm, [this]| {
                if $file(this).stream.borrow().is_none() {
                    return Err($crate::builtins::file::closed_error(vm));
                }
                Ok(this.clone())
            }
            /// Close the file when the context ends.
            "__exit__(self, /, *args)" => |vm, [this, _args]| {
                $crate::builtins::file::close(vm, $file(this))?;
                Ok(Value::None)
            }
            /// Implement iter(self).
            "__iter__(self, /)" => |vm, [this]| {
                if $file(this).stream.borrow().is_none() {
                    return Err($crate::builtins::file::closed_error(vm));
                }
                Ok(this.clone())
            }
            /// Implement next(self).
            "__next__(self, /)" => |vm, [this]| {
                match vm.next(this)? {
                    Some(line) => Ok(line),
                    None => Err(vm.stop_iteration(Value::None)),
                }
            }
        }
    };
}
use common_methods;
