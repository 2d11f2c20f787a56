//! Code objects, closure cells and tracebacks, as scripts see them.

use crate::natives;
use crate::object::{Cell, Gc, LoadedCode, Traceback, Tuple, Value};
use crate::vm::Vm;

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    vm.add_methods(&types.code, CODE);
    vm.add_methods(&types.cell, CELL);
    vm.add_methods(&types.traceback, TRACEBACK);
    super::frame::install(vm);
}

fn code_of(value: &Value) -> &LoadedCode {
    value.get::<LoadedCode>().expect("the receiver of a code object's attribute is checked")
}

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    Gc::new(Tuple::new(names.into_iter().map(Value::from))).into()
}

/// The names of all locals that are no free variables, cells included. `*args` and `**kwargs` stand after the other
/// parameters in both orders.
fn variable_names(code: &LoadedCode) -> Vec<&str> {
    code.code.local_names.iter().map(|name| &**name).filter(|name| !name.starts_with('.')).collect()
}

fn cell_names(code: &LoadedCode) -> Vec<&str> {
    let registers = &code.code.cell_registers;
    registers
        .iter()
        .filter_map(|register| code.code.local_names.get(register.index()).map(|name| &**name))
        .collect()
}

fn flags(code: &LoadedCode) -> i64 {
    let flags = &code.code.flags;
    let bits = [
        (flags.optimized, 0x3),
        (flags.varargs, 0x4),
        (flags.varkeywords, 0x8),
        (flags.nested, 0x10),
        (flags.generator, 0x20),
        (flags.coroutine, 0x80),
        (flags.async_generator, 0x200),
        (flags.future_annotations, 0x100_0000),
    ];
    bits.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum()
}

/// The names of the locals that a frame keeps by itself: all but those that only cells hold.
fn fast_names(code: &LoadedCode) -> Vec<&str> {
    let parameters = code.code.parameter_count();
    let cells = cell_names(code);
    let all = variable_names(code).into_iter().enumerate();
    all.filter(|(place, name)| *place < parameters || !cells.contains(name)).map(|(_, name)| name).collect()
}

natives! {
    const CODE;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }
    "@get co_name(self)" => |vm, [this]| { Ok((&code_of(this).name).into()) }
    "@get co_qualname(self)" => |vm, [this]| { Ok((&code_of(this).qualname).into()) }
    "@get co_filename(self)" => |vm, [this]| { Ok(code_of(this).code.source.name.as_str().into()) }
    "@get co_firstlineno(self)" => |vm, [this]| { Ok(Value::Int(i64::from(code_of(this).code.first_line))) }
    "@get co_argcount(self)" => |vm, [this]| { Ok(Value::Int(i64::from(code_of(this).code.positional_count))) }
    "@get co_posonlyargcount(self)" => |vm, [this]| {
        Ok(Value::Int(i64::from(code_of(this).code.positional_only_count)))
    }
    "@get co_kwonlyargcount(self)" => |vm, [this]| {
        Ok(Value::Int(i64::from(code_of(this).code.keyword_only_count)))
    }
    "@get co_nlocals(self)" => |vm, [this]| { Ok(fast_names(code_of(this)).len().into()) }
    "@get co_stacksize(self)" => |vm, [this]| { Ok(Value::Int(i64::from(code_of(this).register_count))) }
    "@get co_flags(self)" => |vm, [this]| { Ok(Value::Int(flags(code_of(this)))) }
    "@get co_varnames(self)" => |vm, [this]| { Ok(names(fast_names(code_of(this)))) }
    "@get co_cellvars(self)" => |vm, [this]| { Ok(names(cell_names(code_of(this)))) }
    "@get co_freevars(self)" => |vm, [this]| {
        Ok(names(code_of(this).code.free_names.iter().map(|name| &**name)))
    }
    "@get co_names(self)" => |vm, [this]| {
        Ok(Gc::new(Tuple::new(code_of(this).names.iter().map(Value::from))).into())
    }
    "@get co_consts(self)" => |vm, [this]| {
        Ok(Gc::new(Tuple::new(code_of(this).constants.iter().cloned())).into())
    }
}

fn cell_of(value: &Value) -> &Cell {
    value.get::<Cell>().expect("the receiver of a cell's attribute is checked")
}

natives! {
    const CELL;
    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| { Ok(vm.native_repr(this)?.into()) }
    "@get cell_contents(self)" => |vm, [this]| {
        match cell_of(this).value.borrow().clone().defined() {
            Some(value) => Ok(value),
            None => Err(vm.value_error("Cell is empty")),
        }
    }
    "@set cell_contents(self, value)" => |vm, [this, value]| {
        drop(cell_of(this).value.replace(value.clone()));
        Ok(Value::None)
    }
}

fn traceback_of(value: &Value) -> &Traceback {
    value.get::<Traceback>().expect("the receiver of a traceback's attribute is checked")
}

natives! {
    const TRACEBACK;
    "@get tb_frame(self)" => |_vm, [this]| { Ok((&traceback_of(this).frame).into()) }
    "@get tb_next(self)" => |vm, [this]| { Ok(traceback_of(this).next.borrow().clone().into()) }
    "@set tb_next(self, value)" => |vm, [this, value]| {
        let next = match (value, value.as_gc::<Traceback>()) {
            (Value::None, _) => None,
            (_, Some(next)) => Some(next.clone()),
            (Value::Undef, _) => return Err(vm.type_error("can't delete tb_next attribute")),
            _ => {
                let given = vm.type_name(value);
                return Err(vm.type_error(format!("expected traceback object, got '{given}'")));
            }
        };
        let mut entry = next.clone();
        while let Some(behind) = entry {
            if this.is(&(&behind).into()) {
                return Err(vm.value_error("traceback loop detected"));
            }
            entry = behind.next.borrow().clone();
        }
        drop(traceback_of(this).next.replace(next));
        Ok(Value::None)
    }
    "@get tb_lineno(self)" => |vm, [this]| {
        Ok(Value::Int(i64::from(traceback_of(this).line())))
    }
    "@get tb_lasti(self)" => |vm, [this]| { Ok(Value::Int(i64::from(traceback_of(this).offset))) }
}
