//! UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError.

use super::{Natives, arguments_of, exception_of, field_attributes, refuse_keywords, tuple_of};
use crate::natives;
use crate::object::{ByteArray, Bytes, Exception, Gc, Str, Value};
use crate::vm::{Vm, VmResult};

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    let tables: [(_, [Natives; 2]); 3] = [
        (&types.UnicodeDecodeError, [DECODE, FIELDS]),
        (&types.UnicodeEncodeError, [ENCODE, FIELDS]),
        (&types.UnicodeTranslateError, [TRANSLATE, TRANSLATE_FIELDS]),
    ];
    for (class, tables) in tables {
        for table in tables {
            vm.add_methods(class, table);
        }
    }
}

field_attributes! { FIELDS: "encoding", "object", "start", "end", "reason" }
field_attributes! { TRANSLATE_FIELDS: "object", "start", "end", "reason" }

/// The types of the arguments, one letter each: `s` a str, `b` bytes, `i` an int.
fn fill(vm: &mut Vm, this: &Value, args: &Value, fields: &[&'static str], types: &str) -> VmResult<()> {
    let exception = exception_of(this);
    drop(exception.args.replace(tuple_of(args)));
    let items = arguments_of(args);
    if items.len() != fields.len() {
        let (expected, given) = (fields.len(), items.len());
        let message = format!("function takes exactly {expected} arguments ({given} given)");
        return Err(vm.type_error(message));
    }
    for (index, ((item, field), kind)) in items.iter().zip(fields).zip(types.chars()).enumerate() {
        let value = match kind {
            's' if item.get::<Str>().is_none() => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("argument {} must be str, not {given}", index + 1)));
            }
            'b' if item.get::<Bytes>().is_none() && item.get::<ByteArray>().is_none() => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{given}'")));
            }
            'i' => Value::Int(vm.index(item)?),
            _ => item.clone(),
        };
        exception.set_field(field, value);
    }
    Ok(())
}

/// A field as text, whatever a script has put there.
fn text_field(vm: &mut Vm, exception: &Gc<Exception>, name: &str) -> VmResult<String> {
    let value = exception.field(name).unwrap_or_default();
    if value.is_undef() { Ok(String::new()) } else { vm.str_of(&value) }
}

fn int_field(exception: &Gc<Exception>, name: &str) -> i64 {
    match exception.field(name) {
        Some(Value::Int(number)) => number,
        _ => 0,
    }
}

/// "character '\xe9' in position 1" or "characters in position 1-2".
fn where_in_text(exception: &Gc<Exception>) -> String {
    let (start, end) = (int_field(exception, "start"), int_field(exception, "end"));
    let object = exception.field("object").unwrap_or_default();
    let char = usize::try_from(start).ok().and_then(|start| object.get::<Str>()?.char_at(start));
    match char {
        Some(char) if end == start + 1 => {
            let code = crate::bytecode::surrogate::code_of(char);
            let escape = match code {
                0..=0xFF => format!("\\x{code:02x}"),
                0x100..=0xFFFF => format!("\\u{code:04x}"),
                _ => format!("\\U{code:08x}"),
            };
            format!("character '{escape}' in position {start}")
        }
        _ => format!("characters in position {start}-{}", end - 1),
    }
}

natives! {
    const DECODE;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        fill(vm, this, args, &["encoding", "object", "start", "end", "reason"], "sbiis")?;
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        let Some(object) = exception.field("object") else { return Ok("".into()) };
        let (start, end) = (int_field(exception, "start"), int_field(exception, "end"));
        let (encoding, reason) = (text_field(vm, exception, "encoding")?, text_field(vm, exception, "reason")?);
        let byte = usize::try_from(start).ok().and_then(|start| match object.get::<Bytes>() {
            Some(bytes) => bytes.bytes.get(start).copied(),
            None => object.get::<ByteArray>()?.bytes.borrow().get(start).copied(),
        });
        Ok(match byte {
            Some(byte) if end == start + 1 => {
                format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
            }
            _ => format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1),
        }
        .into())
    }
}

natives! {
    const ENCODE;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        fill(vm, this, args, &["encoding", "object", "start", "end", "reason"], "ssiis")?;
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        if exception.field("object").is_none() {
            return Ok("".into());
        }
        let (encoding, reason) = (text_field(vm, exception, "encoding")?, text_field(vm, exception, "reason")?);
        Ok(format!("'{encoding}' codec can't encode {}: {reason}", where_in_text(exception)).into())
    }
}

natives! {
    const TRANSLATE;
    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [this, args, keywords]| {
        refuse_keywords(vm, this, keywords)?;
        fill(vm, this, args, &["object", "start", "end", "reason"], "siis")?;
        Ok(Value::None)
    }
    /// Return str(self).
    "__str__(self, /)" => |vm, [this]| {
        let exception = exception_of(this);
        if exception.field("object").is_none() {
            return Ok("".into());
        }
        let reason = text_field(vm, exception, "reason")?;
        Ok(format!("can't translate {}: {reason}", where_in_text(exception)).into())
    }
}
