//! What happens when frames come and go: results delivered, exceptions unwound, generators suspended.

use crate::bytecode::{Instruction, Reg};
use crate::object::{
    AsyncAction, AsyncGeneratorStep, Flavor, Frame, FrameObject, Gc, Generator, GeneratorState, OnReturn,
    Site, Suspended, Traceback, Value,
};

use super::machine::{FramedCall, Machine, Signal, drop_objects};
use super::ops;
use super::resume::{RunningGenerator, flavor_of, return_to_parent};
use super::run::dispatch;
use super::{Raised, Vm};

/// How an activation of the dispatch loop ends.
pub(super) enum Exit {
    Returned(Value),
    Raised(Raised),
    /// The generator or coroutine that was resumed is suspended again.
    Yielded(Value),
    /// The async generator that was resumed gave its next value.
    AsyncYielded(Value),
}

impl Machine<'_> {
    /// Runs until the frame that was entered from Rust returns, raises or is suspended.
    #[inline]
    pub fn run(mut self) -> Exit {
        let exit = loop {
            match dispatch(&mut self) {
                // A function that was called from Rust, and is no generator's frame.
                Signal::Return(value) if self.frame.outcome.is(OnReturn::Leave) => {
                    break Exit::Returned(value);
                }
                Signal::Suspend(value) if self.is_driven_plainly() => return self.park(value),
                signal => {
                    if let Some(exit) = self.settle(signal) {
                        break exit;
                    }
                }
            }
        };
        self.retire(exit)
    }

    /// Whether the running frame is a coroutine's or generator's that Rust drives, and handles no exception.
    fn is_driven_plainly(&self) -> bool {
        self.frame.outcome.is(OnReturn::Driven) && self.frame.outcome.handled() == 0
    }

    /// Suspends the running coroutine, which Rust drives: the usual end of a task's step.
    fn park(self, value: Value) -> Exit {
        let Machine { vm, frame, mut stack, .. } = self;
        let base = frame.place.base() as usize;
        let running = vm.running_generators.pop().expect("only generators are suspended");
        suspend_in(running, frame, &mut stack[base..]);
        vm.spare_stacks.push(stack);
        Exit::Yielded(value)
    }

    /// Gives the stack back for the next activation.
    pub fn retire(self, exit: Exit) -> Exit {
        let Machine { vm, stack, .. } = self;
        vm.spare_stacks.push(stack);
        exit
    }

    /// Does what the dispatch loop left to do. `None`: the loop goes on.
    pub fn settle(&mut self, signal: Signal) -> Option<Exit> {
        match signal {
            Signal::Raise(raised) => self.unwind(raised, true),
            Signal::Reraise(raised) => self.unwind(raised, false),
            Signal::Enter(call) => {
                let entered = self.enter(*call);
                self.or_unwind(entered)
            }
            Signal::Return(value) => self.finish(value),
            Signal::Yield(value) => self.yield_value(value),
            Signal::Suspend(value) => self.suspend(value),
            Signal::ResumeFor { iterator, dst } => self.resume_for(iterator, dst),
            Signal::Delegate { src, dst, awaited } => self.delegate(src, dst, awaited),
            Signal::CallFramed(call) => self.call_framed(*call),
            Signal::LookAtFrame(look) => {
                let (object, name, dst) = *look;
                let result = self.with_visible_frame(|vm| vm.get_attr(&object, &name));
                let delivered = result.map(|value| self.delivery = Some((dst, value)));
                self.or_unwind(delivered)
            }
            Signal::Check => {
                let checked = self.check();
                self.or_unwind(checked)
            }
        }
    }

    pub fn or_unwind(&mut self, result: Result<(), Raised>) -> Option<Exit> {
        match result {
            Ok(()) => None,
            Err(raised) => self.unwind(raised, true),
        }
    }

    /// Calls a function of Rust that wants to see its caller's frame.
    fn call_framed(&mut self, call: FramedCall) -> Option<Exit> {
        let FramedCall { function, args, keywords, dst } = call;
        let result = self.with_visible_frame(|vm| vm.call_native_bound(&function, args, keywords));
        match result {
            Ok(value) => {
                self.delivery = Some((dst, value));
                None
            }
            Err(raised) => self.unwind(raised, true),
        }
    }

    /// Runs something with the running frame as the last of `vm.frames`, and its registers in `vm.visible_stack`.
    pub fn with_visible_frame<T>(&mut self, act: impl FnOnce(&mut Vm) -> T) -> T {
        let stand_in = stand_in(&self.frame);
        let frame = std::mem::replace(&mut self.frame, stand_in);
        self.vm.frames.push(frame);
        let hidden = std::mem::replace(&mut self.vm.visible_stack, std::mem::take(&mut self.stack));
        let result = act(self.vm);
        self.stack = std::mem::replace(&mut self.vm.visible_stack, hidden);
        self.frame = self.vm.frames.pop().expect("the frame pushed above");
        result
    }

    fn check(&mut self) -> Result<(), Raised> {
        if self.vm.something_is_pending() {
            return self.with_visible_frame(Vm::check_pending);
        }
        self.vm.renew_budget();
        Ok(())
    }

    /// The running frame returned a value; its registers are empty already, unless it became a generator.
    fn finish(&mut self, value: Value) -> Option<Exit> {
        self.take_generator();
        let dst = self.frame.outcome.dst();
        let on_return = self.frame.outcome.on_return();
        match on_return {
            OnReturn::Leave | OnReturn::Driven => return Some(Exit::Returned(value)),
            OnReturn::Delegate => return self.deliver_to_parent(value),
            OnReturn::AsyncStep => return self.end_async_step(),
            _ => self.frame = self.vm.frames.pop().expect("a frame that is not left to Rust has a caller"),
        }
        match on_return {
            OnReturn::Store | OnReturn::Awaited | OnReturn::ForNext => self.delivery = Some((dst, value)),
            OnReturn::Init => return self.finish_init(dst, &value),
            OnReturn::ForGenerator => self.end_loop(),
            OnReturn::Operator => {
                return self.finish_operator(value, dst);
            }
            OnReturn::Leave | OnReturn::Driven | OnReturn::Delegate | OnReturn::AsyncStep => {}
        }
        if crate::object::reference::budget_is_spent() {
            let checked = self.check();
            return self.or_unwind(checked);
        }
        None
    }

    /// `__init__` returned: the instance waits in the caller's register of the callee.
    fn finish_init(&mut self, dst: Reg, result: &Value) -> Option<Exit> {
        if !result.is_none() {
            let name = self.vm.type_name(result);
            let raised = self.vm.type_error(format!("__init__() should return None, not '{name}'"));
            return self.unwind(raised, true);
        }
        self.take_instance(dst);
        None
    }

    /// A special method of an operator returned.
    fn finish_operator(&mut self, value: Value, dst: Reg) -> Option<Exit> {
        if !value.is(&self.vm.not_implemented) {
            self.delivery = Some((dst, value));
            return None;
        }
        let instruction = self.calling_instruction();
        let (left, right) = match instruction {
            Instruction::Add { left, right, .. }
            | Instruction::Sub { left, right, .. }
            | Instruction::Mul { left, right, .. }
            | Instruction::TrueDiv { left, right, .. }
            | Instruction::FloorDiv { left, right, .. }
            | Instruction::Mod { left, right, .. }
            | Instruction::Binary { left, right, .. }
            | Instruction::InPlace { left, right, .. }
            | Instruction::Compare { left, right, .. } => {
                let registers = self.registers();
                (registers[left.index()].clone(), registers[right.index()].clone())
            }
            Instruction::AddInt { left, value, .. }
            | Instruction::SubInt { left, value, .. }
            | Instruction::MulInt { left, value, .. }
            | Instruction::FloorDivInt { left, value, .. }
            | Instruction::ModInt { left, value, .. } => {
                (self.registers()[left.index()].clone(), Value::Int(i64::from(value)))
            }
            other => unreachable!("{} is no operator", other.name()),
        };
        match ops::after_left_operand(self.vm, &instruction, &left, &right) {
            Ok(value) => {
                self.delivery = Some((dst, value));
                None
            }
            Err(raised) => self.unwind(raised, true),
        }
    }

    /// A coroutine remembers the calls that led to it, in debug mode.
    #[cold]
    pub fn remember_origin(&mut self, value: &Value) {
        let Some(generator) = value.get::<Generator>() else { return };
        if generator.flavor != Flavor::Coroutine {
            return;
        }
        let places = self.vm.limited_stack(false, self.vm.origin_depth);
        let origin = places.iter().rev().map(|place| {
            let (name, line) = (&place.source().name, i64::from(place.line()));
            let parts = [Value::str(&**name), Value::Int(line), Value::str(&*place.code.name)];
            Value::from(Gc::new(crate::object::Tuple::new(parts)))
        });
        let origin = Gc::new(crate::object::Tuple::new(origin));
        generator.with_extra(|extra| extra.origin = origin.into());
    }

    /// Where the running frame was called from.
    pub fn caller_site(&self) -> Site {
        match self.vm.frames.last() {
            Some(caller) if !self.frame.outcome.leaves() => caller.function.code.site(caller.place.pc()),
            _ => self.vm.running_site,
        }
    }

    /// The instruction that the running frame is at: it called something.
    pub fn calling_instruction(&self) -> Instruction {
        self.frame.previous_instruction()
    }

    /// The iterator of the `ForNext` that the running frame is at has ended.
    pub fn end_loop(&mut self) {
        let (Instruction::ForNext { jump, .. }
        | Instruction::ForNextList { jump, .. }
        | Instruction::ForNextRange { jump, .. }) = self.calling_instruction()
        else {
            unreachable!("only ForNext resumes a generator for a loop")
        };
        self.frame.place.set_pc(self.frame.place.pc().wrapping_add_signed(i32::from(jump.0)));
    }

    /// The frame that waits for the running one becomes the running one.
    pub fn pop_parent(&mut self) {
        let at_segment =
            self.vm.segments.last().is_some_and(|segment| segment.height == self.vm.frames.len());
        if !at_segment {
            self.frame = self.vm.frames.pop().expect("whoever waits is below");
            return;
        }
        let (parent, Suspended { frame, registers }) = loop {
            let segment = self.vm.segments.last_mut().expect("there is one, as was just seen");
            let parent = match segment.chain.pop() {
                Some(parent) => {
                    if let Some(Suspended { frame, .. }) = &*parent.frame.borrow() {
                        frame.outcome.set_on_return(return_to_parent(&parent));
                    }
                    parent
                }
                None => self.vm.segments.pop().expect("there is one, as was just seen").base,
            };
            self.vm.count_waiting(-1);
            // One that was closed by hand meanwhile has no frame any more.
            let frame = parent.frame.borrow_mut().take();
            if let Some(frame) = frame {
                break (parent, frame);
            }
        };
        parent.state.set(GeneratorState::Running);
        if frame.outcome.handled() > 0 {
            let handled = parent.with_extra(|extra| std::mem::take(&mut extra.handled));
            self.vm.handled.extend(handled);
        }
        frame.place.set_base(self.frame.place.base());
        self.frame = frame;
        self.lay_out(parent, registers);
    }

    /// The same when an exception leaves the running frame. One that was thrown in meets what the parent handles.
    fn pop_parent_raising(&mut self, raised: &Raised) {
        let height = self.vm.frames.len();
        let segment = self.vm.segments.last();
        let thrown = segment.is_some_and(|segment| segment.height == height && segment.thrown);
        self.pop_parent();
        if thrown && self.frame.outcome.handled() > 0 {
            self.vm.set_raise_context(&raised.0);
        }
    }

    /// What the running frame waited for is there: the value goes where the frame's `Await` says.
    pub fn deliver_awaited(&mut self, value: Value) {
        let (Instruction::Await { dst, src } | Instruction::YieldFrom { dst, src }) =
            self.calling_instruction()
        else {
            unreachable!("only Await and YieldFrom wait")
        };
        self.registers()[src.index()] = Value::Undef;
        self.delivery = Some((dst, value));
    }

    /// Raises where the running frame was suspended. The context of what is thrown is what the frame itself handles there,
    /// not what its caller does.
    pub fn raise_where_awaited(&mut self, raised: Raised) -> Option<Exit> {
        let mut raised = raised;
        if self.frame.outcome.handled() > 0
            && let Err(error) = self.vm.make_raised(&(&raised.0).into())
        {
            raised = error;
        }
        self.unwind(raised, true)
    }

    /// Empties the register of what the running frame waited for.
    pub fn forget_awaited(&mut self) {
        if let Instruction::Await { src, .. } | Instruction::YieldFrom { src, .. } =
            self.calling_instruction()
        {
            self.registers()[src.index()] = Value::Undef;
        }
    }

    fn deliver_to_parent(&mut self, value: Value) -> Option<Exit> {
        self.pop_parent();
        self.deliver_awaited(value);
        None
    }

    /// The step of an async generator that the running frame awaits, if it does. It is made now if the generator was
    /// entered without one.
    pub fn awaited_step(&mut self) -> Option<Gc<AsyncGeneratorStep>> {
        let Instruction::Await { src, .. } = self.calling_instruction() else { return None };
        let awaited = &mut self.registers()[src.index()];
        if let Some(generator) = awaited.as_gc::<Generator>().cloned()
            && generator.flavor == Flavor::AsyncGenerator
        {
            let step = AsyncGeneratorStep::new(generator, AsyncAction::Send, Value::None);
            step.state.set(crate::object::StepState::Running);
            *awaited = Gc::new(step).into();
        }
        awaited.as_gc::<AsyncGeneratorStep>().cloned()
    }

    /// An async generator returned: its step raises StopAsyncIteration, or if it was `aclose`, is done.
    fn end_async_step(&mut self) -> Option<Exit> {
        self.pop_parent();
        let step = self.awaited_step().expect("an async generator runs for a step");
        step.state.set(crate::object::StepState::Finished);
        if step.action == AsyncAction::Close {
            self.deliver_awaited(Value::None);
            return None;
        }
        let class = self.vm.types.StopAsyncIteration.clone();
        let raised = self.vm.error_with(&class, []);
        self.unwind(raised, true)
    }

    /// `yield`: to the loop or caller that drives a generator, or as the next value of an async generator.
    fn yield_value(&mut self, value: Value) -> Option<Exit> {
        self.materialise();
        let generator = self.generator().expect("only generators yield");
        if generator.flavor != Flavor::AsyncGenerator {
            return self.suspend(value);
        }
        let on_return = self.frame.outcome.on_return();
        if on_return == OnReturn::Driven {
            self.put_away();
            return Some(Exit::AsyncYielded(value));
        }
        self.put_away();
        self.pop_parent();
        let step = self.awaited_step().expect("an async generator runs for a step");
        step.state.set(crate::object::StepState::Finished);
        if step.action == AsyncAction::Close {
            let raised = self.vm.runtime_error("async generator ignored GeneratorExit");
            return self.unwind(raised, true);
        }
        self.deliver_awaited(value);
        None
    }

    /// Takes the exceptions that the running frame is handling off the VM's list, into the frame.
    fn release_handled(&mut self) {
        if self.frame.outcome.handled() > 0 {
            let generator = self.generator().cloned().expect("only generators are put away");
            let keep = self.vm.handled.len() - usize::from(self.frame.outcome.handled());
            let handled = self.vm.handled.split_off(keep);
            generator.with_extra(|extra| extra.handled = handled);
        }
    }

    /// Makes the object of a coroutine that was awaited as soon as it was called, or of such a generator, now that it is
    /// to be suspended. It stands where the caller looks for what it waits for.
    pub fn materialise(&mut self) {
        if self.frame.outcome.on_return() != OnReturn::Awaited {
            return;
        }
        let generator = super::resume::running_generator(&self.frame);
        let caller = self.vm.frames.last().expect("whoever waits is below");
        if let Instruction::Await { src, .. } | Instruction::YieldFrom { src, .. } =
            caller.previous_instruction()
        {
            self.stack[caller.place.base() as usize + src.index()] = (&generator).into();
        }
        let height = self.vm.frames.len();
        self.vm.running_generators.push(RunningGenerator {
            generator: generator.clone(),
            height,
            registers: Box::default(),
        });
        self.frame.outcome.set_on_return(OnReturn::Delegate);
        self.vm.move_frame_object(&self.frame, &generator);
    }

    /// Moves the running frame into its generator; a stand-in takes its place.
    fn put_away(&mut self) -> Gc<Generator> {
        self.materialise();
        self.release_handled();
        let stand_in = stand_in(&self.frame);
        self.keep_registers(stand_in)
    }

    /// Lets `next` be the running frame, and the one that was, a generator's, be suspended.
    pub fn keep_registers(&mut self, next: Frame) -> Gc<Generator> {
        let running = self.vm.running_generators.pop().expect("only generators are suspended");
        let frame = std::mem::replace(&mut self.frame, next);
        let base = frame.place.base() as usize;
        suspend_in(running, frame, &mut self.stack[base..])
    }

    /// Puts the registers of a generator whose frame has just become the running one into its window.
    pub fn lay_out(&mut self, generator: Gc<Generator>, mut registers: Box<[Value]>) {
        let base = self.frame.place.base() as usize;
        self.reserve(base + registers.len());
        let live = live_registers(&self.frame);
        // A frame below, whose window reaches further up, may have left there what nobody reads any more.
        for (kept, register) in registers[..live].iter_mut().zip(&mut self.stack[base..]) {
            *register = kept.take();
        }
        let height = self.vm.frames.len();
        self.vm.running_generators.push(RunningGenerator { generator, height, registers });
    }

    /// The object whose frame runs, if it is that of a generator or coroutine.
    pub fn generator(&self) -> Option<&Gc<Generator>> {
        if !self.frame.outcome.belongs_to_generator() {
            return None;
        }
        self.vm.running_generators.last().map(|running| &running.generator)
    }

    /// The same for one that ends now.
    pub fn take_generator(&mut self) -> Option<Gc<Generator>> {
        if !self.frame.outcome.belongs_to_generator() {
            return None;
        }
        let generator = self.vm.running_generators.pop()?.generator;
        generator.state.set(GeneratorState::Finished);
        Some(generator)
    }

    /// Suspends the running generator and all that wait for it, up to the one that somebody drives, who gets `value`.
    pub fn suspend(&mut self, value: Value) -> Option<Exit> {
        if self.frame.outcome.is(OnReturn::Driven) {
            // The usual case: a task's own coroutine, with nothing on top of it.
            self.put_away();
            return Some(Exit::Yielded(value));
        }
        let mut inner: Vec<Gc<Generator>> = Vec::new();
        self.materialise();
        let mut on_return = self.frame.outcome.on_return();
        let mut dst = self.frame.outcome.dst();
        let mut generator = self.put_away();
        let mut chain = Vec::new();
        while matches!(on_return, OnReturn::Delegate | OnReturn::AsyncStep) {
            inner.push(generator);
            let at_segment =
                self.vm.segments.last().is_some_and(|segment| segment.height == self.vm.frames.len());
            if at_segment {
                let segment = self.vm.segments.pop().expect("there is one, as was just seen");
                self.vm.count_waiting(-1 - segment.chain.len() as isize);
                generator = segment.base;
                generator.state.set(GeneratorState::Suspended);
                (on_return, dst) = {
                    let kept = generator.frame.borrow();
                    let Suspended { frame, .. } = kept.as_ref().expect("the base of a segment is suspended");
                    (frame.outcome.on_return(), frame.outcome.dst())
                };
                chain = segment.chain;
                if matches!(on_return, OnReturn::Delegate | OnReturn::AsyncStep) {
                    inner.extend(chain.drain(..).rev());
                    inner.push(generator);
                    self.frame = self.vm.frames.pop().expect("whoever waits is below");
                    self.awaited_step();
                    self.materialise();
                    on_return = self.frame.outcome.on_return();
                    dst = self.frame.outcome.dst();
                    generator = self.put_away();
                }
            } else {
                self.frame = self.vm.frames.pop().expect("whoever waits is below");
                self.awaited_step();
                self.materialise();
                on_return = self.frame.outcome.on_return();
                dst = self.frame.outcome.dst();
                generator = self.put_away();
            }
        }
        if !inner.is_empty() {
            chain.extend(inner.into_iter().rev());
            *generator.chain.borrow_mut() = chain;
        }
        if on_return == OnReturn::Driven {
            return Some(Exit::Yielded(value));
        }
        self.frame = self.vm.frames.pop().expect("a generator that a loop drives has the loop's frame below");
        self.delivery = Some((dst, self.vm.reveal(value)));
        None
    }

    /// Looks for a handler in the running frame and its callers. `entry`: the running frame is yet to be added to the
    /// exception's traceback.
    pub fn unwind(&mut self, raised: Raised, entry: bool) -> Option<Exit> {
        self.delivery = None;
        let mut raised = raised;
        let mut entry = entry;
        let mut ended: Option<Gc<FrameObject>> = None;
        loop {
            let offset = self.frame.offset();
            let handlers = &self.frame.function.code.code.handlers;
            let handler =
                handlers.iter().find(|handler| handler.start.0 <= offset && offset < handler.end.0).copied();
            let object = match handler {
                Some(_) => Some(self.running_frame_object()),
                None if entry => Some(self.ending_frame_object()),
                None => self.known_ending_frame_object(),
            };
            if let Some(object) = &object {
                if let Some(ended) = &ended {
                    ended.set_back(object);
                }
                if entry {
                    let mut traceback = raised.0.traceback.borrow_mut();
                    let next = std::cell::RefCell::new(traceback.take());
                    *traceback = Some(Gc::new(Traceback { frame: object.clone(), offset, next }));
                }
            }
            entry = true;
            if let Some(handler) = handler {
                self.drop_temporaries(handler.target);
                self.registers()[handler.exception.index()] = Value::Undef;
                self.end_dropped();
                self.registers()[handler.exception.index()] = Value::from(&raised.0);
                self.frame.place.set_pc(handler.target.0);
                return None;
            }
            self.abandon_frame(&mut raised, object.as_ref());
            ended = object;
            let step_raised =
                |machine: &Machine<'_>| machine.vm.raised_is(&raised, &machine.vm.types.StopIteration);
            match self.frame.outcome.on_return() {
                OnReturn::Leave | OnReturn::Driven => return Some(Exit::Raised(raised)),
                OnReturn::ForNext if step_raised(self) => {
                    self.frame = self.vm.frames.pop().expect("a loop's frame is below its iterator's");
                    self.end_loop();
                    return None;
                }
                OnReturn::Delegate => self.pop_parent_raising(&raised),
                OnReturn::AsyncStep => {
                    self.pop_parent_raising(&raised);
                    let step = self.awaited_step().expect("an async generator runs for a step");
                    step.state.set(crate::object::StepState::Finished);
                    if step.action == AsyncAction::Close && self.ends_aclose(&raised) {
                        self.deliver_awaited(Value::None);
                        return None;
                    }
                }
                _ => {
                    self.frame = self.vm.frames.pop().expect("a frame that is not left to Rust has a caller")
                }
            }
            if let Instruction::Await { src, .. } | Instruction::YieldFrom { src, .. } =
                self.calling_instruction()
            {
                self.registers()[src.index()] = Value::Undef;
            }
        }
    }

    fn ends_aclose(&self, raised: &Raised) -> bool {
        self.vm.raised_is(raised, &self.vm.types.StopAsyncIteration)
            || self.vm.raised_is(raised, &self.vm.types.GeneratorExit)
    }

    /// The running frame ends by an exception: empties it, and if it is a generator's, ends that. Its object gets its
    /// locals.
    fn abandon_frame(&mut self, raised: &mut Raised, object: Option<&Gc<FrameObject>>) {
        if raised.0.class.borrow().is(&self.vm.types.NameError) {
            let function = self.frame.function.clone();
            super::name_hints::remember(&raised.0, &function, self.registers());
        }
        self.clear_temporaries();
        self.end_dropped();
        match object {
            Some(object) => self.hand_over_locals(object),
            None => self.clear_locals(),
        }
        let handled = usize::from(self.frame.outcome.handled());
        if handled > 0 {
            let keep = self.vm.handled.len() - handled;
            self.vm.handled.truncate(keep);
            self.frame.outcome.set_handled(0);
        }
        if self.frame.outcome.on_return() == OnReturn::Awaited {
            *raised = self.vm.leaving_generator(flavor_of(&self.frame), raised.clone());
        } else if let Some(generator) = self.take_generator() {
            *raised = self.vm.leaving_generator(generator.flavor, raised.clone());
        }
    }
}

impl Vm {
    /// StopIteration must not leave a generator: it becomes a RuntimeError.
    fn leaving_generator(&mut self, flavor: Flavor, raised: Raised) -> Raised {
        let text = if self.raised_is(&raised, &self.types.StopIteration) {
            match flavor {
                Flavor::Generator => "generator raised StopIteration",
                Flavor::Coroutine => "coroutine raised StopIteration",
                Flavor::AsyncGenerator => "async generator raised StopIteration",
            }
        } else if flavor == Flavor::AsyncGenerator && self.raised_is(&raised, &self.types.StopAsyncIteration)
        {
            "async generator raised StopAsyncIteration"
        } else {
            return raised;
        };
        let error = self.runtime_error(text);
        *error.0.cause.borrow_mut() = Value::from(&raised.0);
        error.0.suppress_context.set(true);
        *error.0.context.borrow_mut() = Value::from(&raised.0);
        error
    }
}

/// Puts a running generator's frame and registers, the first of `window`, away into it.
#[inline]
fn suspend_in(running: RunningGenerator, frame: Frame, window: &mut [Value]) -> Gc<Generator> {
    let RunningGenerator { generator, mut registers, .. } = running;
    let count = usize::from(frame.function.code.register_count);
    if registers.is_empty() {
        registers = window[..count].iter_mut().map(Value::take).collect();
    } else {
        let live = live_registers(&frame);
        move_values(&mut window[..live], &mut registers);
        drop_objects(&mut window[live..count]);
    }
    generator.state.set(GeneratorState::Suspended);
    *generator.frame.borrow_mut() = Some(Suspended { frame, registers });
    generator
}

/// How many registers of a suspended frame, from the first on, hold what will be read. What it waits for, or gives, is
/// in the topmost temporary that does, if it is in a temporary.
#[inline]
fn live_registers(frame: &Frame) -> usize {
    let code = &frame.function.code;
    match frame.previous_instruction() {
        Instruction::Yield { src, .. }
        | Instruction::Await { src, .. }
        | Instruction::YieldFrom { src, .. }
            if src.index() >= code.local_names.len() =>
        {
            src.index() + 1
        }
        _ => usize::from(code.register_count),
    }
}

/// Moves the values of a window to where they are kept, which holds no objects. One by one: read in wider parts, what was
/// written a moment ago would wait for the store buffer.
#[inline(always)]
fn move_values(from: &mut [Value], to: &mut [Value]) {
    for (from, to) in from.iter_mut().zip(to) {
        debug_assert!(to.as_object().is_none(), "it would not be dropped");
        std::mem::forget(std::mem::replace(to, from.take()));
    }
}

/// A frame that only fills a place while the real one is elsewhere.
pub(super) fn stand_in(frame: &Frame) -> Frame {
    let stand_in = Frame::window(
        frame.function.clone(),
        frame.place.base(),
        frame.outcome.dst(),
        frame.outcome.on_return(),
    );
    stand_in.place.set_pc(frame.place.pc());
    stand_in
}
