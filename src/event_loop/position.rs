//! Where coroutines stand: for reprs and reports.

use crate::bytecode::Place;
use crate::object::{Gc, Generator, GeneratorState, Ref};
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

/// The instruction where the frame of a coroutine stands; none if it has not begun or has ended.
fn offset(vm: &Vm, coroutine: &Gc<Generator>) -> Option<u32> {
    let next = match coroutine.state.get() {
        GeneratorState::Finished | GeneratorState::Created => return None,
        GeneratorState::Suspended | GeneratorState::Running => {
            let kept = coroutine.frame.borrow();
            match &*kept {
                Some(kept) => kept.frame.place.pc(),
                None => {
                    // One that runs is among the frames, if it called another; else it called Rust, which asks now.
                    let own = vm.height_of(coroutine).map(|height| vm.frames[height].place.pc());
                    let code = &coroutine.function.code;
                    own.unwrap_or_else(|| vm.running_site().number().wrapping_sub(code.site_base))
                }
            }
        }
    };
    Some(next.saturating_sub(1))
}

/// The line where the frame of a coroutine stands; none if it has no frame any more.
pub fn line(vm: &Vm, coroutine: &Gc<Generator>) -> Option<u32> {
    let code = &coroutine.function.code.code;
    match coroutine.state.get() {
        GeneratorState::Finished => None,
        _ => Some(offset(vm, coroutine).map_or(code.first_line, |offset| code.line_of(offset as usize))),
    }
}

/// Whether a coroutine has not begun to run.
pub fn is_new(coroutine: &Ref) -> bool {
    coroutine.downcast_ref::<Generator>().is_some_and(|one| one.state.get() == GeneratorState::Created)
}

/// The coroutines of scripts that a suspended one stands in, from itself to the innermost.
pub fn generators(coroutine: &Ref) -> Vec<Gc<Generator>> {
    let Some(outermost) = coroutine.downcast_ref::<Generator>() else { return Vec::new() };
    std::iter::once(outermost.clone()).chain(outermost.chain.borrow().iter().cloned()).collect()
}

/// Where a task's coroutine stands, through all that it awaits. Code of Rondo's own is left out.
pub fn places(vm: &Vm, coroutine: &Ref) -> Vec<Place> {
    let Some(outermost) = coroutine.downcast_ref::<Generator>() else { return Vec::new() };
    let places: Vec<Place> = if outermost.state.get() == GeneratorState::Running {
        vm.running_places(outermost)
    } else {
        let stands = |generator: &Gc<Generator>| {
            let code = generator.function.code.code.clone();
            offset(vm, generator).map(|offset| Place { code, offset })
        };
        generators(coroutine).iter().filter_map(stands).collect()
    };
    places.into_iter().filter(|place| !place.is_own()).collect()
}

/// The coroutine of Rust that stands innermost, if there is one.
pub fn innermost_native(coroutine: &Ref) -> Option<Ref> {
    if coroutine.native::<NativeCoroutine>().is_some() {
        return Some(coroutine.clone());
    }
    let chain = generators(coroutine);
    let awaiting = chain.last()?.awaiting.borrow().clone();
    awaiting.as_object().filter(|object| object.native::<NativeCoroutine>().is_some()).cloned()
}

/// The chain of coroutines that a suspended one stands in, from itself to the innermost.
pub fn chain(vm: &Vm, coroutine: &Ref) -> Vec<Position> {
    let scripts = generators(coroutine);
    let mut positions: Vec<Position> = scripts
        .iter()
        .map(|generator| {
            let code = &generator.function.code.code;
            Position {
                function: generator.qualname().as_str().to_string(),
                file: code.source.name.clone(),
                line: line(vm, generator).unwrap_or(code.first_line),
            }
        })
        .collect();
    let native = innermost_native(coroutine);
    positions.extend(native.iter().filter_map(|native| native.native()).map(native_position));
    positions
}

fn native_position(native: &NativeCoroutine) -> Position {
    Position {
        function: native.what().qualname.to_string(),
        file: native.what().file.to_string(),
        line: u32::from(native.line()),
    }
}
