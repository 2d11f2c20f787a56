//! A loop between the inputs of a prompt. Its tasks go on while a person types, and plain code that is typed finds the
//! loop running, as under `python -m asyncio`; still `asyncio.run` works there: the loop is only lent, it does not turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;
use std::time::{Duration, Instant};

use crate::object::Ref;
use crate::vm::{Vm, VmResult};

use super::run_loop::EventLoop;
use super::state;

/// How another thread asks the one that turns an idle loop for its attention.
#[derive(Debug)]
pub struct Knock {
    raised: AtomicBool,
    turning: Thread,
}

impl Knock {
    /// For the present thread.
    pub fn new() -> Arc<Knock> {
        Arc::new(Knock { raised: AtomicBool::new(false), turning: std::thread::current() })
    }

    /// Ends the wait of an idle loop, also the next one.
    pub fn raise(&self) {
        self.raised.store(true, Ordering::Release);
        self.turning.unpark();
    }

    /// Whether somebody knocked since the last call.
    pub fn take(&self) -> bool {
        self.raised.swap(false, Ordering::AcqRel)
    }
}

/// Waits for the knock, for the deadline (in nanoseconds of the host's clock), or for Ctrl-C. Virtual time stands still
/// meanwhile: it moves when somebody awaits.
///
/// # Errors
/// KeyboardInterrupt.
pub fn wait(vm: &mut Vm, knock: &Knock, deadline: Option<u64>) -> VmResult<()> {
    let now = vm.host.clock.monotonic();
    let left = deadline.map(|deadline| deadline.saturating_sub(now));
    if left == Some(0) {
        return Ok(());
    }
    drop(vm.host.output.flush());
    let left = left.filter(|_| !vm.host.clock.is_virtual());
    let end = left.and_then(|left| Instant::now().checked_add(Duration::from_nanos(left)));
    while !knock.raised.load(Ordering::Acquire) && !vm.host.interrupted.load(Ordering::Acquire) {
        match end.map(|end| end.saturating_duration_since(Instant::now())) {
            None => std::thread::park(),
            Some(Duration::ZERO) => break,
            Some(left) => std::thread::park_timeout(left),
        }
    }
    vm.check_pending()
}

/// Plain code that follows sees the loop as the running one.
pub fn lend(vm: &mut Vm, this: &Ref) {
    EventLoop::of(this).set_running(true);
    let kept = state::asyncio(vm);
    kept.running = Some(this.clone());
    kept.is_lent = true;
}

/// The end of [`lend`].
pub fn take_back(vm: &mut Vm, this: &Ref) {
    EventLoop::of(this).set_running(false);
    let kept = state::asyncio(vm);
    kept.running = None;
    kept.is_lent = false;
}

/// Hides a lent loop while another one runs. Gives what [`give_back`] needs.
pub fn set_aside(vm: &mut Vm) -> Option<Ref> {
    let kept = state::asyncio(vm);
    if std::mem::take(&mut kept.is_lent) { kept.running.take() } else { None }
}

/// The end of [`set_aside`].
pub fn give_back(vm: &mut Vm, lent: Option<Ref>) {
    if let Some(lent) = lent {
        let kept = state::asyncio(vm);
        kept.running = Some(lent);
        kept.is_lent = true;
    }
}
