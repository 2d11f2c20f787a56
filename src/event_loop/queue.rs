//! `Queue`, `PriorityQueue`, `LifoQueue`. `queue_methods` is what scripts see of them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Input, Vm, VmResult};

use super::coroutine::{CoroutineBody, CoroutineType, Progress};
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
    pub most: i64,
    pub items: RefCell<VecDeque<Value>>,
    pub getters: Waiters,
    pub putters: Waiters,
    /// Those who wait in `join`.
    joiners: Waiters,
    /// How many items were put and not reported as done.
    pub unfinished: Cell<i64>,
    pub shut_down: Cell<bool>,
    bound: BoundLoop,
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
    }

    fn clear(&self) {
        drop(self.items.take());
        for waiters in [&self.getters, &self.putters, &self.joiners] {
            waiters.clear();
        }
    }
}

impl NativeData for Queue {}

/// The queue that an object is known to be.
///
/// # Panics
/// If it is none.
pub fn of(object: &Ref) -> &Queue {
    object.native::<Queue>().expect("only queues come here")
}

/// Wakes the first in line that still waits; those before it are done and leave.
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
    pub fn new(order: Order, most: i64) -> Queue {
        Queue {
            order,
            most,
            items: RefCell::default(),
            getters: Waiters::default(),
            putters: Waiters::default(),
            joiners: Waiters::default(),
            unfinished: Cell::new(0),
            shut_down: Cell::new(false),
            bound: BoundLoop::default(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.items.borrow().is_empty()
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_full(&self) -> bool {
        self.most > 0 && self.len() as i64 >= self.most
    }

    fn shut_down_error(&self, vm: &mut Vm) -> crate::vm::Raised {
        let class = state::classes(vm).queue_shut_down.clone();
        vm.error_with(&class, [])
    }

    /// `put_nowait(item)`: QueueFull, QueueShutDown.
    pub fn put_now(&self, vm: &mut Vm, item: Value) -> VmResult<()> {
        if self.shut_down.get() {
            return Err(self.shut_down_error(vm));
        }
        if self.is_full() {
            let class = state::classes(vm).queue_full.clone();
            return Err(vm.error_with(&class, []));
        }
        match self.order {
            Order::Fifo | Order::Lifo => self.items.borrow_mut().push_back(item),
            Order::Priority => self.with_heap(|heap| push(vm, heap, item))?,
        }
        self.unfinished.set(self.unfinished.get() + 1);
        wake_next(vm, &self.getters)
    }

    /// `get_nowait()`: QueueEmpty, QueueShutDown.
    pub fn get_now(&self, vm: &mut Vm) -> VmResult<Value> {
        if self.is_empty() {
            if self.shut_down.get() {
                return Err(self.shut_down_error(vm));
            }
            let class = state::classes(vm).queue_empty.clone();
            return Err(vm.error_with(&class, []));
        }
        let item = self.take(vm)?;
        wake_next(vm, &self.putters)?;
        Ok(item)
    }

    fn take(&self, vm: &mut Vm) -> VmResult<Value> {
        let item = match self.order {
            Order::Fifo => self.items.borrow_mut().pop_front(),
            Order::Lifo => self.items.borrow_mut().pop_back(),
            Order::Priority => self.with_heap(|heap| pop(vm, heap))?,
        };
        Ok(item.expect("the queue is not empty"))
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

    /// `shutdown(immediate)`: from now on nothing can be put, and everybody who waits is woken.
    pub fn shut_down(&self, vm: &mut Vm, immediate: bool) -> VmResult<()> {
        self.shut_down.set(true);
        if immediate {
            while !self.is_empty() {
                drop(self.take(vm)?);
                self.unfinished.set((self.unfinished.get() - 1).max(0));
            }
            if self.unfinished.get() == 0 {
                self.end_joins(vm)?;
            }
        }
        for waiters in [&self.getters, &self.putters] {
            while let Some(waiter) = waiters.pop() {
                if !future::is_done(&waiter) {
                    future::set_result(vm, &waiter, Value::None)?;
                }
            }
        }
        Ok(())
    }
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
    is_possible: impl FnOnce() -> bool,
) -> VmResult<()> {
    let Err(raised) = future::settle(vm, waiter, input) else { return Ok(()) };
    future::cancel(vm, waiter, Value::None)?;
    waiters.remove(waiter);
    if is_possible() && !future::is_cancelled(waiter) {
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
            end_wait(vm, &queue.putters, &waiter, input, || !queue.is_full())?;
        }
        if queue.is_full() {
            if queue.shut_down.get() {
                return Err(queue.shut_down_error(vm));
            }
            let waiter = queue.bound.create_future(vm, &self.queue)?;
            queue.putters.push(waiter.clone());
            return Ok(Progress::Wait(waiter, self.into()));
        }
        queue.put_now(vm, self.item)?;
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
                    end_wait(vm, &queue.getters, &waiter, input, || !queue.is_empty())?;
                }
                if !queue.is_empty() {
                    return queue.get_now(vm).map(Progress::Done);
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
