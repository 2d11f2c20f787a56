//! Calls that the dispatch loop does not do itself, and the making of functions.

use std::cell::RefCell;

use smallvec::SmallVec;

use crate::bytecode::{CodeId, Reg};
use crate::object::number::int_text::decimal_digits;
use crate::object::{
    BaseLayout, BoundMethod, Cell, Class, ClassCall, Dict, Exception, Function, FunctionExtra, Gc, Instance,
    Kind, List, LoadedCode, NativeFunction, OnReturn, Str, Tuple, Value,
};

use super::super::call::Keywords;
use super::super::machine::FramedCall;
use super::super::machine::{Signal, tuple_items};
use super::super::{Vm, VmResult};
use super::{Called, PendingCall, unwrap_cell};

/// Calls `regs[callee]` with `argc` arguments from `first` on, the last of them by the names in `keywords`.
/// The arguments are consumed. Functions of scripts are entered in the loop.
#[inline(never)]
pub fn call(
    vm: &mut Vm,
    regs: &mut [Value],
    callee: Reg,
    first: usize,
    argc: usize,
    keywords: &[Gc<Str>],
    dst: Reg,
) -> VmResult<Called> {
    let by_position = argc - keywords.len();
    let args: SmallVec<[Value; 6]> = regs[first..first + by_position].iter_mut().map(Value::take).collect();
    let named: Keywords = keywords
        .iter()
        .cloned()
        .zip(regs[first + by_position..first + argc].iter_mut().map(Value::take))
        .collect();
    let target = regs[callee.index()].clone();
    call_with(vm, regs, callee, &target, args, named, dst)
}

/// Calls `target`. `callee` is the register that an instance waits in while its `__init__` runs.
fn call_with(
    vm: &mut Vm,
    regs: &mut [Value],
    callee: Reg,
    target: &Value,
    mut args: SmallVec<[Value; 6]>,
    keywords: Keywords,
    dst: Reg,
) -> VmResult<Called> {
    match target.as_object().map(|object| object.kind()) {
        Some(Kind::Function) => {
            let function = target.as_gc::<Function>().expect("kind was checked").clone();
            let args = vm.bind(&function, &args, &keywords)?;
            Ok(Called::Signal(Signal::Enter(Box::new(PendingCall {
                function,
                args,
                on_return: OnReturn::Store,
                dst,
            }))))
        }
        Some(Kind::BoundMethod) => {
            let method = target.get::<BoundMethod>().expect("kind was checked");
            if !vm.is_builtin_new(&method.function) {
                args.insert(0, method.receiver.clone());
            }
            call_with(vm, regs, callee, &method.function, args, keywords, dst)
        }
        Some(Kind::NativeFunction) => {
            let native = target.get::<NativeFunction>().expect("kind was checked");
            if vm.wants_frame(native) {
                let args = args.into_vec();
                let call = FramedCall { function: target.clone(), args, keywords, dst };
                return Ok(Called::Signal(Signal::CallFramed(Box::new(call))));
            }
            vm.call_native_bound(target, args.into_vec(), keywords).map(Called::Value)
        }
        Some(Kind::Class) => {
            let class = target.as_gc::<Class>().expect("kind was checked").clone();
            match plain_init(vm, &class) {
                Some(function) => {
                    let instance = Value::from(Instance::new(class));
                    regs[callee.index()] = instance.clone();
                    args.insert(0, instance);
                    let args = vm.bind(&function, &args, &keywords)?;
                    Ok(Called::Signal(Signal::Enter(Box::new(PendingCall {
                        function,
                        args,
                        on_return: OnReturn::Init,
                        dst,
                    }))))
                }
                None => {
                    if keywords.is_empty()
                        && let Some(result) = call_native_class(vm, target, &mut args)
                    {
                        return result.map(Called::Value);
                    }
                    vm.call_keywords(target, args.into_vec(), keywords).map(Called::Value)
                }
            }
        }
        Some(Kind::Instance) => {
            let class = vm.class_of(target);
            let name = vm.names.call.clone();
            if let Some(found) = vm.lookup_in_class(&class, &name)
                && let Some(function) = found.as_gc::<Function>()
            {
                args.insert(0, target.clone());
                let function = function.clone();
                let args = vm.bind(&function, &args, &keywords)?;
                return Ok(Called::Signal(Signal::Enter(Box::new(PendingCall {
                    function,
                    args,
                    on_return: OnReturn::Store,
                    dst,
                }))));
            }
            vm.call_keywords(target, args.into_vec(), keywords).map(Called::Value)
        }
        _ => vm.call_keywords(target, args.into_vec(), keywords).map(Called::Value),
    }
}

/// Works out what a call of the class comes to, unless it is known.
fn refresh_class_call(vm: &mut Vm, class: &Gc<Class>) {
    let version = class.version();
    if class.call_version.get() == version {
        return;
    }
    let call = if class.layout.get() == BaseLayout::Exception {
        let plain = has_usual_metaclass(vm, class) && vm.makes_plain_exceptions(class);
        plain.then_some(ClassCall::Exception)
    } else if class.traits.get().heap {
        init_of_plain_class(vm, class).map(ClassCall::Init)
    } else {
        native_class_call(vm, class)
    };
    drop(class.call.replace(call.unwrap_or_default()));
    class.call_version.set(version);
}

/// The `__init__` of a class whose instances are made in the usual way, remembered as long as the class does not change.
pub fn plain_init(vm: &mut Vm, class: &Gc<Class>) -> Option<Gc<Function>> {
    if class.version.get() == 0 || class.version.get() != class.call_version.get() {
        refresh_class_call(vm, class);
    }
    match &*class.call.borrow() {
        ClassCall::Init(init) => Some(init.clone()),
        _ => None,
    }
}

fn has_usual_metaclass(vm: &Vm, class: &Class) -> bool {
    class.metaclass.borrow().as_ref().is_some_and(|metaclass| metaclass.is(&vm.types.type_))
}

/// What a call of a built-in class comes to: its own `__new__`, and perhaps its own `__init__`.
fn native_class_call(vm: &mut Vm, class: &Gc<Class>) -> Option<ClassCall> {
    if !has_usual_metaclass(vm, class) || class.is(&vm.types.type_) {
        return None;
    }
    let (new, init) = (vm.names.new.clone(), vm.names.init.clone());
    let new = vm.lookup_in_class(class, &new)?;
    if !vm.is_new_of(&new, class) {
        return None;
    }
    let new = new.get::<BoundMethod>()?.function.get::<NativeFunction>()?.id;
    let init = vm.lookup_in_class(class, &init)?;
    let init = init.get::<NativeFunction>()?;
    let owner = init.owner.get()?;
    if owner.is(&vm.types.object) {
        return Some(ClassCall::New(new));
    }
    let own = class.is(&vm.types.list) || class.is(&vm.types.set) || class.is(&vm.types.dict);
    (own && owner.is(class)).then_some(ClassCall::NewInit(new, init.id))
}

/// Calls a built-in class or a plain exception class with arguments by position, which are consumed. Nothing if that must be done the long way:
/// then they are as they were.
#[inline(never)]
pub fn call_native_class(vm: &mut Vm, class: &Value, args: &mut [Value]) -> Option<VmResult<Value>> {
    let owner = class.as_gc::<Class>()?;
    // The usual call of a built-in class, which nobody can change.
    if let [Value::Int(number)] = args
        && owner.is(&vm.types.str)
    {
        return Some(Ok(Str::ascii(decimal_digits(*number, &mut [0; 20])).into()));
    }
    refresh_class_call(vm, owner);
    let (new, init) = match *owner.call.borrow() {
        ClassCall::New(new) => (new, None),
        ClassCall::NewInit(new, init) => (new, Some(init)),
        ClassCall::Exception => {
            let args = Gc::new(Tuple::new(args.iter_mut().map(Value::take)));
            return Some(Ok(Gc::new(Exception::new(owner.clone(), args)).into()));
        }
        ClassCall::Any | ClassCall::Init(_) => return None,
    };
    let taking = vm.native(init.unwrap_or(new));
    let count = args.len() + 1;
    if taking.arity.long || count < usize::from(taking.arity.least) || count > usize::from(taking.arity.most)
    {
        return None;
    }
    let parameters = usize::from(taking.arity.parameters);
    if init.is_none() && parameters <= 4 {
        let mut args = args.iter_mut();
        let bound: [Value; 4] = std::array::from_fn(|place| match place {
            0 => class.clone(),
            _ => args.next().map_or(Value::Undef, Value::take),
        });
        return Some((taking.body)(vm, &bound[..parameters]));
    }
    let mut bound: SmallVec<[Value; 6]> = SmallVec::new();
    bound.push(class.clone());
    bound.extend(args.iter_mut().map(Value::take));
    bound.resize(parameters, Value::Undef);
    if init.is_none() {
        return Some((taking.body)(vm, &bound));
    }
    let nothing = [class.clone(), vm.empty_tuple.clone(), Value::Undef];
    bound[0] = match (vm.native(new).body)(vm, &nothing) {
        Ok(object) => object,
        Err(raised) => return Some(Err(raised)),
    };
    Some((taking.body)(vm, &bound).map(|_| bound[0].clone()))
}

/// The `__init__` of a class whose instances are made in the usual way.
fn init_of_plain_class(vm: &mut Vm, class: &Gc<Class>) -> Option<Gc<Function>> {
    if !has_usual_metaclass(vm, class) || !vm.makes_plain_instances(class) {
        return None;
    }
    let name = vm.names.init.clone();
    vm.lookup_in_class(class, &name)?.as_gc::<Function>().cloned()
}

/// `f(*args, **keywords)`: the tuple and the dict are in the registers after the callee.
pub fn call_spread(vm: &mut Vm, regs: &mut [Value], callee: Reg, dst: Reg) -> VmResult<Called> {
    let args = regs[callee.index() + 1].take();
    let keywords = regs[callee.index() + 2].take();
    let args: SmallVec<[Value; 6]> = tuple_items(&args).iter().cloned().collect();
    let mut named = Keywords::new();
    if let Some(dict) = keywords.get::<Dict>() {
        for entry in dict.table.borrow().iter() {
            let name = entry.key.as_gc::<Str>().expect("the names were checked when they were gathered");
            named.push((name.clone(), entry.value.clone()));
        }
    }
    let target = regs[callee.index()].clone();
    call_with(vm, regs, callee, &target, args, named, dst)
}

/// `super()` without arguments.
pub fn call_super(vm: &mut Vm, regs: &mut [Value], callee: Reg, dst: Reg) -> VmResult<Called> {
    let class = unwrap_cell(regs[callee.index() + 1].take());
    let receiver = unwrap_cell(regs[callee.index() + 2].take());
    let target = regs[callee.index()].clone();
    if vm.is_builtin_super(&target) {
        return vm.super_here(class, receiver).map(Called::Value);
    }
    call_with(vm, regs, callee, &target, SmallVec::new(), Keywords::new(), dst)
}

/// The object that `super()` gives, if the callee is the built-in; else what the callee gives.
pub(super) fn new_super(vm: &mut Vm, callee: &Value, class: Value, receiver: Value) -> VmResult<Value> {
    if vm.is_builtin_super(callee) { vm.super_here(class, receiver) } else { vm.call(callee, &[]) }
}

/// A function made of a nested code object and what stands in the registers from `start` on.
pub fn make_function(
    globals: &Gc<Dict>,
    code: &LoadedCode,
    regs: &mut [Value],
    start: Reg,
    inner: CodeId,
) -> Value {
    let code = code.codes[inner.index()].clone();
    let (mut defaults, mut keyword_defaults, mut annotations, mut cells) =
        (Value::None, Value::None, Value::None, Value::None);
    if start != Reg::NONE {
        let at = start.index();
        defaults = regs[at].take();
        keyword_defaults = regs[at + 1].take();
        annotations = regs[at + 2].take();
        cells = regs[at + 3].take();
    }
    let closure = tuple_items(&cells)
        .iter()
        .map(|cell| cell.as_gc::<Cell>().expect("a closure is made of cells").clone())
        .collect();
    let extra = (!annotations.is_none() && !annotations.is_undef())
        .then(|| Box::new(FunctionExtra { annotations, ..FunctionExtra::default() }));
    Gc::new(Function {
        name: RefCell::new(code.name.clone()),
        qualname: RefCell::new(code.qualname.clone()),
        code,
        globals: globals.clone(),
        closure,
        defaults: RefCell::new(defaults),
        keyword_defaults: RefCell::new(keyword_defaults),
        extra: RefCell::new(extra),
    })
    .into()
}

/// What `class` statements call.
pub fn load_build_class(vm: &mut Vm) -> VmResult<Value> {
    let name = vm.intern("__build_class__");
    match vm.builtins.get_str(&name) {
        Some(function) => Ok(function),
        None => {
            let class = vm.types.NameError.clone();
            Err(vm.error(&class, "__build_class__ not found"))
        }
    }
}

impl Vm {
    /// How CPython names a callee in an error about its arguments: `f()`, `module.f()`.
    pub(in crate::vm) fn function_text(&mut self, callee: &Value) -> String {
        let function = match callee.get::<BoundMethod>() {
            Some(method) => method.function.clone(),
            None => callee.clone(),
        };
        let module_name = self.names.module.clone();
        let qualname_name = self.names.qualname.clone();
        let qualname = self.find_attr(&function, &qualname_name).ok().flatten();
        let Some(qualname) = qualname.and_then(|name| name.as_str().map(str::to_string)) else {
            return self.str_of(callee).unwrap_or_default();
        };
        let module = self.find_attr(&function, &module_name).ok().flatten();
        match module.as_ref().and_then(Value::as_str) {
            Some(module) if module != "builtins" => format!("{module}.{qualname}()"),
            _ => format!("{qualname}()"),
        }
    }

    /// The tuple of a call's only `*iterable`.
    pub(in crate::vm) fn spread_arguments(&mut self, iterable: &Value, function: &Value) -> VmResult<Value> {
        if iterable.get::<Tuple>().is_some() {
            return Ok(iterable.clone());
        }
        if let Some(list) = iterable.get::<List>() {
            let items = list.items.borrow().to_vec();
            return Ok(Gc::new(Tuple::new(items)).into());
        }
        if !self.is_iterable(iterable) {
            let (callee, name) = (self.function_text(function), self.type_name(iterable));
            return Err(self.type_error(format!("{callee} argument after * must be an iterable, not {name}")));
        }
        let items = self.collect(iterable)?;
        Ok(Gc::new(Tuple::new(items)).into())
    }

    /// Whether `iter(value)` has something to ask.
    pub(crate) fn is_iterable(&mut self, value: &Value) -> bool {
        let class = self.class_of(value);
        let (iter, getitem) = (self.names.iter.clone(), self.names.getitem.clone());
        match self.lookup_in_class(&class, &iter) {
            Some(found) => !found.is_none(),
            None => {
                // Of built-in types only mappings are without `__iter__`, and what has type arguments.
                self.lookup_in_class(&class, &getitem)
                    .is_some_and(|found| found.get::<crate::object::NativeFunction>().is_none())
                    || value.as_object().is_some_and(|object| {
                        object
                            .get::<crate::object::Generator>()
                            .is_some_and(|it| it.flavor == crate::object::Flavor::Generator)
                            || matches!(object.kind(), Kind::RangeIterator | Kind::ListIterator)
                            || self.hooks_of(object).next.is_some()
                    })
            }
        }
    }
}
