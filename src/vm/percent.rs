//! `template % values`, for text and bytes.

use crate::object::number::IntRef;
use crate::object::number::arith::float_to_int;
use crate::object::text::error::OpError;
use crate::object::text::format_number::character_of;
use crate::object::text::percent::{Amount, Directive, Field, Flags, Piece, pieces};
use crate::object::{Bytes, Gc, Kind, Str, Tuple, Value};

use super::numeric::{Number, int_ref, value_of_int};
use super::operators::is_plain;
use super::sequences::{value_of_bytearray, value_of_bytes, with_bytes};
use super::{Vm, VmResult};

/// The values on the right side, as they are used up.
struct Arguments {
    /// The tuple's items, or the one value.
    values: Vec<Value>,
    used: usize,
    /// The right side, if keys can be looked up in it.
    mapping: Option<Value>,
}

impl Arguments {
    fn next(&mut self, vm: &mut Vm) -> VmResult<Value> {
        match self.values.get(self.used) {
            Some(value) => {
                self.used += 1;
                Ok(value.clone())
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }
}

/// The bytes that text stands for, one a character.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|char| char as u8).collect()
}

impl Vm {
    /// `str % values`
    pub fn percent_str(&mut self, template: &Gc<Str>, values: &Value) -> VmResult<Value> {
        let mut arguments = self.percent_arguments(values, values.as_str().is_some());
        let mut out = String::with_capacity(template.as_str().len() + 16);
        for piece in pieces(template.as_str()) {
            match self.checked(piece)? {
                Piece::Text(text) => out.push_str(text),
                Piece::Directive(directive) => {
                    let key = directive.key.map(Value::str);
                    let (field, value) = self.percent_value(&directive, key, &mut arguments)?;
                    self.write_percent(&mut out, &directive, field, &value)?;
                }
            }
        }
        self.percent_done(&arguments, "string")?;
        self.check_text_size(out.len(), 1)?;
        Ok(Value::from(out))
    }

    /// `bytes % values`
    pub fn percent_bytes(&mut self, template: &Value, values: &Value) -> VmResult<Value> {
        let single = with_bytes(&self.unwrap_native(values), |_| ()).is_some();
        let mut arguments = self.percent_arguments(values, single);
        // Bytes as characters of the same number: the parser is the one for text.
        let text: String = with_bytes(template, |bytes| bytes.iter().map(|&byte| char::from(byte)).collect())
            .unwrap_or_default();
        let mut out = Vec::with_capacity(text.len() + 16);
        for piece in pieces(&text) {
            match self.checked(piece)? {
                Piece::Text(text) => out.extend(latin_1(text)),
                Piece::Directive(directive) => {
                    let key = directive.key.map(|key| value_of_bytes(latin_1(key)));
                    let (field, value) = self.percent_value(&directive, key, &mut arguments)?;
                    out.extend(self.percent_part(&directive, field, &value)?);
                }
            }
        }
        self.percent_done(&arguments, "bytes")?;
        Ok(if template.get::<Bytes>().is_some() { value_of_bytes(out) } else { value_of_bytearray(out) })
    }

    fn percent_arguments(&mut self, values: &Value, single: bool) -> Arguments {
        let inner = self.unwrap_native(values);
        if let Some(tuple) = inner.get::<Tuple>() {
            return Arguments { values: tuple.items.to_vec(), used: 0, mapping: None };
        }
        let mapping = (!single && inner.as_str().is_none() && self.has_items(&inner)).then(|| values.clone());
        Arguments { values: vec![values.clone()], used: 0, mapping }
    }

    /// Whether keys can be looked up in the value.
    fn has_items(&self, value: &Value) -> bool {
        if is_plain(value) {
            let kind = value.as_object().map(crate::object::Ref::kind);
            return matches!(
                kind,
                Some(Kind::Dict | Kind::List | Kind::Range | Kind::Bytes | Kind::ByteArray | Kind::Str)
            );
        }
        self.lookup_in_class(&self.class_of(value), &self.names.getitem).is_some()
    }

    fn percent_done(&mut self, arguments: &Arguments, what: &str) -> VmResult<()> {
        if arguments.used < arguments.values.len() && arguments.mapping.is_none() {
            let message = format!("not all arguments converted during {what} formatting");
            return Err(self.type_error(message));
        }
        Ok(())
    }

    /// Fetches what a directive needs.
    fn percent_value(
        &mut self,
        directive: &Directive<'_>,
        key: Option<Value>,
        arguments: &mut Arguments,
    ) -> VmResult<(Field, Value)> {
        if let Some(key) = key {
            let Some(mapping) = arguments.mapping.clone() else {
                return Err(self.type_error("format requires a mapping"));
            };
            arguments.values = vec![self.get_item(&mapping, &key)?];
            arguments.used = 0;
        }
        let width = self.percent_amount(directive.width, arguments, "ssize_t")?;
        let precision = self.percent_amount(directive.precision, arguments, "int")?;
        let value = arguments.next(self)?;
        Ok((directive.field(width, precision), value))
    }

    /// A width or precision that stands among the arguments; `fits` is the type of C that CPython reads it into.
    fn percent_amount(
        &mut self,
        amount: Amount,
        arguments: &mut Arguments,
        fits: &str,
    ) -> VmResult<Option<i64>> {
        if amount != Amount::Argument {
            return Ok(None);
        }
        let value = arguments.next(self)?;
        match int_ref(&self.unwrap_native(&value)) {
            Some(IntRef::Small(amount)) if fits == "ssize_t" || i32::try_from(amount).is_ok() => {
                Ok(Some(amount))
            }
            Some(_) => Err(self.overflow_error(format!("Python int too large to convert to C {fits}"))),
            None => Err(self.type_error("* wants int")),
        }
    }

    /// Appends one conversion of text; the plain ones go the short way.
    fn write_percent(
        &mut self,
        out: &mut String,
        directive: &Directive<'_>,
        field: Field,
        value: &Value,
    ) -> VmResult<()> {
        let plain = field.width == 0 && field.precision.is_none();
        match (directive.conversion, value) {
            ('s', _) if plain => self.write_str(out, value),
            ('r', _) if plain => self.write_repr(out, value),
            ('d' | 'i', Value::Int(number)) if plain && field.flags == Flags::default() => {
                use std::fmt::Write;
                write!(out, "{number}").expect("a string can always grow");
                Ok(())
            }
            _ => {
                let text = self.percent_text(directive, field, value)?;
                out.push_str(&text);
                Ok(())
            }
        }
    }

    /// One conversion of text.
    fn percent_text(&mut self, directive: &Directive<'_>, field: Field, value: &Value) -> VmResult<String> {
        let text = match directive.conversion {
            's' => {
                let text = self.str_of(value)?;
                field.text(&text)
            }
            'r' => {
                let text = self.repr(value)?;
                field.text(&text)
            }
            'a' => {
                let text = self.ascii(value)?;
                field.text(&text)
            }
            'c' => field.character(self.percent_character(value)?),
            _ => return self.percent_number(directive, field, value),
        };
        self.checked(text)
    }

    fn percent_character(&mut self, value: &Value) -> VmResult<char> {
        let inner = self.unwrap_native(value);
        if let Some(text) = inner.as_gc::<Str>() {
            return match text.char_at(0) {
                Some(char) if text.length() == 1 => Ok(char),
                _ => Err(self.type_error("%c requires int or char")),
            };
        }
        match self.try_index(value)? {
            Some(index) => {
                let number = int_ref(&index).expect("try_index gives an int");
                let char = match number {
                    IntRef::Small(_) => character_of(number),
                    IntRef::Big(_) => Err(OpError::overflow("%c arg not in range(0x110000)")),
                };
                self.checked(char)
            }
            None => Err(self.type_error("%c requires int or char")),
        }
    }

    /// One conversion of a number, the same for text and bytes.
    fn percent_number(&mut self, directive: &Directive<'_>, field: Field, value: &Value) -> VmResult<String> {
        let text = match directive.conversion {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let number = self.percent_int(directive.conversion, value)?;
                let number = int_ref(&number).expect("percent_int gives an int");
                field.integer(number, self.int_max_str_digits)
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => field.float(self.to_float(value)?),
            _ => Err(directive.unsupported()),
        };
        self.checked(text)
    }

    fn percent_int(&mut self, conversion: char, value: &Value) -> VmResult<Value> {
        let decimal = !matches!(conversion, 'o' | 'x' | 'X');
        let found = if decimal { self.percent_decimal(value) } else { self.try_index(value) };
        match found {
            Ok(Some(number)) => return Ok(number),
            Err(raised) if !self.raised_is(&raised, &self.types.TypeError.clone()) => return Err(raised),
            _ => {}
        }
        let wanted = if decimal { "a real number" } else { "an integer" };
        let given = self.type_name(value);
        Err(self.type_error(format!("%{conversion} format: {wanted} is required, not {given}")))
    }

    /// What `int` makes of a number.
    fn percent_decimal(&mut self, value: &Value) -> VmResult<Option<Value>> {
        if let Some(Number::Float(number)) = Number::of(value) {
            let whole = self.checked(float_to_int(number))?;
            return Ok(Some(value_of_int(whole)));
        }
        let name = self.names.int.clone();
        if !is_plain(value)
            && int_ref(&self.unwrap_native(value)).is_none()
            && let Some(result) = self.call_special(value, &name, &[])?
        {
            return self.int_of_method("__int__", &result).map(Some);
        }
        self.try_index(value)
    }

    /// One conversion of bytes.
    fn percent_part(&mut self, directive: &Directive<'_>, field: Field, value: &Value) -> VmResult<Vec<u8>> {
        let text = match directive.conversion {
            's' | 'b' => {
                let bytes = self.percent_bytes_of(value)?;
                let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
                field.text(&text)
            }
            'r' | 'a' => {
                let text = self.ascii(value)?;
                field.text(&text)
            }
            'c' => field.character(char::from(self.percent_byte(value)?)),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.try_real(value)? {
                Some(number) => field.float(number),
                None => {
                    let given = self.type_name(value);
                    return Err(self.type_error(format!("float argument required, not {given}")));
                }
            },
            _ => return Ok(latin_1(&self.percent_number(directive, field, value)?)),
        };
        Ok(latin_1(&self.checked(text)?))
    }

    fn percent_bytes_of(&mut self, value: &Value) -> VmResult<Vec<u8>> {
        let inner = self.unwrap_native(value);
        if let Some(bytes) = with_bytes(&inner, <[u8]>::to_vec) {
            return Ok(bytes);
        }
        if value.as_object().is_some_and(|object| self.hooks_of(object).buffer.is_some()) {
            let name = self.intern("tobytes");
            let bytes = self.call_method(value, &name, &[])?;
            return Ok(with_bytes(&bytes, <[u8]>::to_vec).unwrap_or_default());
        }
        if !is_plain(value) {
            let name = self.names.bytes.clone();
            if let Some(result) = self.call_special(value, &name, &[])? {
                let inner = self.unwrap_native(&result);
                if let Some(bytes) = inner.get::<Bytes>() {
                    return Ok(bytes.bytes.to_vec());
                }
                let given = self.type_name(&result);
                return Err(self.type_error(format!("__bytes__ returned non-bytes (type {given})")));
            }
        }
        let given = self.type_name(value);
        Err(self.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'"
        )))
    }

    fn percent_byte(&mut self, value: &Value) -> VmResult<u8> {
        let inner = self.unwrap_native(value);
        let single = with_bytes(&inner, |bytes| match bytes {
            [byte] => Some(*byte),
            _ => None,
        });
        if let Some(Some(byte)) = single {
            return Ok(byte);
        }
        if single.is_none()
            && let Some(index) = self.try_index(value)?
        {
            return match index {
                Value::Int(byte @ 0..=255) => Ok(byte as u8),
                _ => Err(self.overflow_error("%c arg not in range(256)")),
            };
        }
        Err(self.type_error("%c requires an integer in range(256) or a single byte"))
    }
}
