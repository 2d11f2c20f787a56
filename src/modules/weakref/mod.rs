//! `weakref`: references that do not keep their object alive.
//!
//! What is here: `ref`, and how its callbacks come to run when objects end. Proxies, the collections that forget and
//! `finalize` are written in the language itself, in `weakref.py` beside this file.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Class, Gc, Instance, Kind, List, Module, NativeData, Ref, Trace, Value, WeakRef};
use crate::syntax::SourceFile;
use crate::vm::arguments::{keyword_count, star_args};
use crate::vm::generic_alias::new_alias;
use crate::vm::{Native, NativeType, Vm, VmResult};

/// The name under which tracebacks know `weakref.py`. They leave its frames out.
const WRITTEN_FILE: &str = "<rondo weakref>";

const WRITTEN: &str = include_str!("weakref.py");

/// A weak reference as scripts see it.
#[derive(Debug)]
struct Reference {
    target: WeakRef,
    /// Called with the reference when the object ends; `Undef` if there is none, or it was called.
    callback: RefCell<Value>,
    /// The object's hash, once somebody asked.
    hash: Cell<Option<i64>>,
}

impl Trace for Reference {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(callback) = self.callback.try_borrow() {
            callback.trace(visit);
        }
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}

impl NativeData for Reference {}

impl NativeType for Reference {
    const NAME: &'static str = "ReferenceType";
    const MODULE: &'static str = "weakref";
    const METHODS: &'static [Native] = METHODS;
    const SUBCLASSABLE: bool = true;
}

/// The references to each object that lives, by its address. They are held weakly themselves.
#[derive(Default)]
struct Registry {
    references: HashMap<usize, Vec<WeakRef>>,
}

/// The reference in a value: itself, or what an instance of a subclass is made around.
fn with_reference<T>(value: &Value, look: impl FnOnce(&Reference) -> T) -> Option<T> {
    if let Some(reference) = value.native::<Reference>() {
        return Some(look(reference));
    }
    let inner = value.get::<Instance>()?.native();
    inner.native::<Reference>().map(look)
}

/// The object that a reference is to, if it lives.
fn target_of(value: &Value) -> Option<Value> {
    with_reference(value, |reference| reference.target.upgrade()).flatten().map(Value::from)
}

/// TypeError for objects that CPython has no weak references to.
fn check_referable(vm: &mut Vm, value: &Value) -> VmResult<Ref> {
    let referable = match value.as_object().map(|object| (object, object.kind())) {
        Some((_, Kind::Instance | Kind::Exception)) => {
            let class = vm.class_of(value);
            let name = vm.names.weakref.clone();
            vm.lookup_in_class(&class, &name).is_some() || may_be_subclassed_set(vm, &class)
        }
        Some((
            _,
            Kind::Set
            | Kind::FrozenSet
            | Kind::Function
            | Kind::NativeFunction
            | Kind::BoundMethod
            | Kind::Generator
            | Kind::Class
            | Kind::Module
            | Kind::LoadedCode,
        )) => true,
        Some((object, Kind::Native)) => object.native_class().is_some_and(|class| {
            let in_library = class.dict.get_str(&vm.names.module).is_some();
            in_library || matches!(class.name().as_str(), "memoryview" | "coroutine")
        }),
        _ => false,
    };
    match value.as_object() {
        Some(object) if referable => Ok(object.clone()),
        _ => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("cannot create weak reference to '{name}' object")))
        }
    }
}

/// Instances of sets' subclasses can be referred to whatever their `__slots__` are.
fn may_be_subclassed_set(vm: &Vm, class: &Gc<Class>) -> bool {
    class.is_subclass(&vm.types.set) || class.is_subclass(&vm.types.frozenset)
}

/// The references to an object that live, the latest first.
fn references_to(vm: &mut Vm, object: &Ref) -> Vec<Ref> {
    let registry = vm.extension::<Registry>();
    let Some(all) = registry.references.get_mut(&object.address()) else { return Vec::new() };
    all.retain(|reference| reference.upgrade().is_some());
    let living = all.iter().rev().filter_map(WeakRef::upgrade);
    living.filter(|reference| target_of(&reference.clone().into()).is_some()).collect()
}

fn new_reference(vm: &mut Vm, class: &Value, args: &[Value]) -> VmResult<Value> {
    let (object, callback) = match args {
        [object] => (object, Value::None),
        [object, callback] => (object, callback.clone()),
        [] => return Err(vm.type_error("__new__ expected at least 1 argument, got 0")),
        _ => {
            let given = args.len();
            return Err(vm.type_error(format!("__new__ expected at most 2 arguments, got {given}")));
        }
    };
    let object = check_referable(vm, object)?;
    let owner = vm.native_class::<Reference>();
    if callback.is_none() && class.as_gc::<Class>().is_some_and(|class| class.is(&owner)) {
        let plain = |reference: &Ref| {
            reference.native::<Reference>().is_some_and(|reference| reference.callback.borrow().is_undef())
        };
        if let Some(known) = references_to(vm, &object).into_iter().find(plain) {
            return Ok(known.into());
        }
    }
    let callback = if callback.is_none() { Value::Undef } else { callback };
    let target = object.downgrade();
    let reference = Reference { target, callback: RefCell::new(callback), hash: Cell::new(None) };
    let value = vm.new_native(reference);
    let value = made(vm, &owner, class, value)?;
    if let Some(reference) = value.as_object() {
        let weak = reference.downgrade();
        vm.extension::<Registry>().references.entry(object.address()).or_default().push(weak);
    }
    Ok(value)
}

/// Objects ended: the callbacks of the references to them run, those of the latest references first.
fn objects_ended(vm: &mut Vm, addresses: Vec<usize>) {
    for address in addresses {
        let registry = vm.extension::<Registry>();
        let Some(all) = registry.references.remove(&address) else { continue };
        // Another object may have taken the place, and have references already.
        let (kept, ended): (Vec<WeakRef>, Vec<WeakRef>) = all.into_iter().partition(|reference| {
            reference.upgrade().is_some_and(|reference| target_of(&reference.into()).is_some())
        });
        if !kept.is_empty() {
            registry.references.insert(address, kept);
        }
        for reference in ended.iter().rev().filter_map(WeakRef::upgrade).map(Value::from) {
            let callback = with_reference(&reference, |reference| reference.callback.take());
            let Some(callback) = callback.and_then(Value::defined) else { continue };
            let result = vm.call(&callback, std::slice::from_ref(&reference)).map(drop);
            vm.report_unraisable(result, &callback);
        }
    }
}

fn equal(vm: &mut Vm, this: &Value, other: &Value, wanted: bool) -> VmResult<Value> {
    if with_reference(other, |_| ()).is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let same = match (target_of(this), target_of(other)) {
        (Some(a), Some(b)) => vm.eq(&a, &b)?,
        _ => this.is(other),
    };
    Ok((same == wanted).into())
}

natives! {
    const METHODS;

    /// Create and return a new object.
    "@new __new__(type, /, *args, **kwargs)" => |vm, [class, args, _keywords]| {
        let args = star_args(args).to_vec();
        new_reference(vm, class, &args)
    }

    /// Initialize self.
    "__init__(self, /, *args, **kwargs)" => |vm, [_this, args, keywords]| {
        if keyword_count(keywords) > 0 {
            return Err(vm.type_error("ref() takes no keyword arguments"));
        }
        let given = star_args(args).len();
        match given {
            0 => Err(vm.type_error("__init__ expected at least 1 argument, got 0")),
            1 | 2 => Ok(Value::None),
            _ => Err(vm.type_error(format!("__init__ expected at most 2 arguments, got {given}"))),
        }
    }

    /// Call self as a function.
    "__call__(self, /)" => |_vm, [this]| { Ok(target_of(this).unwrap_or(Value::None)) }

    /// Return hash(self).
    "__hash__(self, /)" => |vm, [this]| {
        if let Some(hash) = with_reference(this, |reference| reference.hash.get()).flatten() {
            return Ok(Value::Int(hash));
        }
        let Some(target) = target_of(this) else {
            return Err(vm.type_error("weak object has gone away"));
        };
        let hash = vm.hash(&target)?;
        with_reference(this, |reference| reference.hash.set(Some(hash)));
        Ok(Value::Int(hash))
    }

    /// Return self==value.
    "__eq__(self, value, /)" => |vm, [this, other]| { equal(vm, this, other, true) }

    /// Return self!=value.
    "__ne__(self, value, /)" => |vm, [this, other]| { equal(vm, this, other, false) }

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let own = this.as_object().map_or(0, Ref::address);
        let Some(target) = target_of(this) else { return Ok(format!("<weakref at {own:#x}; dead>").into()) };
        let address = target.as_object().map_or(0, Ref::address);
        let kind = vm.type_name(&target);
        let name = vm.names.name.clone();
        let name = vm.find_attr(&target, &name)?;
        let name = name.as_ref().and_then(Value::as_str).map_or(String::new(), |name| format!(" ({name})"));
        Ok(format!("<weakref at {own:#x}; to '{kind}' at {address:#x}{name}>").into())
    }

    "@get __callback__(self)" => |_vm, [this]| {
        let callback = with_reference(this, |reference| reference.callback.borrow().clone());
        Ok(callback.and_then(Value::defined).unwrap_or(Value::None))
    }

    /// See PEP 585
    "@class __class_getitem__(cls, item, /)" => |vm, [class, item]| { Ok(new_alias(vm, class, item)) }
}

natives! {
    const FUNCTIONS;

    /// Return the number of weak references to 'object'.
    "getweakrefcount(object, /)" => |vm, [object]| {
        let count = object.as_object().map_or(0, |object| references_to(vm, object).len());
        Ok(count.into())
    }

    /// Return a list of all weak reference objects pointing to 'object'.
    "getweakrefs(object, /)" => |vm, [object]| {
        let mut all = object.as_object().map(|object| references_to(vm, object)).unwrap_or_default();
        all.reverse();
        Ok(Gc::new(List::new(all.into_iter().map(Value::from).collect())).into())
    }

    "_at_exit(function, /)" => |vm, [function]| {
        vm.at_exit.push(function.clone());
        Ok(Value::None)
    }

    "_report(error, place, /)" => |vm, [error, place]| {
        if let Some(error) = error.as_gc().cloned() {
            vm.report_unraisable(Err(crate::vm::Raised(error)), place);
        }
        Ok(Value::None)
    }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let doc = "Weak reference support for Python.\n\nThis module is an implementation of PEP 205:\n\n\
               https://peps.python.org/pep-0205/\n";
    let module = vm.new_module("weakref", Some(doc));
    vm.add_functions(&module.dict, "_weakref", FUNCTIONS);
    vm.ended_hook = Some(objects_ended);
    let reference = vm.native_class::<Reference>();
    let name = vm.intern("ref");
    module.dict.set_str(&name, reference.into());
    let source = SourceFile::new(WRITTEN_FILE, WRITTEN);
    let code = vm.compile_source(&source)?;
    vm.run_code(code, &module.dict, None)?;
    Ok(module)
}
