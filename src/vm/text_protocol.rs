//! `repr`, `str`, `ascii` and `format` of any value.

use crate::object::number::complex_text::repr_complex;
use crate::object::number::float_text::repr_float;
use crate::object::number::int_text::{decimal, decimal_digits, int_to_decimal};
use crate::object::room;
use crate::object::text::format_number::{format_complex, format_float, format_int};
use crate::object::text::format_spec::format_str;
use crate::object::text::quote::{escape_non_ascii, repr_bytearray, repr_bytes, write_repr_str};
use crate::object::{
    ByteArray, Bytes, Class, Dict, Gc, Kind, List, NativeFunction, Range, Ref, Singleton, Slice, Str, Tuple,
    Value,
};

use super::descriptor::is_plain_method;
use super::keyed::with_set;
use super::numeric::Number;
use super::operators::{Special, is_plain};
use super::{Vm, VmResult};

impl Vm {
    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> VmResult<String> {
        let mut text = String::new();
        self.write_repr(&mut text, value)?;
        self.check_size(text.len(), 1, Str::MOST_BYTES)?;
        Ok(text)
    }

    /// `repr(value)` as a value: what a method of a script's class gives stays the object it is.
    pub fn repr_value(&mut self, value: &Value) -> VmResult<Value> {
        if !is_plain(value) {
            let class = self.class_of(value);
            let name = self.names.repr.clone();
            if let Special::Method(method) = self.special(value, &class, &name)
                && is_plain_method(&method)
            {
                let text = self.call_guarded(&method, value)?;
                self.write_text_result(&mut String::new(), "__repr__", &text)?;
                return Ok(text);
            }
        }
        Ok(self.repr(value)?.into())
    }

    /// Appends `repr(value)`.
    pub fn write_repr(&mut self, out: &mut String, value: &Value) -> VmResult<()> {
        if is_plain(value) {
            return self.write_native_repr(out, value, value);
        }
        let class = self.class_of(value);
        let name = self.names.repr.clone();
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) => self.write_native_repr(out, &inner, value),
            Special::Missing | Special::Default => {
                out.push_str(&self.object_repr(value));
                Ok(())
            }
            Special::Method(method) => {
                let is_native = method.get::<NativeFunction>().is_some();
                let Some(method) = self.bound_special(method, value) else {
                    let (name, address) = (class.name(), value.as_object().map_or(0, Ref::address));
                    out.push_str(&format!("<{} object at {address:#x}>", name.as_str()));
                    return Ok(());
                };
                let text = if is_native {
                    self.enter_container(" while getting the repr of an object")?;
                    let text = self.call_bound_special(&method, value, &[]);
                    self.leave_native();
                    text?
                } else {
                    self.guarded(|vm| vm.call_bound_special(&method, value, &[]))?
                };
                self.write_text_result(out, "__repr__", &text)
            }
        }
    }

    /// Calls a method without arguments under the guard against endless recursion.
    fn call_guarded(&mut self, method: &Value, receiver: &Value) -> VmResult<Value> {
        self.guarded(|vm| vm.call_found(method, receiver, &[]))
    }

    /// Appends what `__repr__` or `__str__` gave, which must be a string.
    fn write_text_result(&mut self, out: &mut String, method: &str, result: &Value) -> VmResult<()> {
        let inner = self.unwrap_native(result);
        let Some(text) = inner.as_str() else {
            let given = self.type_name(result);
            return Err(self.type_error(format!("{method} returned non-string (type {given})")));
        };
        out.push_str(text);
        Ok(())
    }

    /// What the `__repr__` of the built-in type gives: `value` is an instance of it or of a subclass.
    pub fn native_repr(&mut self, value: &Value) -> VmResult<String> {
        let inner = self.unwrap_native(value);
        let mut text = String::new();
        self.write_native_repr(&mut text, &inner, value)?;
        Ok(text)
    }

    /// Appends the text of a built-in value; `outer` is the instance around it, or itself.
    fn write_native_repr(&mut self, out: &mut String, value: &Value, outer: &Value) -> VmResult<()> {
        let object = match value {
            Value::None => return push(out, "None"),
            Value::Undef => return push(out, "<undefined>"),
            Value::Bool(crate::object::Truth::True) => return push(out, "True"),
            Value::Bool(crate::object::Truth::False) => return push(out, "False"),
            Value::Int(number) => return push(out, decimal(*number, &mut [0; 20])),
            Value::Float(number) => return push(out, &repr_float(number.get())),
            Value::Object(object) => object,
        };
        match object.kind() {
            Kind::Str => write_repr_str(out, object.get::<Str>().expect("kind was checked").as_str()),
            Kind::BigInt | Kind::Complex => {
                let text = self.number_text(value)?;
                out.push_str(&text);
            }
            Kind::Bytes => {
                out.push_str(&repr_bytes(&object.get::<Bytes>().expect("kind was checked").bytes));
            }
            Kind::ByteArray => {
                let text =
                    repr_bytearray(&object.get::<ByteArray>().expect("kind was checked").bytes.borrow());
                let own = self.type_name(outer);
                out.push_str(&own);
                out.push_str(text.trim_start_matches("bytearray"));
            }
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::FrozenSet => {
                return self.write_container(out, value, outer);
            }
            Kind::Range => {
                let range = object.downcast_ref::<Range>().expect("kind was checked").clone();
                let step = if matches!(range.step, Value::Int(1)) { vec![] } else { vec![&range.step] };
                let parts: Vec<&Value> = [&range.start, &range.stop].into_iter().chain(step).collect();
                return self.write_call(out, "range", &parts);
            }
            Kind::Slice => {
                let slice = object.downcast_ref::<Slice>().expect("kind was checked").clone();
                return self.write_call(out, "slice", &[&slice.start, &slice.stop, &slice.step]);
            }
            Kind::Singleton => {
                let text = match object.get::<Singleton>().expect("kind was checked") {
                    Singleton::NotImplemented => "NotImplemented",
                    Singleton::Ellipsis => "Ellipsis",
                };
                out.push_str(text);
            }
            _ => {
                self.enter_container(" while getting the repr of an object")?;
                let result = self.write_other(out, value, object);
                self.leave_native();
                return result;
            }
        }
        Ok(())
    }

    /// `name(part, part)`
    pub(super) fn write_call(&mut self, out: &mut String, name: &str, parts: &[&Value]) -> VmResult<()> {
        out.push_str(name);
        out.push('(');
        self.enter_container(" while getting the repr of an object")?;
        let result = parts.iter().enumerate().try_for_each(|(number, part)| {
            if number > 0 {
                out.push_str(", ");
            }
            self.write_repr(out, part)
        });
        self.leave_native();
        out.push(')');
        result
    }

    /// The text of a number, as `repr` and `str` give it.
    fn number_text(&mut self, value: &Value) -> VmResult<String> {
        match Number::of(value) {
            Some(Number::Int(number)) => {
                let text = int_to_decimal(number, self.int_max_str_digits);
                self.checked(text)
            }
            Some(Number::Float(number)) => Ok(repr_float(number)),
            Some(Number::Complex(real, imag)) => Ok(repr_complex(real, imag)),
            None => unreachable!("the caller knows that it is a number"),
        }
    }

    /// A container; one inside of itself shows as `[...]`.
    fn write_container(&mut self, out: &mut String, value: &Value, outer: &Value) -> VmResult<()> {
        let address = value.as_object().map_or(0, Ref::address);
        if self.repr_active.contains(&address) {
            let text = match value.as_object().map(Ref::kind) {
                Some(Kind::List) => "[...]",
                Some(Kind::Tuple) => "(...)",
                Some(Kind::Dict) => "{...}",
                _ => {
                    out.push_str(&self.type_name(outer));
                    "(...)"
                }
            };
            return push(out, text);
        }
        self.enter_container(" while getting the repr of an object")?;
        self.repr_active.push(address);
        let result = self.write_items(out, value, outer);
        self.repr_active.pop();
        self.leave_native();
        result
    }

    fn write_items(&mut self, out: &mut String, value: &Value, outer: &Value) -> VmResult<()> {
        if let Some(list) = value.get::<List>() {
            out.push('[');
            let mut place = 0;
            while let Some(item) = list.get(place) {
                if place > 0 {
                    out.push_str(", ");
                }
                self.write_item(out, &item)?;
                place += 1;
            }
            out.push(']');
            return Ok(());
        }
        if let Some(tuple) = value.get::<Tuple>() {
            out.push('(');
            for (place, item) in tuple.items.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                self.write_item(out, item)?;
            }
            return push(out, if tuple.items.len() == 1 { ",)" } else { ")" });
        }
        if let Some(dict) = value.get::<Dict>() {
            return self.write_dict(out, dict);
        }
        let items: Vec<Value> = with_set(value, |table| table.iter().cloned().collect()).unwrap_or_default();
        let plain = value.is(outer) && value.get::<crate::object::Set>().is_some();
        if items.is_empty() || !plain {
            out.push_str(&self.type_name(outer));
            out.push('(');
        }
        if !items.is_empty() {
            out.push('{');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push_str(", ");
                }
                self.write_item(out, item)?;
            }
            out.push('}');
        }
        if items.is_empty() || !plain {
            out.push(')');
        }
        Ok(())
    }

    /// Appends the text of one of many items, which together may be larger than memory.
    fn write_item(&mut self, out: &mut String, item: &Value) -> VmResult<()> {
        if out.len() >= room::LARGE {
            self.make_room_in_text(out)?;
        }
        self.write_repr(out, item)
    }

    #[cold]
    fn make_room_in_text(&mut self, out: &mut String) -> VmResult<()> {
        if out.len() > Str::MOST_BYTES || out.try_reserve(room::LARGE).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }

    fn write_dict(&mut self, out: &mut String, dict: &Dict) -> VmResult<()> {
        out.push('{');
        let mut place = 0;
        let mut first = true;
        loop {
            let step = dict.table.borrow().next_from(place).map(|(place, entry)| (place, entry.clone()));
            let Some((found, entry)) = step else { break };
            place = found + 1;
            if !first {
                out.push_str(", ");
            }
            first = false;
            self.write_repr(out, &entry.key)?;
            out.push_str(": ");
            self.write_repr(out, &entry.value)?;
        }
        out.push('}');
        Ok(())
    }

    /// `str(value)`
    pub fn str_of(&mut self, value: &Value) -> VmResult<String> {
        let mut text = String::new();
        self.write_str(&mut text, value)?;
        Ok(text)
    }

    /// Appends `str(value)`: what `print` and f-strings do.
    pub fn write_str(&mut self, out: &mut String, value: &Value) -> VmResult<()> {
        if let Some(text) = value.as_str() {
            out.push_str(text);
            return Ok(());
        }
        if is_plain(value) {
            return self.write_native_repr(out, value, value);
        }
        let class = self.class_of(value);
        let name = self.names.str.clone();
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) if inner.as_str().is_some() => self.write_str(out, &inner),
            // Bytes have a `__str__` of their own, which asks no `__repr__` of a script's class.
            Special::BuiltIn(inner) => self.write_native_repr(out, &inner, value),
            Special::Missing | Special::Default => self.write_repr(out, value),
            Special::Method(method) => {
                let text = self.call_guarded(&method, value)?;
                self.write_text_result(out, "__str__", &text)
            }
        }
    }

    /// `str(value)` as a value: a string stays the object it is.
    pub fn str_value(&mut self, value: &Value) -> VmResult<Value> {
        if value.as_str().is_some() {
            return Ok(value.clone());
        }
        if let Value::Int(number) = value {
            return Ok(Str::ascii(decimal_digits(*number, &mut [0; 20])).into());
        }
        if !is_plain(value) {
            let class = self.class_of(value);
            let name = self.names.str.clone();
            match self.special(value, &class, &name) {
                Special::Method(method) => {
                    let text = self.call_guarded(&method, value)?;
                    self.write_text_result(&mut String::new(), "__str__", &text)?;
                    return Ok(text);
                }
                Special::Missing | Special::Default => return self.repr_value(value),
                Special::BuiltIn(_) => {}
            }
        }
        Ok(Value::from(self.str_of(value)?))
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, value: &Value) -> VmResult<String> {
        Ok(escape_non_ascii(&self.repr(value)?))
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: &Value, spec: &str) -> VmResult<String> {
        if is_plain(value) {
            return self.native_format(value, value, spec);
        }
        let class = self.class_of(value);
        let name = self.names.format.clone();
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) => self.native_format(&inner, value, spec),
            Special::Missing | Special::Default => self.object_format(value, spec),
            Special::Method(method) => {
                let spec = Value::str(spec);
                let result = self.call_found(&method, value, &[spec])?;
                let inner = self.unwrap_native(&result);
                match inner.as_str() {
                    Some(text) => Ok(text.to_string()),
                    None => {
                        let given = self.type_name(&result);
                        Err(self.type_error(format!("__format__ must return a str, not {given}")))
                    }
                }
            }
        }
    }

    /// What the `__format__` of a built-in type gives; `outer` is the instance around the value, or itself.
    pub fn native_format(&mut self, value: &Value, outer: &Value, spec: &str) -> VmResult<String> {
        if spec.is_empty() {
            return self.str_of(outer);
        }
        let name = self.type_name(outer);
        let text = match Number::of(value) {
            Some(Number::Int(number)) => format_int(number, spec, &name, self.int_max_str_digits),
            Some(Number::Float(number)) => format_float(number, spec, &name),
            Some(Number::Complex(real, imag)) => format_complex(real, imag, spec, &name),
            None => match value.as_str() {
                Some(text) => format_str(text, spec, &name),
                None => return self.object_format(outer, spec),
            },
        };
        self.checked(text)
    }

    /// `object.__format__`
    pub fn object_format(&mut self, value: &Value, spec: &str) -> VmResult<String> {
        if spec.is_empty() {
            return self.str_of(value);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("unsupported format string passed to {name}.__format__")))
    }

    /// `object.__repr__`: the class and the address.
    pub fn object_repr(&mut self, value: &Value) -> String {
        let class = self.class_of(value);
        let name = self.full_name(&class);
        format!("<{name} object at {:#x}>", value.as_object().map_or(0, Ref::address))
    }

    /// A class's name with its module, but for built-in ones: as `repr` shows it.
    pub fn full_name(&self, class: &Gc<Class>) -> String {
        let qualname = class.qualname.borrow().clone();
        match class.dict.get_str(&self.names.module) {
            Some(module) => match module.as_str() {
                Some("builtins") | None => qualname.as_str().to_string(),
                Some(module) => format!("{module}.{}", qualname.as_str()),
            },
            None => qualname.as_str().to_string(),
        }
    }
}

fn push(out: &mut String, text: &str) -> VmResult<()> {
    out.push_str(text);
    Ok(())
}
