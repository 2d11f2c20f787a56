//! The iterators that builtins make: `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter(callable, sentinel)`; and
//! the class of list iterators. Those over built-in containers are in `vm::iterators`.
//!
//! Each is a type of the open set with a fast step; scripts may subclass the first five.

mod callable;
mod enumerate;
mod filter;
mod map;
mod reversed;
mod zip;

pub use callable::CallableIterator;
pub use reversed::reverse_iterator;

use crate::natives;
use crate::object::{Class, Gc, ListIterator, Value};
use crate::vm::{NativeType, Vm};

use super::arguments::receive;

/// Makes the classes and puts them among the builtins.
pub fn install(vm: &mut Vm) {
    let class = vm.types.list_iterator.clone();
    vm.add_methods(&class, LIST_ITERATOR);
    publish::<enumerate::Enumerate>(vm);
    publish::<zip::Zip>(vm);
    publish::<map::Map>(vm);
    publish::<filter::Filter>(vm);
    publish::<reversed::Reversed>(vm);
}

fn publish<T: NativeType>(vm: &mut Vm) -> Gc<Class> {
    let class = vm.native_class::<T>();
    let name = class.name();
    vm.builtins.set_str(&name, (&class).into());
    class
}

// What every iterator of this folder has.
natives! {
    pub const PROTOCOL;

    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }

    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        let inner = vm.unwrap_native(this);
        match vm.next(&inner)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }
}

natives! {
    const LIST_ITERATOR;

    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }

    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        receive!(this => iterator: ListIterator);
        iterator.step().ok_or_else(|| vm.stop_iteration(Value::None))
    }

    /// Private method returning an estimate of len(list(it)).
    "__length_hint__(self, /)" => |_vm, [this]| {
        receive!(this => iterator: ListIterator);
        let length = iterator.list.borrow().as_ref().map_or(0, |list| list.len());
        Ok(length.saturating_sub(iterator.index.get()).into())
    }
}

/// Declares an iterator type: its name, methods, and step.
macro_rules! iterator_type {
    ($type:ident, $name:literal, $subclassable:literal, $methods:expr) => {
        impl $crate::object::NativeData for $type {}

        impl $crate::vm::NativeType for $type {
            const NAME: &'static str = $name;
            const METHODS: &'static [$crate::vm::Native] = $methods;
            const MORE_METHODS: &'static [$crate::vm::Native] = $crate::builtins::iterators::PROTOCOL;
            const HOOKS: $crate::vm::Hooks = $crate::vm::Hooks {
                next: Some(|vm, object| {
                    let iterator = object.native::<$type>().expect("hooks belong to their type");
                    iterator.step(vm)
                }),
                ..$crate::vm::Hooks::NONE
            };
            const SUBCLASSABLE: bool = $subclassable;
        }
    };
}
pub(crate) use iterator_type;
