//! Handles: what `call_soon`, `call_later` and `call_at` give.

use std::cell::{Cell, RefCell};

use crate::bytecode::{CompareOp, Place};
use crate::natives;
use crate::object::{Gc, NativeData, Ref, Trace, Tuple, Value};
use crate::vm::{Vm, VmResult};

use super::callbacks::describe_callable;
use super::run_loop::EventLoop;
use super::short_repr::short_repr;
use super::slot::Slot;
use super::{attributes, callback_object, context, overrides, report, state};

/// A callback with its arguments, that can be cancelled before its turn.
#[derive(Debug)]
pub struct Handle {
    event_loop: Slot<Option<Ref>>,
    /// `Undef` once it is cancelled.
    callback: Slot<Value>,
    args: RefCell<Value>,
    cancelled: Cell<bool>,
    /// The context it runs in, unless that is empty.
    context: Slot<Option<Ref>>,
    /// When it is due, as it was given; `Undef` for one of `call_soon`.
    when: Slot<Value>,
    /// It waits among the timers.
    scheduled: Cell<bool>,
    /// In debug mode: the calls that led to its making.
    stack: Option<Box<[Place]>>,
    /// In debug mode: what it looked like before it was cancelled.
    kept_repr: RefCell<Option<String>>,
}

impl Handle {
    /// The calls that led to its making, in debug mode.
    pub fn stack(&self) -> Option<Vec<Place>> {
        self.stack.as_ref().map(|stack| stack.to_vec())
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    /// The loop it is for; none as long as `__init__` did not run.
    fn event_loop(&self) -> Option<Ref> {
        self.event_loop.get()
    }

    fn asks_debug(&self, vm: &mut Vm) -> VmResult<bool> {
        match self.event_loop() {
            Some(event_loop) => overrides::is_debug(vm, &event_loop),
            None => Ok(false),
        }
    }

    fn is_timer(&self) -> bool {
        !self.when.with(Value::is_undef)
    }
}

impl Trace for Handle {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.event_loop.with(|event_loop| event_loop.iter().for_each(&mut *visit));
        self.callback.with(|callback| callback.trace(visit));
        if let Ok(args) = self.args.try_borrow() {
            args.trace(visit);
        }
        self.context.with(|context| context.iter().for_each(&mut *visit));
        self.when.with(|when| when.trace(visit));
    }

    fn clear(&self) {
        drop((self.callback.take(), self.args.take()));
    }
}

impl NativeData for Handle {}

/// A new handle; a timer's if `when` is defined.
pub fn create(
    vm: &mut Vm,
    event_loop: &Ref,
    callback: &Value,
    args: Value,
    context: &Value,
    when: Value,
) -> VmResult<Ref> {
    // A turn enters the context of its own task or callback.
    let context = match callback_object::find(callback) {
        Some(_) => None,
        None => context::argument_or_copy(vm, context)?,
    };
    let classes = state::classes(vm);
    let class = if when.is_undef() { &classes.handle } else { &classes.timer_handle };
    // `call_soon` and `_call_soon`; `call_later`, `call_at` and the constructor.
    let makers = if when.is_undef() { 2 } else { 3 };
    let debug = overrides::is_debug(vm, event_loop)?;
    let stack = debug.then(|| super::debug::handle_stack(vm, makers).into());
    let handle = Handle {
        event_loop: Slot::new(Some(event_loop.clone())),
        callback: Slot::new(callback.clone()),
        args: RefCell::new(args),
        cancelled: Cell::new(false),
        context: Slot::new(context),
        scheduled: Cell::new(!when.is_undef()),
        stack,
        when: Slot::new(when),
        kept_repr: RefCell::default(),
    };
    Ok(Ref::new_native(class.clone(), handle))
}

/// Calls the callback, unless the handle is cancelled.
pub fn run(vm: &mut Vm, object: &Ref) -> VmResult<()> {
    let handle = of(object);
    handle.scheduled.set(false);
    if handle.cancelled.get() {
        return Ok(());
    }
    let callback = handle.callback.get();
    let args = handle.args.borrow().clone();
    let args = args.get::<Tuple>().map(|args| args.items.to_vec()).unwrap_or_default();
    run_in_context(vm, handle, &callback, &args).or_else(|raised| {
        let Some(event_loop) = handle.event_loop() else { return Err(raised) };
        let arguments = if handle.asks_debug(vm)? { arguments(vm, handle)? } else { "()".into() };
        let described = describe_callable(vm, &callback, &arguments)?;
        report::callback_raised_in(vm, &event_loop, described, raised, Some(object))
    })
}

/// Calls the callback in the handle's context, which the handle keeps if there was none before.
fn run_in_context(vm: &mut Vm, handle: &Handle, callback: &Value, args: &[Value]) -> VmResult<()> {
    let context = handle.context.get();
    let had_none = context.is_none();
    let outer = context::enter(vm, context)?;
    let result = vm.call(callback, args);
    let left = context::leave(vm, outer);
    if had_none && left.is_some() {
        handle.context.set(left);
    }
    result.map(drop)
}

fn of(object: &Ref) -> &Handle {
    object.native::<Handle>().expect("the receiver's class was checked")
}

fn receiver(this: &Value) -> &Handle {
    this.native::<Handle>().expect("the receiver's class was checked")
}

/// As CPython shows it: `<Handle name() at file:line>`.
pub fn repr(vm: &mut Vm, this: &Value) -> VmResult<String> {
    let handle = receiver(this);
    if let Some(kept) = &*handle.kept_repr.borrow() {
        return Ok(kept.clone());
    }
    let mut text = String::from("<") + vm.class_of(this).name().as_str();
    if handle.cancelled.get() {
        text.push_str(" cancelled");
    }
    if handle.is_timer() {
        text.push_str(" when=");
        text.push_str(&vm.str_of(&handle.when.get())?);
    }
    let callback = handle.callback.get();
    if !matches!(callback, Value::Undef | Value::None) {
        let arguments = if handle.asks_debug(vm)? { arguments(vm, handle)? } else { "()".into() };
        text.push(' ');
        text.push_str(&describe_callable(vm, &callback, &arguments)?);
    }
    if let Some(made) = handle.stack.as_ref().and_then(|stack| stack.last()) {
        text.push_str(&format!(" created at {}", super::debug::file_and_line(made)));
    }
    text.push('>');
    Ok(text)
}

fn arguments(vm: &mut Vm, handle: &Handle) -> VmResult<String> {
    let args = handle.args.borrow().clone();
    let mut shown = Vec::new();
    for arg in args.as_gc::<Tuple>().map(|args: &Gc<Tuple>| args.items.to_vec()).unwrap_or_default() {
        shown.push(short_repr(vm, &arg)?);
    }
    Ok(format!("({})", shown.join(", ")))
}

/// `__init__`: what the handle calls, and for which loop.
fn initialize(
    vm: &mut Vm,
    this: &Value,
    [callback, args, event_loop, context]: [&Value; 4],
) -> VmResult<Value> {
    let handle = receiver(this);
    let event_loop = super::future_methods::given_loop(vm, event_loop)?;
    let context = match callback_object::find(callback) {
        Some(_) => None,
        None => context::argument_or_copy(vm, context)?,
    };
    overrides::is_debug(vm, &event_loop)?;
    drop((handle.callback.replace(callback.clone()), handle.args.replace(args.clone())));
    handle.event_loop.set(Some(event_loop));
    handle.context.set(context);
    Ok(Value::None)
}

/// A handle that `__init__` is still to fill.
fn empty(is_timer: bool) -> Handle {
    Handle {
        event_loop: Slot::default(),
        callback: Slot::new(Value::None),
        args: RefCell::new(Value::None),
        cancelled: Cell::new(false),
        context: Slot::default(),
        scheduled: Cell::new(false),
        stack: None,
        when: Slot::new(if is_timer { Value::None } else { Value::Undef }),
        kept_repr: RefCell::default(),
    }
}

natives! {
    pub const METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.handle, empty(false))
    }
    "__init__(self, callback, args, loop, context=None)" => |vm, [this, callback, args, event_loop, context]| {
        initialize(vm, this, [callback, args, event_loop, context])
    }
    "_run(self)" => |vm, [this]| {
        run(vm, this.as_object().expect("the receiver's class was checked"))?;
        Ok(Value::None)
    }
    "@get _cancelled(self)" => |vm, [this]| {
        Ok(receiver(this).cancelled.get().into())
    }
    "@get _callback(self)" => |vm, [this]| {
        Ok(receiver(this).callback.get().defined().unwrap_or(Value::None))
    }
    "@get _args(self)" => |vm, [this]| {
        Ok(receiver(this).args.borrow().clone().defined().unwrap_or(Value::None))
    }
    "@get _loop(self)" => |vm, [this]| {
        Ok(receiver(this).event_loop().into())
    }
    /// Cancel the callback. No effect if it was cancelled or has run.
    "cancel(self)" => |vm, [this]| {
        cancel(vm, this)
    }
    /// Return True if the callback was cancelled.
    "cancelled(self)" => |vm, [this]| {
        Ok(receiver(this).cancelled.get().into())
    }
    /// Return the context the callback runs in.
    "get_context(self)" => |vm, [this]| {
        let handle = receiver(this);
        if handle.context.get().is_none() {
            handle.context.set(Some(context::empty(vm)));
        }
        Ok(handle.context.get().into())
    }
    "__repr__(self)" => |vm, [this]| {
        Ok(repr(vm, this)?.into())
    }
}

/// `cancel()` of both kinds.
fn cancel(vm: &mut Vm, this: &Value) -> VmResult<Value> {
    let handle = receiver(this);
    if handle.cancelled.get() {
        return Ok(Value::None);
    }
    if let Some(event_loop) = handle.event_loop().filter(|_| handle.is_timer()) {
        if EventLoop::of(&event_loop).is_abstract() {
            let cancelled = vm.intern("_timer_handle_cancelled");
            vm.call_method(&event_loop.into(), &cancelled, std::slice::from_ref(this))?;
        } else if handle.scheduled.get() {
            EventLoop::of(&event_loop).note_cancelled_timer();
        }
    }
    handle.cancelled.set(true);
    if handle.asks_debug(vm)? {
        let kept = repr(vm, this)?;
        handle.kept_repr.replace(Some(kept));
    }
    drop((handle.callback.take(), handle.args.replace(Value::None)));
    Ok(Value::None)
}

fn timer(value: &Value) -> Option<&Handle> {
    value.native::<Handle>().filter(|handle| handle.is_timer())
}

/// Timers are ordered by their time.
fn compare(vm: &mut Vm, this: &Value, other: &Value, operator: CompareOp) -> VmResult<Value> {
    let Some(other) = timer(other) else { return Ok(vm.not_implemented.clone()) };
    let (mine, theirs) = (receiver(this).when.get(), other.when.get());
    let equal = matches!(operator, CompareOp::Le | CompareOp::Ge) && vm.eq(&mine, &theirs)?;
    if equal { Ok(true.into()) } else { vm.compare(operator, &mine, &theirs) }
}

/// Timers are equal if they call the same at the same time.
fn equal(vm: &mut Vm, this: &Value, other: &Value) -> VmResult<Value> {
    let Some(other) = timer(other) else { return Ok(vm.not_implemented.clone()) };
    let mine = receiver(this);
    let arguments = (mine.args.borrow().clone(), other.args.borrow().clone());
    let (callbacks, cancelled) =
        ((mine.callback.get(), other.callback.get()), mine.cancelled == other.cancelled);
    let same = cancelled
        && vm.eq(&mine.when.get(), &other.when.get())?
        && callbacks.0.is_undef() == callbacks.1.is_undef()
        && (callbacks.0.is_undef() || vm.eq(&callbacks.0, &callbacks.1)?)
        && vm.eq(&arguments.0, &arguments.1)?;
    Ok(same.into())
}

natives! {
    pub const TIMER_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        attributes::create(vm, class, |classes| &classes.timer_handle, empty(true))
    }
    "__init__(self, when, callback, args, loop, context=None)" => |vm, [this, when, callback, args, event_loop, context]| {
        receiver(this).when.set(when.clone());
        initialize(vm, this, [callback, args, event_loop, context])
    }
    /// Cancel the callback. No effect if it was cancelled or has run.
    "cancel(self)" => |vm, [this]| {
        cancel(vm, this)
    }
    "@get _when(self)" => |vm, [this]| {
        Ok(receiver(this).when.get())
    }
    "@get _scheduled(self)" => |vm, [this]| {
        Ok(receiver(this).scheduled.get().into())
    }
    "@set _scheduled(self, value)" => |vm, [this, value]| {
        let scheduled = vm.truth(value)?;
        receiver(this).scheduled.set(scheduled);
        Ok(Value::None)
    }
    "__lt__(self, value, /)" => |vm, [this, other]| {
        compare(vm, this, other, CompareOp::Lt)
    }
    "__le__(self, value, /)" => |vm, [this, other]| {
        compare(vm, this, other, CompareOp::Le)
    }
    "__gt__(self, value, /)" => |vm, [this, other]| {
        compare(vm, this, other, CompareOp::Gt)
    }
    "__ge__(self, value, /)" => |vm, [this, other]| {
        compare(vm, this, other, CompareOp::Ge)
    }
    "__eq__(self, value, /)" => |vm, [this, other]| {
        equal(vm, this, other)
    }
    "__hash__(self, /)" => |vm, [this]| {
        let when = receiver(this).when.get();
        Ok(vm.hash(&when)?.into())
    }
    /// Return the time of the loop's clock at which the callback is due.
    "when(self)" => |vm, [this]| {
        Ok(receiver(this).when.get())
    }
}
