//! Instances of classes that scripts make.

use std::cell::{Cell, RefCell};

use smallvec::SmallVec;

use super::{Class, Dict, Gc, Ref, ShapeId, Trace, Value};

/// Most attributes an instance may have in slots; with more it keeps a dict.
pub const MOST_SLOTS: usize = 64;

/// An instance. `slots` holds the values of `__slots__`, then its attributes as its shape tells; with the shape `DICT`
/// those are in `dict`.
pub struct Instance {
    pub class: RefCell<Gc<Class>>,
    pub shape: Cell<ShapeId>,
    /// Two stand in the instance's own block, which with them is one of 96 bytes; more are in a block of their own.
    pub slots: RefCell<SmallVec<[Value; 2]>>,
    /// What few instances have. See [`Instance::with_extra`].
    extra: Cell<Option<Box<Extra>>>,
}

/// What few instances have.
#[derive(Debug, Default)]
pub struct Extra {
    /// The attributes, if the shape is `DICT`.
    pub dict: Option<Gc<Dict>>,
    /// The list, int, str … that an instance of a subclass of a built-in type is.
    pub native: Value,
}

impl Instance {
    /// A new instance without attributes.
    pub fn new(class: Gc<Class>) -> Instance {
        let shape = class.shape.get();
        let members = usize::from(class.member_count.get());
        let mut slots = SmallVec::with_capacity(usize::from(class.expected_slots.get()).max(members));
        slots.resize_with(members, Value::default);
        Instance {
            class: RefCell::new(class),
            shape: Cell::new(shape),
            slots: RefCell::new(slots),
            extra: Cell::new(None),
        }
    }

    /// A new instance around a value of a built-in type.
    pub fn with_native(class: Gc<Class>, native: Value) -> Instance {
        let instance = Instance::new(class);
        instance.extra.set(Some(Box::new(Extra { native, ..Extra::default() })));
        instance
    }

    /// Looks at what few instances have, or changes it. `look` meets the instance without it, so it must not come back
    /// to the instance, nor drop anything.
    pub fn with_extra<T>(&self, look: impl FnOnce(&mut Option<Box<Extra>>) -> T) -> T {
        let mut extra = self.extra.take();
        let found = look(&mut extra);
        self.extra.set(extra);
        found
    }

    pub fn class(&self) -> Gc<Class> {
        self.class.borrow().clone()
    }

    /// The value of the built-in type that this instance is, or nothing.
    pub fn native(&self) -> Value {
        self.with_extra(|extra| extra.as_ref().map_or(Value::Undef, |extra| extra.native.clone()))
    }

    /// The dict of attributes: made of the slots the first time, and the only place for them from then on.
    pub fn dict(&self) -> Gc<Dict> {
        if self.shape.get() == ShapeId::DICT
            && let Some(dict) = self.with_extra(|extra| extra.as_ref().and_then(|extra| extra.dict.clone()))
        {
            return dict;
        }
        let dict = Dict::new();
        let values = self.take_attributes();
        for (name, value) in self.shape.get().names().iter().zip(values) {
            dict.set_str(name, value);
        }
        self.set_dict(dict.clone());
        dict
    }

    /// Takes the attributes out of the slots; the values of `__slots__` stay.
    fn take_attributes(&self) -> SmallVec<[Value; 2]> {
        let members = usize::from(self.class.borrow().member_count.get());
        let mut slots = self.slots.borrow_mut();
        let members = members.min(slots.len());
        slots.drain(members..).collect()
    }

    /// Puts another dict in the place of all attributes.
    pub fn set_dict(&self, dict: Gc<Dict>) {
        self.shape.set(ShapeId::DICT);
        let slots = self.take_attributes();
        let old = self.with_extra(|extra| extra.get_or_insert_default().dict.replace(dict));
        drop((slots, old));
    }

    /// The attribute of an interned name, if the instance itself has it.
    pub fn get(&self, name: &Gc<super::Str>) -> Option<Value> {
        let shape = self.shape.get();
        if shape == ShapeId::DICT {
            return self.with_extra(|extra| extra.as_ref()?.dict.clone())?.get_str(name);
        }
        shape.slot(name).map(|slot| self.slots.borrow()[slot].clone())
    }

    /// Sets the attribute of an interned name.
    pub fn set(&self, name: &Gc<super::Str>, value: Value) {
        let shape = self.shape.get();
        if shape != ShapeId::DICT {
            if let Some(slot) = shape.slot(name) {
                let old = std::mem::replace(&mut self.slots.borrow_mut()[slot], value);
                drop(old);
                return;
            }
            if self.slots.borrow().len() < MOST_SLOTS {
                self.shape.set(shape.with(name));
                self.slots.borrow_mut().push(value);
                let class = self.class.borrow();
                let length = self.slots.borrow().len() as u16;
                if class.expected_slots.get() < length {
                    class.expected_slots.set(length);
                }
                return;
            }
        }
        self.dict().set_str(name, value);
    }

    /// Removes the attribute of an interned name; false if there is none.
    pub fn remove(&self, name: &Gc<super::Str>) -> bool {
        if self.shape.get() != ShapeId::DICT && self.shape.get().slot(name).is_none() {
            return false;
        }
        self.dict().remove_str(name).is_some()
    }
}

impl Trace for Instance {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(class) = self.class.try_borrow() {
            visit(class.as_ref_untyped());
        }
        if let Ok(slots) = self.slots.try_borrow() {
            slots.iter().for_each(|value| value.trace(visit));
        }
        self.with_extra(|extra| {
            if let Some(extra) = extra {
                if let Some(dict) = &extra.dict {
                    visit(dict.as_ref_untyped());
                }
                extra.native.trace(visit);
            }
        });
    }

    fn clear(&self) {
        let slots = self.slots.try_borrow_mut().map(|mut slots| std::mem::take(&mut *slots));
        let extra =
            self.with_extra(|extra| extra.as_mut().map(|extra| (extra.dict.take(), extra.native.take())));
        self.shape.set(self.class.borrow().shape.get());
        drop((slots, extra));
    }

    fn wants_finalizer(&self) -> bool {
        self.class.borrow().traits.get().finalizer
    }
}
