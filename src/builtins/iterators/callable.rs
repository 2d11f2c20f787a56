//! `iter(callable, sentinel)`

use std::cell::RefCell;

use crate::object::{Ref, Trace, Value};
use crate::vm::{Vm, VmResult};

/// What a callable gives, until it gives the sentinel.
#[derive(Debug)]
pub struct CallableIterator {
    /// The callable and the sentinel; nothing after the end.
    parts: RefCell<Option<(Value, Value)>>,
}

impl CallableIterator {
    pub fn new(callable: Value, sentinel: Value) -> CallableIterator {
        CallableIterator { parts: RefCell::new(Some((callable, sentinel))) }
    }

    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let parts = self.parts.borrow().clone();
        let Some((callable, sentinel)) = parts else { return Ok(None) };
        let value = match vm.call(&callable, &[]) {
            Ok(value) => value,
            Err(raised) if vm.raised_is(&raised, &vm.types.StopIteration) => {
                drop(self.parts.take());
                return Ok(None);
            }
            Err(raised) => return Err(raised),
        };
        // The callable may have gone on with the iterator to its end.
        if self.parts.borrow().is_none() {
            return Ok(None);
        }
        if vm.eq(&sentinel, &value)? {
            drop(self.parts.take());
            return Ok(None);
        }
        Ok(Some(value))
    }
}

impl Trace for CallableIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(parts) = self.parts.try_borrow()
            && let Some((callable, sentinel)) = &*parts
        {
            callable.trace(visit);
            sentinel.trace(visit);
        }
    }
}

super::iterator_type!(CallableIterator, "callable_iterator", false, &[]);
