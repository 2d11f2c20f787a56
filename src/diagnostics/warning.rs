//! Warnings, and exceptions that nobody can catch.

use std::collections::HashSet;

use crate::bytecode::Place;
use crate::object::{Class, Gc, Value};
use crate::vm::check::Reporter;
use crate::vm::{Raised, Vm};

use super::report::{self, FramePlace};
use super::{frame, plain_text};

/// What the VM calls.
pub const REPORTER: Reporter = Reporter { warning: warn, unraisable, traceback: plain_text };

/// The warnings that were given already: one of a text and place is not repeated.
#[derive(Default)]
struct Given {
    warnings: HashSet<(String, String, u32, String)>,
}

/// Prints a warning as CPython's `warnings` does by default.
fn warn(vm: &mut Vm, category: &Gc<Class>, message: &str) {
    let place = current_place(vm);
    let name = report::class_name(vm, category);
    let (file, line) = match &place {
        Some(place) => (place.source.name.clone(), place.line),
        None => ("<sys>".to_string(), 0),
    };
    let given = &mut vm.extension::<Given>().warnings;
    if !given.insert((name.clone(), message.to_string(), line, file.clone())) {
        return;
    }
    let mut text = format!("{file}:{line}: {name}: {message}\n");
    if let Some(line) = place.as_ref().and_then(frame::first_line) {
        text.push_str(&format!("  {line}\n"));
    }
    if place.is_some() && message.ends_with("was never awaited") {
        text.push_str(&format!("{name}: Enable tracemalloc to get the object allocation traceback\n"));
    }
    vm.write_error(&text);
}

/// Where the running frame stands.
fn current_place(vm: &mut Vm) -> Option<FramePlace> {
    let running = vm.frames.last()?;
    let (code, offset) = (running.function.code.code.clone(), running.pc.saturating_sub(1));
    Some(FramePlace::of(vm, &Place { code, offset }))
}

/// "Exception ignored in": the short form of a traceback, which the C part of CPython prints.
fn unraisable(vm: &mut Vm, raised: &Raised, place: &Value) {
    let exception = &raised.0;
    let mut text = String::new();
    if !place.is_none() && !place.is_undef() {
        let place = vm.repr(place).unwrap_or_else(|_| "<object repr() failed>".to_string());
        text.push_str(&format!("Exception ignored in: {place}\n"));
    }
    let frames = report::frames_of(vm, exception);
    if !frames.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
        for place in &frames {
            text.push_str(&frame::header(place));
            if let Some(line) = frame::first_line(place) {
                text.push_str(&format!("    {line}\n"));
            }
        }
    }
    let name = report::class_name(vm, &exception.class());
    let message = vm.str_of(&exception.into()).unwrap_or_else(|_| "<exception str() failed>".to_string());
    text.push_str(&format!("{name}: {message}\n"));
    vm.write_error(&text);
}
