//! Where coroutines stand: for reprs and reports.

use crate::bytecode::Place;
use crate::object::{Frame, Gc, Generator, GeneratorState, Ref};
use crate::vm::Vm;

/// The instruction where the frame of a coroutine stands; none if it has not begun or has ended.
fn offset(vm: &Vm, coroutine: &Gc<Generator>) -> Option<u32> {
    let next = match coroutine.state.get() {
        GeneratorState::Finished | GeneratorState::Created => return None,
        GeneratorState::Suspended | GeneratorState::Running => {
            let kept = coroutine.frame.borrow();
            match &*kept {
                Some(frame) => frame.place.pc(),
                None => {
                    // One that runs is among the frames, if it called another; else it called Rust, which asks now.
                    let is_own =
                        |frame: &&Frame| frame.generator().is_some_and(|generator| generator.is(coroutine));
                    let own = vm.frames.iter().rev().find(is_own).map(|frame| frame.place.pc());
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

/// The coroutines of scripts that a suspended one stands in, from itself to the innermost.
pub fn chain(coroutine: &Ref) -> Vec<Gc<Generator>> {
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
        chain(coroutine).iter().filter_map(stands).collect()
    };
    places.into_iter().filter(|place| !place.is_own()).collect()
}
