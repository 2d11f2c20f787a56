//! Attributes that scripts give to objects of this room, and subclasses that they make of its classes: tasks with a
//! note on them, queues that keep their items in another way.
//!
//! The instances of such a subclass have the data of the class itself, not an object inside of another one: a future is
//! the same object to the script and to the loop.

use crate::object::{Class, Dict, Gc, NativeData, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::slot::Slot;
use super::state::{self, Classes};

/// The attributes; nothing until the first is set.
#[derive(Debug, Default)]
pub struct Attributes(Slot<Option<Gc<Dict>>>);

impl Attributes {
    /// The dict, made now if it is to be.
    pub fn dict(&self, make: bool) -> Option<Gc<Dict>> {
        if make && self.0.get().is_none() {
            self.0.set(Some(Dict::new()));
        }
        self.0.get()
    }

    /// Calls `visit` with the dict.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.0.with(|dict| dict.iter().for_each(|dict| visit(dict.as_ref_untyped())));
    }

    /// Drops them.
    pub fn clear(&self) {
        drop(self.0.take());
    }
}

/// Data whose objects have attributes.
pub trait Open: NativeData {
    fn attributes(&self) -> &Attributes;
}

/// The attributes of an object whose data is a `T`.
pub fn of<T: Open>(object: &Ref, make: bool) -> Option<Gc<Dict>> {
    object.native::<T>()?.attributes().dict(make)
}

/// A new object of a class of this room, or of a subclass: what `__new__` gives.
///
/// # Errors
/// TypeError if it is no such class.
pub fn create<T: NativeData>(
    vm: &mut Vm,
    class: &Value,
    owner: impl Fn(&Classes) -> &Gc<Class>,
    data: T,
) -> VmResult<Value> {
    let classes = state::classes(vm);
    let class = vm.check_new(owner(&classes), class)?;
    if class.traits.get().heap {
        super::overrides::note_different();
    }
    Ok(Ref::new_native(class, data).into())
}
