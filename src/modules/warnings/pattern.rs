//! The patterns of filters: what of CPython's regular expressions both languages of patterns have.
//!
//! Whether a text fits at its start is all that a filter asks, so it does not matter which of several ways fits. What
//! would need more than that (references back, looking around, flags within) is refused by name.

use regex::{Regex, RegexBuilder};

use crate::natives;
use crate::object::text::quote::repr_str;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Vm, VmResult};

/// A compiled pattern.
#[derive(Debug)]
struct Pattern {
    text: String,
    ignores_case: bool,
    regex: Regex,
}

impl Trace for Pattern {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Pattern {}

impl NativeType for Pattern {
    const NAME: &'static str = "Pattern";
    const MODULE: &'static str = "re";
    const METHODS: &'static [Native] = METHODS;
}

fn pattern(value: &Value) -> &Pattern {
    value.native().expect("the receiver was checked")
}

/// A new pattern.
///
/// # Errors
/// NotImplementedError for what Rondo does not support.
pub fn new(vm: &mut Vm, text: &Value, ignores_case: bool) -> VmResult<Value> {
    let text = text.as_str().unwrap_or_default().to_string();
    let translated = translate(&text).and_then(|translated| {
        let mut builder = RegexBuilder::new(&format!("\\A(?:{translated})"));
        builder.case_insensitive(ignores_case).build().ok()
    });
    match translated {
        Some(regex) => Ok(vm.new_native(Pattern { text, ignores_case, regex })),
        None => Err(vm.not_implemented_error(format!(
            "Rondo does not support the pattern {} of a filter of warnings: use plain text, '.*', classes and groups",
            repr_str(&text)
        ))),
    }
}

/// The pattern in the words of the crate; nothing if it has something that may mean another thing there.
fn translate(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => out.push_str(&escaped(chars.next()?, false)?),
            '[' => {
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                let mut is_first = true;
                loop {
                    match chars.next()? {
                        ']' if !is_first => break,
                        '\\' => out.push_str(&escaped(chars.next()?, true)?),
                        '-' => out.push_str(if is_first || chars.peek() == Some(&']') { r"\-" } else { "-" }),
                        char if "[]&~^".contains(char) => out.extend(['\\', char]),
                        char => out.push(char),
                    }
                    is_first = false;
                }
                out.push(']');
            }
            '(' => {
                out.push_str("(?:");
                if chars.next_if_eq(&'?').is_some() {
                    chars.next_if_eq(&':')?;
                }
            }
            '$' => {
                if !matches!(chars.peek(), None | Some('|' | ')')) {
                    return None;
                }
                out.push_str(r"\n?\z");
            }
            '*' | '+' | '?' | '}' if chars.peek() == Some(&'+') => return None,
            '{' => {
                let counts: String = std::iter::from_fn(|| chars.next_if(|char| *char != '}')).collect();
                chars.next()?;
                let is_count = !counts.is_empty()
                    && counts.split(',').count() <= 2
                    && counts.chars().all(|char| char.is_ascii_digit() || char == ',');
                if !is_count || chars.peek() == Some(&'+') {
                    return None;
                }
                let counts = if counts.starts_with(',') { format!("0{counts}") } else { counts };
                out.push_str(&format!("{{{counts}}}"));
            }
            '}' => out.push_str(r"\}"),
            char => out.push(char),
        }
    }
    Some(out)
}

/// What stands behind a backslash.
fn escaped(char: char, in_class: bool) -> Option<String> {
    Some(match char {
        // CPython counts the separators of information among the blanks.
        's' if in_class => r"\s\x1c-\x1f".to_string(),
        's' => r"[\s\x1c-\x1f]".to_string(),
        'S' if !in_class => r"[^\s\x1c-\x1f]".to_string(),
        'Z' if !in_class => r"\z".to_string(),
        'b' | 'B' | 'A' if !in_class => format!("\\{char}"),
        'd' | 'D' | 'w' | 'W' | 'n' | 'r' | 't' | 'f' | 'v' | 'a' => format!("\\{char}"),
        char if char.is_ascii_punctuation() || char == ' ' => regex::escape(&char.to_string()),
        _ => return None,
    })
}

natives! {
    const METHODS;

    /// Whether a text fits at its start.
    "match(self, string, /)" => |vm, [this, text]| {
        match text.as_str() {
            Some(text) => Ok(Value::bool(pattern(this).regex.is_match(text))),
            None => {
                let given = vm.type_name(text);
                Err(vm.type_error(format!("expected string or bytes-like object, got '{given}'")))
            }
        }
    }

    /// The text that it was made from.
    "@get pattern(self)" => |_vm, [this]| { Ok(pattern(this).text.as_str().into()) }

    /// Return repr(self).
    "__repr__(self, /)" => |_vm, [this]| {
        let this = pattern(this);
        let flags = if this.ignores_case { ", re.IGNORECASE" } else { "" };
        Ok(format!("re.compile({}{flags})", repr_str(&this.text)).into())
    }

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| {
        let Some(other) = other.native::<Pattern>() else { return Ok(vm.not_implemented.clone()) };
        let this = pattern(this);
        Ok(Value::bool(this.text == other.text && this.ignores_case == other.ignores_case))
    }
}
