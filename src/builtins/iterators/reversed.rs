//! `reversed(sequence)`

use std::cell::{Cell, RefCell};

use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Class, Gc, Kind, List, NativeFunction, Ref, Trace, Value};
use crate::vm::{Raised, Vm, VmResult, iterators::ReverseIterator};

/// The items of a sequence from the last to the first, by index.
#[derive(Debug)]
pub struct Reversed {
    sequence: RefCell<Value>,
    /// The index to give next; below zero at the end.
    index: Cell<i64>,
}

impl Reversed {
    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let index = self.index.get();
        if index < 0 {
            return Ok(None);
        }
        let sequence = self.sequence.borrow().clone();
        match vm.get_item(&sequence, &Value::Int(index)) {
            Ok(item) => {
                self.index.set(index - 1);
                Ok(Some(item))
            }
            Err(raised) => {
                self.index.set(-1);
                drop(self.sequence.take());
                if vm.raised_is(&raised, &vm.types.IndexError)
                    || vm.raised_is(&raised, &vm.types.StopIteration)
                {
                    return Ok(None);
                }
                Err(raised)
            }
        }
    }
}

impl Trace for Reversed {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(sequence) = self.sequence.try_borrow() {
            sequence.trace(visit);
        }
    }
}

super::iterator_type!(Reversed, "reversed", true, METHODS);

/// `reversed(sequence)` of exactly the built-in type.
pub fn reverse_iterator(vm: &mut Vm, sequence: &Value) -> VmResult<Value> {
    if let Some(list) = sequence.as_gc::<List>() {
        let iterator = ReverseIterator::new(list);
        return Ok(vm.new_native(iterator));
    }
    let name = vm.names.reversed.clone();
    let class = vm.class_of(sequence);
    if vm.lookup_in_class(&class, &name).is_some_and(|method| method.is_none()) {
        return Err(not_reversible(vm, sequence));
    }
    if let Some(iterator) = vm.call_special(sequence, &name, &[])? {
        return Ok(iterator);
    }
    if !is_sequence(vm, sequence, &class) {
        return Err(not_reversible(vm, sequence));
    }
    let length = vm.len(sequence)?;
    let iterator = Reversed { sequence: RefCell::new(sequence.clone()), index: Cell::new(length as i64 - 1) };
    Ok(vm.new_native(iterator))
}

fn is_sequence(vm: &Vm, value: &Value, class: &Gc<Class>) -> bool {
    match value.as_object().map(Ref::kind) {
        Some(Kind::Str | Kind::Tuple | Kind::Bytes | Kind::ByteArray | Kind::Range) => true,
        Some(Kind::Dict | Kind::Set | Kind::FrozenSet) | None => false,
        Some(_) => {
            let getitem = vm.lookup_in_class(class, &vm.names.getitem);
            // Of built-in types only mappings are without `__iter__`, and what has type arguments.
            let is_sequence = |getitem: &Value| {
                getitem.get::<NativeFunction>().is_none()
                    || vm.lookup_in_class(class, &vm.names.iter).is_some()
            };
            !class.is_subclass(&vm.types.dict) && getitem.as_ref().is_some_and(is_sequence)
        }
    }
}

#[cold]
fn not_reversible(vm: &mut Vm, value: &Value) -> Raised {
    let name = vm.type_name(value);
    vm.type_error(format!("'{name}' object is not reversible"))
}

natives! {
    const METHODS;

    /// Return a reverse iterator over the values of the given sequence.
    "@new __new__(cls, sequence, /)" => |vm, [class, sequence]| {
        let value = reverse_iterator(vm, sequence)?;
        if value.native::<Reversed>().is_none() {
            return Ok(value);
        }
        let owner = vm.native_class::<Reversed>();
        made(vm, &owner, class, value)
    }

    /// Private method returning an estimate of len(list(it)).
    "__length_hint__(self, /)" => |vm, [this]| {
        let inner = vm.unwrap_native(this);
        let iterator = inner.native::<Reversed>().expect("the receiver was checked");
        let left = iterator.index.get() + 1;
        let sequence = iterator.sequence.borrow().clone();
        if left <= 0 || sequence.is_undef() {
            return Ok(Value::Int(0));
        }
        let length = vm.len(&sequence)? as i64;
        Ok(Value::Int(if length < left { 0 } else { left }))
    }
}
