//! The machine: one activation of the dispatch loop, and the frames it enters and leaves.

use crate::bytecode::{Instruction, Reg};
use crate::object::{Frame, Function, Gc, OnReturn, Outcome, Str, Tuple, Value};

use super::ops::PendingCall;
use super::{Raised, Vm, VmResult};

/// Why the inner loop stopped.
pub(super) enum Signal {
    /// An exception, which gets a traceback entry for the running frame.
    Raise(Raised),
    /// An exception that is raised once more: this frame is in its traceback already.
    Reraise(Raised),
    /// A function of a script is to be entered.
    Enter(Box<PendingCall>),
    /// The frame is done, and its caller wants more than the value in a register.
    Return(Value),
    /// A generator or coroutine gives a value, and waits.
    Yield(Value),
    /// A coroutine waits for something of Rust's, which gave a value for whoever drives it.
    Suspend(Value),
    /// A `ForNext` came upon a generator in this register.
    ResumeFor { iterator: Reg, dst: Reg },
    /// An `Await` or `YieldFrom`.
    Delegate { src: Reg, dst: Reg, awaited: bool },
    /// A function that wants to see its caller's frame, with its arguments.
    CallFramed(Box<FramedCall>),
    /// An attribute of a frame object: it may be the running frame's.
    LookAtFrame(Box<(Value, Gc<Str>, Reg)>),
    /// The budget is spent. The instruction at `pc` is yet to run.
    Check,
}

const _: () = assert!(size_of::<Signal>() <= 24, "signals are handed on by copying");

/// A function of Rust that wants to see its caller's frame, with its arguments.
pub(super) struct FramedCall {
    pub function: Value,
    pub args: Vec<Value>,
    pub keywords: super::call::Keywords,
    pub dst: Reg,
}

/// One activation of the dispatch loop: the running frame and the stack that windows of calls lie in.
pub(super) struct Machine<'vm> {
    pub vm: &'vm mut Vm,
    pub frame: Frame,
    pub stack: Vec<Value>,
    /// A result for a register of the frame that is about to go on.
    pub delivery: Option<(Reg, Value)>,
}

/// The code of the running frame.
macro_rules! code {
    ($machine:ident) => {
        &*$machine.frame.function.code
    };
}
pub(super) use code;

/// The instructions, registers and place of the running frame. They change within the one loop: in a loop of
/// their own the optimiser would work out addresses for all arms at each call.
macro_rules! load_frame {
    ($machine:ident) => {{
        let code: &LoadedCode = &$machine.frame.function.code;
        let instructions: &[Cell<Instruction>] = &code.instructions;
        let base = $machine.frame.place.base() as usize;
        let regs: &mut [Value] = &mut $machine.stack[base..base + usize::from(code.register_count)];
        (instructions, regs, $machine.frame.place.pc() as usize)
    }};
}
pub(super) use load_frame;

/// Makes a stack longer than `least`.
#[cold]
#[inline(never)]
pub(super) fn grow(stack: &mut Vec<Value>, least: usize) {
    stack.resize_with(least * 2, Value::default);
}

/// Drops what a frame's registers hold.
#[inline(always)]
pub(super) fn clear_registers(regs: &mut [Value]) {
    for register in regs {
        *register = Value::Undef;
    }
}

/// Drops the objects in a window that ends. Other values may stay: the next function's own prologue empties those of its
/// locals that must be empty.
#[inline(always)]
pub(super) fn drop_objects(regs: &mut [Value]) {
    for register in regs {
        if let Value::Object(_) = register {
            *register = Value::Undef;
        }
    }
}

/// Whether the running frame, just entered, is a coroutine's that the caller awaits in its next instruction, or a
/// generator's that it yields from there. Then no object is made of it: it runs on as a call, whose result goes where the
/// `Await` or `YieldFrom` says.
#[inline(always)]
pub(super) fn awaits_at_once(callers: &mut [Frame], function: &Function, outcome: &mut Outcome) -> bool {
    let flags = function.code.code.flags;
    if !outcome.is(OnReturn::Store) || flags.async_generator {
        return false;
    }
    let Some(caller) = callers.last_mut() else { return false };
    let next = caller.function.code.instructions[caller.place.pc() as usize].get();
    let (dst, src) = match next {
        Instruction::Await { dst, src } if flags.coroutine => (dst, src),
        Instruction::YieldFrom { dst, src } if !flags.coroutine => (dst, src),
        _ => return false,
    };
    // A frame that cannot be suspended awaits the long way.
    if src != outcome.dst() || !caller.outcome.can_suspend() {
        return false;
    }
    caller.place.set_pc(caller.place.pc() + 1);
    outcome.set_dst(dst);
    outcome.set_on_return(OnReturn::Awaited);
    true
}

impl Machine<'_> {
    /// Makes a plain call's frame the running one. The caller goes on at `pc`.
    #[inline(always)]
    pub fn push_window(&mut self, function: Gc<Function>, base: u32, pc: u32, dst: Reg, on_return: OnReturn) {
        let caller = self.frame.enter(function, base, pc, dst, on_return);
        self.vm.frames.push(caller);
    }

    /// Makes the caller's frame the running one again.
    #[inline(always)]
    pub fn pop_window(&mut self) {
        self.frame.leave_to_last(&mut self.vm.frames);
    }

    /// Makes the stack at least so long.
    #[inline(always)]
    pub fn reserve(&mut self, length: usize) {
        if self.stack.len() < length {
            grow(&mut self.stack, length);
        }
    }

    /// Enters a function whose arguments are given as values, in a window above all that the running frame uses.
    pub fn enter(&mut self, call: PendingCall) -> VmResult<()> {
        if self.vm.is_at_recursion_limit() {
            return Err(self.vm.recursion_error("maximum recursion depth exceeded"));
        }
        let base = self.free_base() as usize;
        self.reserve(base + usize::from(call.function.code.register_count));
        let PendingCall { function, args, on_return, dst } = call;
        for (register, value) in self.stack[base..].iter_mut().zip(args) {
            *register = value;
        }
        let callee = Frame::window(function, base as u32, dst, on_return);
        let caller = std::mem::replace(&mut self.frame, callee);
        self.vm.frames.push(caller);
        Ok(())
    }

    /// What the running frame yields from a register. A local that is yielded stays; a temporary goes.
    #[inline(always)]
    pub fn yielded_value(&mut self, src: Reg) -> Value {
        let is_local = src.index() < self.frame.function.code.local_names.len();
        let register = &mut self.registers()[src.index()];
        if is_local { register.clone() } else { register.take() }
    }

    /// The registers of the running frame.
    pub fn registers(&mut self) -> &mut [Value] {
        let base = self.frame.place.base() as usize;
        let count = usize::from(self.frame.function.code.register_count);
        &mut self.stack[base..base + count]
    }

    /// Moves the instance that waited for the end of its `__init__` from the running frame's register of the callee to
    /// that of the result.
    pub fn take_instance(&mut self, dst: Reg) {
        let (Instruction::Call { base, .. }
        | Instruction::CallMethod { base, .. }
        | Instruction::CallKeywords { base, .. }
        | Instruction::CallMethodKeywords { base, .. }
        | Instruction::CallSpread { base, .. }) = self.calling_instruction()
        else {
            unreachable!("only calls make instances")
        };
        let regs = self.registers();
        let instance = regs[base.index()].take();
        regs[dst.index()] = instance;
    }

    /// The first place of the stack that the running frame does not use.
    pub fn free_base(&self) -> u32 {
        self.frame.place.base() + u32::from(self.frame.function.code.register_count)
    }
}

/// The values of a tuple, as an empty slice if it is none.
pub(super) fn tuple_items(value: &Value) -> &[Value] {
    value.get::<Tuple>().map_or(&[], |tuple| &tuple.items)
}
