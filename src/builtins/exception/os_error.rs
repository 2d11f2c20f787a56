//! OSError: its arguments, and the subclass that an error number stands for.

use super::{Natives, arguments_of, exception_of, field_attributes, plain_text, refuse_keywords, tuple_of};
use crate::natives;
use crate::object::{Class, Exception, Gc, Tuple, Value};
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let class = vm.types.OSError.clone();
    let tables: [Natives; 2] = [OS_ERROR, FIELDS];
    for table in tables {
        vm.add_methods(&class, table);
    }
    // The other names of the class.
    for name in ["EnvironmentError", "IOError"] {
        let name = vm.intern(name);
        vm.builtins.set_str(&name, (&class).into());
    }
    let blocking = vm.types.BlockingIOError.clone();
    vm.add_methods(&blocking, BLOCKING);
}

field_attributes! { FIELDS: "errno", "strerror", "filename", "filename2" }
field_attributes! { BLOCKING: "characters_written" }

/// The class that `OSError(errno, …)` makes an instance of. Linux numbers; the classes are in PEP 3151.
fn class_of_errno(vm: &Vm, errno: i64) -> Gc<Class> {
    let types = &vm.types;
    let class = match errno {
        libc_numbers::EPERM | libc_numbers::EACCES => &types.PermissionError,
        libc_numbers::ENOENT => &types.FileNotFoundError,
        libc_numbers::ESRCH => &types.ProcessLookupError,
        libc_numbers::EINTR => &types.InterruptedError,
        libc_numbers::ECHILD => &types.ChildProcessError,
        libc_numbers::EAGAIN | libc_numbers::EALREADY | libc_numbers::EINPROGRESS => &types.BlockingIOError,
        libc_numbers::EEXIST => &types.FileExistsError,
        libc_numbers::ENOTDIR => &types.NotADirectoryError,
        libc_numbers::EISDIR => &types.IsADirectoryError,
        libc_numbers::EPIPE | libc_numbers::ESHUTDOWN => &types.BrokenPipeError,
        libc_numbers::ECONNABORTED => &types.ConnectionAbortedError,
        libc_numbers::ECONNRESET => &types.ConnectionResetError,
        libc_numbers::ECONNREFUSED => &types.ConnectionRefusedError,
        libc_numbers::ETIMEDOUT => &types.TimeoutError,
        _ => &types.OSError,
    };
    class.clone()
}

/// The numbers as the machine has them; Linux's where it has none.
mod libc_numbers {
    macro_rules! numbers {
        ($($name:ident $linux:literal,)*) => {
            $(
                #[cfg(unix)]
                pub const $name: i64 = libc::$name as i64;
                #[cfg(not(unix))]
                pub const $name: i64 = $linux;
            )*
        };
    }
    numbers! {
        EPERM 1, ENOENT 2, ESRCH 3, EINTR 4, ECHILD 10, EAGAIN 11, EACCES 13, EEXIST 17, ENOTDIR 20, EISDIR 21,
        EPIPE 32, ECONNABORTED 103, ECONNRESET 104, ESHUTDOWN 108, ETIMEDOUT 110, ECONNREFUSED 111, EALREADY 114,
        EINPROGRESS 115,
    }
}

/// Takes two to five arguments apart; any other number leaves the fields unset.
fn fill(vm: &mut Vm, exception: &Gc<Exception>, args: &Value) -> VmResult<()> {
    for field in ["errno", "strerror", "filename", "filename2"] {
        exception.set_field(field, Value::None);
    }
    let mut kept = tuple_of(args);
    let items = arguments_of(args);
    if (2..=5).contains(&items.len()) {
        let filename = items.get(2).cloned().unwrap_or(Value::None);
        let is_blocking = exception.class().is(&vm.types.BlockingIOError);
        if is_blocking && matches!(filename, Value::Int(_)) {
            exception.set_field("characters_written", filename);
        } else if !filename.is_none() {
            exception.set_field("filename", filename);
            if let Some(second) = items.get(4) {
                exception.set_field("filename2", second.clone());
            }
            kept = Gc::new(Tuple::new(items[..2].iter().cloned()));
        }
        exception.set_field("errno", items[0].clone());
        exception.set_field("strerror", items[1].clone());
    }
    drop(exception.args.replace(kept));
    Ok(())
}

natives! {
    const OS_ERROR;
    /// Create and return a new object.
    "@new __new__(cls, /, *args, **kwargs)" => |vm, [class, args, keywords]| {
        let base = vm.types.OSError.clone();
        let mut class = vm.check_new(&base, class)?;
        // A class with its own __init__ hands on the arguments that it wants, if it does.
        let init = vm.names.init.clone();
        let init = vm.lookup_in_class(&class, &init).expect("object has __init__");
        if init.get::<crate::object::NativeFunction>().is_none() {
            return Ok(Gc::new(Exception::new(class, Gc::new(Tuple::default()))).into());
        }
        let items = arguments_of(args);
        if class.is(&base) && (2..=5).contains(&items.len())
            && let Value::Int(errno) = items[0]
        {
            class = class_of_errno(vm, errno);
        }
        Ok(Gc::new(Exception::new(class, tuple_of(args))).into())
    }
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        fill(vm, exception_of(this), args)?;
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        let field = |name| exception.field(name).unwrap_or(Value::None);
        let (errno, strerror) = (field("errno"), field("strerror"));
        let filename = field("filename");
        if !filename.is_none() {
            let text = format!("[Errno {}] {}: {}", vm.str_of(&errno)?, vm.str_of(&strerror)?, vm.repr(&filename)?);
            let second = field("filename2");
            if second.is_none() {
                return Ok(text.into());
            }
            return Ok(format!("{text} -> {}", vm.repr(&second)?).into());
        }
        if !errno.is_none() && !strerror.is_none() {
            return Ok(format!("[Errno {}] {}", vm.str_of(&errno)?, vm.str_of(&strerror)?).into());
        }
        Ok(plain_text(vm, exception)?.into())
    }
}
