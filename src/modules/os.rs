//! `os` and `os.path`: what asks about the system, and paths as text. Nothing here changes files.

use std::io;
use std::path::{Path, PathBuf};

use crate::natives;
use crate::object::{Dict, Gc, List, Module, Str, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::set_all;

natives! {
    const FUNCTIONS;

    /// Return a unicode string representing the current working directory.
    "getcwd()" => |vm, []| {
        let folder = std::env::current_dir().map_err(|error| vm.os_error(&error, None))?;
        Ok(text_of(&folder).into())
    }

    /// Return the current process id.
    "getpid()" => |vm, []| { Ok(Value::Int(i64::from(std::process::id()))) }

    /// Return the number of logical CPUs in the system.
    ///
    /// Return None if indeterminable.
    "cpu_count()" => |vm, []| { Ok(online_processors().or_else(usable_processors).into()) }

    /// Get the number of CPUs of the current process.
    "process_cpu_count()" => |vm, []| { Ok(usable_processors().into()) }

    /// Get an environment variable, return None if it doesn't exist.
    ///
    /// The optional second argument can specify an alternate default. key, default and the result are str.
    "getenv(key, default=None)" => |vm, [key, default]| {
        let Some(key) = key.as_str() else {
            let found = vm.type_name(key);
            return Err(vm.type_error(format!("str expected, not {found}")));
        };
        // What the script has set counts, and what it has taken away does not.
        let (module, name) = (vm.import_module("os")?, vm.intern("environ"));
        let environment = module.get::<Module>().and_then(|module| module.dict.get_str(&name));
        let value = environment.and_then(|environment| environment.get::<Dict>()?.get_str(&Str::new(key)));
        Ok(value.or_else(|| default.clone().defined()).unwrap_or(Value::None))
    }

    /// Return a list containing the names of the files in the directory.
    ///
    /// The list is in arbitrary order. It does not include the special entries '.' and '..' even if they are present in
    /// the directory.
    "listdir(path=None)" => |vm, [path]| {
        let path = match path {
            Value::Undef | Value::None => ".".to_string(),
            path => path_text(vm, path)?,
        };
        let entries = std::fs::read_dir(&path).map_err(|error| vm.os_error(&error, Some(&path)))?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| vm.os_error(&error, Some(&path)))?;
            names.push(Value::from(entry.file_name().to_string_lossy().into_owned()));
        }
        Ok(Gc::new(List::new(names)).into())
    }

    /// Return the path representation of a path-like object.
    "fspath(path)" => |vm, [path]| { Ok(path_text(vm, path)?.into()) }
}

natives! {
    const PATH_FUNCTIONS;

    /// Join two or more pathname components, inserting '/' as needed. If any component is an absolute path, all
    /// previous path components will be discarded. An empty last part will result in a path that ends with a separator.
    "join(a, /, *p)" => |vm, [first, rest]| {
        let mut path = path_text(vm, first)?;
        let rest = rest.get::<Tuple>().expect("*p is a tuple").items.to_vec();
        for part in rest {
            let part = match part.as_str() {
                Some(part) => part.to_string(),
                None => join_part(vm, &part)?,
            };
            if part.starts_with('/') {
                path = part;
            } else {
                if !path.is_empty() && !path.ends_with('/') {
                    path.push('/');
                }
                path.push_str(&part);
            }
        }
        Ok(path.into())
    }

    /// Returns the final component of a pathname.
    "basename(p)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        Ok(path[head_length(&path)..].into())
    }

    /// Returns the directory component of a pathname.
    "dirname(p)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        Ok(without_slashes(&path[..head_length(&path)]).into())
    }

    /// Split a pathname. Returns tuple "(head, tail)" where "tail" is everything after the final slash. Either part may
    /// be empty.
    "split(p)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        let (head, tail) = path.split_at(head_length(&path));
        Ok(pair(without_slashes(head), tail))
    }

    /// Split the extension from a pathname.
    ///
    /// Extension is everything from the last dot to the end, ignoring leading dots. Returns "(root, ext)"; ext may be
    /// empty.
    "splitext(p)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        let name = &path[head_length(&path)..];
        let dots = name.len() - name.trim_start_matches('.').len();
        let cut = name[dots..].rfind('.').map_or(path.len(), |at| path.len() - name.len() + dots + at);
        Ok(pair(&path[..cut], &path[cut..]))
    }

    /// Test whether a path exists. Returns False for broken symbolic links.
    "exists(path)" => |vm, [path]| { Ok(Value::bool(Path::new(&path_text(vm, path)?).exists())) }

    /// Test whether a path is a regular file.
    "isfile(path)" => |vm, [path]| { Ok(Value::bool(Path::new(&path_text(vm, path)?).is_file())) }

    /// Return true if the pathname refers to an existing directory.
    "isdir(s)" => |vm, [path]| { Ok(Value::bool(Path::new(&path_text(vm, path)?).is_dir())) }

    /// Test whether a path is absolute.
    "isabs(s)" => |vm, [path]| { Ok(Value::bool(path_text(vm, path)?.starts_with('/'))) }

    /// Return the size of a file, reported by os.stat().
    "getsize(filename)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        let data = std::fs::metadata(&path).map_err(|error| vm.os_error(&error, Some(&path)))?;
        Ok(Value::Int(data.len() as i64))
    }

    /// Normalize path, eliminating double slashes, etc.
    "normpath(path)" => |vm, [path]| { Ok(normal(&path_text(vm, path)?).into()) }

    /// Return an absolute path.
    "abspath(path)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        let path = absolute(&path).map_err(|error| vm.os_error(&error, None))?;
        Ok(normal(&path).into())
    }

    /// Return the canonical path of the specified filename, eliminating any symbolic links encountered in the path.
    "realpath(filename)" => |vm, [path]| {
        let path = path_text(vm, path)?;
        let absolute = absolute(&path).map_err(|error| vm.os_error(&error, None))?;
        match PathBuf::from(&absolute).canonicalize() {
            Ok(real) => Ok(text_of(&real).into()),
            Err(_) => Ok(normal(&absolute).into()),
        }
    }
}

fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn pair(first: &str, second: &str) -> Value {
    Gc::new(Tuple::new([Value::from(first), Value::from(second)])).into()
}

/// A path given as str, or by `__fspath__`.
fn path_text(vm: &mut Vm, path: &Value) -> VmResult<String> {
    let inner = vm.unwrap_native(path);
    if let Some(path) = inner.as_str() {
        return Ok(path.to_string());
    }
    let name = vm.names.fspath.clone();
    let class = vm.type_name(path);
    match vm.call_special(path, &name, &[])? {
        Some(given) => match given.as_str() {
            Some(given) => Ok(given.to_string()),
            None => {
                let given = vm.type_name(&given);
                Err(vm
                    .type_error(format!("expected {class}.__fspath__() to return str or bytes, not {given}")))
            }
        },
        None => Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}"))),
    }
}

fn join_part(vm: &mut Vm, part: &Value) -> VmResult<String> {
    let class = vm.type_name(part);
    match path_text(vm, part) {
        Err(raised) if vm.raised_is(&raised, &vm.types.TypeError) => Err(vm
            .type_error(format!("join() argument must be str, bytes, or os.PathLike object, not '{class}'"))),
        other => other,
    }
}

/// Where the last part of a path begins.
fn head_length(path: &str) -> usize {
    path.rfind('/').map_or(0, |slash| slash + 1)
}

/// Without slashes at the end, unless there is nothing else.
fn without_slashes(head: &str) -> &str {
    let trimmed = head.trim_end_matches('/');
    if trimmed.is_empty() { head } else { trimmed }
}

fn absolute(path: &str) -> io::Result<String> {
    if path.starts_with('/') {
        return Ok(path.to_string());
    }
    let current = text_of(&std::env::current_dir()?);
    Ok(if path.is_empty() { current } else { format!("{current}/{path}") })
}

fn normal(path: &str) -> String {
    // POSIX gives exactly two leading slashes a meaning of their own.
    let root = match path.len() - path.trim_start_matches('/').len() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if root.is_empty() && parts.last().is_none_or(|last| *last == "..") => parts.push(part),
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let path = format!("{root}{}", parts.join("/"));
    if path.is_empty() { ".".into() } else { path }
}

/// What the kernel lists as online: `0-3,6`.
fn online_processors() -> Option<usize> {
    let text = std::fs::read_to_string("/sys/devices/system/cpu/online").ok()?;
    let mut count = 0;
    for range in text.trim().split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        count += last.parse::<usize>().ok()? + 1 - first.parse::<usize>().ok()?;
    }
    Some(count)
}

fn usable_processors() -> Option<usize> {
    std::thread::available_parallelism().ok().map(usize::from)
}

/// The module `os`.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("os", Some("OS routines for POSIX."));
    vm.add_functions(&module.dict, "os", FUNCTIONS);
    let environment = Dict::new();
    for (name, value) in std::env::vars_os() {
        let name = Str::new(name.to_string_lossy());
        environment.set_str(&name, value.to_string_lossy().into_owned().into());
    }
    let path = vm.import_module("posixpath")?;
    let dotted = vm.intern("os.path");
    vm.modules.set_str(&dotted, path.clone());
    let error = Value::from(&vm.types.OSError);
    set_all(
        vm,
        &module,
        [("path", path), ("environ", environment.into()), ("error", error), ("name", "posix".into())],
    );
    constants(vm, &module);
    Ok(module)
}

/// The module `os.path`.
pub fn build_path(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let doc = "Common operations on Posix pathnames.";
    let module = vm.new_module("posixpath", Some(doc));
    vm.add_functions(&module.dict, "posixpath", PATH_FUNCTIONS);
    constants(vm, &module);
    Ok(module)
}

fn constants(vm: &mut Vm, module: &Gc<Module>) {
    let text = Value::from;
    set_all(
        vm,
        module,
        [
            ("curdir", text(".")),
            ("pardir", text("..")),
            ("extsep", text(".")),
            ("sep", text("/")),
            ("pathsep", text(":")),
            ("altsep", Value::None),
            ("devnull", text("/dev/null")),
            ("linesep", text("\n")),
        ],
    );
}
