//! Where coroutines stand: for reprs and reports.

use crate::object::{Frame, Gc, Generator, GeneratorState, Ref};
use crate::vm::Vm;

use super::coroutine::NativeCoroutine;

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The name of the function that stands there, qualified.
    pub function: String,
    pub file: String,
    /// From 1.
    pub line: u32,
}

/// The line where the frame of a coroutine stands; none if it has no frame any more.
pub fn line(vm: &Vm, coroutine: &Gc<Generator>) -> Option<u32> {
    let code = &coroutine.function.code.code;
    match coroutine.state.get() {
        GeneratorState::Finished => None,
        GeneratorState::Created => Some(code.first_line),
        GeneratorState::Suspended | GeneratorState::Running => {
            let kept = coroutine.frame.borrow();
            if let Some(frame) = &*kept {
                return Some(code.line_of(frame.pc.saturating_sub(1) as usize));
            }
            // One that runs is among the frames, if it called another; else it called Rust, which asks now.
            let is_own = |frame: &&Frame| frame.generator().is_some_and(|generator| generator.is(coroutine));
            let own = vm.frames.iter().rev().find(is_own).map(|frame| frame.pc);
            let pc = own.unwrap_or_else(|| {
                vm.running_site().number().wrapping_sub(coroutine.function.code.site_base)
            });
            Some(code.line_of(pc.saturating_sub(1) as usize))
        }
    }
}

/// The chain of coroutines that a suspended one stands in, from itself to the innermost.
pub fn chain(vm: &Vm, coroutine: &Ref) -> Vec<Position> {
    let mut positions = Vec::new();
    if let Some(outermost) = coroutine.downcast_ref::<Generator>() {
        let inner = outermost.chain.borrow();
        for generator in std::iter::once(outermost).chain(inner.iter()) {
            let code = &generator.function.code.code;
            positions.push(Position {
                function: generator.qualname().as_str().to_string(),
                file: code.source.name.clone(),
                line: line(vm, generator).unwrap_or(code.first_line),
            });
        }
        let last = inner.last().unwrap_or(outermost);
        if let Some(native) = last.awaiting.borrow().native::<NativeCoroutine>() {
            positions.push(native_position(native));
        }
    } else if let Some(native) = coroutine.native::<NativeCoroutine>() {
        positions.push(native_position(native));
    }
    positions
}

fn native_position(native: &NativeCoroutine) -> Position {
    Position {
        function: native.what.qualname.to_string(),
        file: native.what.file.to_string(),
        line: u32::from(native.line()),
    }
}
