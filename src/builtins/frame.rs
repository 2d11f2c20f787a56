//! Frames as scripts see them: `sys._getframe()`, `gi_frame`, `tb_frame`.
//!
//! A frame of Rondo is no object. What `sys._getframe()` gives is what the frames were like when it was called: line and
//! locals do not follow the frame afterwards. A traceback remembers places only: the locals of its frames are gone, and
//! asking for them is refused.

use crate::natives;
use std::ops::ControlFlow;

use crate::object::{
    Dict, Function, Gc, Generator, GeneratorState, LoadedCode, NativeData, Ref, Suspended, Trace, Traceback,
    Value,
};
use crate::vm::{Native, NativeType, Vm, VmResult};

use super::functions::locals_of;

/// A frame object.
#[derive(Debug)]
pub enum FrameObject {
    /// The frame of a generator, as it is now.
    Generator(Gc<Generator>),
    /// A frame as it was.
    Past(PastFrame),
}

/// A frame as it was.
#[derive(Debug)]
pub struct PastFrame {
    code: Gc<LoadedCode>,
    globals: Gc<Dict>,
    /// The last instruction that it began.
    offset: usize,
    /// `Undef` if they cannot be known.
    locals: Value,
    /// The caller's frame, or None; `Undef` if it cannot be known.
    back: Value,
}

impl Trace for FrameObject {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        match self {
            FrameObject::Generator(generator) => visit(generator.as_ref_untyped()),
            FrameObject::Past(past) => {
                visit(past.code.as_ref_untyped());
                visit(past.globals.as_ref_untyped());
                past.locals.trace(visit);
                past.back.trace(visit);
            }
        }
    }
}

impl NativeData for FrameObject {}

impl NativeType for FrameObject {
    const NAME: &'static str = "frame";
    const METHODS: &'static [Native] = METHODS;
}

/// The frame of a generator that has not ended; else None.
pub fn of_generator(vm: &mut Vm, generator: &Gc<Generator>) -> Value {
    if generator.state.get() == GeneratorState::Finished {
        return Value::None;
    }
    vm.new_native(FrameObject::Generator(generator.clone()))
}

/// The frame of an entry of a traceback.
pub fn of_traceback(vm: &mut Vm, traceback: &Traceback) -> Value {
    let globals = traceback.globals.clone().unwrap_or_else(Dict::new);
    let (code, offset) = (traceback.code.clone(), traceback.offset as usize);
    vm.new_native(FrameObject::Past(PastFrame {
        code,
        globals,
        offset,
        locals: Value::Undef,
        back: Value::Undef,
    }))
}

/// The frame of the script's function that is `depth` calls above the running one.
///
/// # Errors
/// ValueError if there are not so many.
pub fn current(vm: &mut Vm, depth: usize) -> VmResult<Value> {
    let mut views: Vec<(Gc<Function>, usize, Value)> = Vec::new();
    let _ = vm.visit_frames(&mut |frame, _, registers| {
        if frame.function.code.code.source.name.starts_with("<rondo ") {
            return ControlFlow::Continue(());
        }
        let locals = registers.map_or(Value::Undef, |registers| locals_of(frame, registers).into());
        views.push((frame.function.clone(), (frame.place.pc() as usize).saturating_sub(1), locals));
        ControlFlow::Continue(())
    });
    if depth >= views.len() {
        return Err(vm.value_error("call stack is not deep enough"));
    }
    let mut back = Value::None;
    for (function, offset, locals) in views.drain(depth..).rev() {
        let (code, globals) = (function.code.clone(), function.globals.clone());
        back = vm.new_native(FrameObject::Past(PastFrame { code, globals, offset, locals, back }));
    }
    Ok(back)
}

fn frame(this: &Value) -> &FrameObject {
    this.native().expect("the receiver was checked")
}

fn code(this: &Value) -> &Gc<LoadedCode> {
    match frame(this) {
        FrameObject::Generator(generator) => &generator.function.code,
        FrameObject::Past(past) => &past.code,
    }
}

fn globals(this: &Value) -> &Gc<Dict> {
    match frame(this) {
        FrameObject::Generator(generator) => &generator.function.globals,
        FrameObject::Past(past) => &past.globals,
    }
}

/// The last instruction that the frame began; nothing if it began none.
fn offset(this: &Value) -> Option<usize> {
    match frame(this) {
        FrameObject::Past(past) => Some(past.offset),
        FrameObject::Generator(generator) => match &*generator.frame.borrow() {
            Some(Suspended { frame, .. }) if generator.state.get() != GeneratorState::Created => {
                Some((frame.place.pc() as usize).saturating_sub(1))
            }
            _ => None,
        },
    }
}

fn line(this: &Value) -> u32 {
    let code = &code(this).code;
    offset(this).map_or(code.first_line, |offset| code.line_of(offset))
}

fn generator_locals(generator: &Generator) -> Gc<Dict> {
    let locals = Dict::new();
    if let Some(Suspended { frame, registers }) = &*generator.frame.borrow() {
        for (name, value) in frame.function.code.local_names.iter().zip(registers) {
            let value = match value.get::<crate::object::Cell>() {
                Some(cell) => cell.value.borrow().clone(),
                None => value.clone(),
            };
            if !value.is_undef() {
                locals.set_str(name, value);
            }
        }
    }
    locals
}

natives! {
    const METHODS;

    /// Return repr(self).
    "__repr__(self, /)" => |_vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        let (file, name) = (code(this).code.source.name.as_str(), code(this).name.as_str());
        let file = crate::object::text::quote::repr_str(file);
        Ok(format!("<frame at {address:#x}, file {file}, line {}, code {name}>", line(this)).into())
    }
    /// The code that runs in the frame.
    "@get f_code(self)" => |_vm, [this]| { Ok(code(this).into()) }
    /// The globals of the frame.
    "@get f_globals(self)" => |_vm, [this]| { Ok(globals(this).into()) }
    /// The namespace of the module `builtins`.
    "@get f_builtins(self)" => |vm, [_this]| { Ok((&vm.builtins).into()) }
    /// The frame that called this one.
    "@get f_back(self)" => |vm, [this]| {
        match frame(this) {
            FrameObject::Past(past) if past.back.is_undef() => {
                Err(vm.not_implemented_error("Rondo's tracebacks do not know the frames below them"))
            }
            FrameObject::Past(past) => Ok(past.back.clone()),
            FrameObject::Generator(_) => Ok(Value::None),
        }
    }
    /// The line that the frame is at.
    "@get f_lineno(self)" => |_vm, [this]| { Ok(Value::Int(i64::from(line(this)))) }
    /// The number of the last instruction; -1 before the first.
    "@get f_lasti(self)" => |_vm, [this]| { Ok(Value::Int(offset(this).map_or(-1, |offset| offset as i64))) }
    /// What is called for each line: nothing.
    "@get f_trace(self)" => |_vm, [_this]| { Ok(Value::None) }
    /// The locals that have values.
    "@get f_locals(self)" => |vm, [this]| {
        match frame(this) {
            FrameObject::Generator(generator) => Ok(generator_locals(generator).into()),
            FrameObject::Past(past) if past.locals.is_undef() => {
                Err(vm.not_implemented_error("Rondo does not keep the locals of this frame"))
            }
            FrameObject::Past(past) => Ok(past.locals.clone()),
        }
    }
}
