//! `:time`.

use std::time::Instant;

use crate::vm::Vm;

use super::super::conversation::{Conversation, Then};
use super::super::evaluate;
use super::say;

/// Runs code, prints its value as usual, and how long it took.
pub fn run(vm: &mut Vm, conversation: &mut Conversation, text: &str) -> Then {
    conversation.inputs += 1;
    let name = format!("<input-{}>", conversation.inputs);
    let code = match evaluate::compile(vm, conversation, &name, text, true) {
        Ok(code) => code,
        Err(raised) => return evaluate::report(vm, conversation, evaluate::Outcome::Raised(raised)),
    };
    let (started, clock_started) = (Instant::now(), vm.host.clock.monotonic());
    let outcome = evaluate::run(vm, conversation, code);
    let took = started.elapsed().as_secs_f64();
    let virtual_seconds = (vm.host.clock.monotonic() - clock_started) as f64 / 1e9;
    if let Then::Leave(outcome) = evaluate::report(vm, conversation, outcome) {
        return Then::Leave(outcome);
    }
    let on_clock = match vm.host.clock.is_virtual() {
        true => format!(", {virtual_seconds:.3} s on the virtual clock"),
        false => String::new(),
    };
    say(vm, &format!("took {}{on_clock}\n", shown(took)))
}

/// A duration with a unit that suits it.
fn shown(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.3} s"),
    }
}
