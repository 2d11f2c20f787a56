//! Contexts: the values that context variables have. Every task runs in a context of its own, a copy of the one it was
//! made in; callbacks run in the one in which they were handed over.
//!
//! The VM knows the context that it runs in. As long as nobody has set a variable there is none: tasks and callbacks of
//! scripts that use no context variables pay nothing. A context shares its table with its copies until one changes.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::natives;
use crate::object::address::AddressHasher;
use crate::object::{Gc, NativeData, Ref, Trace, Tuple, Value};
use crate::vm::{Native, NativeType, Raised, Vm, VmResult};

use super::slot::Slot;

/// From this many variables on a table has an index.
const FEWEST_INDEXED: usize = 8;

/// The values of variables, in the order in which they were first set.
#[derive(Debug, Default, Clone)]
struct Table {
    entries: Vec<(Ref, Value)>,
    /// Where a variable stands, by its address; empty as long as there are few.
    index: HashMap<usize, usize, AddressHasher>,
}

impl Table {
    fn place(&self, variable: &Ref) -> Option<usize> {
        if self.entries.len() < FEWEST_INDEXED {
            self.entries.iter().position(|(known, _)| known.is(variable))
        } else {
            self.index.get(&variable.address()).copied()
        }
    }

    fn get(&self, variable: &Ref) -> Option<&Value> {
        self.place(variable).map(|place| &self.entries[place].1)
    }

    fn set(&mut self, variable: &Ref, value: Value) {
        match self.place(variable) {
            Some(place) => drop(std::mem::replace(&mut self.entries[place].1, value)),
            None => {
                self.entries.push((variable.clone(), value));
                if self.entries.len() >= FEWEST_INDEXED {
                    self.reindex();
                }
            }
        }
    }

    fn remove(&mut self, variable: &Ref) {
        if let Some(place) = self.place(variable) {
            drop(self.entries.remove(place));
            self.index.clear();
            self.reindex();
        }
    }

    fn reindex(&mut self) {
        let known = self.index.len();
        if self.entries.len() >= FEWEST_INDEXED {
            let new = self.entries.iter().enumerate().skip(known);
            self.index.extend(new.map(|(place, (variable, _))| (variable.address(), place)));
        }
    }
}

/// A context.
#[derive(Debug, Default)]
pub struct Context {
    table: RefCell<Rc<Table>>,
    /// Somebody runs in it.
    entered: Cell<bool>,
}

impl Trace for Context {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        // A table that copies share is visited by none of them: a cycle through it is not collected, and nothing is
        // counted twice.
        if let Ok(mut table) = self.table.try_borrow_mut()
            && let Some(table) = Rc::get_mut(&mut table)
        {
            for (variable, value) in &table.entries {
                visit(variable);
                value.trace(visit);
            }
        }
    }

    fn clear(&self) {
        drop(self.table.take());
    }
}

impl NativeData for Context {}

/// A context variable.
#[derive(Debug)]
pub struct ContextVar {
    name: Value,
    /// `Undef` for none.
    default: Value,
}

impl Trace for ContextVar {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.default.trace(visit);
    }
}

impl NativeData for ContextVar {}

/// What `ContextVar.set` gives: the way back.
#[derive(Debug)]
pub struct Token {
    context: Slot<Option<Ref>>,
    variable: Ref,
    /// `Undef` if the variable had no value.
    old_value: Value,
    used: Cell<bool>,
}

impl Trace for Token {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.context.with(|context| context.iter().for_each(&mut *visit));
        visit(&self.variable);
        self.old_value.trace(visit);
    }

    fn clear(&self) {
        drop(self.context.take());
    }
}

impl NativeData for Token {}

/// The type of `Token.MISSING`.
#[derive(Debug)]
struct Missing;

impl Trace for Missing {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Missing {}

impl NativeType for Missing {
    const NAME: &'static str = "MISSING";
    const MODULE: &'static str = "Token";
    const METHODS: &'static [Native] = MISSING_METHODS;
}

impl NativeType for Context {
    const NAME: &'static str = "Context";
    const MODULE: &'static str = "_contextvars";
    const METHODS: &'static [Native] = CONTEXT_METHODS;
}

impl NativeType for ContextVar {
    const NAME: &'static str = "ContextVar";
    const MODULE: &'static str = "_contextvars";
    const METHODS: &'static [Native] = VARIABLE_METHODS;
}

impl NativeType for Token {
    const NAME: &'static str = "Token";
    const MODULE: &'static str = "_contextvars";
    const METHODS: &'static [Native] = TOKEN_METHODS;
}

#[derive(Default)]
struct Shared {
    missing: Option<Value>,
}

/// `Token.MISSING`.
pub fn missing(vm: &mut Vm) -> Value {
    if let Some(missing) = &vm.extension::<Shared>().missing {
        return missing.clone();
    }
    let missing = vm.new_native(Missing);
    vm.extension::<Shared>().missing = Some(missing.clone());
    missing
}

fn of(object: &Ref) -> &Context {
    object.native::<Context>().expect("only contexts come here")
}

fn new(vm: &mut Vm, table: Rc<Table>) -> Ref {
    let class = vm.native_class::<Context>();
    Ref::new_native(class, Context { table: RefCell::new(table), entered: Cell::new(false) })
}

/// A context without values.
pub fn empty(vm: &mut Vm) -> Ref {
    new(vm, Rc::default())
}

/// The present context, made now if there was none.
pub fn current(vm: &mut Vm) -> Ref {
    if let Some(current) = &vm.context {
        return current.clone();
    }
    let made = empty(vm);
    of(&made).entered.set(true);
    vm.context = Some(made.clone());
    made
}

/// A copy of the present context for a task or a callback; none if it would be empty.
#[inline]
pub fn inherit(vm: &mut Vm) -> Option<Ref> {
    if vm.context.is_none() { None } else { inherit_some(vm) }
}

fn inherit_some(vm: &mut Vm) -> Option<Ref> {
    let table = of(vm.context.as_ref()?).table.borrow().clone();
    (!table.entries.is_empty()).then(|| new(vm, table))
}

/// `copy_context()`.
pub fn copy(vm: &mut Vm) -> Ref {
    inherit(vm).unwrap_or_else(|| empty(vm))
}

/// The context that an argument `context=` says; none for none, which stands for a copy of the present one.
pub fn argument(vm: &mut Vm, given: &Value) -> VmResult<Option<Ref>> {
    match given {
        Value::None | Value::Undef => Ok(None),
        given => match given.as_object().filter(|given| given.native::<Context>().is_some()) {
            Some(context) => Ok(Some(context.clone())),
            None => {
                let name = vm.type_name(given);
                Err(vm.type_error(format!("a contextvars.Context is expected, got {name}")))
            }
        },
    }
}

/// The same, or a copy of the present one.
pub fn argument_or_copy(vm: &mut Vm, given: &Value) -> VmResult<Option<Ref>> {
    Ok(match argument(vm, given)? {
        Some(given) => Some(given),
        None => inherit(vm),
    })
}

/// The context that was left to enter another one.
pub struct Outer(Option<Ref>);

impl Outer {
    /// An empty one.
    pub const EMPTY: Outer = Outer(None);
}

/// Goes into a context; none is an empty one. RuntimeError if somebody is in it.
#[inline]
pub fn enter(vm: &mut Vm, context: Option<Ref>) -> VmResult<Outer> {
    if let Some(entered) = &context
        && of(entered).entered.replace(true)
    {
        let shown = vm.repr(&entered.clone().into())?;
        return Err(vm.runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    Ok(Outer(std::mem::replace(&mut vm.context, context)))
}

/// Goes back; gives the context that was left, if there was need of one.
#[inline]
pub fn leave(vm: &mut Vm, outer: Outer) -> Option<Ref> {
    let left = std::mem::replace(&mut vm.context, outer.0);
    if let Some(left) = &left {
        of(left).entered.set(false);
    }
    left
}

/// Calls something in a context.
pub fn run_in<T>(
    vm: &mut Vm,
    context: Option<Ref>,
    call: impl FnOnce(&mut Vm) -> VmResult<T>,
) -> VmResult<T> {
    let outer = enter(vm, context)?;
    let result = call(vm);
    drop(leave(vm, outer));
    result
}

fn variable_value(vm: &Vm, variable: &Ref) -> Option<Value> {
    let context = vm.context.as_ref()?;
    let table = of(context).table.borrow();
    table.get(variable).cloned()
}

/// Changes the present context.
fn change(vm: &mut Vm, change: impl FnOnce(&mut Table)) {
    let context = current(vm);
    let mut table = of(&context).table.borrow_mut();
    change(Rc::make_mut(&mut table));
}

fn lookup_error(vm: &mut Vm, variable: &Value) -> Raised {
    let class = vm.types.LookupError.clone();
    vm.error_with(&class, [variable.clone()])
}

fn object(this: &Value) -> &Ref {
    this.as_object().expect("the receiver's class was checked")
}

fn variable(this: &Value) -> &ContextVar {
    this.native().expect("the receiver's class was checked")
}

fn token(this: &Value) -> &Token {
    this.native().expect("the receiver's class was checked")
}

/// The way back: TypeError, RuntimeError, ValueError.
fn reset(vm: &mut Vm, this: &Value, given: &Value) -> VmResult<()> {
    let Some(token) = given.native::<Token>() else {
        let shown = vm.repr(given)?;
        return Err(vm.type_error(format!("expected an instance of Token, got {shown}")));
    };
    if token.used.get() {
        let shown = vm.repr(given)?;
        return Err(vm.runtime_error(format!("{shown} has already been used once")));
    }
    if !token.variable.is(object(this)) {
        let shown = vm.repr(given)?;
        return Err(vm.value_error(format!("{shown} was created by a different ContextVar")));
    }
    let current = current(vm);
    if !token.context.get().is_some_and(|context| context.is(&current)) {
        let shown = vm.repr(given)?;
        return Err(vm.value_error(format!("{shown} was created in a different Context")));
    }
    token.used.set(true);
    let old = token.old_value.clone();
    change(vm, |table| {
        if old.is_undef() {
            table.remove(object(this));
        } else {
            table.set(object(this), old);
        }
    });
    Ok(())
}

natives! {
    const VARIABLE_METHODS;
    "@new __new__(cls, name, /, *, default=None)" => |vm, [class, name, default]| {
        if name.as_str().is_none() {
            return Err(vm.type_error("context variable name must be a str"));
        }
        Ok(vm.new_native(ContextVar { name: name.clone(), default: default.clone() }))
    }
    /// Return the variable's value in the present context, else the default that is given here, else the variable's
    /// own. LookupError if there is none.
    "get(self, default=None, /)" => |vm, [this, default]| {
        if let Some(value) = variable_value(vm, object(this)) {
            return Ok(value);
        }
        let default = [default, &variable(this).default].into_iter().find(|default| !default.is_undef());
        default.cloned().ok_or_else(|| lookup_error(vm, this))
    }
    /// Set the variable's value in the present context; return a token for reset().
    "set(self, value, /)" => |vm, [this, value]| {
        let old_value = variable_value(vm, object(this)).unwrap_or(Value::Undef);
        change(vm, |table| table.set(object(this), value.clone()));
        let context = Slot::new(Some(current(vm)));
        Ok(vm.new_native(Token { context, variable: object(this).clone(), old_value, used: Cell::new(false) }))
    }
    /// Give the variable the value that it had before the set() that made the token.
    "reset(self, token, /)" => |vm, [this, token]| {
        reset(vm, this, token)?;
        Ok(Value::None)
    }
    "@get name(self)" => |vm, [this]| {
        Ok(variable(this).name.clone())
    }
    "__repr__(self, /)" => |vm, [this]| {
        let variable = variable(this);
        let name = vm.repr(&variable.name)?;
        let default = match &variable.default {
            Value::Undef => String::new(),
            default => format!(" default={}", vm.repr(default)?),
        };
        Ok(format!("<ContextVar name={name}{default} at {:#x}>", object(this).address()).into())
    }
    "@class __class_getitem__(cls, key, /)" => |vm, [class, key]| {
        Ok(crate::vm::generic_alias::new_alias(vm, class, key))
    }
}

natives! {
    const TOKEN_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        Err(vm.runtime_error("Tokens can only be created by ContextVars"))
    }
    "@get var(self)" => |vm, [this]| {
        Ok(token(this).variable.clone().into())
    }
    "@get old_value(self)" => |vm, [this]| {
        match &token(this).old_value {
            Value::Undef => Ok(missing(vm)),
            old => Ok(old.clone()),
        }
    }
    "__repr__(self, /)" => |vm, [this]| {
        let token = token(this);
        let used = if token.used.get() { " used" } else { "" };
        let variable = vm.repr(&token.variable.clone().into())?;
        Ok(format!("<Token{used} var={variable} at {:#x}>", object(this).address()).into())
    }
    "@class __class_getitem__(cls, key, /)" => |vm, [class, key]| {
        Ok(crate::vm::generic_alias::new_alias(vm, class, key))
    }
}

natives! {
    const MISSING_METHODS;
    "__repr__(self, /)" => |vm, [this]| {
        Ok("<Token.MISSING>".into())
    }
}

fn entries(this: &Value) -> Vec<(Value, Value)> {
    let table = of(object(this)).table.borrow();
    table.entries.iter().map(|(variable, value)| (variable.clone().into(), value.clone())).collect()
}

fn listed(vm: &mut Vm, items: impl Iterator<Item = Value>) -> VmResult<Value> {
    let list = crate::vm::sequences::value_of_list(items.collect());
    vm.iter(&list)
}

/// The value of a variable in a context. TypeError if it is no variable.
fn lookup(vm: &mut Vm, this: &Value, key: &Value) -> VmResult<Option<Value>> {
    let Some(variable) = key.as_object().filter(|key| key.native::<ContextVar>().is_some()) else {
        let shown = vm.repr(key)?;
        return Err(vm.type_error(format!("a ContextVar key was expected, got {shown}")));
    };
    Ok(of(object(this)).table.borrow().get(variable).cloned())
}

/// Whether both have the same variables with equal values.
fn equal(vm: &mut Vm, this: &Value, other: &Value) -> VmResult<bool> {
    let (mine, others) = (entries(this), entries(other));
    if mine.len() != others.len() {
        return Ok(false);
    }
    for (variable, value) in mine {
        match lookup(vm, other, &variable)? {
            Some(found) if vm.eq(&value, &found)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

natives! {
    const CONTEXT_METHODS;
    "@new __new__(cls, *args, **kwargs)" => |vm, [class, args, keywords]| {
        if args.get::<Tuple>().is_some_and(|args| !args.items.is_empty()) || !keywords.is_undef() {
            return Err(vm.type_error("Context() does not accept any arguments"));
        }
        Ok(empty(vm).into())
    }
    /// Call a callable in this context, and return its result. RuntimeError if somebody runs in it.
    "run(self, *args, **kwargs)" => |vm, [this, args, keywords]| {
        let args = args.get::<Tuple>().map(|args| args.items.to_vec()).unwrap_or_default();
        let Some((callable, args)) = args.split_first() else {
            return Err(vm.type_error("run() missing 1 required positional argument"));
        };
        let mut named = Vec::new();
        if let Some(keywords) = keywords.get::<crate::object::Dict>() {
            for entry in keywords.table.borrow().iter() {
                named.extend(entry.key.as_gc().cloned().map(|name| (name, entry.value.clone())));
            }
        }
        let context = Some(object(this).clone());
        run_in(vm, context, |vm| vm.call_keywords(callable, args.to_vec(), named))
    }
    /// Return a copy of the context.
    "copy(self, /)" => |vm, [this]| {
        let table = of(object(this)).table.borrow().clone();
        Ok(new(vm, table).into())
    }
    /// Return a variable's value, or default.
    "get(self, key, default=None, /)" => |vm, [this, key, default]| {
        let found = lookup(vm, this, key)?;
        Ok(found.unwrap_or_else(|| default.clone().defined().unwrap_or(Value::None)))
    }
    /// Return the variables.
    "keys(self, /)" => |vm, [this]| {
        listed(vm, entries(this).into_iter().map(|(variable, _)| variable))
    }
    /// Return the values.
    "values(self, /)" => |vm, [this]| {
        listed(vm, entries(this).into_iter().map(|(_, value)| value))
    }
    /// Return pairs of a variable and its value.
    "items(self, /)" => |vm, [this]| {
        let pairs = entries(this).into_iter();
        listed(vm, pairs.map(|(variable, value)| Gc::new(Tuple::new([variable, value])).into()))
    }
    "__iter__(self, /)" => |vm, [this]| {
        listed(vm, entries(this).into_iter().map(|(variable, _)| variable))
    }
    "__len__(self, /)" => |vm, [this]| {
        Ok(of(object(this)).table.borrow().entries.len().into())
    }
    "__contains__(self, key, /)" => |vm, [this, key]| {
        Ok(lookup(vm, this, key)?.is_some().into())
    }
    "__getitem__(self, key, /)" => |vm, [this, key]| {
        match lookup(vm, this, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key.clone())),
        }
    }
    "__eq__(self, value, /)" => |vm, [this, other]| {
        if other.native::<Context>().is_none() {
            return Ok(vm.not_implemented.clone());
        }
        Ok(equal(vm, this, other)?.into())
    }
}
