//! `enumerate(iterable, start)`

use std::cell::RefCell;

use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Gc, Ref, Trace, Tuple, Value};
use crate::vm::generic_alias::new_alias;
use crate::vm::numeric::int_ref;
use crate::vm::{Vm, VmResult};

/// The pairs of numbers and items.
#[derive(Debug)]
pub struct Enumerate {
    iterator: Value,
    /// The next number.
    number: RefCell<Value>,
}

impl Enumerate {
    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let Some(item) = vm.next(&self.iterator)? else { return Ok(None) };
        let number = self.number.borrow().clone();
        let next = match number {
            Value::Int(number) if number < i64::MAX => Value::Int(number + 1),
            ref number => {
                let number = int_ref(number).expect("the start is an int").to_big();
                vm.int_value(number + 1)
            }
        };
        *self.number.borrow_mut() = next;
        Ok(Some(Gc::new(Tuple::new([number, item])).into()))
    }
}

impl Trace for Enumerate {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.iterator.trace(visit);
    }
}

super::iterator_type!(Enumerate, "enumerate", true, METHODS);

natives! {
    const METHODS;

    /// Return an enumerate object.
    "@new __new__(cls, iterable=None, start=0)" => |vm, [class, iterable, start]| {
        if iterable.is_undef() {
            if !start.is_undef() && class.is(&vm.native_class::<Enumerate>().into()) {
                return Err(vm.type_error("'start' is an invalid keyword argument for enumerate()"));
            }
            return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
        }
        let number = if start.is_undef() { Value::Int(0) } else { vm.index_value(start)? };
        let iterator = vm.iter(iterable)?;
        let value = vm.new_native(Enumerate { iterator, number: RefCell::new(number) });
        let owner = vm.native_class::<Enumerate>();
        made(vm, &owner, class, value)
    }

    /// See PEP 585
    "@class __class_getitem__(cls, item, /)" => |vm, [class, item]| { Ok(new_alias(vm, class, item)) }
}
