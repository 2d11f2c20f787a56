//! What scripts see of queues.

use crate::natives;
use crate::object::{Gc, List, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::coroutine::NativeCoroutine;
use super::queue::{self, Get, Order, Put, Queue};
use super::state;

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Queue>().is_some())
        .expect("the receiver's class was checked")
}

fn create(vm: &mut Vm, order: Order, most: &Value) -> VmResult<Value> {
    let most = match most {
        Value::Undef => 0,
        most => vm.index(most)?,
    };
    let classes = state::classes(vm);
    let class = match order {
        Order::Fifo => &classes.queue,
        Order::Lifo => &classes.lifo_queue,
        Order::Priority => &classes.priority_queue,
    };
    Ok(Ref::new_native(class.clone(), Queue::new(order, most)).into())
}

fn describe(vm: &mut Vm, queue: &Queue) -> VmResult<String> {
    let mut text = format!("maxsize={}", queue.most);
    if !queue.is_empty() {
        let items = queue.items.borrow().iter().cloned().collect();
        let items = vm.repr(&Gc::new(List::new(items)).into())?;
        text.push_str(&format!(" _queue={items}"));
    }
    if !queue.getters.is_empty() {
        text.push_str(&format!(" _getters[{}]", queue.getters.len()));
    }
    if !queue.putters.is_empty() {
        text.push_str(&format!(" _putters[{}]", queue.putters.len()));
    }
    if queue.unfinished.get() != 0 {
        text.push_str(&format!(" tasks={}", queue.unfinished.get()));
    }
    if queue.shut_down.get() {
        text.push_str(" shutdown");
    }
    Ok(text)
}

natives! {
    pub const METHODS;
    "@new __new__(cls, maxsize=0)" => |vm, [class, most]| {
        create(vm, Order::Fifo, most)
    }
    /// Return the number of items in the queue.
    "qsize(self)" => |vm, [this]| {
        Ok(queue::of(receiver(this)).len().into())
    }
    /// Return True if there are no items.
    "empty(self)" => |vm, [this]| {
        Ok(queue::of(receiver(this)).is_empty().into())
    }
    /// Return True if there are maxsize items; never if that is not positive.
    "full(self)" => |vm, [this]| {
        Ok(queue::of(receiver(this)).is_full().into())
    }
    /// Put an item into the queue; wait for a free slot if it is full. QueueShutDown if it was shut down.
    "put(self, item)" => |vm, [this, item]| {
        let body = Put { queue: receiver(this).clone(), item: item.clone() };
        Ok(NativeCoroutine::create(vm, &queue::PUT, body))
    }
    /// Put an item into the queue. QueueFull if there is no free slot, QueueShutDown if it was shut down.
    "put_nowait(self, item)" => |vm, [this, item]| {
        queue::of(receiver(this)).put_now(vm, item.clone())?;
        Ok(Value::None)
    }
    /// Remove and return an item; wait for one if there is none. QueueShutDown if there is none and it was shut down.
    "get(self)" => |vm, [this]| {
        let body = Get::Item(receiver(this).clone());
        Ok(NativeCoroutine::create(vm, &queue::GET, body))
    }
    /// Remove and return an item. QueueEmpty if there is none, or QueueShutDown if it was shut down as well.
    "get_nowait(self)" => |vm, [this]| {
        queue::of(receiver(this)).get_now(vm)
    }
    /// Report that an item that was gotten is done. ValueError if there were not so many.
    "task_done(self)" => |vm, [this]| {
        queue::of(receiver(this)).task_done(vm)?;
        Ok(Value::None)
    }
    /// Wait until all items are reported as done.
    "join(self)" => |vm, [this]| {
        let body = Get::Join(receiver(this).clone());
        Ok(NativeCoroutine::create(vm, &queue::JOIN, body))
    }
    /// End the queue: nothing can be put any more, and when it is empty nothing gotten. With immediate, drop its items.
    "shutdown(self, immediate=False)" => |vm, [this, immediate]| {
        let immediate = !immediate.is_undef() && vm.truth(immediate)?;
        queue::of(receiver(this)).shut_down(vm, immediate)?;
        Ok(Value::None)
    }
    "@get maxsize(self)" => |vm, [this]| {
        Ok(queue::of(receiver(this)).most.into())
    }
    "__repr__(self)" => |vm, [this]| {
        let object = receiver(this);
        let shown = describe(vm, queue::of(object))?;
        Ok(format!("<{} at {:#x} {shown}>", vm.class_of(this).name().as_str(), object.address()).into())
    }
    "__str__(self)" => |vm, [this]| {
        let shown = describe(vm, queue::of(receiver(this)))?;
        Ok(format!("<{} {shown}>", vm.class_of(this).name().as_str()).into())
    }
    "@class __class_getitem__(cls, item, /)" => |vm, [class, item]| {
        Ok(class.clone())
    }
}

natives! {
    pub const PRIORITY_METHODS;
    "@new __new__(cls, maxsize=0)" => |vm, [class, most]| {
        create(vm, Order::Priority, most)
    }
}

natives! {
    pub const LIFO_METHODS;
    "@new __new__(cls, maxsize=0)" => |vm, [class, most]| {
        create(vm, Order::Lifo, most)
    }
}
