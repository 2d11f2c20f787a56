//! Instances of classes that scripts make. How their blocks are laid out is told at [`Instance`].

use std::cell::Cell;

use super::reference::EXTRA;
pub use super::reference::Instance;
use super::{Class, ClassTraits, Dict, Gc, Ref, ShapeId, Str, Trace, Value};

/// Most attributes an instance may have in slots; with more it keeps a dict.
pub const MOST_SLOTS: usize = 64;
/// How many slots an instance may have in its block: a word has so many of their tags.
pub(super) const MOST_EXTENT: usize = 16;

/// What few instances have.
#[derive(Debug, Default)]
pub struct Extra {
    /// The attributes, if the shape is `DICT`.
    pub dict: Option<Gc<Dict>>,
    /// The list, int, str … that an instance of a subclass of a built-in type is.
    pub native: Value,
    /// The slots that are not in the block, from its last one on.
    pub(super) rest: Vec<Value>,
}

/// A class in a cell of eight bytes, without the count of borrows that a `RefCell` has.
pub struct ClassCell(Cell<Option<Gc<Class>>>);

impl ClassCell {
    pub fn new(class: Gc<Class>) -> ClassCell {
        ClassCell(Cell::new(Some(class)))
    }

    #[inline(always)]
    fn look<T>(&self, look: impl FnOnce(&Gc<Class>) -> T) -> T {
        let class = self.0.take().expect("it is empty only here, and `look` does not come back");
        let found = look(&class);
        self.0.set(Some(class));
        found
    }

    #[inline(always)]
    pub fn get(&self) -> Gc<Class> {
        self.look(Gc::clone)
    }

    /// The class's traits.
    #[inline(always)]
    pub fn traits(&self) -> ClassTraits {
        self.look(|class| class.traits.get())
    }

    /// Puts another class in, and gives the old one.
    pub fn replace(&self, class: Gc<Class>) -> Option<Gc<Class>> {
        self.0.replace(Some(class))
    }
}

impl Instance {
    /// Whether there is an extra.
    #[inline(always)]
    pub(super) fn has_extra(&self) -> bool {
        self.tag(self.last_slot()) == EXTRA
    }

    /// A new instance without attributes.
    #[inline]
    pub fn new(class: Gc<Class>) -> Gc<Instance> {
        let slots = class.expected_slots.get().max(class.member_count.get());
        Instance::with_room(class, usize::from(slots))
    }

    #[inline(always)]
    fn with_room(class: Gc<Class>, slots: usize) -> Gc<Instance> {
        let shape = class.shape.get();
        // An even number, for the allocator's sizes are multiples of 16 bytes.
        Instance::with_extent(class, shape, slots.next_multiple_of(2))
    }

    /// A new instance around a value of a built-in type.
    pub fn with_native(class: Gc<Class>, native: Value) -> Gc<Instance> {
        let slots = class.expected_slots.get().max(class.member_count.get());
        // The last slot is for the extra.
        let instance = Instance::with_room(class, usize::from(slots) + 1);
        instance.with_extra(|extra| *extra = Some(Box::new(Extra { native, ..Extra::default() })));
        instance
    }

    /// Looks at what few instances have, or changes it. `look` meets the instance without it, so it must not come back
    /// to the instance, nor drop anything.
    fn with_extra<T>(&self, look: impl FnOnce(&mut Option<Box<Extra>>) -> T) -> T {
        let mut extra = self.take_extra();
        let is_new = extra.is_none();
        let found = look(&mut extra);
        if let Some(mut extra) = extra {
            if is_new {
                extra.rest.resize_with(extra.rest.len().max(1), Value::default);
                extra.rest[0] = self.replace_slot(self.last_slot(), Value::Undef);
            }
            drop(self.put_extra(extra));
        }
        found
    }

    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.head.shape.get()
    }

    #[inline(always)]
    pub fn set_shape(&self, shape: ShapeId) {
        self.head.shape.set(shape);
    }

    #[inline(always)]
    pub fn class(&self) -> Gc<Class> {
        self.head.class.get()
    }

    #[inline(always)]
    pub fn class_cell(&self) -> &ClassCell {
        &self.head.class
    }

    /// The value of a slot that is not in the block.
    #[cold]
    #[inline(never)]
    pub(super) fn slot_in_extra(&self, index: usize) -> Value {
        let last = self.last_slot();
        let value = self.with_extra(|extra| extra.as_ref()?.rest.get(index.checked_sub(last)?).cloned());
        value.unwrap_or_default()
    }

    /// Puts a value into a slot that is not in the block, and gives the old one.
    #[cold]
    #[inline(never)]
    pub(super) fn replace_slot_in_extra(&self, index: usize, value: Value) -> Value {
        let place = index - self.last_slot();
        self.with_extra(|extra| {
            let rest = &mut extra.get_or_insert_default().rest;
            if rest.len() <= place {
                rest.resize_with(place + 1, Value::default);
            }
            std::mem::replace(&mut rest[place], value)
        })
    }

    /// The value of the built-in type that this instance is, or nothing.
    #[inline]
    pub fn native(&self) -> Value {
        if !self.has_extra() {
            return Value::Undef;
        }
        self.with_extra(|extra| extra.as_ref().map_or(Value::Undef, |extra| extra.native.clone()))
    }

    /// Puts another value of the built-in type into an instance that is one, and gives the old one.
    pub fn replace_native(&self, native: Value) -> Value {
        self.with_extra(|extra| {
            extra.as_mut().map_or(Value::Undef, |extra| std::mem::replace(&mut extra.native, native))
        })
    }

    fn own_dict(&self) -> Option<Gc<Dict>> {
        self.with_extra(|extra| extra.as_ref().and_then(|extra| extra.dict.clone()))
    }

    /// The dict of attributes: made of the slots the first time, and the only place for them from then on.
    pub fn dict(&self) -> Gc<Dict> {
        if self.shape() == ShapeId::DICT
            && let Some(dict) = self.own_dict()
        {
            return dict;
        }
        let dict = Dict::new();
        let first = usize::from(self.class().member_count.get());
        for (place, name) in self.shape().names().iter().enumerate() {
            dict.set_str(name, self.replace_slot(first + place, Value::Undef));
        }
        self.set_dict(dict.clone());
        dict
    }

    /// Puts another dict in the place of all attributes. The values of `__slots__` stay.
    pub fn set_dict(&self, dict: Gc<Dict>) {
        let first = usize::from(self.class().member_count.get());
        let count = if self.shape() == ShapeId::DICT { 0 } else { self.shape().names().len() };
        self.set_shape(ShapeId::DICT);
        let attributes: Vec<Value> =
            (first..first + count).map(|slot| self.replace_slot(slot, Value::Undef)).collect();
        let old = self.with_extra(|extra| extra.get_or_insert_default().dict.replace(dict));
        drop((attributes, old));
    }

    /// The attribute of an interned name, if the instance itself has it.
    pub fn get(&self, name: &Gc<Str>) -> Option<Value> {
        let shape = self.shape();
        if shape == ShapeId::DICT {
            return self.own_dict()?.get_str(name);
        }
        shape.slot(name).map(|slot| self.slot(slot))
    }

    /// Sets the attribute of an interned name.
    pub fn set(&self, name: &Gc<Str>, value: Value) {
        let shape = self.shape();
        if shape != ShapeId::DICT {
            let (slot, is_new) = shape.slot_for(name);
            if !is_new {
                drop(self.replace_slot(slot, value));
                return;
            }
            if slot < MOST_SLOTS {
                self.set_shape(shape.with(name));
                drop(self.replace_slot(slot, value));
                let class = self.class();
                let length = slot as u16 + 1;
                if class.expected_slots.get() < length {
                    class.expected_slots.set(length);
                }
                return;
            }
        }
        self.dict().set_str(name, value);
    }

    /// Removes the attribute of an interned name; false if there is none.
    pub fn remove(&self, name: &Gc<Str>) -> bool {
        if self.shape() != ShapeId::DICT && self.shape().slot(name).is_none() {
            return false;
        }
        self.dict().remove_str(name).is_some()
    }
}

impl Trace for Instance {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.head.class.look(|class| visit(class.as_ref_untyped()));
        self.trace_slots(visit);
        if self.has_extra() {
            self.with_extra(|extra| {
                if let Some(extra) = extra {
                    if let Some(dict) = &extra.dict {
                        visit(dict.as_ref_untyped());
                    }
                    extra.native.trace(visit);
                    extra.rest.iter().for_each(|value| value.trace(visit));
                }
            });
        }
    }

    fn clear(&self) {
        let extra = self.take_extra();
        let slots: smallvec::SmallVec<[Value; MOST_EXTENT]> =
            (0..=self.last_slot()).map(|slot| self.replace_slot(slot, Value::Undef)).collect();
        self.set_shape(self.class().shape.get());
        drop((slots, extra));
    }

    fn wants_finalizer(&self) -> bool {
        self.head.class.traits().finalizer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::{BaseLayout, shape};

    fn instance() -> Gc<Instance> {
        let class = Gc::new(Class::new(Str::new("C"), BaseLayout::Object));
        class.shape.set(shape::new_root(0));
        Instance::new(class)
    }

    fn count(value: &Value) -> u32 {
        value.as_object().expect("it is a string").count()
    }

    #[test]
    fn slots_own_what_they_hold() {
        let held = Value::str("held");
        let object = instance();
        for slot in 0..40 {
            assert!(object.replace_slot(slot, held.clone()).is_undef());
        }
        assert_eq!(count(&held), 41);
        for slot in (0..40).step_by(2) {
            assert!(object.replace_slot(slot, Value::Int(slot as i64)).is(&held));
        }
        assert_eq!(count(&held), 21);
        for slot in 0..40 {
            let expected = if slot % 2 == 0 { Value::Int(slot as i64) } else { held.clone() };
            assert!(object.slot(slot).is(&expected));
        }
        assert!(object.slot(40).is_undef());
        drop(object);
        assert_eq!(count(&held), 1);
    }

    #[test]
    fn what_stood_in_the_last_slot_survives_the_extra() {
        let held = Value::str("held");
        for slots in 1..4 {
            let object = instance();
            for slot in 0..slots {
                object.replace_slot(slot, held.clone());
            }
            object.dict().set_str(&Str::new("name"), held.clone());
            (0..slots).for_each(|slot| assert!(object.slot(slot).is(&held)));
            assert_eq!(count(&held), 2 + slots as u32);
            object.clear();
            assert_eq!(count(&held), 1);
            assert!((0..slots).all(|slot| object.slot(slot).is_undef()));
        }
    }
}
