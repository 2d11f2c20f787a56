//! Frames as scripts see them: `sys._getframe()`, `gi_frame`, `tb_frame`.
//!
//! An object follows its frame: line and locals are those of now, and stay when the frame has ended. The locals of a
//! frame that waits for a function of Rust cannot be seen; asking for them is refused.

use std::ops::ControlFlow;

use crate::bytecode::Place;
use crate::natives;
use crate::object::{
    Dict, Frame, FrameObject, FrameState, Gc, Generator, GeneratorState, Ref, Suspended, Value,
};
use crate::vm::{Vm, VmResult};

use super::frame_locals::FrameLocals;
use super::functions::locals_of;

pub fn install(vm: &mut Vm) {
    let types = vm.types.clone();
    vm.add_methods(&types.frame, METHODS);
}

/// The frame of a generator that has not ended; else None.
pub fn of_generator(vm: &Vm, generator: &Gc<Generator>) -> Value {
    if generator.state.get() == GeneratorState::Finished {
        return Value::None;
    }
    let known = generator.frame_object().or_else(|| {
        let kept = generator.frame.borrow();
        kept.as_ref().map(|kept| vm.frame_object(&kept.frame, Some(generator)))
    });
    let object = known.or_else(|| {
        let mut found = None;
        let _ = vm.visit_frames(&mut |frame, running, _| match running {
            Some(running) if running.is(generator) => {
                found = Some(vm.frame_object(frame, running.into()));
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        });
        found
    });
    if let Some(object) = &object
        && let FrameState::Live { generator: known @ None, .. } = &mut *object.state.borrow_mut()
    {
        *known = Some(generator.as_ref_untyped().downgrade());
    }
    object.into()
}

/// Whether a frame is the library's, which is Rondo's own.
fn is_own(frame: &Frame) -> bool {
    frame.function.code.code.source.name.starts_with("<rondo ")
}

/// The frame of the script's function that is `depth` calls above the running one, or above another one.
fn outwards(vm: &mut Vm, from: Option<&Gc<FrameObject>>, depth: usize) -> Option<Gc<FrameObject>> {
    let mut found = None;
    let mut left = from.is_none().then_some(depth);
    let mut hidden = Vec::new();
    let visited = &std::cell::RefCell::new((&mut left, &mut hidden));
    let _ = vm.visit_all_frames(
        &mut |frame, generator, _| {
            let (left, _) = &mut *visited.borrow_mut();
            if is_own(frame) {
                return ControlFlow::Continue(());
            }
            match left {
                Some(0) => {
                    found = Some(vm.frame_object(frame, generator));
                    return ControlFlow::Break(());
                }
                Some(left) => *left -= 1,
                None => {
                    let known = vm.known_frame_object(frame, generator);
                    if let (Some(known), Some(from)) = (known, from)
                        && known.is(from)
                    {
                        **left = Some(depth - 1);
                    }
                }
            }
            ControlFlow::Continue(())
        },
        &mut |place| {
            let (left, hidden) = &mut *visited.borrow_mut();
            if place.is_own() {
                return ControlFlow::Continue(());
            }
            match left {
                // What is above it must be looked for still.
                Some(0) => hidden.push(place),
                Some(left) => *left -= 1,
                None => {}
            }
            ControlFlow::Continue(())
        },
    );
    // From the outermost inwards.
    for place in hidden.into_iter().rev() {
        let code = vm.load_code(place.code);
        found = Some(Gc::new(FrameObject::of_place(code, place.offset, found)));
    }
    found
}

/// The frame of the script's function that is `depth` calls above the running one.
///
/// # Errors
/// ValueError if there are not so many.
pub fn current(vm: &mut Vm, depth: usize) -> VmResult<Value> {
    match outwards(vm, None, depth) {
        Some(frame) => Ok(frame.into()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

fn frame(this: &Value) -> &Gc<FrameObject> {
    this.as_gc().expect("the receiver was checked")
}

/// Shows a frame that runs or waits, with its registers if they can be seen.
fn look<T>(vm: &Vm, object: &Gc<FrameObject>, see: impl FnOnce(&Frame, Option<&[Value]>) -> T) -> Option<T> {
    let mut see = Some(see);
    let mut seen = None;
    let _ = vm.visit_frames(&mut |frame, generator, registers| {
        if vm.known_frame_object(frame, generator).is_some_and(|known| known.is(object)) {
            seen = see.take().map(|see| see(frame, registers));
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    if seen.is_some() {
        return seen;
    }
    let generator = match &*object.state.borrow() {
        FrameState::Live { generator: Some(generator), .. } => generator.upgrade()?,
        _ => return None,
    };
    let kept = generator.get::<Generator>()?.frame.borrow();
    let Suspended { frame, registers } = kept.as_ref()?;
    see.take().map(|see| see(frame, Some(registers)))
}

/// The last instruction that the frame began; nothing if it began none.
fn offset(vm: &Vm, object: &Gc<FrameObject>) -> Option<usize> {
    let last_seen = match &*object.state.borrow() {
        FrameState::Ended { offset, .. } => return Some(*offset as usize),
        FrameState::Live { offset, .. } => *offset,
    };
    let offset = look(vm, object, |frame, _| frame.offset()).unwrap_or(last_seen) as usize;
    // A generator that is yet to start stands behind what made it.
    let code = &object.code;
    let made = crate::bytecode::Instruction::ReturnGenerator {};
    let starts = code.instructions.get(offset).is_some_and(|instruction| instruction.get() == made);
    (!starts).then_some(offset)
}

fn line(vm: &Vm, object: &Gc<FrameObject>) -> u32 {
    let code = &object.code.code;
    offset(vm, object).map_or(code.first_line, |offset| code.line_of(offset))
}

/// Where a frame is; nothing if it has begun no instruction.
pub fn place(vm: &Vm, object: &Gc<FrameObject>) -> Option<Place> {
    let offset = offset(vm, object)? as u32;
    Some(Place { code: object.code.code.clone(), offset })
}

/// The locals of a frame, as a new dict, or the namespace that they are in.
fn locals(vm: &mut Vm, object: &Gc<FrameObject>) -> VmResult<Gc<Dict>> {
    if let FrameState::Ended { registers, .. } = &*object.state.borrow()
        && let Some(function) = &object.function
    {
        return Ok(locals_of(function, registers));
    }
    let seen =
        look(vm, object, |frame, registers| registers.map(|registers| locals_of(&frame.function, registers)));
    match seen {
        Some(Some(locals)) => Ok(locals),
        None if object.function.is_some() => Ok(Dict::new()),
        _ => Err(vm.not_implemented_error(
            "Rondo does not see the locals of a frame that waits for a function of Rust",
        )),
    }
}

natives! {
    const METHODS;

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let address = this.as_object().map_or(0, Ref::address);
        let code = &frame(this).code;
        let file = crate::object::text::quote::repr_str(code.code.source.name.as_str());
        let (line, name) = (line(vm, frame(this)), code.name.as_str());
        Ok(format!("<frame at {address:#x}, file {file}, line {line}, code {name}>").into())
    }
    /// The code that runs in the frame.
    "@get f_code(self)" => |_vm, [this]| { Ok((&frame(this).code).into()) }
    /// The globals of the frame.
    "@get f_globals(self)" => |_vm, [this]| {
        Ok(frame(this).globals().cloned().unwrap_or_else(Dict::new).into())
    }
    /// The namespace of the module `builtins`.
    "@get f_builtins(self)" => |vm, [_this]| { Ok((&vm.builtins).into()) }
    /// The frame that called this one.
    "@get f_back(self)" => |vm, [this]| {
        if let FrameState::Ended { back, .. } = &*frame(this).state.borrow() {
            return Ok(back.clone().into());
        }
        Ok(outwards(vm, Some(frame(this)), 1).into())
    }
    /// The line that the frame is at.
    "@get f_lineno(self)" => |vm, [this]| { Ok(Value::Int(i64::from(line(vm, frame(this))))) }
    /// The number of the last instruction; -1 before the first.
    "@get f_lasti(self)" => |vm, [this]| {
        Ok(Value::Int(offset(vm, frame(this)).map_or(-1, |offset| offset as i64)))
    }
    /// What is called for each line: nothing.
    "@get f_trace(self)" => |_vm, [_this]| { Ok(Value::None) }
    /// The locals that have values.
    "@get f_locals(self)" => |vm, [this]| {
        let names = locals(vm, frame(this))?;
        if frame(this).code.code.flags.optimized {
            return Ok(vm.new_native(FrameLocals { names }));
        }
        Ok(names.into())
    }
    /// Clears all references to local variables held by the frame.
    "clear(self, /)" => |vm, [this]| {
        let this = frame(this);
        let suspended = match &*this.state.borrow() {
            FrameState::Ended { .. } => None,
            FrameState::Live { generator, .. } => {
                let generator = generator.as_ref().and_then(crate::object::WeakRef::upgrade);
                let state = generator.as_ref().and_then(|it| it.get::<Generator>()).map(|it| it.state.get());
                Some(matches!(state, Some(GeneratorState::Suspended)))
            }
        };
        match suspended {
            None => {
                let registers = match &mut *this.state.borrow_mut() {
                    FrameState::Ended { registers, .. } => std::mem::take(registers),
                    FrameState::Live { .. } => Box::default(),
                };
                drop(registers);
                Ok(Value::None)
            }
            Some(true) => Err(vm.runtime_error("cannot clear a suspended frame")),
            Some(false) => Err(vm.runtime_error("cannot clear an executing frame")),
        }
    }
}
