//! `open` and the files that it gives: bytes behind a buffer ([`buffered`]), as they are ([`binary`]) or as text
//! ([`text`]). Files block: that is what scripts expect of them, inside a coroutine too.

mod binary;
mod buffered;
mod open;
mod text;

use crate::object::{Class, Gc, Value};
use crate::vm::{Raised, Vm, VmResult};

use buffered::Buffered;

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

/// `with_open` for reading.
fn with_readable<T>(
    vm: &mut Vm,
    file: &Buffered,
    act: impl FnOnce(&mut buffered::Stream) -> std::io::Result<T>,
) -> VmResult<T> {
    if file.stream.borrow().is_none() {
        return Err(closed_error(vm));
    }
    if !file.access.read {
        return Err(unsupported(vm, "not readable"));
    }
    with_open(vm, file, act)
}

/// `with_open` for writing.
fn with_writable<T>(
    vm: &mut Vm,
    file: &Buffered,
    act: impl FnOnce(&mut buffered::Stream) -> std::io::Result<T>,
) -> VmResult<T> {
    if file.stream.borrow().is_none() {
        return Err(closed_error(vm));
    }
    if !file.access.write {
        return Err(unsupported(vm, "not writable"));
    }
    with_open(vm, file, act)
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
    let target = match whence {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) => return Err(vm.value_error(format!("negative seek position {offset}"))),
        },
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let place = with_open(vm, file, |stream| stream.seek(target))?;
    Ok(Value::Int(place as i64))
}

/// The methods that files of text and of bytes have alike.
macro_rules! common_methods {
    ($table:ident, $file:ident) => {
        $crate::natives! {
            const $table;

            /// Flush write buffers, if applicable.
            "flush(self, /)" => |vm, [this]| {
                $crate::builtins::file::with_open(vm, $file(this), |stream| stream.flush())?;
                Ok(Value::None)
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
            "readable(self, /)" => |_vm, [this]| { Ok(Value::bool($file(this).access.read)) }
            /// Return whether object was opened for writing.
            "writable(self, /)" => |_vm, [this]| { Ok(Value::bool($file(this).access.write)) }
            /// Return whether object supports random access.
            "seekable(self, /)" => |_vm, [_this]| { Ok(Value::bool(true)) }
            /// Return whether this is an 'interactive' stream.
            "isatty(self, /)" => |_vm, [_this]| { Ok(Value::bool(false)) }
            /// Return underlying file descriptor if one exists.
            "fileno(self, /)" => |vm, [this]| {
                let number = $crate::builtins::file::with_open(vm, $file(this), |stream| Ok(stream.descriptor()))?;
                Ok(Value::Int(number))
            }
            /// Return the current stream position.
            "tell(self, /)" => |vm, [this]| {
                let place = $crate::builtins::file::with_open(vm, $file(this), |stream| stream.position())?;
                Ok(Value::Int(place as i64))
            }
            /// Set the stream position, and return the new stream position.
            "seek(self, cookie, whence=0, /)" => |vm, [this, offset, whence]| {
                $crate::builtins::file::seek(vm, $file(this), offset, whence)
            }
            /// Truncate file to size bytes.
            "truncate(self, pos=None, /)" => |vm, [this, size]| {
                let size = $crate::builtins::file::amount(vm, size)?;
                let size = $crate::builtins::file::with_writable(vm, $file(this), |stream| {
                    let size = match size {
                        Some(size) => size as u64,
                        None => stream.position()?,
                    };
                    stream.truncate(size)?;
                    Ok(size)
                })?;
                Ok(Value::Int(size as i64))
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
