//! `open`: its arguments, and which file they mean.

use std::cell::RefCell;
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom};

use crate::builtins::arguments::{built_in, flag, not_a, size, text_argument};
use crate::builtins::bytes::view;
use crate::builtins::codec::{self, Encoding};
use crate::natives;
use crate::object::{Str, Value};
use crate::vm::{Vm, VmResult};

use super::binary::{self, BinaryFile};
use super::buffered::{Access, Buffered, FileKind, Stream};
use super::text::{Newlines, TextFile};

/// What the letters of a mode say.
#[derive(Clone, Copy, Default)]
struct Mode {
    read: bool,
    write: bool,
    append: bool,
    create: bool,
    plus: bool,
    binary: bool,
}

fn parse_mode(vm: &mut Vm, text: &str) -> VmResult<Mode> {
    let mut mode = Mode::default();
    let mut is_text = false;
    for (index, letter) in text.char_indices() {
        let flag = match letter {
            'r' => &mut mode.read,
            'w' => &mut mode.write,
            'a' => &mut mode.append,
            'x' => &mut mode.create,
            '+' => &mut mode.plus,
            'b' => &mut mode.binary,
            't' => &mut is_text,
            _ => return Err(vm.value_error(format!("invalid mode: '{text}'"))),
        };
        if *flag || text[..index].contains(letter) {
            return Err(vm.value_error(format!("invalid mode: '{text}'")));
        }
        *flag = true;
    }
    if mode.binary && is_text {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    match [mode.read, mode.write, mode.append, mode.create].iter().filter(|flag| **flag).count() {
        1 => Ok(mode),
        0 => {
            Err(vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus"))
        }
        _ => Err(vm.value_error("must have exactly one of create/read/write/append mode")),
    }
}

impl Mode {
    fn access(self) -> Access {
        Access { read: self.read || self.plus, write: !self.read || self.plus }
    }

    fn options(self) -> OpenOptions {
        let mut options = OpenOptions::new();
        let access = self.access();
        options.read(access.read).write(access.write && !self.append).append(self.append);
        options.truncate(self.write).create(self.write || self.append).create_new(self.create);
        options
    }
}

/// The path that a file argument is, and how errors show it.
pub fn path_of(vm: &mut Vm, file: &Value) -> VmResult<String> {
    let mut slot = Value::Undef;
    if let Some(text) = built_in::<Str>(file, &mut slot) {
        return Ok(text.as_str().to_string());
    }
    if let Some(bytes) = view(file) {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let name = vm.names.fspath.clone();
    match vm.call_special(file, &name, &[])? {
        Some(path) => match vm.unwrap_native(&path).as_str() {
            Some(path) => Ok(path.to_string()),
            None => {
                let (owner, given) = (vm.type_name(file), vm.type_name(&path));
                Err(vm
                    .type_error(format!("expected {owner}.__fspath__() to return str or bytes, not {given}")))
            }
        },
        None => {
            let given = vm.type_name(file);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}")))
        }
    }
}

/// An optional text argument.
pub(super) fn optional(vm: &mut Vm, value: &Value, what: &str) -> VmResult<Option<String>> {
    if matches!(value, Value::Undef | Value::None) {
        return Ok(None);
    }
    let mut slot = Value::Undef;
    match built_in::<Str>(value, &mut slot) {
        Some(text) => Ok(Some(text.as_str().to_string())),
        None => Err(not_a(vm, what, "str or None", value)),
    }
}

struct TextOptions {
    encoding: Option<String>,
    errors: Option<String>,
    newline: Option<String>,
}

fn check_options(vm: &mut Vm, mode: Mode, options: &TextOptions) -> VmResult<()> {
    if !mode.binary {
        return Ok(());
    }
    let refused = match (&options.encoding, &options.errors, &options.newline) {
        (Some(_), ..) => "binary mode doesn't take an encoding argument",
        (_, Some(_), _) => "binary mode doesn't take an errors argument",
        (.., Some(_)) => "binary mode doesn't take a newline argument",
        _ => return Ok(()),
    };
    Err(vm.value_error(refused))
}

/// The encoding of a name, if text files can be in it.
pub(super) fn text_encoding(vm: &mut Vm, name: &str) -> VmResult<(String, Encoding)> {
    let encoding = codec::find(vm, if name == "locale" { "utf-8" } else { name })?;
    if matches!(encoding, Encoding::Utf16(_) | Encoding::Utf32(_)) {
        let message =
            format!("Rondo reads no text files in {name}: open them in mode 'rb' and decode the bytes");
        return Err(vm.not_implemented_error(message));
    }
    Ok((name.to_string(), encoding))
}

/// What a `newline` argument means.
pub(super) fn newlines(vm: &mut Vm, newline: Option<&str>) -> VmResult<Newlines> {
    Ok(match newline {
        None => Newlines::Universal,
        Some("") => Newlines::AsTheyAre,
        Some("\n") => Newlines::Feed,
        Some("\r") => Newlines::Return,
        Some("\r\n") => Newlines::Both,
        Some(other) => return Err(vm.value_error(format!("illegal newline value: {other}"))),
    })
}

fn text_file(
    vm: &mut Vm,
    file: Buffered,
    mode: String,
    options: TextOptions,
    line_buffering: bool,
) -> VmResult<Value> {
    let encoding = text_encoding(vm, options.encoding.as_deref().unwrap_or("UTF-8"))?;
    let newlines = newlines(vm, options.newline.as_deref())?;
    let errors = options.errors.unwrap_or_else(|| "strict".to_string());
    Ok(vm.new_native(TextFile::new(file, mode, encoding, errors, newlines, line_buffering)))
}

fn open(vm: &mut Vm, [file, mode, buffering]: [&Value; 3], options: TextOptions) -> VmResult<Value> {
    let mode_text = match mode {
        Value::Undef => "r".to_string(),
        mode => {
            text_argument!(vm, mode => mode, "open() argument 'mode'");
            mode.as_str().to_string()
        }
    };
    let buffering = size(vm, buffering, -1)?;
    if matches!(vm.unwrap_native(file), Value::Int(_) | Value::Bool(_)) {
        return Err(vm.not_implemented_error("Rondo's open() takes a path, no file descriptor"));
    }
    let path = path_of(vm, file)?;
    // An object that stands for a path is shown as that path.
    let is_text_or_bytes = vm.unwrap_native(file).as_str().is_some() || view(file).is_some();
    let name = if is_text_or_bytes { file.clone() } else { Value::from(path.as_str()) };
    let mode = parse_mode(vm, &mode_text)?;
    check_options(vm, mode, &options)?;
    if path.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    let opened = mode.options().open(&path).and_then(|file| {
        // Opening a folder succeeds; reading it would not.
        if file.metadata()?.is_dir() {
            return Err(std::io::Error::from_raw_os_error(21));
        }
        if mode.append {
            (&file).seek(SeekFrom::End(0))?;
        }
        Ok(file)
    });
    let opened = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let raised = vm.os_error(&error, Some(&path));
            raised.0.set_field("filename", name);
            return Err(raised);
        }
    };
    if buffering == 0 && !mode.binary {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let stream = RefCell::new(Some(Stream::new(opened, buffering == 0)));
    let access = mode.access();
    let kind = match (mode.binary, access.read, access.write) {
        (false, ..) => FileKind::Text,
        (true, ..) if buffering == 0 => FileKind::Raw,
        (true, true, true) => FileKind::Random,
        (true, false, _) => FileKind::Writer,
        (true, true, false) => FileKind::Reader,
    };
    let buffered = Buffered { kind, name, access, stream };
    if mode.binary {
        return Ok(binary::object(vm, BinaryFile::new(buffered, mode_text)));
    }
    text_file(vm, buffered, mode_text, options, buffering == 1)
}

natives! {
    pub const FUNCTIONS;

    /// Open file and return a stream.  Raise OSError upon failure.
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)" =>
        |vm, [file, mode, buffering, encoding, errors, newline, closefd, opener]| {
        let by_path = !matches!(vm.unwrap_native(file), Value::Int(_) | Value::Bool(_));
        if !flag(vm, closefd, true)? && by_path {
            return Err(vm.value_error("Cannot use closefd=False with file name"));
        }
        if !matches!(opener, Value::Undef | Value::None) {
            return Err(vm.not_implemented_error("Rondo's open() has no opener argument"));
        }
        let options = TextOptions {
            encoding: optional(vm, encoding, "open() argument 'encoding'")?,
            errors: optional(vm, errors, "open() argument 'errors'")?,
            newline: optional(vm, newline, "open() argument 'newline'")?,
        };
        open(vm, [file, mode, buffering], options)
    }
}
