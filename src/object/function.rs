//! Functions of scripts and of Rust, methods bound to a receiver, and the descriptors made of functions.

use std::cell::{OnceCell, RefCell};

use super::{Cell as ClosureCell, Class, Dict, Gc, LoadedCode, Ref, Str, Trace, Value};

/// A function of a script.
#[derive(Debug)]
pub struct Function {
    pub code: Gc<LoadedCode>,
    pub globals: Gc<Dict>,
    pub closure: Box<[Gc<ClosureCell>]>,
    /// A tuple, or None. `Undef` stands for None as well.
    pub defaults: RefCell<Value>,
    /// A dict, or None.
    pub keyword_defaults: RefCell<Value>,
    pub name: RefCell<Gc<Str>>,
    pub qualname: RefCell<Gc<Str>>,
    /// What few functions have.
    pub extra: RefCell<Option<Box<FunctionExtra>>>,
}

/// What few functions have, or few ask for.
#[derive(Debug, Default)]
pub struct FunctionExtra {
    pub dict: Option<Gc<Dict>>,
    /// `__annotations__`; `Undef` until somebody asks.
    pub annotations: Value,
    /// `__doc__` where it was set; `Undef` for that of the code.
    pub doc: Value,
    /// `__module__` where it was set; `Undef` for the globals' `__name__` at the definition.
    pub module: Value,
    pub type_params: Value,
    /// Of the code of a class body or of `exec` with locals: where its names live.
    pub namespace: Option<Gc<Dict>>,
    /// The same where it is something else than a dict itself (`__prepare__` may give any mapping); names are then
    /// looked up in it as items. `Undef` otherwise.
    pub mapping: Value,
}

impl Function {
    /// Where the names of a class body, or of `exec` with locals, live.
    pub fn namespace(&self) -> Option<Gc<Dict>> {
        self.extra.borrow().as_ref().and_then(|extra| extra.namespace.clone())
    }

    /// The mapping that the names of a class body, or of `exec` with locals, live in, if that is no plain dict.
    pub fn mapping(&self) -> Option<Value> {
        self.extra.borrow().as_ref().and_then(|extra| extra.mapping.clone().defined())
    }
}

impl Function {
    /// `__dict__`, made now if there was none.
    pub fn dict(&self) -> Gc<Dict> {
        self.with_extra(|extra| extra.dict.get_or_insert_with(Dict::new).clone())
    }

    /// Changes what few functions have.
    pub fn with_extra<T>(&self, change: impl FnOnce(&mut FunctionExtra) -> T) -> T {
        change(self.extra.borrow_mut().get_or_insert_default())
    }
}

/// Number of a function of Rust in the VM's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NativeId(pub u32);

/// The usual case of a method of Rust, which runs no code of a script and does not fail: it gets the receiver, and the
/// arguments that are passed, which it may take. Nothing if the case is another, or so many arguments are none; then it
/// has changed nothing.
pub type QuickBody = fn(&Value, &mut [Value]) -> Option<Value>;

/// A function of Rust. As an attribute of a class it is a method.
#[derive(Debug)]
pub struct NativeFunction {
    pub id: NativeId,
    /// Fewest and most arguments by position.
    pub least: u8,
    /// `u8::MAX`: the function is called the long way, as it must have arguments by name or sees its caller's frame. One
    /// less: it takes any number.
    pub most: u8,
    /// It does nothing but make a coroutine of Rust.
    pub makes_coroutine: bool,
    /// Does what it can of the method's work without the VM.
    pub quick: Option<QuickBody>,
    pub name: Gc<Str>,
    /// The class whose method this is: its first argument is checked against it.
    pub owner: OnceCell<Gc<Class>>,
    /// The module it is in, for `__module__`.
    pub module: OnceCell<Gc<Str>>,
}

/// Special methods that are plain methods in CPython, and fill no slot of their type.
const NO_SLOTS: &[&str] = &[
    "__format__",
    "__reduce__",
    "__reduce_ex__",
    "__dir__",
    "__sizeof__",
    "__getstate__",
    "__setstate__",
    "__getnewargs__",
    "__class_getitem__",
    "__instancecheck__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__init_subclass__",
    "__prepare__",
    "__round__",
    "__trunc__",
    "__floor__",
    "__ceil__",
    "__reversed__",
    "__copy__",
    "__deepcopy__",
    "__enter__",
    "__exit__",
    "__aenter__",
    "__aexit__",
    "__length_hint__",
    "__complex__",
    "__bytes__",
    "__mro_entries__",
    "__set_name__",
    "__new__",
];

impl NativeFunction {
    /// Whether it is a special method that CPython keeps in a slot of the type: a "slot wrapper".
    pub fn is_slot(&self) -> bool {
        let name = self.name.as_str();
        if self.owner.get().is_some_and(|owner| is_plain_method(owner.name.borrow().as_str(), name)) {
            return false;
        }
        name.starts_with("__") && name.ends_with("__") && !NO_SLOTS.contains(&name)
    }
}

/// The special methods that CPython declares as methods, for speed, though there is a slot for them.
fn is_plain_method(class: &str, name: &str) -> bool {
    match name {
        "__getitem__" => matches!(class, "list" | "dict"),
        "__contains__" => matches!(class, "dict" | "set" | "frozenset"),
        _ => false,
    }
}

/// A function with its first argument.
#[derive(Debug)]
pub struct BoundMethod {
    pub function: Value,
    pub receiver: Value,
}

/// An attribute of a built-in type that functions of Rust read and write.
#[derive(Debug)]
pub struct GetSet {
    pub name: Gc<Str>,
    pub owner: Gc<Class>,
    pub get: NativeId,
    pub set: OnceCell<NativeId>,
    pub doc: &'static str,
}

/// `property(get, set, delete, doc)`.
#[derive(Debug)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: RefCell<Value>,
    pub name: RefCell<Value>,
}

/// `staticmethod(function)`.
#[derive(Debug)]
pub struct StaticMethod {
    pub function: RefCell<Value>,
    pub dict: Gc<Dict>,
}

/// `classmethod(function)`.
#[derive(Debug)]
pub struct ClassMethod {
    pub function: RefCell<Value>,
    pub dict: Gc<Dict>,
}

/// A module.
#[derive(Debug)]
pub struct Module {
    pub dict: Gc<Dict>,
    /// The class of a script that was set as its `__class__`.
    pub class: RefCell<Option<Gc<Class>>>,
}

/// Visits a value in a `RefCell`, if nobody is changing it.
fn trace_cell(cell: &RefCell<Value>, visit: &mut dyn FnMut(&Ref)) {
    if let Ok(value) = cell.try_borrow() {
        value.trace(visit);
    }
}

impl Trace for Function {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.code.as_ref_untyped());
        visit(self.globals.as_ref_untyped());
        self.closure.iter().for_each(|cell| visit(cell.as_ref_untyped()));
        trace_cell(&self.defaults, visit);
        trace_cell(&self.keyword_defaults, visit);
        if let Ok(extra) = self.extra.try_borrow()
            && let Some(extra) = &*extra
        {
            for dict in [&extra.dict, &extra.namespace].into_iter().flatten() {
                visit(dict.as_ref_untyped());
            }
            for value in [&extra.annotations, &extra.doc, &extra.module, &extra.type_params, &extra.mapping] {
                value.trace(visit);
            }
        }
    }

    fn clear(&self) {
        drop((self.defaults.take(), self.keyword_defaults.take(), self.extra.take()));
    }
}

impl Trace for NativeFunction {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(owner) = self.owner.get() {
            visit(owner.as_ref_untyped());
        }
    }
}

impl Trace for GetSet {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.owner.as_ref_untyped());
    }
}

impl Trace for BoundMethod {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.function.trace(visit);
        self.receiver.trace(visit);
    }
}

impl Trace for Property {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        for value in [&self.get, &self.set, &self.delete] {
            value.trace(visit);
        }
        trace_cell(&self.doc, visit);
        trace_cell(&self.name, visit);
    }
}

impl Trace for StaticMethod {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        trace_cell(&self.function, visit);
        visit(self.dict.as_ref_untyped());
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

impl Trace for ClassMethod {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        trace_cell(&self.function, visit);
        visit(self.dict.as_ref_untyped());
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

impl Trace for Module {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.dict.as_ref_untyped());
        if let Ok(class) = self.class.try_borrow()
            && let Some(class) = &*class
        {
            visit(class.as_ref_untyped());
        }
    }
}
