//! What locks, events, conditions, semaphores and queues have in common: futures in line, and the one loop they serve.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::object::{Ref, Value};
use crate::vm::{Vm, VmResult};

use super::slot::Slot;
use super::{future, overrides, state};

/// Futures in line, first come, first served.
#[derive(Debug, Default)]
pub struct Waiters {
    line: RefCell<VecDeque<Ref>>,
    /// So many at the front are known to be done, and leave as soon as their tasks go on.
    done: Cell<usize>,
}

impl Waiters {
    pub fn is_empty(&self) -> bool {
        self.line.borrow().is_empty()
    }

    pub fn len(&self) -> usize {
        self.line.borrow().len()
    }

    pub fn push(&self, waiter: Ref) {
        self.line.borrow_mut().push_back(waiter);
    }

    /// Whether it stands in line.
    pub fn contains(&self, waiter: &Ref) -> bool {
        self.line.borrow().iter().any(|known| known.is(waiter))
    }

    /// The first in line, who stays there.
    pub fn first(&self) -> Option<Ref> {
        self.line.borrow().front().cloned()
    }

    /// The first in line, who leaves it.
    pub fn pop(&self) -> Option<Ref> {
        self.done.set(self.done.get().saturating_sub(1));
        self.line.borrow_mut().pop_front()
    }

    /// Takes one out of the line, wherever it stands; false if it is not there.
    pub fn remove(&self, waiter: &Ref) -> bool {
        let mut line = self.line.borrow_mut();
        let place = line.iter().position(|known| known.is(waiter));
        if place.is_some_and(|place| place < self.done.get()) {
            self.done.set(self.done.get() - 1);
        }
        let removed = place.and_then(|place| line.remove(place));
        drop(line);
        removed.is_some()
    }

    /// The first in line that is not done.
    pub fn first_pending(&self) -> Option<Ref> {
        let line = self.line.borrow();
        let pending = line.iter().skip(self.done.get()).position(|waiter| !future::is_done(waiter));
        let first = pending.map_or(line.len(), |pending| self.done.get() + pending);
        self.done.set(first);
        line.get(first).cloned()
    }

    /// All in line, as they are now.
    pub fn all(&self) -> Vec<Ref> {
        self.line.borrow().iter().cloned().collect()
    }

    /// Whether everybody in line was cancelled.
    pub fn all_cancelled(&self) -> bool {
        self.line.borrow().iter().all(future::is_cancelled)
    }

    /// Calls `visit` with each.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(line) = self.line.try_borrow() {
            line.iter().for_each(visit);
        }
    }

    /// Sends everybody away.
    pub fn clear(&self) {
        self.done.set(0);
        drop(self.line.take());
    }
}

/// The loop that an object serves: the first one in which somebody had to wait.
#[derive(Debug, Default)]
pub struct BoundLoop(Slot<Option<Ref>>);

impl BoundLoop {
    /// A new future of the running loop. RuntimeError if that is another than the first time.
    pub fn create_future(&self, vm: &mut Vm, owner: &Ref) -> VmResult<Ref> {
        let running = state::running_loop(vm)?;
        match self.0.get() {
            None => self.0.set(Some(running.clone())),
            Some(bound) if bound.is(&running) => {}
            Some(_) => {
                let owner = vm.repr(&owner.clone().into())?;
                return Err(vm.runtime_error(format!("{owner} is bound to a different event loop")));
            }
        }
        overrides::create_future(vm, &running)
    }

    /// Calls `visit` with the loop.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(bound) = self.0.get() {
            visit(&bound);
        }
    }
}

/// `async with` of a script's subclass goes through its methods `acquire` and `release`.
pub fn by_methods(vm: &mut Vm, this: &Value, function: &str) -> VmResult<Option<Value>> {
    if !vm.class_of(this).traits.get().heap {
        return Ok(None);
    }
    let Some(written) = state::asyncio(vm).written else { return Ok(None) };
    let function = written(vm, function)?;
    vm.call(&function, std::slice::from_ref(this)).map(Some)
}

/// The repr of an object of this room that has a state: `<asyncio.locks.Lock object at 0x… [unlocked]>`.
pub fn repr_with(vm: &mut Vm, this: &Value, mut shown: String, waiters: &Waiters) -> Value {
    if !waiters.is_empty() {
        shown.push_str(&format!(", waiters:{}", waiters.len()));
    }
    let class = vm.class_of(this);
    let module = class.dict.get_str(&vm.names.module);
    let module = module.as_ref().and_then(Value::as_str).unwrap_or("builtins").to_string();
    let address = this.as_object().map_or(0, Ref::address);
    format!("<{module}.{} object at {address:#x} [{shown}]>", class.name().as_str()).into()
}
