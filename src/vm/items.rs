//! `object[key]`: reading, setting, deleting, with indices and slices. What slices do to lists and bytearrays is in
//! `slices`.

use crate::object::list_items::pick;
use crate::object::number::IntRef;
use crate::object::text::methods::position;
use crate::object::{ByteArray, Bytes, Class, Dict, Gc, Kind, List, Range, Ref, Slice, Str, Tuple, Value};

use super::numeric::int_ref;
use super::operators::{Special, is_plain};
use super::sequences::with_bytes;
use super::{Raised, Vm, VmResult};

/// The place of an index that counts from the end if negative.
#[inline(always)]
fn place_of(index: i64, length: usize) -> Option<usize> {
    let place = if index < 0 { index.wrapping_add(length as i64) } else { index };
    (place >= 0 && (place as usize) < length).then_some(place as usize)
}

/// Reading.
impl Vm {
    /// `object[key]`
    #[inline]
    pub fn get_item(&mut self, object: &Value, key: &Value) -> VmResult<Value> {
        if let (Value::Object(container), Value::Int(index)) = (object, key)
            && let Some(list) = container.get::<List>()
        {
            let items = list.items.borrow();
            if let Some(item) = place_of(*index, items.len()).and_then(|place| items.get(place)) {
                return Ok(item);
            }
        }
        if is_plain(object) {
            return match self.native_get_item(object, key)? {
                Some(item) => Ok(item),
                None => Err(self.not_subscriptable(object)),
            };
        }
        self.get_item_by_method(object, key)
    }

    #[cold]
    fn not_subscriptable(&mut self, object: &Value) -> Raised {
        if let Some(class) = object.get::<Class>() {
            let name = class.name();
            return self.type_error(format!("type '{}' is not subscriptable", name.as_str()));
        }
        let name = self.type_name(object);
        self.type_error(format!("'{name}' object is not subscriptable"))
    }

    fn get_item_by_method(&mut self, object: &Value, key: &Value) -> VmResult<Value> {
        let class = self.class_of(object);
        let name = self.names.getitem.clone();
        match self.special(object, &class, &name) {
            Special::BuiltIn(inner) => {
                if let Some(dict) = inner.as_gc::<Dict>() {
                    return self.dict_item_or_missing(object, &class, dict, key);
                }
                self.get_item(&inner, key)
            }
            Special::Method(method) => self.call_found(&method, object, std::slice::from_ref(key)),
            Special::Missing | Special::Default => {
                if let Some(class) = object.as_gc::<Class>() {
                    if class.is(&self.types.type_) {
                        return Ok(super::generic_alias::new_alias(self, object, key));
                    }
                    let name = self.names.class_getitem.clone();
                    if let Some(method) = self.find_attr(object, &name)?
                        && !method.is_none()
                    {
                        return self.call(&method, std::slice::from_ref(key));
                    }
                }
                Err(self.not_subscriptable(object))
            }
        }
    }

    /// `dict[key]` for an instance of a subclass, which may have `__missing__`.
    pub fn dict_item_or_missing(
        &mut self,
        object: &Value,
        class: &Gc<Class>,
        dict: &Gc<Dict>,
        key: &Value,
    ) -> VmResult<Value> {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        let name = self.names.missing.clone();
        match self.lookup_in_class(class, &name) {
            Some(method) => self.call_found(&method, object, std::slice::from_ref(key)),
            None => Err(self.key_error(key.clone())),
        }
    }

    /// `object[key]` for an object of exactly a built-in type; nothing if it has no items.
    pub fn native_get_item(&mut self, object: &Value, key: &Value) -> VmResult<Option<Value>> {
        let Value::Object(container) = object else { return Ok(None) };
        if container.kind() == Kind::Dict {
            let dict = container.downcast_ref::<Dict>().expect("kind was checked");
            return match self.dict_get(dict, key)? {
                Some(value) => Ok(Some(value)),
                None => Err(self.key_error(key.clone())),
            };
        }
        if !matches!(
            container.kind(),
            Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Range
        ) {
            return Ok(None);
        }
        if let Some(slice) = key.get::<Slice>() {
            return self.get_slice(object, slice).map(Some);
        }
        if let Some(range) = container.downcast_ref::<Range>() {
            let range = range.clone();
            let index = self.sequence_index(object, key)?;
            return self.range_item(&range, &index).map(Some);
        }
        let index = self.small_index(object, key)?;
        self.sequence_item_at(object, index).map(Some)
    }

    fn sequence_item_at(&mut self, object: &Value, index: i64) -> VmResult<Value> {
        let found = if let Some(list) = object.get::<List>() {
            place_of(index, list.len()).and_then(|place| list.get(place))
        } else if let Some(tuple) = object.get::<Tuple>() {
            place_of(index, tuple.items.len()).map(|place| tuple.items[place].clone())
        } else if let Some(text) = object.get::<Str>() {
            let char = position::char_at(text.as_str(), text.is_ascii(), index);
            char.map(|char| self.char_value(char))
        } else {
            with_bytes(object, |bytes| place_of(index, bytes.len()).map(|place| bytes[place]))
                .flatten()
                .map(|byte| Value::Int(i64::from(byte)))
        };
        match found {
            Some(item) => Ok(item),
            None => {
                let which = match object.as_object().map(Ref::kind) {
                    Some(Kind::List) => "list ",
                    Some(Kind::Tuple) => "tuple ",
                    Some(Kind::Str) => "string ",
                    Some(Kind::ByteArray) => "bytearray ",
                    _ => "",
                };
                Err(self.index_error(format!("{which}index out of range")))
            }
        }
    }

    /// The key of a sequence as an int of any size.
    fn sequence_index(&mut self, object: &Value, key: &Value) -> VmResult<Value> {
        if let Some(index) = self.try_index(key)? {
            return Ok(index);
        }
        let given = self.type_name(key);
        let which = match object.as_object().map(Ref::kind) {
            Some(Kind::List) => "list",
            Some(Kind::Tuple) => "tuple",
            Some(Kind::Bytes) => "byte",
            Some(Kind::ByteArray) => "bytearray",
            Some(Kind::Range) => "range",
            _ => return Err(self.type_error(format!("string indices must be integers, not '{given}'"))),
        };
        Err(self.type_error(format!("{which} indices must be integers or slices, not {given}")))
    }

    /// The key of a sequence as an index of 64 bits.
    pub(super) fn small_index(&mut self, object: &Value, key: &Value) -> VmResult<i64> {
        match self.sequence_index(object, key)? {
            Value::Int(index) => Ok(index),
            _ => {
                let name = self.type_name(key);
                Err(self.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// `object[slice]` of a built-in sequence.
    fn get_slice(&mut self, object: &Value, slice: &Slice) -> VmResult<Value> {
        if let Some(range) = object.as_gc::<Range>() {
            let range = range.clone();
            return self.range_slice(&range, slice);
        }
        let (start, stop, step) = self.slice_parts(slice)?;
        let length = self.len(object)?;
        let (first, count) = position::slice_bounds(start, stop, step, length);
        if let Some(text) = object.get::<Str>() {
            if count == length && step == 1 {
                return Ok(object.clone());
            }
            if count == 1 {
                let char = position::char_at(text.as_str(), text.is_ascii(), first as i64);
                return Ok(char.map_or(Value::Undef, |char| self.char_value(char)));
            }
            return Ok(Value::str(position::slice(text.as_str(), text.is_ascii(), first, step, count)));
        }
        if let Some(list) = object.get::<List>() {
            return Ok(Gc::new(List::of(list.items.borrow().pick(first, step, count))).into());
        }
        if let Some(tuple) = object.get::<Tuple>() {
            if count == length && step == 1 {
                return Ok(object.clone());
            }
            if count == 0 {
                return Ok(self.empty_tuple.clone());
            }
            let items = pick(&tuple.items, first, step, count);
            return Ok(Gc::new(Tuple { items: items.into() }).into());
        }
        let picked = with_bytes(object, |bytes| pick(bytes, first, step, count)).unwrap_or_default();
        Ok(if object.get::<Bytes>().is_some() {
            super::sequences::value_of_bytes(picked)
        } else {
            super::sequences::value_of_bytearray(picked)
        })
    }

    /// The three numbers of a slice; those beyond 64 bits are clamped. A missing bound is `None`.
    pub fn slice_parts(&mut self, slice: &Slice) -> VmResult<(Option<i64>, Option<i64>, i64)> {
        let step = self.slice_bound(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_bound(&slice.start)?;
        let stop = self.slice_bound(&slice.stop)?;
        Ok((start, stop, step))
    }

    fn slice_bound(&mut self, bound: &Value) -> VmResult<Option<i64>> {
        match bound {
            Value::None => return Ok(None),
            Value::Int(bound) => return Ok(Some(*bound)),
            _ => {}
        }
        match self.try_index(bound)? {
            Some(index) => {
                let number = int_ref(&index).expect("try_index gives an int");
                Ok(Some(crate::object::number::arith::clamp_to_i64(number)))
            }
            None => {
                let message = "slice indices must be integers or None or have an __index__ method";
                Err(self.type_error(message))
            }
        }
    }
}

/// Writing.
impl Vm {
    /// `object[key] = value`
    #[inline]
    pub fn set_item(&mut self, object: &Value, key: &Value, value: Value) -> VmResult<()> {
        if let (Value::Object(container), Value::Int(index)) = (object, key)
            && let Some(list) = container.get::<List>()
        {
            let mut items = list.items.borrow_mut();
            if let Some(place) = place_of(*index, items.len()) {
                let old = items.set(place, &value);
                drop(items);
                drop(old);
                return Ok(());
            }
        }
        if is_plain(object) {
            return self.native_set_item(object, key, value);
        }
        let class = self.class_of(object);
        let name = self.names.setitem.clone();
        match self.special(object, &class, &name) {
            Special::BuiltIn(inner) => self.native_set_item(&inner, key, value),
            Special::Method(method) => self.call_found(&method, object, &[key.clone(), value]).map(drop),
            Special::Missing | Special::Default => Err(self.no_assignment(object, key)),
        }
    }

    #[cold]
    fn no_assignment(&mut self, object: &Value, key: &Value) -> Raised {
        if let Some(raised) = self.index_out_of_size(object, key) {
            return raised;
        }
        let name = self.type_name(object);
        self.type_error(format!("'{name}' object does not support item assignment"))
    }

    /// `object[key] = value` for an object of exactly a built-in type.
    pub fn native_set_item(&mut self, object: &Value, key: &Value, value: Value) -> VmResult<()> {
        if let Some(dict) = object.as_gc::<Dict>() {
            return self.dict_set(dict, key.clone(), value);
        }
        if let Some(list) = object.as_gc::<List>() {
            if let Some(slice) = key.get::<Slice>() {
                return self.set_list_slice(list, slice, &value);
            }
            let index = self.small_index(object, key)?;
            let place = place_of(index, list.len());
            let Some(place) = place else {
                return Err(self.index_error("list assignment index out of range"));
            };
            let old = list.set(place, &value);
            drop(old);
            return Ok(());
        }
        if let Some(array) = object.as_gc::<ByteArray>() {
            if let Some(slice) = key.get::<Slice>() {
                return self.set_bytes_slice(array, slice, &value);
            }
            let index = self.small_index(object, key)?;
            let byte = self.byte_of(&value)?;
            let length = array.bytes.borrow().len();
            let Some(place) = place_of(index, length) else {
                return Err(self.index_error("bytearray index out of range"));
            };
            array.bytes.borrow_mut()[place] = byte;
            return Ok(());
        }
        Err(self.no_assignment(object, key))
    }

    /// An int from 0 to 255.
    pub fn byte_of(&mut self, value: &Value) -> VmResult<u8> {
        let number = self.index_value(value)?;
        match int_ref(&number) {
            Some(IntRef::Small(byte @ 0..=255)) => Ok(byte as u8),
            _ => Err(self.value_error("byte must be in range(0, 256)")),
        }
    }

    /// `del object[key]`
    pub fn delete_item(&mut self, object: &Value, key: &Value) -> VmResult<()> {
        if is_plain(object) {
            return self.native_delete_item(object, key);
        }
        let class = self.class_of(object);
        let name = self.names.delitem.clone();
        match self.special(object, &class, &name) {
            Special::BuiltIn(inner) => self.native_delete_item(&inner, key),
            Special::Method(method) => self.call_found(&method, object, std::slice::from_ref(key)).map(drop),
            Special::Missing | Special::Default => Err(self.no_deletion(object, key)),
        }
    }

    /// Whether CPython would try the object as a sequence, with an index of 64 bits.
    fn may_be_sequence(&self, object: &Value, key: &Value) -> bool {
        let sequence = matches!(
            object.as_object().map(Ref::kind),
            Some(
                Kind::Tuple
                    | Kind::Str
                    | Kind::Bytes
                    | Kind::Range
                    | Kind::Set
                    | Kind::FrozenSet
                    | Kind::Instance
            )
        );
        sequence && self.has_index(key)
    }

    /// The error of an index beyond 64 bits, which comes before the one that says that the object has no items.
    fn index_out_of_size(&mut self, object: &Value, key: &Value) -> Option<Raised> {
        if !self.may_be_sequence(object, key) {
            return None;
        }
        match self.index_value(key) {
            Ok(Value::Int(_)) => None,
            Ok(_) => {
                let name = self.type_name(key);
                Some(self.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
            Err(raised) => Some(raised),
        }
    }

    /// CPython has two texts, one for objects that might be sequences.
    #[cold]
    fn no_deletion(&mut self, object: &Value, key: &Value) -> Raised {
        if let Some(raised) = self.index_out_of_size(object, key) {
            return raised;
        }
        let name = self.type_name(object);
        let is_view = matches!(name.as_str(), "dict_keys" | "dict_values" | "dict_items");
        let sequence = self.may_be_sequence(object, key) || is_view && self.has_index(key);
        let verb = if sequence { "doesn't" } else { "does not" };
        self.type_error(format!("'{name}' object {verb} support item deletion"))
    }

    /// `del object[key]` for an object of exactly a built-in type.
    pub fn native_delete_item(&mut self, object: &Value, key: &Value) -> VmResult<()> {
        if let Some(dict) = object.as_gc::<Dict>() {
            return match self.dict_remove(dict, key)? {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(self.key_error(key.clone())),
            };
        }
        if let Some(list) = object.as_gc::<List>() {
            if let Some(slice) = key.get::<Slice>() {
                return self.delete_list_slice(list, slice);
            }
            let index = self.small_index(object, key)?;
            let Some(place) = place_of(index, list.len()) else {
                return Err(self.index_error("list assignment index out of range"));
            };
            let old = list.items.borrow_mut().remove(place);
            drop(old);
            return Ok(());
        }
        if let Some(array) = object.as_gc::<ByteArray>() {
            if let Some(slice) = key.get::<Slice>() {
                return self.delete_bytes_slice(array, slice);
            }
            let index = self.small_index(object, key)?;
            let length = array.bytes.borrow().len();
            let Some(place) = place_of(index, length) else {
                return Err(self.index_error("bytearray index out of range"));
            };
            self.check_resize(array, length - 1)?;
            array.bytes.borrow_mut().remove(place);
            return Ok(());
        }
        Err(self.no_deletion(object, key))
    }
}
