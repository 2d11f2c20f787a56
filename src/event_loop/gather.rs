//! `gather(*awaitables, return_exceptions=False)`: one future of many.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::object::address::AddressHasher;
use crate::object::{Gc, List, NativeData, Ref, Trace, Value};
use crate::vm::{Vm, VmResult};

use super::callbacks::DoneCallback;
use super::future::{self, Future};
use super::run_loop::EventLoop;
use super::{debug, overrides, state, task};

/// The future of a `gather`.
#[derive(Debug)]
pub struct Gathering {
    pub future: Future,
    /// One for each argument, in their order; an argument that was given twice stands here twice.
    children: RefCell<Vec<Ref>>,
    /// How many different children there are.
    total: Cell<usize>,
    finished: Cell<usize>,
    return_exceptions: bool,
    /// Somebody cancelled it while a child was pending.
    cancel_requested: Cell<bool>,
    /// The call that made it went through. If it raised half-way its children only count as seen.
    complete: Cell<bool>,
}

/// The last child goes first, before the results.
impl Drop for Gathering {
    fn drop(&mut self) {
        while self.children.get_mut().pop().is_some() {}
    }
}

impl Trace for Gathering {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.future.trace_parts(visit);
        if let Ok(children) = self.children.try_borrow() {
            children.iter().for_each(visit);
        }
    }

    fn clear(&self) {
        self.future.clear_parts();
        drop(self.children.take());
    }

    fn wants_finalizer(&self) -> bool {
        self.future.is_unseen()
    }
}

impl NativeData for Gathering {}

fn of(object: &Ref) -> &Gathering {
    object.native::<Gathering>().expect("only gatherings come here")
}

/// What a gather's future waits for; nothing for another future.
pub fn children(object: &Ref) -> Vec<Ref> {
    object.native::<Gathering>().map(|gathering| gathering.children.borrow().clone()).unwrap_or_default()
}

/// `gather(*awaitables)`. Coroutines become tasks. TypeError for what cannot be awaited.
pub fn gather(vm: &mut Vm, awaitables: &[Value], return_exceptions: bool) -> VmResult<Ref> {
    if awaitables.is_empty() {
        let event_loop = state::current_loop(vm)?;
        let empty = future::create(vm, &event_loop);
        future::set_result(vm, &empty, Gc::new(List::default()).into())?;
        return Ok(empty);
    }
    let mut outer: Option<Ref> = None;
    let mut known: HashMap<usize, Ref, AddressHasher> =
        HashMap::with_capacity_and_hasher(awaitables.len(), AddressHasher);
    let mut children = Vec::with_capacity(awaitables.len());
    let mut done = Vec::new();
    for awaitable in awaitables {
        let address = awaitable.as_object().map_or(0, Ref::address);
        if let Some(child) = known.get(&address) {
            children.push(child.clone());
            continue;
        }
        if future::from_value(awaitable).is_none() {
            // What cannot be a key of a dict is refused for that, as in CPython.
            vm.hash(awaitable)?;
        }
        let event_loop = outer.as_ref().map(|outer| of(outer).future.event_loop.clone());
        let child = state::ensure_future(vm, awaitable, event_loop.as_ref())?;
        if child.address() != address && child.native::<task::Task>().is_some() {
            task::of(&child).make_quiet();
            debug::set_origin(&child, "tasks.py:748");
        }
        let outer = match &outer {
            Some(outer) => outer.clone(),
            None => {
                let event_loop = overrides::event_loop(vm, &child)?;
                outer.insert(create(vm, event_loop, return_exceptions)).clone()
            }
        };
        if overrides::is_done(vm, &child)? {
            done.push(child.clone());
        } else {
            overrides::add_done_callback(vm, &child, DoneCallback::Gather(outer))?;
        }
        if awaitables.len() > 1 {
            known.insert(address, child.clone());
        }
        children.push(child);
    }
    let outer = outer.expect("there is at least one child");
    overrides::is_debug(vm, &of(&outer).future.event_loop)?;
    let gathering = of(&outer);
    gathering.total.set(if awaitables.len() > 1 { known.len() } else { 1 });
    gathering.children.replace(children);
    gathering.complete.set(true);
    for child in done {
        on_child_done(vm, &outer, &child)?;
    }
    Ok(outer)
}

fn create(vm: &mut Vm, event_loop: Ref, return_exceptions: bool) -> Ref {
    let class = state::class(vm, |classes| &classes.gathering);
    let made = Ref::new_native(
        class,
        Gathering {
            future: Future::new(event_loop, vm.running_site()),
            children: RefCell::default(),
            total: Cell::new(0),
            finished: Cell::new(0),
            return_exceptions,
            cancel_requested: Cell::new(false),
            complete: Cell::new(false),
        },
    );
    let future = &of(&made).future;
    future.note_stack(vm);
    if EventLoop::of(&future.event_loop).is_debug() {
        future.set_origin("tasks.py:765");
    }
    made
}

/// `cancel(msg)` of a gathering: cancels the children. It ends when they have ended.
pub fn cancel(vm: &mut Vm, object: &Ref, message: Value) -> VmResult<bool> {
    let gathering = of(object);
    if gathering.future.is_done() {
        return Ok(false);
    }
    let children = gathering.children.borrow().clone();
    let mut any = false;
    // A task that awaits a gathering of itself would be cancelled for ever.
    vm.enter_native()?;
    for child in &children {
        let cancelled = future::cancel_by_name(vm, child, message.clone());
        match cancelled {
            Ok(cancelled) => any |= cancelled,
            Err(raised) => {
                vm.leave_native();
                return Err(raised);
            }
        }
    }
    vm.leave_native();
    if any {
        gathering.cancel_requested.set(true);
    }
    Ok(any)
}

/// A child is done.
pub fn on_child_done(vm: &mut Vm, object: &Ref, child: &Ref) -> VmResult<()> {
    let gathering = of(object);
    gathering.finished.set(gathering.finished.get() + 1);
    if !gathering.complete.get() || gathering.future.is_done() {
        if !overrides::is_cancelled(vm, child)? {
            overrides::exception(vm, child)?;
        }
        return Ok(());
    }
    let succeeded = overrides::has_plain_result(child);
    if !gathering.return_exceptions && !succeeded {
        if overrides::is_cancelled(vm, child)? {
            let error = overrides::make_cancelled_error(vm, child)?;
            return future::set_exception(vm, object, error);
        }
        if let Some(error) = overrides::exception(vm, child)? {
            return future::set_exception(vm, object, error);
        }
    }
    if gathering.finished.get() < gathering.total.get() {
        return Ok(());
    }
    let children = gathering.children.borrow().clone();
    let mut results = Vec::with_capacity(children.len());
    for child in &children {
        results.push(result_of(vm, child)?);
    }
    if gathering.cancel_requested.get() {
        let last = children.last().expect("there is at least one child");
        let error = overrides::make_cancelled_error(vm, last)?;
        future::set_exception(vm, object, error)
    } else {
        future::set_result(vm, object, Gc::new(List::new(results)).into())
    }
}

/// What a child that is done has in the list of results.
fn result_of(vm: &mut Vm, child: &Ref) -> VmResult<Value> {
    if let Some(result) = overrides::plain_result(child) {
        return Ok(result);
    }
    if overrides::is_cancelled(vm, child)? {
        let message = Some(overrides::cancel_message(vm, child)?).filter(|message| !message.is_none());
        let message = message.unwrap_or_else(|| "".into());
        return Ok(state::cancelled_error(vm, Some(message)).0.into());
    }
    match overrides::exception(vm, child)? {
        Some(error) => Ok(error.into()),
        None => overrides::result(vm, child),
    }
}
