//! `:clock`.

use std::time::{Duration, Instant};

use crate::vm::Vm;
use crate::vm::host::Clock;

use super::super::conversation::{Conversation, Then};
use super::super::evaluate;
use super::{complain, say};

/// Shows or changes the clock.
pub fn run(vm: &mut Vm, conversation: &mut Conversation, argument: &str) -> Then {
    match argument {
        "" => show(vm),
        "virtual" => {
            let (now, wall) = (vm.host.clock.monotonic(), vm.host.clock.wall());
            if !vm.host.clock.is_virtual() {
                vm.host.clock = Clock::Virtual { now, epoch: wall.saturating_sub(now) };
            }
            show(vm)
        }
        "real" => {
            let now = Duration::from_nanos(vm.host.clock.monotonic());
            if vm.host.clock.is_virtual() {
                // The loop's time goes on from where it is, or its timers would come at the wrong moment.
                let Some(started) = Instant::now().checked_sub(now) else {
                    return complain(vm, "virtual time is too far ahead of the machine's");
                };
                vm.host.clock = Clock::Real {
                    started,
                    interrupted: vm.host.interrupted.clone(),
                    asked: vm.host.asked.clone(),
                };
            }
            show(vm)
        }
        argument => match argument.strip_prefix('+').and_then(|seconds| seconds.trim().parse::<f64>().ok()) {
            Some(seconds) if seconds.is_finite() && seconds >= 0.0 => advance(vm, conversation, seconds),
            _ => complain(vm, "usage: :clock [real | virtual | +SECONDS]"),
        },
    }
}

fn show(vm: &mut Vm) -> Then {
    let seconds = vm.host.clock.monotonic() as f64 / 1e9;
    let text = match vm.host.clock.is_virtual() {
        true => format!(
            "virtual clock at {seconds:.3} s: it stands still while you type, and jumps when you await\n"
        ),
        false => format!("real clock at {seconds:.3} s\n"),
    };
    say(vm, &text)
}

/// Lets time pass.
fn advance(vm: &mut Vm, conversation: &mut Conversation, seconds: f64) -> Then {
    let text = format!("await __import__('asyncio').sleep({seconds})");
    let outcome = evaluate::statements(vm, conversation, "<clock>", &text, false);
    match evaluate::report(vm, conversation, outcome) {
        Then::GoOn => show(vm),
        leave => leave,
    }
}
