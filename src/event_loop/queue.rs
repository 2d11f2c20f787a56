//! `Queue`, `PriorityQueue`, `LifoQueue`. `queue_methods` is what scripts see of them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::bytecode::CompareOp;
use crate::object::room;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::attributes::{Attributes, Open};
use super::coroutine::{CoroutineBody, CoroutineType, Progress};
use super::slot::Slot;
use super::waiters::{BoundLoop, Waiters};
use super::{future, state};

/// In which order a queue gives its items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// First in, first out.
    Fifo,
    /// Last in, first out.
    Lifo,
    /// The least first: the items are a binary heap.
    Priority,
}

/// A queue.
#[derive(Debug)]
pub struct Queue {
    pub order: Order,
    /// How many items it may hold; any number if it is not positive.
    pub most: Cell<i64>,
    /// What it was given for that, if it is no int.
    odd_most: Slot<Value>,
    pub items: RefCell<VecDeque<Value>>,
    pub getters: Waiters,
    pub putters: Waiters,
    /// Those who wait in `join`.
    joiners: Waiters,
    /// How many items were put and not reported as done.
    pub unfinished: Cell<i64>,
    pub shut_down: Cell<bool>,
    bound: BoundLoop,
    attributes: Attributes,
    /// A script's subclass keeps the items: its methods `_init`, `_put`, `_get`, `qsize`, `empty`, `full` are called.
    pub custom: Cell<bool>,
}

impl Trace for Queue {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(items) = self.items.try_borrow() {
            items.iter().for_each(|item| item.trace(visit));
        }
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.trace(visit);
        }
        self.bound.trace(visit);
        self.attributes.trace(visit);
    }

    fn clear(&self) {
        drop(self.items.take());
        self.attributes.clear();
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.clear();
        }
    }
}

impl NativeData for Queue {}

impl Open for Queue {
    fn attributes(&self) -> &Attributes {
        &self.attributes
    }
}

/// How many items a queue may hold that was given no number for it.
const NO_NUMBER: i64 = i64::MIN;

/// The queue that an object is known to be.
///
/// # Panics
/// If it is none.
pub fn of(object: &Ref) -> &Queue {
    object.native::<Queue>().expect("only queues come here")
}

/// Wakes the first in line that still waits; those before it are done and leave.
#[inline]
fn wake_next(vm: &mut Vm, waiters: &Waiters) -> VmResult<()> {
    while let Some(waiter) = waiters.pop() {
        if !future::is_done(&waiter) {
            return future::set_result(vm, &waiter, Value::None);
        }
    }
    Ok(())
}

impl Queue {
    /// A queue without items.
    pub fn new(order: Order) -> Queue {
        Queue {
            order,
            most: Cell::new(0),
            odd_most: Slot::default(),
            items: RefCell::default(),
            getters: Waiters::default(),
            putters: Waiters::default(),
            joiners: Waiters::default(),
            unfinished: Cell::new(0),
            shut_down: Cell::new(false),
            bound: BoundLoop::default(),
            attributes: Attributes::default(),
            custom: Cell::new(false),
        }
    }

    /// Sets how many items it may hold. It keeps whatever it is given: only who asks whether it is full hears of a value that
    /// is no number.
    pub fn set_most(&self, most: &Value) {
        let (most, odd) = match most {
            Value::Undef => (0, Value::Undef),
            Value::Int(most) => (*most, Value::Undef),
            Value::Float(most) if most.get() <= 0.0 => (0, Value::Float(*most)),
            // The first whole number that is not less; more than any queue has for what is no number.
            Value::Float(most) if most.get().is_nan() => (i64::MAX, Value::Float(*most)),
            Value::Float(most) => (most.get().ceil() as i64, Value::Float(*most)),
            Value::Bool(most) => (i64::from(*most), Value::Bool(*most)),
            odd => (NO_NUMBER, odd.clone()),
        };
        self.most.set(most);
        self.odd_most.set(odd);
    }

    /// `maxsize`.
    pub fn given_most(&self) -> Value {
        self.odd_most.get().defined().unwrap_or_else(|| self.most.get().into())
    }

    /// TypeError if it was given something else than a number for how many items it may hold.
    pub fn check_most(&self, vm: &mut Vm) -> VmResult<()> {
        if self.most.get() != NO_NUMBER {
            return Ok(());
        }
        match self.odd_most.get() {
            Value::Undef | Value::Bool(_) | Value::Float(_) => Ok(()),
            odd => {
                let compared = vm.compare(CompareOp::Le, &odd, &Value::Int(0))?;
                vm.truth(&compared).map(drop)
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.items.borrow().is_empty()
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn shut_down_error(&self, vm: &mut Vm) -> crate::vm::Raised {
        let class = state::class(vm, |classes| &classes.queue_shut_down);
        vm.error_with(&class, [])
    }

    /// Puts an item among the others.
    pub fn add(&self, vm: &mut Vm, item: Value) -> VmResult<()> {
        match self.order {
            Order::Fifo | Order::Lifo => {
                let mut items = self.items.borrow_mut();
                if items.len() >= room::LARGE && items.try_reserve(1).is_err() {
                    return Err(vm.memory_error());
                }
                items.push_back(item);
            }
            Order::Priority => self.with_heap(|heap| push(vm, heap, item))?,
        }
        Ok(())
    }

    /// Takes the next item. IndexError if there is none.
    pub fn take(&self, vm: &mut Vm) -> VmResult<Value> {
        let item = match self.order {
            Order::Fifo => self.items.borrow_mut().pop_front(),
            Order::Lifo => self.items.borrow_mut().pop_back(),
            Order::Priority => self.with_heap(|heap| pop(vm, heap))?,
        };
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    }

    /// Items are compared by scripts, who may look at the queue meanwhile: they see it empty.
    fn with_heap<T>(&self, change: impl FnOnce(&mut VecDeque<Value>) -> VmResult<T>) -> VmResult<T> {
        let mut heap = self.items.take();
        let changed = change(&mut heap);
        drop(self.items.replace(heap));
        changed
    }

    /// `task_done()`: ValueError if there were fewer items.
    pub fn task_done(&self, vm: &mut Vm) -> VmResult<()> {
        if self.unfinished.get() <= 0 {
            return Err(vm.value_error("task_done() called too many times"));
        }
        self.unfinished.set(self.unfinished.get() - 1);
        if self.unfinished.get() == 0 { self.end_joins(vm) } else { Ok(()) }
    }

    fn end_joins(&self, vm: &mut Vm) -> VmResult<()> {
        for joiner in self.joiners.all() {
            if !future::is_done(&joiner) {
                future::set_result(vm, &joiner, Value::bool(true))?;
            }
        }
        Ok(())
    }
}

/// Calls a method of a script's subclass.
fn ask(vm: &mut Vm, object: &Ref, method: &str, args: &[Value]) -> VmResult<Value> {
    let method = vm.intern(method);
    vm.call_method(&object.clone().into(), &method, args)
}

/// Whether there are no items. `queue` is what `object` is, here and below: whoever asks has looked already.
#[inline]
fn is_empty(vm: &mut Vm, object: &Ref, queue: &Queue) -> VmResult<bool> {
    if queue.custom.get() {
        let answer = ask(vm, object, "empty", &[])?;
        return vm.truth(&answer);
    }
    Ok(queue.is_empty())
}

/// Whether there are as many items as it may hold.
#[inline]
fn is_full(vm: &mut Vm, object: &Ref, queue: &Queue) -> VmResult<bool> {
    if queue.custom.get() {
        let answer = ask(vm, object, "full", &[])?;
        return vm.truth(&answer);
    }
    queue.check_most(vm)?;
    Ok(queue.most.get() > 0 && queue.len() as i64 >= queue.most.get())
}

#[inline]
fn take_next(vm: &mut Vm, object: &Ref, queue: &Queue) -> VmResult<Value> {
    if queue.custom.get() { ask(vm, object, "_get", &[]) } else { queue.take(vm) }
}

/// `put_nowait(item)`: QueueFull, QueueShutDown.
pub fn put_now(vm: &mut Vm, object: &Ref, item: Value) -> VmResult<()> {
    let queue = of(object);
    if queue.shut_down.get() {
        return Err(queue.shut_down_error(vm));
    }
    if is_full(vm, object, queue)? {
        let class = state::class(vm, |classes| &classes.queue_full);
        return Err(vm.error_with(&class, []));
    }
    add_item(vm, object, queue, item)
}

/// Puts an item into a queue that has room for it, and wakes the first who waits for one.
#[inline]
fn add_item(vm: &mut Vm, object: &Ref, queue: &Queue, item: Value) -> VmResult<()> {
    if queue.custom.get() {
        ask(vm, object, "_put", &[item])?;
    } else {
        queue.add(vm, item)?;
    }
    queue.unfinished.set(queue.unfinished.get() + 1);
    wake_next(vm, &queue.getters)
}

/// `get_nowait()`: QueueEmpty, QueueShutDown.
pub fn get_now(vm: &mut Vm, object: &Ref) -> VmResult<Value> {
    let queue = of(object);
    if is_empty(vm, object, queue)? {
        if queue.shut_down.get() {
            return Err(queue.shut_down_error(vm));
        }
        let class = state::class(vm, |classes| &classes.queue_empty);
        return Err(vm.error_with(&class, []));
    }
    take_item(vm, object, queue)
}

/// Takes an item out of a queue that has one, and wakes the first who waits for room.
#[inline]
fn take_item(vm: &mut Vm, object: &Ref, queue: &Queue) -> VmResult<Value> {
    let item = take_next(vm, object, queue)?;
    wake_next(vm, &queue.putters)?;
    Ok(item)
}

/// `shutdown(immediate)`: from now on nothing can be put, and everybody who waits is woken.
pub fn shut_down(vm: &mut Vm, object: &Ref, immediate: bool) -> VmResult<()> {
    let queue = of(object);
    queue.shut_down.set(true);
    if immediate {
        while !is_empty(vm, object, queue)? {
            drop(take_next(vm, object, queue)?);
            queue.unfinished.set((queue.unfinished.get() - 1).max(0));
        }
        if queue.unfinished.get() == 0 {
            queue.end_joins(vm)?;
        }
    }
    for waiters in [&queue.getters, &queue.putters] {
        while let Some(waiter) = waiters.pop() {
            if !future::is_done(&waiter) {
                future::set_result(vm, &waiter, Value::None)?;
            }
        }
    }
    Ok(())
}

/// Puts an item into a heap. The steps are those of CPython's heapq, for equal items must come out in its order.
fn push(vm: &mut Vm, heap: &mut VecDeque<Value>, item: Value) -> VmResult<()> {
    heap.push_back(item);
    let last = heap.len() - 1;
    sift_down(vm, heap, 0, last)
}

/// Takes the least item out of a heap.
fn pop(vm: &mut Vm, heap: &mut VecDeque<Value>) -> VmResult<Option<Value>> {
    let Some(last) = heap.pop_back() else { return Ok(None) };
    let Some(first) = heap.front_mut() else { return Ok(Some(last)) };
    let least = std::mem::replace(first, last);
    sift_up(vm, heap)?;
    Ok(Some(least))
}

/// Moves the item at `place` towards `start` until its parent is not greater.
fn sift_down(vm: &mut Vm, heap: &mut VecDeque<Value>, start: usize, mut place: usize) -> VmResult<()> {
    while place > start {
        let parent = (place - 1) / 2;
        let (item, above) = (heap[place].clone(), heap[parent].clone());
        if !vm.less(&item, &above)? {
            break;
        }
        heap.swap(place, parent);
        place = parent;
    }
    Ok(())
}

/// Moves the first item down to a leaf along the lesser children, then up to where it belongs.
fn sift_up(vm: &mut Vm, heap: &mut VecDeque<Value>) -> VmResult<()> {
    let mut place = 0;
    let mut child = 1;
    while child < heap.len() {
        let right = child + 1;
        if right < heap.len() {
            let (a, b) = (heap[child].clone(), heap[right].clone());
            if !vm.less(&a, &b)? {
                child = right;
            }
        }
        heap.swap(place, child);
        place = child;
        child = 2 * place + 1;
    }
    sift_down(vm, heap, 0, place)
}

pub const PUT: CoroutineType =
    CoroutineType { name: "put", qualname: "Queue.put", file: "queues.py", first_line: 125, await_line: 139 };
pub const GET: CoroutineType =
    CoroutineType { name: "get", qualname: "Queue.get", file: "queues.py", first_line: 172, await_line: 186 };
pub const JOIN: CoroutineType = CoroutineType {
    name: "join",
    qualname: "Queue.join",
    file: "queues.py",
    first_line: 242,
    await_line: 251,
};

/// After waiting in line at a queue: whoever fails although woken wakes the next.
fn end_wait(
    vm: &mut Vm,
    waiters: &Waiters,
    waiter: &Ref,
    input: Input,
    is_possible: impl FnOnce(&mut Vm) -> VmResult<bool>,
) -> VmResult<()> {
    let Err(raised) = future::settle(vm, waiter, input) else { return Ok(()) };
    future::cancel(vm, waiter)?;
    waiters.remove(waiter);
    if is_possible(vm)? && !future::is_cancelled(waiter) {
        wake_next(vm, waiters)?;
    }
    Err(raised)
}

/// `put(item)`.
#[derive(Debug)]
pub struct Put {
    pub queue: Ref,
    pub item: Value,
}

impl CoroutineBody for Put {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        let queue = of(&self.queue);
        if let Some(waiter) = awaited {
            end_wait(vm, &queue.putters, &waiter, input, |vm| Ok(!is_full(vm, &self.queue, queue)?))?;
        }
        if is_full(vm, &self.queue, queue)? {
            if queue.shut_down.get() {
                return Err(queue.shut_down_error(vm));
            }
            let waiter = queue.bound.create_future(vm, &self.queue)?;
            queue.putters.push(waiter.clone());
            return Ok(Progress::Wait(waiter, self.into()));
        }
        if queue.custom.get() || queue.shut_down.get() {
            put_now(vm, &self.queue, self.item)?;
        } else {
            add_item(vm, &self.queue, queue, self.item)?;
        }
        Ok(Progress::Done(Value::None))
    }

    fn subject(&self) -> Option<Ref> {
        Some(self.queue.clone())
    }
}

impl Trace for Put {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.queue);
        self.item.trace(visit);
    }
}

/// `get()` and `join()`.
#[derive(Debug)]
pub enum Get {
    Item(Ref),
    Join(Ref),
}

impl CoroutineBody for Get {
    fn run(self, vm: &mut Vm, awaited: Option<Ref>, input: Input) -> VmResult<Progress> {
        match &self {
            Get::Item(object) => {
                let queue = of(object);
                if let Some(waiter) = awaited {
                    end_wait(vm, &queue.getters, &waiter, input, |vm| Ok(!is_empty(vm, object, queue)?))?;
                }
                if !is_empty(vm, object, queue)? {
                    let item = match queue.custom.get() {
                        true => get_now(vm, object),
                        false => take_item(vm, object, queue),
                    };
                    return item.map(Progress::Done);
                }
                if queue.shut_down.get() {
                    return Err(queue.shut_down_error(vm));
                }
                let waiter = queue.bound.create_future(vm, object)?;
                queue.getters.push(waiter.clone());
                Ok(Progress::Wait(waiter, self.into()))
            }
            Get::Join(object) => {
                let queue = of(object);
                if let Some(waiter) = awaited {
                    let settled = future::settle(vm, &waiter, input);
                    queue.joiners.remove(&waiter);
                    settled?;
                } else if queue.unfinished.get() > 0 {
                    let waiter = queue.bound.create_future(vm, object)?;
                    queue.joiners.push(waiter.clone());
                    return Ok(Progress::Wait(waiter, self.into()));
                }
                Ok(Progress::Done(Value::None))
            }
        }
    }

    fn subject(&self) -> Option<Ref> {
        let (Get::Item(queue) | Get::Join(queue)) = self;
        Some(queue.clone())
    }
}

impl Trace for Get {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        let (Get::Item(queue) | Get::Join(queue)) = self;
        visit(queue);
    }
}
