//! Encodings: text to bytes and back, with CPython's error handlers.
//!
//! [`encode`] and [`decode`] are what `str.encode`, `bytes.decode` and text files call; the encodings themselves are
//! pure functions in [`encoder`] and [`decoder`], which stop at what does not fit and let the handler decide.

mod decoder;
mod encoder;

use crate::object::{Str, Value};
use crate::vm::sequences::value_of_bytes;
use crate::vm::{Raised, Vm, VmResult};

/// An encoding that Rondo knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    /// With a byte order mark at the start.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// The order of bytes in a unit of UTF-16 or UTF-32.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By the byte order mark; written little first.
    Marked,
    Little,
    Big,
}

impl Encoding {
    /// The encoding of a name as scripts write it.
    pub fn named(name: &str) -> Option<Encoding> {
        let name: String = name
            .chars()
            .map(|character| match character {
                '_' | ' ' => '-',
                character => character.to_ascii_lowercase(),
            })
            .collect();
        Some(match name.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
            "utf-8-sig" | "utf8-sig" => Encoding::Utf8Sig,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Encoding::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819"
            | "iso88591" => Encoding::Latin1,
            "utf-16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf-16-le" | "utf-16le" | "utf16-le" => Encoding::Utf16(Order::Little),
            "utf-16-be" | "utf-16be" | "utf16-be" => Encoding::Utf16(Order::Big),
            "utf-32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf-32-le" | "utf-32le" | "utf32-le" => Encoding::Utf32(Order::Little),
            "utf-32-be" | "utf-32be" | "utf32-be" => Encoding::Utf32(Order::Big),
            _ => return None,
        })
    }

    /// The name that errors show.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// What happens with what does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
}

/// What does not fit: from where to where (in code points of a text, in bytes of bytes), and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Misfit {
    start: usize,
    end: usize,
    reason: &'static str,
}

/// The encoding of a name.
///
/// # Errors
/// LookupError for a name that is not known.
pub fn find(vm: &mut Vm, name: &str) -> VmResult<Encoding> {
    match Encoding::named(name) {
        Some(encoding) => Ok(encoding),
        None => {
            let class = vm.types.LookupError.clone();
            Err(vm.error(&class, format!("unknown encoding: {name}")))
        }
    }
}

/// The handler of a name. It is looked up only when something does not fit, so that a wrong name may stay unseen.
fn handler(vm: &mut Vm, name: &str) -> VmResult<Handler> {
    Ok(match name {
        "strict" => Handler::Strict,
        "ignore" => Handler::Ignore,
        "replace" => Handler::Replace,
        "backslashreplace" => Handler::BackslashReplace,
        "xmlcharrefreplace" => Handler::XmlCharRefReplace,
        "namereplace" => Handler::NameReplace,
        "surrogateescape" | "surrogatepass" => {
            let message = format!("Rondo has no error handler '{name}': its strings hold no lone surrogates");
            return Err(vm.not_implemented_error(message));
        }
        _ => {
            let class = vm.types.LookupError.clone();
            return Err(vm.error(&class, format!("unknown error handler name '{name}'")));
        }
    })
}

/// `text.encode(encoding, errors)`
///
/// # Errors
/// LookupError, UnicodeEncodeError.
pub fn encode(vm: &mut Vm, text: &Str, encoding: &str, errors: &str) -> VmResult<Value> {
    let encoding = find(vm, encoding)?;
    Ok(value_of_bytes(encode_with(vm, text.as_str(), encoding, errors)?))
}

/// The bytes of a text.
///
/// # Errors
/// LookupError, UnicodeEncodeError.
pub fn encode_with(vm: &mut Vm, text: &str, encoding: Encoding, errors: &str) -> VmResult<Vec<u8>> {
    let limit = match encoding {
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
        _ => return Ok(encoder::unicode(text, encoding)),
    };
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut position = 0;
    loop {
        let (taken, count) = encoder::narrow(&mut out, rest, limit);
        position += count;
        rest = &rest[taken..];
        if rest.is_empty() {
            return Ok(out);
        }
        let end = rest.find(|character| u32::from(character) < limit).unwrap_or(rest.len());
        let bad = &rest[..end];
        let count = bad.chars().count();
        match handler(vm, errors)? {
            Handler::Strict => {
                let reason =
                    if limit == 0x80 { "ordinal not in range(128)" } else { "ordinal not in range(256)" };
                let misfit = Misfit { start: position, end: position + count, reason };
                return Err(unicode_error(vm, true, encoding.name(), text.into(), misfit));
            }
            Handler::Ignore => {}
            Handler::Replace => out.extend(std::iter::repeat_n(b'?', count)),
            Handler::BackslashReplace => bad.chars().for_each(|bad| encoder::backslash(&mut out, bad)),
            Handler::XmlCharRefReplace => {
                bad.chars().for_each(|bad| out.extend(format!("&#{};", u32::from(bad)).bytes()));
            }
            Handler::NameReplace => bad.chars().for_each(|bad| encoder::named(&mut out, bad)),
        }
        position += count;
        rest = &rest[end..];
    }
}

/// `bytes.decode(encoding, errors)`
///
/// # Errors
/// LookupError, UnicodeDecodeError.
pub fn decode(vm: &mut Vm, bytes: &[u8], encoding: &str, errors: &str) -> VmResult<Value> {
    let encoding = find(vm, encoding)?;
    let text = decode_with(vm, bytes, encoding, errors)?;
    Ok(super::arguments::text(vm, &text))
}

/// The text of bytes.
///
/// # Errors
/// LookupError, UnicodeDecodeError.
pub fn decode_with(vm: &mut Vm, bytes: &[u8], encoding: Encoding, errors: &str) -> VmResult<String> {
    let (mut encoding, mut position) = (encoding, 0);
    match encoding {
        Encoding::Utf8Sig if bytes.starts_with(b"\xef\xbb\xbf") => position = 3,
        Encoding::Utf16(Order::Marked) => {
            (encoding, position) = match bytes {
                [0xff, 0xfe, ..] => (Encoding::Utf16(Order::Little), 2),
                [0xfe, 0xff, ..] => (Encoding::Utf16(Order::Big), 2),
                _ => (Encoding::Utf16(Order::Little), 0),
            };
        }
        Encoding::Utf32(Order::Marked) => {
            (encoding, position) = match bytes {
                [0xff, 0xfe, 0, 0, ..] => (Encoding::Utf32(Order::Little), 4),
                [0, 0, 0xfe, 0xff, ..] => (Encoding::Utf32(Order::Big), 4),
                _ => (Encoding::Utf32(Order::Little), 0),
            };
        }
        _ => {}
    }
    let mut out = String::with_capacity(bytes.len());
    while let Some(misfit) = decoder::decode(&mut out, bytes, position, encoding) {
        match handler(vm, errors)? {
            Handler::Strict => {
                let object = value_of_bytes(bytes);
                return Err(unicode_error(vm, false, encoding.name(), object, misfit));
            }
            Handler::Ignore => {}
            Handler::Replace => out.push('\u{fffd}'),
            Handler::BackslashReplace => {
                for byte in &bytes[misfit.start..misfit.end] {
                    out.push_str(&format!("\\x{byte:02x}"));
                }
            }
            Handler::XmlCharRefReplace | Handler::NameReplace => {
                return Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
        }
        position = misfit.end;
    }
    Ok(out)
}

/// A UnicodeEncodeError or UnicodeDecodeError.
#[cold]
fn unicode_error(vm: &mut Vm, encoding: bool, codec: &str, object: Value, misfit: Misfit) -> Raised {
    let class = if encoding { &vm.types.UnicodeEncodeError } else { &vm.types.UnicodeDecodeError };
    let class = class.clone();
    let args = [
        Value::from(codec),
        object,
        Value::from(misfit.start),
        Value::from(misfit.end),
        Value::from(misfit.reason),
    ];
    let raised = vm.error_with(&class, args.clone());
    for (field, value) in ["encoding", "object", "start", "end", "reason"].into_iter().zip(args) {
        raised.0.set_field(field, value);
    }
    raised
}
