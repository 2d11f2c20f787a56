//! The iterator of a view of one dimension.

use std::cell::{Cell, RefCell};

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Hooks, Native, NativeType, Vm, VmResult};

use super::{live, memory};

/// Lets go of its view at the end.
#[derive(Debug)]
pub struct MemoryIterator {
    view: RefCell<Value>,
    index: Cell<usize>,
}

impl MemoryIterator {
    /// Of a view of one dimension.
    pub fn new(view: &Value) -> MemoryIterator {
        MemoryIterator { view: RefCell::new(view.clone()), index: Cell::new(0) }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let view = self.view.borrow().clone();
        if view.is_undef() {
            return Ok(None);
        }
        let index = self.index.get();
        if index >= memory(&view).layout.shape[0] {
            drop(self.view.take());
            return Ok(None);
        }
        let memory = live(vm, &view)?;
        self.index.set(index + 1);
        Ok(memory.element(memory.layout.place(&[index])))
    }
}

impl Trace for MemoryIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(view) = self.view.try_borrow() {
            view.trace(visit);
        }
    }
}

impl NativeData for MemoryIterator {}

impl NativeType for MemoryIterator {
    const NAME: &'static str = "memory_iterator";
    const METHODS: &'static [Native] = METHODS;
    const HOOKS: Hooks = Hooks {
        next: Some(|vm, object| {
            let iterator = object.native::<MemoryIterator>().expect("hooks belong to their type");
            iterator.step(vm)
        }),
        ..Hooks::NONE
    };
}

natives! {
    const METHODS;
    /// Implement iter(self).
    "__iter__(self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Implement next(self).
    "__next__(self, /)" => |vm, [this]| {
        match vm.next(this)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }
}
