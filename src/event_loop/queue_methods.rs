//! What scripts see of queues.

use crate::natives;
use crate::object::{Gc, List, Ref, Value};
use crate::vm::{Vm, VmResult};

use super::coroutine::NativeCoroutine;
use super::queue::{self, Get, Order, Put, Queue};
use super::{attributes, state};

fn receiver(this: &Value) -> &Ref {
    this.as_object()
        .filter(|object| object.native::<Queue>().is_some())
        .expect("the receiver's class was checked")
}

fn create(vm: &mut Vm, class: &Value, order: Order) -> VmResult<Value> {
    attributes::create(vm, class, |classes| &classes.queue, Queue::new(order))
}

/// The methods that a subclass may have of its own to keep the items in another way.
const KEEPERS: &[&str] = &["_init", "_put", "_get", "qsize", "empty", "full"];

/// `__init__(maxsize)`.
fn initialize(vm: &mut Vm, this: &Value, most: &Value) -> VmResult<()> {
    let queue = queue::of(receiver(this));
    queue.set_most(most);
    let class = vm.class_of(this);
    if class.traits.get().heap {
        let base = state::class(vm, |classes| &classes.queue);
        let custom = KEEPERS.iter().any(|name| {
            let name = vm.intern(name);
            let (own, native) = (vm.lookup_in_class(&class, &name), vm.lookup_in_class(&base, &name));
            own.zip(native).is_some_and(|(own, native)| !own.is(&native))
        });
        queue.custom.set(custom);
        if custom {
            let init = vm.intern("_init");
            vm.call_method(this, &init, &[queue.given_most()])?;
        }
    }
    Ok(())
}

/// What a subclass keeps its items in, if it set that.
fn own_items(vm: &mut Vm, this: &Value) -> VmResult<Option<Value>> {
    if !queue::of(receiver(this)).custom.get() {
        return Ok(None);
    }
    let name = vm.intern("_queue");
    vm.find_attr(this, &name)
}

fn describe(vm: &mut Vm, this: &Value) -> VmResult<String> {
    let queue = queue::of(receiver(this));
    let mut text = format!("maxsize={}", vm.repr(&queue.given_most())?);
    if let Some(items) = own_items(vm, this)? {
        if vm.truth(&items)? {
            let items = Gc::new(List::new(vm.collect(&items)?)).into();
            text.push_str(&format!(" _queue={}", vm.repr(&items)?));
        }
    } else if !queue.is_empty() {
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
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        create(vm, class, Order::Fifo)
    }
    "__init__(self, maxsize=0)" => |vm, [this, most]| {
        initialize(vm, this, most)?;
        Ok(Value::None)
    }
    "_init(self, maxsize)" => |vm, [this, most]| {
        Ok(Value::None)
    }
    "_put(self, item)" => |vm, [this, item]| {
        queue::of(receiver(this)).add(vm, item.clone())?;
        Ok(Value::None)
    }
    "_get(self)" => |vm, [this]| {
        queue::of(receiver(this)).take(vm)
    }
    /// Return the number of items in the queue.
    "qsize(self)" => |vm, [this]| {
        match own_items(vm, this)? {
            Some(items) => Ok(vm.len(&items)?.into()),
            None => Ok(queue::of(receiver(this)).len().into()),
        }
    }
    /// Return True if there are no items.
    "empty(self)" => |vm, [this]| {
        match own_items(vm, this)? {
            Some(items) => Ok((!vm.truth(&items)?).into()),
            None => Ok(queue::of(receiver(this)).is_empty().into()),
        }
    }
    /// Return True if there are maxsize items; never if that is not positive.
    "full(self)" => |vm, [this]| {
        queue::of(receiver(this)).check_most(vm)?;
        let most = queue::of(receiver(this)).most.get();
        if most <= 0 {
            return Ok(false.into());
        }
        let name = vm.intern("qsize");
        let size = vm.call_method(this, &name, &[])?;
        Ok((vm.index(&size)? >= most).into())
    }
    /// Put an item into the queue; wait for a free slot if it is full. QueueShutDown if it was shut down.
    "@async put(self, item)" => |vm, [this, item]| {
        let body = Put { queue: receiver(this).clone(), item: item.clone() };
        Ok(NativeCoroutine::create(vm, &queue::PUT, body))
    }
    /// Put an item into the queue. QueueFull if there is no free slot, QueueShutDown if it was shut down.
    "put_nowait(self, item)" => |vm, [this, item]| {
        queue::put_now(vm, receiver(this), item.clone())?;
        Ok(Value::None)
    }
    /// Remove and return an item; wait for one if there is none. QueueShutDown if there is none and it was shut down.
    "@async get(self)" => |vm, [this]| {
        let body = Get::Item(receiver(this).clone());
        Ok(NativeCoroutine::create(vm, &queue::GET, body))
    }
    /// Remove and return an item. QueueEmpty if there is none, or QueueShutDown if it was shut down as well.
    "get_nowait(self)" => |vm, [this]| {
        queue::get_now(vm, receiver(this))
    }
    /// Report that an item that was gotten is done. ValueError if there were not so many.
    "task_done(self)" => |vm, [this]| {
        queue::of(receiver(this)).task_done(vm)?;
        Ok(Value::None)
    }
    /// Wait until all items are reported as done.
    "@async join(self)" => |vm, [this]| {
        let body = Get::Join(receiver(this).clone());
        Ok(NativeCoroutine::create(vm, &queue::JOIN, body))
    }
    /// End the queue: nothing can be put any more, and when it is empty nothing gotten. With immediate, drop its items.
    "shutdown(self, immediate=False)" => |vm, [this, immediate]| {
        let immediate = !immediate.is_undef() && vm.truth(immediate)?;
        queue::shut_down(vm, receiver(this), immediate)?;
        Ok(Value::None)
    }
    "@get maxsize(self)" => |vm, [this]| {
        Ok(queue::of(receiver(this)).given_most())
    }
    "__repr__(self)" => |vm, [this]| {
        let object = receiver(this);
        let shown = describe(vm, this)?;
        Ok(format!("<{} at {:#x} {shown}>", vm.class_of(this).name().as_str(), object.address()).into())
    }
    "__str__(self)" => |vm, [this]| {
        let shown = describe(vm, this)?;
        Ok(format!("<{} {shown}>", vm.class_of(this).name().as_str()).into())
    }
    "@class __class_getitem__(cls, item, /)" => |vm, [class, item]| {
        Ok(crate::vm::generic_alias::new_alias(vm, class, item))
    }
}

natives! {
    pub const PRIORITY_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        create(vm, class, Order::Priority)
    }
}

natives! {
    pub const LIFO_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        create(vm, class, Order::Lifo)
    }
}
