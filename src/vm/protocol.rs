//! What any value can be asked: its truth, its length, its items, whether it contains something.

use crate::object::number::IntRef;
use crate::object::reference::spend_budget;
use crate::object::room;
use crate::object::{
    Dict, Flavor, Gc, Generator, Kind, List, ListIterator, Range, RangeIterator, Str, Tuple, Value,
};

use super::generic_alias::Union;
use super::iterators::{
    BytesIterator, DictIterator, DictPart, SequenceIterator, SetIterator, StrIterator, TupleIterator,
};
use super::keyed::{Table, with_set};
use super::numeric::{Number, int_ref};
use super::operators::{Special, is_plain};
use super::sequences::with_bytes;
use super::type_parameters::TypeAliasType;
use super::{Input, Step, Vm, VmResult};

/// How deep containers may nest that are shown, compared or hashed: as in CPython, whose limit for C code does not
/// depend on `sys.setrecursionlimit`.
const DEEPEST_CONTAINER: usize = 9_998;

impl Vm {
    /// Goes one container deeper; pair it with `leave_native`. `doing` is the end of the error's text.
    pub(super) fn enter_container(&mut self, doing: &str) -> VmResult<()> {
        if self.native_depth >= DEEPEST_CONTAINER {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{doing}")));
        }
        // Containers that hold one another twice and more take for ever.
        self.spend_in_loop()?;
        self.native_depth += 1;
        Ok(())
    }
}

/// Truth and length.
impl Vm {
    /// `bool(value)`
    #[inline]
    pub fn truth(&mut self, value: &Value) -> VmResult<bool> {
        match value {
            Value::Bool(truth) => Ok(truth.get()),
            Value::None | Value::Undef => Ok(false),
            Value::Int(number) => Ok(*number != 0),
            Value::Float(number) => Ok(number.get() != 0.0),
            Value::Object(_) => self.truth_of_object(value),
        }
    }

    fn truth_of_object(&mut self, value: &Value) -> VmResult<bool> {
        if let Some(truth) = native_truth(value) {
            return Ok(truth);
        }
        if is_plain(value) {
            if value.is(&self.not_implemented) {
                let category = self.types.DeprecationWarning.clone();
                self.warn(&category, "NotImplemented should not be used in a boolean context")?;
            }
            return Ok(true);
        }
        let class = self.class_of(value);
        let name = self.names.bool.clone();
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) => return self.truth(&inner),
            Special::Method(method) => {
                let result = self.call_found(&method, value, &[])?;
                let Value::Bool(truth) = result else {
                    let given = self.type_name(&result);
                    return Err(self.type_error(format!("__bool__ should return bool, returned {given}")));
                };
                return Ok(truth.get());
            }
            Special::Missing | Special::Default => {}
        }
        Ok(self.try_len(value)?.is_none_or(|length| length != 0))
    }

    /// `len(value)`
    #[inline]
    pub fn len(&mut self, value: &Value) -> VmResult<usize> {
        match self.try_len(value)? {
            Some(length) => Ok(length),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// The length, or nothing if the value has none.
    pub fn try_len(&mut self, value: &Value) -> VmResult<Option<usize>> {
        if let Some(length) = native_len(value) {
            return Ok(Some(length));
        }
        if let Some(range) = value.get::<Range>() {
            return match self.range_length(range) {
                Value::Int(length) => Ok(Some(length as usize)),
                _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            };
        }
        if is_plain(value) {
            return Ok(None);
        }
        let class = self.class_of(value);
        let name = self.names.len.clone();
        match self.special(value, &class, &name) {
            Special::Missing | Special::Default => Ok(None),
            Special::BuiltIn(inner) => self.try_len(&inner),
            Special::Method(method) => {
                let result = self.call_found(&method, value, &[])?;
                self.length_of_result(&result).map(Some)
            }
        }
    }

    /// Checks what `__len__` gave.
    pub fn length_of_result(&mut self, result: &Value) -> VmResult<usize> {
        let length = self.index_value(result)?;
        if int_ref(&length).is_some_and(IntRef::is_negative) {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        Ok(self.index(&length)? as usize)
    }

    /// `operator.length_hint(value, default)`
    pub fn length_hint(&mut self, value: &Value, default: usize) -> VmResult<usize> {
        match self.try_len(value) {
            Ok(Some(length)) => return Ok(length),
            Ok(None) => {}
            // Of a `__len__` that cannot tell.
            Err(raised) if self.raised_is(&raised, &self.types.TypeError.clone()) => {}
            Err(raised) => return Err(raised),
        }
        if let Some(iterator) = value.get::<RangeIterator>() {
            return Ok(iterator.left.get() as usize);
        }
        if let Some(iterator) = value.get::<ListIterator>() {
            let length = iterator.list.borrow().as_ref().map_or(0, |list| list.len());
            return Ok(length.saturating_sub(iterator.index.get()));
        }
        if is_plain(value) {
            return Ok(default);
        }
        let name = self.names.length_hint.clone();
        let hint = match self.call_special(value, &name, &[]) {
            Ok(hint) => hint,
            Err(raised) if self.raised_is(&raised, &self.types.TypeError.clone()) => None,
            Err(raised) => return Err(raised),
        };
        let Some(hint) = hint.filter(|hint| !hint.is(&self.not_implemented)) else { return Ok(default) };
        if int_ref(&hint).is_none() {
            let given = self.type_name(&hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {given}")));
        }
        match self.index(&hint)? {
            length if length >= 0 => Ok(length as usize),
            _ => Err(self.value_error("__length_hint__() should return >= 0")),
        }
    }
}

/// The truth of a built-in object, if its type is one that can be false.
fn native_truth(value: &Value) -> Option<bool> {
    if let Some(length) = native_len(value) {
        return Some(length != 0);
    }
    match value.as_object()?.kind() {
        Kind::BigInt => Some(true),
        Kind::Complex => {
            let Some(Number::Complex(real, imag)) = Number::of(value) else { return None };
            Some(real != 0.0 || imag != 0.0)
        }
        Kind::Range => value.get::<Range>().map(|range| !range_is_empty(range)),
        _ => None,
    }
}

fn range_is_empty(range: &Range) -> bool {
    match (&range.start, &range.stop, &range.step) {
        (Value::Int(start), Value::Int(stop), Value::Int(step)) => {
            if *step > 0 {
                start >= stop
            } else {
                start <= stop
            }
        }
        (start, stop, step) => {
            let (Some(start), Some(stop), Some(step)) = (int_ref(start), int_ref(stop), int_ref(step)) else {
                return true;
            };
            let order = super::compare::compare_ints(start, stop);
            if step.is_negative() { order.is_le() } else { order.is_ge() }
        }
    }
}

/// The length of a built-in container other than a range.
#[inline]
pub(super) fn native_len(value: &Value) -> Option<usize> {
    let object = value.as_object()?;
    match object.kind() {
        Kind::Str => object.get::<Str>().map(Str::length),
        Kind::List => object.get::<List>().map(List::len),
        Kind::Tuple => object.get::<Tuple>().map(|tuple| tuple.items.len()),
        Kind::Dict => object.get::<Dict>().map(Dict::len),
        Kind::Set | Kind::FrozenSet => with_set(value, Table::len),
        Kind::Bytes | Kind::ByteArray => with_bytes(value, <[u8]>::len),
        _ => None,
    }
}

/// Iteration.
impl Vm {
    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> VmResult<Value> {
        match self.try_iter(value)? {
            Some(iterator) => Ok(iterator),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object is not iterable")))
            }
        }
    }

    /// An iterator, or nothing if the value cannot be iterated over.
    pub fn try_iter(&mut self, value: &Value) -> VmResult<Option<Value>> {
        if is_plain(value) {
            return Ok(self.native_iter(value));
        }
        let class = self.class_of(value);
        let name = self.names.iter.clone();
        match self.special(value, &class, &name) {
            Special::BuiltIn(inner) if inner.get::<Str>().is_some() && !inner.is(value) => {
                return Ok(self.subclass_text_iter(&inner));
            }
            Special::BuiltIn(inner) => return Ok(self.native_iter(&inner)),
            Special::Method(method) if method.is_none() => return Ok(None),
            Special::Method(method) => {
                if let Some(method) = self.bound_special(method, value) {
                    let iterator = self.call_bound_special(&method, value, &[])?;
                    if !self.is_iterator(&iterator) {
                        let given = self.type_name(&iterator);
                        let message = format!("iter() returned non-iterator of type '{given}'");
                        return Err(self.type_error(message));
                    }
                    return Ok(Some(iterator));
                }
            }
            Special::Missing | Special::Default => {}
        }
        let name = self.names.getitem.clone();
        match self.special(value, &class, &name) {
            Special::Missing => Ok(None),
            // What it takes in brackets are types.
            _ if value.native::<Union>().is_some() || value.native::<TypeAliasType>().is_some() => Ok(None),
            _ => Ok(Some(self.new_native(SequenceIterator::new(value.clone())))),
        }
    }

    /// The iterator of a text of a subclass: CPython's quicker one is only for texts that are plain strings.
    fn subclass_text_iter(&mut self, text: &Value) -> Option<Value> {
        let text = text.as_gc::<Str>()?.clone();
        Some(self.new_native(StrIterator::<false>::new(&text)))
    }

    /// The iterator of a value of exactly a built-in type.
    pub fn native_iter(&mut self, value: &Value) -> Option<Value> {
        let object = value.as_object()?;
        Some(match object.kind() {
            Kind::List => {
                let list = std::cell::RefCell::new(object.downcast_ref::<List>().cloned());
                Gc::new(ListIterator { list, index: Default::default() }).into()
            }
            Kind::Tuple => self.new_native(TupleIterator::new(object.downcast_ref::<Tuple>()?)),
            Kind::Str => {
                let text = object.downcast_ref::<Str>()?;
                if text.is_ascii() {
                    self.new_native(StrIterator::<true>::new(text))
                } else {
                    self.new_native(StrIterator::<false>::new(text))
                }
            }
            Kind::Bytes => self.new_native(BytesIterator::<false>::new(value)),
            Kind::ByteArray => self.new_native(BytesIterator::<true>::new(value)),
            Kind::Dict => self.dict_iterator(object.downcast_ref::<Dict>()?, DictPart::Keys, false),
            Kind::Set | Kind::FrozenSet => self.new_native(SetIterator::new(value)),
            Kind::Range => {
                let range = object.downcast_ref::<Range>()?.clone();
                self.range_iterator(&range)
            }
            Kind::ListIterator | Kind::RangeIterator => value.clone(),
            Kind::Generator => {
                let generator = object.get::<Generator>()?;
                if generator.flavor != Flavor::Generator {
                    return None;
                }
                value.clone()
            }
            _ => return None,
        })
    }

    /// An iterator over a part of a dict's entries.
    pub fn dict_iterator(&mut self, dict: &Gc<Dict>, part: DictPart, reversed: bool) -> Value {
        match (part, reversed) {
            (DictPart::Keys, false) => self.new_native(DictIterator::<0>::new(dict)),
            (DictPart::Values, false) => self.new_native(DictIterator::<1>::new(dict)),
            (DictPart::Items, false) => self.new_native(DictIterator::<2>::new(dict)),
            (DictPart::Keys, true) => self.new_native(DictIterator::<3>::new(dict)),
            (DictPart::Values, true) => self.new_native(DictIterator::<4>::new(dict)),
            (DictPart::Items, true) => self.new_native(DictIterator::<5>::new(dict)),
        }
    }

    /// Whether the value has `__next__`.
    pub fn is_iterator(&mut self, value: &Value) -> bool {
        match value {
            Value::Object(object) => match object.kind() {
                Kind::ListIterator | Kind::RangeIterator => true,
                Kind::Generator => {
                    object.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::Generator)
                }
                Kind::Native if self.hooks_of(object).next.is_some() => true,
                _ if is_plain(value) => false,
                _ => {
                    let class = self.class_of(value);
                    self.lookup_in_class(&class, &self.names.next).is_some_and(|method| !method.is_none())
                }
            },
            _ => false,
        }
    }

    /// The next value of an iterator, or nothing at its end.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> VmResult<Option<Value>> {
        let Value::Object(object) = iterator else { return Err(self.not_an_iterator(iterator)) };
        if let Some(iterator) = object.get::<ListIterator>() {
            return Ok(iterator.step());
        }
        if let Some(iterator) = object.get::<RangeIterator>() {
            if iterator.left.get().is_multiple_of(1024) {
                self.check_pending()?;
            }
            return Ok(iterator.step().map(Value::Int));
        }
        self.next_of_object(iterator)
    }

    /// Spends a unit of the budget in a loop of Rust's that may be endless, and looks at what is pending when it is used up.
    #[inline]
    pub(super) fn spend_in_loop(&mut self) -> VmResult<()> {
        if spend_budget() { self.check_pending() } else { Ok(()) }
    }

    fn next_of_object(&mut self, iterator: &Value) -> VmResult<Option<Value>> {
        let Value::Object(object) = iterator else { return Err(self.not_an_iterator(iterator)) };
        match object.kind() {
            Kind::Generator => {
                return match self.resume(iterator, Input::Send(Value::None))? {
                    Step::Yield(value) => Ok(Some(value)),
                    Step::Return(_) => Ok(None),
                };
            }
            Kind::Native => {
                if let Some(next) = self.hooks_of(object).next {
                    self.spend_in_loop()?;
                    // What an iterator calls may raise StopIteration, and ends it by that.
                    return match next(self, object) {
                        Err(raised) if self.raised_is(&raised, &self.types.StopIteration) => Ok(None),
                        step => step,
                    };
                }
            }
            _ if is_plain(iterator) => return Err(self.not_an_iterator(iterator)),
            _ => {}
        }
        let class = self.class_of(iterator);
        let name = self.names.next.clone();
        let Some(method) = self.lookup_in_class(&class, &name) else {
            return Err(self.not_an_iterator(iterator));
        };
        match self.call_found(&method, iterator, &[]) {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.raised_is(&raised, &self.types.StopIteration.clone()) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    #[cold]
    fn not_an_iterator(&mut self, value: &Value) -> super::Raised {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not an iterator"))
    }

    /// All items of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> VmResult<Vec<Value>> {
        if let Some(list) = iterable.get::<List>() {
            self.check_size(list.len(), size_of::<Value>(), usize::MAX)?;
            return Ok(list.items.borrow().to_vec());
        }
        if let Some(tuple) = iterable.get::<Tuple>() {
            self.check_size(tuple.items.len(), size_of::<Value>(), usize::MAX)?;
            return Ok(tuple.items.to_vec());
        }
        if let Some(dict) = iterable.get::<Dict>() {
            return Ok(dict.table.borrow().iter().map(|entry| entry.key.clone()).collect());
        }
        if let Some(items) = with_set(iterable, |table| table.iter().cloned().collect()) {
            return Ok(items);
        }
        let iterator = self.iter(iterable)?;
        let room = self.length_hint(iterable, 0)?;
        self.check_size(room, size_of::<Value>(), 1 << 34)?;
        let mut items = Vec::with_capacity(room.min(1 << 20));
        while let Some(item) = self.next(&iterator)? {
            if items.len() == items.capacity() && !room::grow(&mut items) {
                return Err(self.memory_error());
            }
            items.push(item);
        }
        Ok(items)
    }
}

/// Membership.
impl Vm {
    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> VmResult<bool> {
        if is_plain(container) {
            return match self.native_contains(container, item)? {
                Some(found) => Ok(found),
                None => self.contains_by_iteration(container, item),
            };
        }
        let class = self.class_of(container);
        let name = self.names.contains.clone();
        match self.special(container, &class, &name) {
            Special::BuiltIn(inner) => self.contains(&inner, item),
            Special::Method(method) if method.is_none() => {
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object is not a container")))
            }
            Special::Method(method) => {
                let found = self.call_found(&method, container, std::slice::from_ref(item))?;
                self.truth(&found)
            }
            Special::Missing | Special::Default => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: &Value, item: &Value) -> VmResult<bool> {
        let Some(iterator) = self.try_iter(container)? else {
            let name = self.type_name(container);
            return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
        };
        while let Some(candidate) = self.next(&iterator)? {
            if self.eq(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `in` for a built-in container; nothing for other values, which are iterated over.
    pub fn native_contains(&mut self, container: &Value, item: &Value) -> VmResult<Option<bool>> {
        let Value::Object(object) = container else { return Ok(None) };
        Ok(Some(match object.kind() {
            Kind::List => {
                let list = object.get::<List>().expect("kind was checked");
                let mut place = 0;
                loop {
                    let Some(candidate) = list.get(place) else { break false };
                    if self.eq(&candidate, item)? {
                        break true;
                    }
                    place += 1;
                }
            }
            Kind::Tuple => {
                let tuple = object.get::<Tuple>().expect("kind was checked");
                for candidate in &tuple.items {
                    if self.eq(candidate, item)? {
                        return Ok(Some(true));
                    }
                }
                false
            }
            Kind::Dict => {
                let dict = object.downcast_ref::<Dict>().expect("kind was checked");
                self.dict_contains(dict, item)?
            }
            Kind::Set | Kind::FrozenSet => self.set_contains(container, item)?,
            Kind::Str => {
                let text = object.get::<Str>().expect("kind was checked");
                let part = self.unwrap_native(item);
                let Some(part) = part.as_str() else {
                    let given = self.type_name(item);
                    let message = format!("'in <string>' requires string as left operand, not {given}");
                    return Err(self.type_error(message));
                };
                memchr::memmem::find(text.as_str().as_bytes(), part.as_bytes()).is_some()
            }
            Kind::Bytes | Kind::ByteArray => self.bytes_contain(container, item)?,
            Kind::Range => {
                let range = object.downcast_ref::<Range>().expect("kind was checked").clone();
                return self.range_contains(&range, item);
            }
            _ => return Ok(None),
        }))
    }

    fn bytes_contain(&mut self, container: &Value, item: &Value) -> VmResult<bool> {
        if let Some(part) = self.bytes_of(item) {
            let found = with_bytes(container, |bytes| memchr::memmem::find(bytes, &part).is_some());
            return Ok(found.unwrap_or(false));
        }
        match self.try_index(item)? {
            Some(Value::Int(byte @ 0..=255)) => {
                Ok(with_bytes(container, |bytes| bytes.contains(&(byte as u8))).unwrap_or(false))
            }
            Some(_) => Err(self.value_error("byte must be in range(0, 256)")),
            None => {
                let given = self.type_name(item);
                Err(self.type_error(format!("a bytes-like object is required, not '{given}'")))
            }
        }
    }
}
