//! `sys`: the interpreter as scripts see it.

use crate::natives;
use crate::object::{Exception, Gc, List, Module, Str, Traceback, Tuple, Value};
use crate::vm::stream::Stream;
use crate::vm::{Raised, Vm, VmResult};

use super::{set_all, structs};

/// The version of the language.
const VERSION: (i64, i64, i64) = (3, 13, 0);
/// `sys.hexversion`: the version with its release level, final, in one number.
const HEX_VERSION: i64 = 0x030d_00f0;
/// The smallest limit of digits that `set_int_max_str_digits` takes, but for 0.
const LEAST_DIGIT_LIMIT: i64 = 640;

natives! {
    const FUNCTIONS;

    /// Exit the interpreter by raising SystemExit(status).
    ///
    /// If the status is omitted or None, it defaults to zero (i.e., success). If the status is an integer, it will be
    /// used as the system exit status. If it is another kind of object, it will be printed and the system exit status
    /// will be one (i.e., failure).
    "exit(status=None, /)" => |vm, [status]| {
        let class = vm.types.SystemExit.clone();
        let args = match status {
            Value::Undef | Value::None => Vec::new(),
            // As for every exception raised with a tuple in the place of its value.
            status => status.get::<Tuple>().map_or_else(|| vec![status.clone()], |args| args.items.to_vec()),
        };
        let exception = vm.new_exception(&class, args)?;
        vm.set_implied_context(&exception);
        Err(Raised(exception))
    }

    /// Return current exception information: (type, value, traceback).
    "exc_info()" => |vm, []| {
        let triple = match vm.handled_exception() {
            None => [Value::None, Value::None, Value::None],
            Some(exception) => {
                [Value::from(exception.class()), Value::from(&exception), traceback_of(&exception)]
            }
        };
        Ok(Gc::new(Tuple::new(triple)).into())
    }

    /// Return a frame object from the call stack.
    "@frame _getframe(depth=0, /)" => |vm, [depth]| {
        let depth = if depth.is_undef() { 0 } else { vm.index(depth)? };
        crate::builtins::frame::current(vm, usize::try_from(depth).unwrap_or(0))
    }

    /// Return the current exception.
    "exception()" => |vm, []| { Ok(vm.handled_exception().as_ref().map(Value::from).into()) }

    /// Return the current value of the recursion limit.
    "getrecursionlimit()" => |vm, []| { Ok(Value::from(vm.recursion_limit)) }

    /// Set the maximum depth of the interpreter's stack to n.
    "setrecursionlimit(limit, /)" => |vm, [limit]| {
        let limit = crate::builtins::arguments::c_int(vm, limit, 0)?;
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let depth = vm.frames.len() + 1;
        if depth >= limit as usize {
            return Err(vm.recursion_error(format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.set_recursion_limit(limit as usize);
        Ok(Value::None)
    }

    /// Return the maximum string digits limit for non-binary int<->str conversions.
    "get_int_max_str_digits()" => |vm, []| { Ok(Value::from(vm.int_max_str_digits)) }

    /// Set the maximum string digits limit for non-binary int<->str conversions.
    "set_int_max_str_digits(maxdigits)" => |vm, [digits]| {
        let digits = vm.index(digits)?;
        if digits != 0 && digits < LEAST_DIGIT_LIMIT {
            return Err(vm.value_error(format!("maxdigits must be 0 or larger than {LEAST_DIGIT_LIMIT}")));
        }
        vm.int_max_str_digits = digits as usize;
        Ok(Value::None)
    }

    /// Return the size of object in bytes.
    "getsizeof(object, default=None)" => |vm, [object, default]| {
        match size_of(object) {
            Some(size) => Ok(Value::from(size)),
            None if !default.is_undef() => Ok(default.clone()),
            None => {
                let name = vm.type_name(object);
                Err(vm.not_implemented_error(format!("Rondo does not know the size of '{name}' objects in CPython")))
            }
        }
    }

    /// Return the reference count of object.
    ///
    /// The count returned is generally one higher than you might expect, because it includes the (temporary) reference
    /// as an argument to getrefcount().
    "getrefcount(object, /)" => |vm, [object]| {
        /// What CPython gives for objects that are never freed.
        const IMMORTAL: i64 = 4_294_967_295;
        Ok(Value::Int(object.as_object().map_or(IMMORTAL, |object| i64::from(object.count()))))
    }

    /// ``Intern'' the given string.
    ///
    /// This enters the string in the (global) table of interned strings whose purpose is to speed up dictionary lookups.
    /// Return the string itself or the previously interned string object with the same value.
    "intern(string, /)" => |vm, [string]| {
        match string.as_gc::<Str>() {
            Some(string) => Ok(vm.intern_value(&string.clone()).into()),
            None => {
                let found = vm.type_name(string);
                Err(vm.type_error(format!("intern() argument must be str, not {found}")))
            }
        }
    }

    /// Return True if the interpreter is finalizing, False otherwise.
    "is_finalizing()" => |vm, []| { Ok(Value::bool(false)) }

    /// Return the current default encoding used by the Unicode implementation.
    "getdefaultencoding()" => |vm, []| { Ok("utf-8".into()) }

    /// Return the encoding used to convert Unicode filenames to OS filenames.
    "getfilesystemencoding()" => |vm, []| { Ok("utf-8".into()) }

    /// Handle an exception by displaying it with a traceback on sys.stderr.
    "excepthook(exctype, value, traceback, /)" => |vm, [_class, value, _traceback]| {
        if let Some(exception) = value.as_gc::<Exception>() {
            let text = (vm.reporter.traceback)(vm, &exception.clone());
            vm.write_error(&text);
        }
        Ok(Value::None)
    }

    /// Print an object to sys.stdout and also save it in builtins._
    "displayhook(object, /)" => |vm, [object]| { vm.print_expression(object)?; Ok(Value::None) }
}

fn traceback_of(exception: &Exception) -> Value {
    let traceback: Option<Gc<Traceback>> = exception.traceback.borrow().clone();
    traceback.into()
}

/// How many bytes CPython 3.13 uses for an object, where that follows from its value alone.
fn size_of(object: &Value) -> Option<usize> {
    let int_digits = |bits: u64| bits.div_ceil(30).max(1) as usize;
    match object {
        Value::None => Some(16),
        Value::Bool(truth) => Some(24 + 4 * usize::from(*truth).max(1)),
        Value::Int(number) => {
            Some(24 + 4 * int_digits(u64::from(64 - number.unsigned_abs().leading_zeros())))
        }
        Value::Float(_) => Some(24),
        Value::Undef => None,
        Value::Object(_) => {
            if let Some(text) = object.get::<Str>() {
                let widest = text.as_str().chars().max().map_or(0, u32::from);
                let length = text.length();
                Some(match widest {
                    0..0x80 => 41 + length,
                    0x80..0x100 => 57 + length,
                    0x100..0x1_0000 => 58 + 2 * length,
                    _ => 60 + 4 * length,
                })
            } else if let Some(number) = object.get::<crate::object::BigInt>() {
                Some(24 + 4 * int_digits(number.value.bits()))
            } else if let Some(bytes) = object.get::<crate::object::Bytes>() {
                Some(33 + bytes.bytes.len())
            } else {
                object.get::<Tuple>().map(|tuple| 40 + 8 * tuple.items.len())
            }
        }
    }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module =
        vm.new_module("sys", Some("This module provides access to some objects used by the interpreter."));
    vm.add_functions(&module.dict, "sys", FUNCTIONS);
    let arguments = vm.host.arguments.iter().map(|argument| Value::from(&**argument)).collect();
    let is_file = vm.host.arguments.first().is_some_and(|name| name != "-c" && name != "-");
    let folder = vm.host.script_folder.iter().map(|folder| match is_file {
        true => Value::from(folder.to_string_lossy().into_owned()),
        false => Value::from(""),
    });
    let path: Vec<Value> = folder.collect();
    let executable = std::env::current_exe().ok().map(|path| path.to_string_lossy().into_owned());
    let (major, minor, micro) = VERSION;
    let version = version_info(vm);
    let streams = [Stream::Input, Stream::Output, Stream::Error].map(|stream| vm.standard_stream(stream));
    let [stdin, stdout, stderr] = streams;
    let implementation = super::namespace::namespace(
        vm,
        &[
            ("name", "rondo".into()),
            ("cache_tag", Value::None),
            ("version", version.clone()),
            ("hexversion", Value::Int(HEX_VERSION)),
        ],
    );
    let modules = Value::from(&vm.modules);
    set_all(
        vm,
        &module,
        [
            ("argv", Gc::new(List::new(arguments)).into()),
            ("path", Gc::new(List::new(path)).into()),
            ("modules", modules),
            ("version", format!("{major}.{minor}.{micro} (Rondo {})", env!("CARGO_PKG_VERSION")).into()),
            ("version_info", version),
            ("hexversion", Value::Int(HEX_VERSION)),
            ("implementation", implementation),
            ("platform", platform().into()),
            ("byteorder", if cfg!(target_endian = "little") { "little" } else { "big" }.into()),
            ("maxsize", Value::Int(i64::MAX)),
            ("maxunicode", Value::Int(0x10_ffff)),
            ("executable", executable.unwrap_or_default().into()),
            ("copyright", "Copyright (c) 2001-2024 Python Software Foundation.".into()),
            ("dont_write_bytecode", Value::bool(true)),
            ("warnoptions", Gc::new(List::new(Vec::new())).into()),
            ("stdin", stdin.clone()),
            ("stdout", stdout.clone()),
            ("stderr", stderr.clone()),
            ("__stdin__", stdin),
            ("__stdout__", stdout),
            ("__stderr__", stderr),
            ("float_repr_style", "short".into()),
        ],
    );
    let hook = vm.intern("excepthook");
    let hook = module.dict.get_str(&hook).expect("the function was just added");
    let infos = [
        ("flags", flags(vm)),
        ("float_info", float_info(vm)),
        ("int_info", int_info(vm)),
        ("hash_info", hash_info(vm)),
        ("__excepthook__", hook),
    ];
    set_all(vm, &module, infos);
    Ok(module)
}

fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    }
}

fn version_info(vm: &mut Vm) -> Value {
    let (major, minor, micro) = VERSION;
    let items = [
        ("major", Value::Int(major)),
        ("minor", Value::Int(minor)),
        ("micro", Value::Int(micro)),
        ("releaselevel", "final".into()),
        ("serial", Value::Int(0)),
    ];
    structs::sequence(vm, "sys", "version_info", &items)
}

fn flags(vm: &mut Vm) -> Value {
    let number = |name: &'static str, value: i64| (name, Value::Int(value));
    let items = [
        number("debug", 0),
        number("inspect", 0),
        number("interactive", 0),
        number("optimize", 0),
        number("dont_write_bytecode", 1),
        number("no_user_site", 0),
        number("no_site", 0),
        number("ignore_environment", 0),
        number("verbose", 0),
        number("bytes_warning", 0),
        number("quiet", 0),
        number("hash_randomization", 1),
        number("isolated", 0),
        ("dev_mode", Value::bool(false)),
        number("utf8_mode", 0),
        number("warn_default_encoding", 0),
        ("safe_path", Value::bool(false)),
        ("int_max_str_digits", Value::from(vm.int_max_str_digits)),
    ];
    structs::sequence(vm, "sys", "flags", &items)
}

fn float_info(vm: &mut Vm) -> Value {
    let items = [
        ("max", Value::float(f64::MAX)),
        ("max_exp", Value::Int(1024)),
        ("max_10_exp", Value::Int(308)),
        ("min", Value::float(f64::MIN_POSITIVE)),
        ("min_exp", Value::Int(-1021)),
        ("min_10_exp", Value::Int(-307)),
        ("dig", Value::Int(15)),
        ("mant_dig", Value::Int(53)),
        ("epsilon", Value::float(f64::EPSILON)),
        ("radix", Value::Int(2)),
        ("rounds", Value::Int(1)),
    ];
    structs::sequence(vm, "sys", "float_info", &items)
}

fn int_info(vm: &mut Vm) -> Value {
    let items = [
        ("bits_per_digit", Value::Int(30)),
        ("sizeof_digit", Value::Int(4)),
        ("default_max_str_digits", Value::Int(4300)),
        ("str_digits_check_threshold", Value::Int(LEAST_DIGIT_LIMIT)),
    ];
    structs::sequence(vm, "sys", "int_info", &items)
}

fn hash_info(vm: &mut Vm) -> Value {
    let items = [
        ("width", Value::Int(64)),
        ("modulus", Value::Int((1 << 61) - 1)),
        ("inf", Value::Int(314_159)),
        ("nan", Value::Int(0)),
        ("imag", Value::Int(1_000_003)),
        ("algorithm", "siphash13".into()),
        ("hash_bits", Value::Int(64)),
        ("seed_bits", Value::Int(128)),
        ("cutoff", Value::Int(0)),
    ];
    structs::sequence(vm, "sys", "hash_info", &items)
}
