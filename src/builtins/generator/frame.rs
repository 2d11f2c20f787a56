//! What `gi_frame` and its like give: as much of a frame as scripts look at.

use crate::natives;
use crate::object::{Dict, Gc, Generator, GeneratorState, NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Vm};

/// The frame of a generator.
#[derive(Debug)]
pub struct GeneratorFrame {
    generator: Gc<Generator>,
}

impl Trace for GeneratorFrame {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(self.generator.as_ref_untyped());
    }
}

impl NativeData for GeneratorFrame {}

impl NativeType for GeneratorFrame {
    const NAME: &'static str = "frame";
    const METHODS: &'static [Native] = METHODS;
}

/// The frame of a generator that has not ended; else None.
pub fn frame_of(vm: &mut Vm, this: &Value) -> Value {
    let generator = super::generator(this);
    if generator.state.get() == GeneratorState::Finished {
        return Value::None;
    }
    let generator = generator.clone();
    vm.new_native(GeneratorFrame { generator })
}

fn generator(this: &Value) -> &Gc<Generator> {
    &this.native::<GeneratorFrame>().expect("the receiver was checked").generator
}

natives! {
    const METHODS;

    /// The code that runs in the frame.
    "@get f_code(self)" => |_vm, [this]| { Ok((&generator(this).function.code).into()) }
    /// The globals of the frame.
    "@get f_globals(self)" => |_vm, [this]| { Ok((&generator(this).function.globals).into()) }
    /// The frame that waits for this one; never known here.
    "@get f_back(self)" => |_vm, [_this]| { Ok(Value::None) }
    /// The line that the frame is at.
    "@get f_lineno(self)" => |_vm, [this]| {
        let generator = generator(this);
        let code = &generator.function.code.code;
        let line = match (&*generator.frame.borrow(), generator.state.get()) {
            (_, GeneratorState::Created) | (None, _) => code.first_line,
            (Some(frame), _) => code.line_of((frame.place.pc() as usize).saturating_sub(1)),
        };
        Ok(Value::Int(i64::from(line)))
    }
    /// The locals that have values.
    "@get f_locals(self)" => |_vm, [this]| {
        let locals = Dict::new();
        let generator = generator(this);
        if let Some(frame) = &*generator.frame.borrow() {
            for (name, value) in frame.function.code.local_names.iter().zip(super::registers_of(frame)) {
                let value = match value.get::<crate::object::Cell>() {
                    Some(cell) => cell.value.borrow().clone(),
                    None => value.clone(),
                };
                if !value.is_undef() {
                    locals.set_str(name, value);
                }
            }
        }
        Ok(locals.into())
    }
}
