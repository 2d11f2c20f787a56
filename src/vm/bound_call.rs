//! Calls of functions of scripts whose arguments are more than the parameters in order: by name, spread, fewer than
//! there are parameters, more than that. They are bound straight into the callee's window, which lies above the
//! caller's. Calls that do not fit are refused, with nothing done, and made the long way, which knows the errors.

use crate::bytecode::{CallSiteId, Reg};
use crate::object::reference::{INTERNED, spend_budget};
use crate::object::{
    BoundMethod, Class, Dict, DictTable, Function, Gc, Instance, LoadedCode, OnReturn, Str, Tuple, Value,
};

use super::machine::{Machine, tuple_items};
use super::ops::plain_init;
use super::{Raised, Vm, VmResult};

/// What became of an attempt to make a call.
pub(super) enum Attempt {
    /// The callee's frame is the running one.
    Entered,
    /// It must be made the long way; nothing was done.
    Refused,
    Raised(Raised),
}

/// Where a call stands in the caller's registers, and where it goes on.
#[derive(Clone, Copy)]
pub(super) struct CallPlace {
    pub callee: Reg,
    /// The register of the first argument.
    pub first: usize,
    pub argc: usize,
    pub dst: Reg,
    /// The instruction after the call.
    pub pc: u32,
}

impl CallPlace {
    /// A call of `regs[callee]` with the arguments after it.
    pub fn of_function(callee: Reg, argc: usize, dst: Reg, pc: u32) -> CallPlace {
        CallPlace { callee, first: callee.index() + 1, argc, dst, pc }
    }

    /// A call of `regs[callee]` with the receiver after it, if there is one, and the arguments after that.
    pub fn of_method(regs: &[Value], callee: Reg, argc: usize, dst: Reg, pc: u32) -> CallPlace {
        let bound = usize::from(!regs[callee.index() + 1].is_undef());
        CallPlace { callee, first: callee.index() + 2 - bound, argc: argc + bound, dst, pc }
    }
}

/// What a call comes to: a function, perhaps with an argument before the others.
struct Target {
    function: Gc<Function>,
    receiver: Receiver,
}

enum Receiver {
    Nothing,
    Value(Value),
    /// A new instance of the class that is called.
    NewInstance(Gc<Class>),
}

impl Target {
    fn of(vm: &mut Vm, callee: &Value) -> Option<Target> {
        if let Some(function) = callee.as_gc::<Function>() {
            return Some(Target { function: function.clone(), receiver: Receiver::Nothing });
        }
        if let Some(class) = callee.as_gc::<Class>() {
            if !class.traits.get().heap {
                return None;
            }
            let function = plain_init(vm, class)?;
            return Some(Target { function, receiver: Receiver::NewInstance(class.clone()) });
        }
        let method = callee.get::<BoundMethod>()?;
        let function = method.function.as_gc::<Function>()?.clone();
        Some(Target { function, receiver: Receiver::Value(method.receiver.clone()) })
    }
}

/// Where the parameter stands that has this name and may be given by it.
#[inline(always)]
fn parameter(code: &LoadedCode, name: &Gc<Str>) -> Option<usize> {
    let first = usize::from(code.code.positional_only_count);
    let end = usize::from(code.code.positional_count) + usize::from(code.code.keyword_only_count);
    let names = &code.local_names[first..end];
    let place = names.iter().position(|known| known.is(name)).or_else(|| by_text(names, name))?;
    Some(first + place)
}

/// Where a name stands among others by its text: one that a dict holds need not be the object that code has for it.
#[inline(never)]
fn by_text(names: &[Gc<Str>], name: &Gc<Str>) -> Option<usize> {
    if name.as_ref_untyped().has_flag(INTERNED) {
        return None;
    }
    names.iter().position(|known| known.as_str() == name.as_str())
}

/// Whether an argument of this name has a place that is free, if so many are given by position.
#[inline(always)]
fn fits(code: &LoadedCode, given: usize, name: &Gc<Str>) -> bool {
    match parameter(code, name) {
        Some(place) => place >= given.min(usize::from(code.code.positional_count)),
        None => code.code.flags.varkeywords,
    }
}

/// Puts arguments that fit into the registers of the parameters, and the defaults of those that were not given. By
/// position there are the receiver, if there is one, and `count` others.
#[inline(always)]
fn bind<'a>(
    vm: &mut Vm,
    function: &Gc<Function>,
    window: &mut [Value],
    mut receiver: Option<Value>,
    count: usize,
    mut by_position: impl FnMut(usize) -> Value,
    by_name: impl Iterator<Item = (&'a Gc<Str>, Value)>,
) -> VmResult<()> {
    let code = &function.code.code;
    let positional = usize::from(code.positional_count);
    let named = positional + usize::from(code.keyword_only_count);
    let given = count + usize::from(receiver.is_some());
    let direct = given.min(positional);
    let mut next = 0;
    for register in &mut window[..direct] {
        *register = receiver.take().unwrap_or_else(|| {
            next += 1;
            by_position(next - 1)
        });
    }
    // Earlier frames left values there. (Of the other registers the callee's first instructions clear what they must.)
    for register in &mut window[direct..named] {
        *register = Value::Undef;
    }
    if code.flags.varargs {
        window[named] = if given == direct {
            vm.empty_tuple.clone()
        } else {
            let rest = (next..count).map(by_position);
            Gc::new(match receiver {
                Some(receiver) => Tuple::new(std::iter::once(receiver).chain(rest)),
                None => Tuple::new(rest),
            })
            .into()
        };
    }
    let mut missing = named - direct;
    let mut rest = None;
    for (name, value) in by_name {
        match parameter(&function.code, name) {
            Some(place) => {
                window[place] = value;
                missing -= 1;
            }
            // Mostly there is one.
            None => rest.get_or_insert_with(|| DictTable::with_capacity(1)).insert_new(
                name.hash(),
                name.into(),
                value,
            ),
        }
    }
    if code.flags.varkeywords {
        window[named + usize::from(code.flags.varargs)] =
            Gc::new(Dict { table: rest.unwrap_or_default().into() }).into();
    }
    if missing == 0 { Ok(()) } else { vm.fill_defaults(function, window, given) }
}

/// Where the arguments of a call are.
enum Arguments<'a> {
    /// In registers; the last of them are by these names.
    Registers(&'a [Gc<Str>]),
    /// In a tuple and a dict, or nothing in its place.
    Spread(&'a Value, &'a Value),
}

/// Makes a call whose last arguments are by the names that the site says, if there is one.
#[inline(never)]
pub(super) fn call(machine: &mut Machine<'_>, call: CallPlace, site: Option<CallSiteId>) -> Attempt {
    let callee = &machine.stack[machine.frame.place.base() as usize + call.callee.index()];
    let Some(target) = Target::of(machine.vm, callee) else { return Attempt::Refused };
    let code = machine.frame.function.code.clone();
    let names = site.map_or(&[][..], |site| &code.call_keywords[site.index()]);
    enter(machine, target, call, call.argc - names.len(), &Arguments::Registers(names))
}

/// Makes a call `f(*args, **keywords)`: the tuple and the dict are in the registers after the callee.
#[inline(never)]
pub(super) fn call_spread(machine: &mut Machine<'_>, callee: Reg, dst: Reg, pc: u32) -> Attempt {
    let call = CallPlace::of_function(callee, 2, dst, pc);
    let regs = machine.registers();
    let (args, keywords) = (regs[call.first].clone(), regs[call.first + 1].clone());
    let callee = &machine.stack[machine.frame.place.base() as usize + callee.index()];
    let Some(target) = Target::of(machine.vm, callee) else { return Attempt::Refused };
    enter(machine, target, call, tuple_items(&args).len(), &Arguments::Spread(&args, &keywords))
}

/// Binds the arguments in a new window above the running frame's, and makes the callee's frame the running one.
#[inline(always)]
fn enter(
    machine: &mut Machine<'_>,
    target: Target,
    call: CallPlace,
    by_position: usize,
    arguments: &Arguments<'_>,
) -> Attempt {
    let Target { function, receiver } = target;
    let given = by_position + usize::from(!matches!(receiver, Receiver::Nothing));
    let code = &function.code;
    let fit = (given <= usize::from(code.code.positional_count) || code.code.flags.varargs)
        && match *arguments {
            Arguments::Registers(names) => names.iter().all(|name| fits(code, given, name)),
            Arguments::Spread(_, keywords) => keywords.get::<Dict>().is_none_or(|dict| {
                let table = dict.table.borrow();
                // A removed entry has no key.
                table
                    .entries()
                    .iter()
                    .all(|entry| entry.key.as_gc().is_none_or(|name| fits(code, given, name)))
            }),
        };
    if !fit || machine.vm.is_at_recursion_limit() || spend_budget() {
        return Attempt::Refused;
    }
    let (caller, base) = (machine.frame.place.base() as usize, machine.free_base() as usize);
    let register_count = usize::from(function.code.register_count);
    machine.reserve(base + register_count);
    let (below, above) = machine.stack.split_at_mut(base);
    let (regs, window) = (&mut below[caller..], &mut above[..register_count]);
    let (receiver, on_return) = match receiver {
        Receiver::Nothing => (None, OnReturn::Store),
        Receiver::Value(value) => (Some(value), OnReturn::Store),
        Receiver::NewInstance(class) => {
            // It waits in the register of the callee while its `__init__` runs.
            let instance = Value::from(Instance::new(class));
            regs[call.callee.index()] = instance.clone();
            (Some(instance), OnReturn::Init)
        }
    };
    let (positions, named) =
        regs[call.first..call.first + call.argc].split_at_mut(by_position.min(call.argc));
    let bound = match *arguments {
        Arguments::Registers(names) => {
            let named = names.iter().zip(named.iter_mut().map(Value::take));
            let count = positions.len();
            bind(machine.vm, &function, window, receiver, count, |index| positions[index].take(), named)
        }
        Arguments::Spread(args, keywords) => {
            regs[call.first] = Value::Undef;
            regs[call.first + 1] = Value::Undef;
            let items = tuple_items(args);
            let table = keywords.get::<Dict>().map(|dict| dict.table.borrow());
            let entries = table.as_ref().map_or(&[][..], |table| table.entries());
            let named = entries.iter().filter_map(|entry| Some((entry.key.as_gc()?, entry.value.clone())));
            bind(machine.vm, &function, window, receiver, items.len(), |index| items[index].clone(), named)
        }
    };
    if let Err(raised) = bound {
        window.fill_with(Value::default);
        return Attempt::Raised(raised);
    }
    machine.push_window(function, base as u32, call.pc, call.dst, on_return);
    Attempt::Entered
}
