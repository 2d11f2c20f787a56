//! Encodings: text to bytes and back, with CPython's error handlers.
//!
//! [`encode`] and [`decode`] are what `str.encode`, `bytes.decode` and text files call; the encodings themselves are
//! pure functions in [`encoder`] and [`decoder`], which stop at what does not fit and let the handler decide.

mod charmap;
mod charmap_tables;
mod decoder;
mod encoder;
mod escape;

use charmap::Charmap;

use crate::bytecode::surrogate;
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
    /// One of those that a table tells.
    Charmap(&'static Charmap),
    /// As in literals.
    UnicodeEscape,
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
            "unicode-escape" | "unicodeescape" => Encoding::UnicodeEscape,
            _ => return Charmap::named(&name).map(Encoding::Charmap),
        })
    }

    /// Whether its units are bytes.
    fn is_bytewise(self) -> bool {
        !matches!(self, Encoding::Utf16(_) | Encoding::Utf32(_))
    }

    /// The encoding of what follows the first character.
    fn without_mark(self) -> Encoding {
        match self {
            Encoding::Utf8Sig => Encoding::Utf8,
            Encoding::Utf16(Order::Marked) => Encoding::Utf16(Order::Little),
            Encoding::Utf32(Order::Marked) => Encoding::Utf32(Order::Little),
            other => other,
        }
    }

    /// The name that errors show.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Charmap(_) => "charmap",
            Encoding::UnicodeEscape => "unicodeescape",
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
    SurrogateEscape,
    SurrogatePass,
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
        "surrogateescape" => Handler::SurrogateEscape,
        "surrogatepass" => Handler::SurrogatePass,
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
        Encoding::Charmap(_) => u32::MAX,
        Encoding::UnicodeEscape => return Ok(escape::encode(text)),
        _ if !surrogate::contains(text) => return Ok(encoder::unicode(text, encoding)),
        _ => u32::MAX,
    };
    let mut out = Vec::with_capacity(text.len());
    let fits = |character: char| match encoding {
        Encoding::Charmap(charmap) => charmap.byte_of(character).is_some(),
        _ => u32::from(character) < limit && !surrogate::is_surrogate(character),
    };
    let mut rest = text;
    let mut position = 0;
    let mut first = true;
    while !rest.is_empty() || first {
        // The byte order mark stands at the very beginning.
        let encoding = if first { encoding } else { encoding.without_mark() };
        first = false;
        let good = rest.find(|character| !fits(character)).unwrap_or(rest.len());
        if let Encoding::Charmap(charmap) = encoding {
            out.extend(rest[..good].chars().filter_map(|character| charmap.byte_of(character)));
        } else if limit == u32::MAX {
            out.extend(encoder::unicode(&rest[..good], encoding));
        } else {
            encoder::narrow(&mut out, &rest[..good], limit);
        }
        position += rest[..good].chars().count();
        rest = &rest[good..];
        let end = rest.find(fits).unwrap_or(rest.len());
        let bad = &rest[..end];
        if !bad.is_empty() {
            encode_misfits(vm, &mut out, (text, bad), position, encoding, errors)?;
        }
        position += bad.chars().count();
        rest = &rest[end..];
    }
    Ok(out)
}

/// What becomes of the characters `bad` of a text, from `position` on, that an encoding does not have.
fn encode_misfits(
    vm: &mut Vm,
    out: &mut Vec<u8>,
    (text, bad): (&str, &str),
    position: usize,
    encoding: Encoding,
    errors: &str,
) -> VmResult<()> {
    let handler = handler(vm, errors)?;
    let end = position + bad.chars().count();
    for (index, character) in bad.chars().enumerate() {
        let code = surrogate::code_of(character);
        let mut replacement = Vec::new();
        match handler {
            Handler::Ignore => {}
            Handler::Replace => replacement.push(b'?'),
            Handler::BackslashReplace => encoder::backslash(&mut replacement, code),
            Handler::XmlCharRefReplace => replacement.extend(format!("&#{code};").bytes()),
            Handler::NameReplace => encoder::named(&mut replacement, character),
            Handler::SurrogateEscape if (0xdc80..0xdd00).contains(&code) && encoding.is_bytewise() => {
                out.push((code - 0xdc00) as u8);
                continue;
            }
            Handler::SurrogatePass
                if surrogate::is_surrogate(character)
                    && !matches!(encoding, Encoding::Ascii | Encoding::Latin1 | Encoding::Charmap(_)) =>
            {
                encoder::surrogate(out, code, encoding);
                continue;
            }
            Handler::Strict | Handler::SurrogateEscape | Handler::SurrogatePass => {
                let reason = match encoding {
                    Encoding::Ascii => "ordinal not in range(128)",
                    Encoding::Latin1 => "ordinal not in range(256)",
                    Encoding::Charmap(_) => charmap::UNDEFINED,
                    _ => "surrogates not allowed",
                };
                // UTF-16 and UTF-32 complain of one at a time.
                let end = if encoding.is_bytewise() { end } else { position + index + 1 };
                let misfit = Misfit { start: position + index, end, reason };
                return Err(unicode_error(vm, true, encoding.name(), text.into(), misfit));
            }
        }
        // A replacement is text of its own.
        let replacement = String::from_utf8(replacement).expect("replacements are ASCII");
        out.extend(encoder::unicode(&replacement, encoding.without_mark()));
    }
    Ok(())
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
    if matches!(encoding, Encoding::Utf8 | Encoding::Utf8Sig) && surrogate::contains_bytes(bytes) {
        return Err(vm.refuse_stand_in());
    }
    let mut out = String::with_capacity(bytes.len());
    let mut invalid = None;
    while let Some(misfit) = match encoding {
        Encoding::UnicodeEscape => escape::decode(&mut out, bytes, position, &mut invalid),
        _ => decoder::decode(&mut out, bytes, position, encoding),
    } {
        let bad = &bytes[misfit.start..misfit.end];
        let handler = handler(vm, errors)?;
        if handler == Handler::SurrogatePass
            && let Some((character, width)) = decoder::surrogate(bytes, misfit.start, encoding)
        {
            out.push(character);
            position = misfit.start + width;
            continue;
        }
        match handler {
            Handler::SurrogateEscape if bad.iter().all(|byte| *byte >= 0x80) => {
                let escaped = bad.iter().map(|byte| surrogate::char_of(0xdc00 + u32::from(*byte)));
                out.extend(escaped.flatten());
            }
            Handler::Strict | Handler::SurrogateEscape | Handler::SurrogatePass => {
                let object = value_of_bytes(bytes);
                return Err(unicode_error(vm, false, encoding.name(), object, misfit));
            }
            Handler::Ignore => {}
            Handler::Replace => out.push('\u{fffd}'),
            Handler::BackslashReplace => {
                for byte in bad {
                    out.push_str(&format!("\\x{byte:02x}"));
                }
            }
            Handler::XmlCharRefReplace | Handler::NameReplace => {
                return Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
        }
        position = misfit.end;
    }
    if let Some(message) = invalid {
        let category = vm.types.DeprecationWarning.clone();
        vm.warn(&category, &message)?;
    }
    Ok(out)
}

/// A UnicodeEncodeError or UnicodeDecodeError.
#[cold]
fn unicode_error(vm: &mut Vm, encoding: bool, codec: &str, object: Value, misfit: Misfit) -> Raised {
    vm.unicode_error(encoding, codec, object, (misfit.start, misfit.end), misfit.reason)
}
