//! Generators and coroutines: made, resumed, awaited.
//!
//! A suspended coroutine keeps its own frame. When a coroutine that others wait for is suspended, whoever is driven
//! from outside (by a task, by `send`, by a loop) keeps the chain of those it waits for, and a resumption enters the
//! innermost directly: it costs the same however deep the chain is. While it runs, a [`Segment`] remembers the rest.

use crate::bytecode::{Instruction, Reg};
use crate::object::{
    AsyncAction, AsyncGeneratorStep, Exception, Flavor, Frame, Gc, Generator, GeneratorState, OnReturn, Ref,
    Site, StepState, Suspended, Value,
};

use super::frames::{Exit, stand_in};
use super::machine::Machine;
use super::native::{Input, ResumeHook, Step};
use super::{Raised, Vm, VmResult};

/// A generator or coroutine whose frame runs, or waits for a call that it made.
pub struct RunningGenerator {
    pub generator: Gc<Generator>,
    /// How many frames there are below its own.
    pub height: usize,
    /// Room for its registers when it is suspended again. None yet if it never was.
    pub registers: Box<[Value]>,
}

/// The suspended part of a chain whose innermost coroutine runs.
pub struct Segment {
    /// The outermost: the one that is driven.
    pub base: Gc<Generator>,
    /// Those between it and the running one, outermost first.
    pub chain: Vec<Gc<Generator>>,
    /// How many frames there are below the innermost one's.
    pub height: usize,
    /// How many calls from Rust there are below it.
    pub natives: usize,
    /// How many exceptions were being handled below it: those of the suspended part come above them.
    pub handled: usize,
    /// The innermost was resumed by an exception thrown into it. What the suspended part handles is then no context for
    /// what is raised above; it becomes one when an exception leaves the part above.
    pub thrown: bool,
}

/// A generator object that takes over a frame that was just entered.
pub(super) fn new_generator(vm: &Vm, frame: &Frame, registers: Box<[Value]>, made_at: Site) -> Value {
    let generator = generator_object(frame, GeneratorState::Created, made_at);
    let suspended = Frame::window(frame.function.clone(), 0, Reg(0), OnReturn::Driven);
    suspended.place.set_pc(frame.place.pc());
    *generator.frame.borrow_mut() = Some(Suspended { frame: suspended, registers });
    if vm.leaks.is_some() {
        vm.note_maker(&generator);
    }
    generator.into()
}

fn generator_object(frame: &Frame, state: GeneratorState, made_at: Site) -> Gc<Generator> {
    Gc::new(Generator {
        flavor: flavor_of(frame),
        made_at,
        state: std::cell::Cell::new(state),
        frame: std::cell::RefCell::new(None),
        function: frame.function.clone(),
        chain: Default::default(),
        awaiting: Default::default(),
        extra: Default::default(),
    })
}

/// The object of a coroutine or generator that runs in `frame` already.
pub(super) fn running_generator(frame: &Frame) -> Gc<Generator> {
    generator_object(frame, GeneratorState::Running, Site::NOWHERE)
}

/// What the object of a frame is that can be suspended.
pub(super) fn flavor_of(frame: &Frame) -> Flavor {
    let flags = frame.function.code.code.flags;
    if flags.async_generator {
        Flavor::AsyncGenerator
    } else if flags.coroutine {
        Flavor::Coroutine
    } else {
        Flavor::Generator
    }
}

/// Whether a generator is to start, or waits for something of Rust's itself and handles no exception: nearly all coroutines
/// that tasks resume.
#[inline]
fn waits_plainly(generator: &Generator) -> bool {
    let (state, waits) = (generator.state.get(), !generator.awaiting.borrow().is_undef());
    let is_plain = state == if waits { GeneratorState::Suspended } else { GeneratorState::Created };
    is_plain
        && generator.chain.borrow().is_empty()
        && generator.frame.borrow().as_ref().is_some_and(|kept| kept.frame.outcome.handled() == 0)
}

/// The generator that a suspended one awaits, or yields from.
fn awaited_generator(generator: &Generator) -> Option<Gc<Generator>> {
    let kept = generator.frame.borrow();
    let Suspended { frame, registers } = kept.as_ref()?;
    let at = (frame.place.pc() as usize).checked_sub(1)?;
    let (Instruction::Await { src, .. } | Instruction::YieldFrom { src, .. }) =
        frame.function.code.instructions[at].get()
    else {
        return None;
    };
    let awaited = registers.get(src.index())?;
    match awaited.as_gc::<AsyncGeneratorStep>() {
        Some(step) => Some(step.generator()),
        None => awaited.as_gc::<Generator>().cloned(),
    }
}

/// What becomes of the result of a generator that another one waits for. It may have been driven by hand before.
pub(super) fn return_to_parent(generator: &Generator) -> OnReturn {
    if generator.flavor == Flavor::AsyncGenerator { OnReturn::AsyncStep } else { OnReturn::Delegate }
}

impl Vm {
    /// Takes the frame that a resumption of `generator` enters, and whose it is: its own, or the innermost's it waits for.
    fn load_generator(
        &mut self,
        generator: &Gc<Generator>,
        on_return: OnReturn,
        dst: Reg,
        base: u32,
    ) -> (Gc<Generator>, Suspended) {
        generator.state.set(GeneratorState::Running);
        let mut chain = std::mem::take(&mut *generator.chain.borrow_mut());
        // Those that were closed by hand meanwhile have no frames any more.
        while chain.last().is_some_and(|inner| inner.frame.borrow().is_none()) {
            chain.pop();
        }
        let innermost = chain.pop();
        let entered = match &innermost {
            None => generator,
            Some(innermost) => {
                let kept = generator.frame.borrow();
                let Suspended { frame, .. } = kept.as_ref().expect("a suspended generator has a frame");
                frame.outcome.set_on_return(on_return);
                frame.outcome.set_dst(dst);
                let (base, height) = (generator.clone(), self.frames.len());
                let waiting = chain.len() as isize + 1;
                self.segments.push(Segment {
                    base,
                    chain,
                    height,
                    handled: self.handled.len(),
                    thrown: false,
                    natives: self.native_sites.len(),
                });
                self.count_waiting(waiting);
                innermost.state.set(GeneratorState::Running);
                innermost
            }
        };
        let kept = entered.frame.borrow_mut().take().expect("a suspended generator has a frame");
        let frame = &kept.frame;
        frame.place.set_base(base);
        if innermost.is_none() {
            frame.outcome.set_on_return(on_return);
            frame.outcome.set_dst(dst);
        } else {
            frame.outcome.set_on_return(return_to_parent(entered));
        }
        if frame.outcome.handled() > 0 {
            let handled = entered.with_extra(|extra| std::mem::take(&mut extra.handled));
            self.handled.extend(handled);
        }
        (entered.clone(), kept)
    }

    /// [`Vm::resume`] for the event loop and for those on the way to it: what is yielded is not revealed.
    ///
    /// # Errors
    /// As there.
    pub fn resume_for_loop(&mut self, target: &Value, input: Input) -> VmResult<Step> {
        if let Some(generator) = target.as_gc::<Generator>() {
            return self.resume_generator(generator, input);
        }
        if let Some(step) = target.as_gc::<AsyncGeneratorStep>() {
            return self.resume_step(&step.clone(), input);
        }
        if let Some(object) = target.as_object()
            && let Some(resume) = self.hooks_of(object).resume
        {
            return resume(self, object, input);
        }
        self.resume_foreign(target, input)
    }

    /// An iterator of a script, as `yield from` drives it.
    fn resume_foreign(&mut self, iterator: &Value, input: Input) -> VmResult<Step> {
        let result = match input {
            Input::Send(Value::None | Value::Undef) => {
                let name = self.names.next.clone();
                match self.call_special(iterator, &name, &[])? {
                    Some(value) => return Ok(Step::Yield(value)),
                    None => match self.next(iterator)? {
                        Some(value) => return Ok(Step::Yield(value)),
                        None => return Ok(Step::Return(Value::None)),
                    },
                }
            }
            Input::Send(value) => {
                let name = self.names.send.clone();
                self.call_method(iterator, &name, &[value])
            }
            Input::Throw(raised) => {
                if self.raised_is(&raised, &self.types.GeneratorExit) {
                    let name = self.names.close.clone();
                    if let Some(close) = self.find_attr(iterator, &name)? {
                        self.call(&close, &[])?;
                    }
                    return Err(raised);
                }
                let name = self.names.throw.clone();
                match self.find_attr(iterator, &name)? {
                    Some(throw) => self.call(&throw, &[Value::from(&raised.0)]),
                    None => Err(raised),
                }
            }
        };
        result.map(Step::Yield)
    }

    /// [`Vm::resume`] where StopIteration of a foreign iterator is its result.
    pub(super) fn resume_delegate(&mut self, target: &Value, input: Input) -> VmResult<Step> {
        if let Input::Throw(raised) = &input
            && let Some(generator) = target.get::<Generator>()
            && generator.state.get() == GeneratorState::Finished
            && self.raised_is(raised, &self.types.GeneratorExit)
        {
            // Closing one that has ended does nothing; whoever waits for it is closed next.
            return Err(raised.clone());
        }
        let step = self.resume_for_loop(target, input);
        if target.get::<Generator>().is_some() { step } else { self.stop_is_return(step) }
    }

    /// One step of what of Rust's is awaited.
    #[inline]
    pub(super) fn resume_hooked(&mut self, resume: ResumeHook, target: &Ref, input: Input) -> VmResult<Step> {
        let step = resume(self, target, input);
        self.stop_is_return(step)
    }

    /// A step that ended by StopIteration, as one that returned.
    #[inline]
    pub fn stop_is_return(&self, step: VmResult<Step>) -> VmResult<Step> {
        match step {
            Err(raised) if self.raised_is(&raised, &self.types.StopIteration) => {
                Ok(Step::Return(raised.0.field("value").unwrap_or(Value::None)))
            }
            other => other,
        }
    }

    fn resume_generator(&mut self, generator: &Gc<Generator>, input: Input) -> VmResult<Step> {
        let finished = generator.state.get() == GeneratorState::Finished;
        if finished && generator.flavor == Flavor::Generator && matches!(input, Input::Send(_)) {
            return Ok(Step::Return(Value::None));
        }
        let exit = if matches!(input, Input::Send(Value::None)) && waits_plainly(generator) {
            self.drive_waiting(generator)?
        } else {
            self.check_resumable(generator, &input)?;
            let input = match input {
                Input::Throw(exit)
                    if !generator.chain.borrow().is_empty()
                        && self.raised_is(&exit, &self.types.GeneratorExit) =>
                {
                    Input::Throw(self.close_chain(generator, exit))
                }
                input => input,
            };
            self.drive(generator, input)?
        };
        match exit {
            Exit::Returned(value) => Ok(Step::Return(value)),
            Exit::Raised(raised) => Err(raised),
            Exit::Yielded(value) | Exit::AsyncYielded(value) => Ok(Step::Yield(value)),
        }
    }

    /// [`Vm::drive`] for one that [`waits_plainly`], with None sent.
    fn drive_waiting(&mut self, generator: &Gc<Generator>) -> VmResult<Exit> {
        self.enter_native()?;
        let site = self.running_site;
        self.native_sites.push((self.frames.len() as u32, site));
        let starts = generator.state.replace(GeneratorState::Running) == GeneratorState::Created;
        let Suspended { frame, registers } =
            generator.frame.take().expect("a suspended generator has a frame");
        frame.place.set_base(0);
        frame.outcome.set_dst(Reg(0));
        frame.outcome.set_on_return(OnReturn::Driven);
        let input = (!starts).then_some(Input::Send(Value::None));
        Ok(self.run_entered(generator.clone(), Suspended { frame, registers }, input, site))
    }

    /// Runs a generator whose frame was taken to be entered from Rust, which had been called at `site`. Without an input it
    /// starts.
    #[inline]
    fn run_entered(
        &mut self,
        entered: Gc<Generator>,
        kept: Suspended,
        input: Option<Input>,
        site: Site,
    ) -> Exit {
        let stack = self.spare_stacks.pop().unwrap_or_default();
        let mut machine = Machine { vm: self, frame: kept.frame, stack, delivery: None };
        machine.lay_out(entered, kept.registers);
        let exit = match input.and_then(|input| machine.inject(input)) {
            Some(exit) => machine.retire(exit),
            None => machine.run(),
        };
        self.native_sites.pop();
        self.running_site = site;
        self.leave_native();
        exit
    }

    /// Enters a suspended generator from Rust.
    pub(super) fn drive(&mut self, generator: &Gc<Generator>, input: Input) -> VmResult<Exit> {
        self.enter_native()?;
        let segments = self.segments.len();
        if let Input::Throw(raised) = &input {
            self.chain_thrown(generator, raised);
        }
        let site = self.running_site;
        self.native_sites.push((self.frames.len() as u32, site));
        let (entered, kept) = self.load_generator(generator, OnReturn::Driven, Reg(0), 0);
        if let Some(segment) = self.segments.get_mut(segments) {
            segment.thrown = matches!(input, Input::Throw(_));
        }
        Ok(self.run_entered(entered, kept, Some(input), site))
    }

    /// The context of what is thrown is what the generator itself, or the innermost of those it waits for, handles where
    /// it is suspended: not what the thrower does.
    fn chain_thrown(&mut self, generator: &Gc<Generator>, raised: &Raised) {
        let handled = generator.chain.borrow().last().unwrap_or(generator).handles();
        if let Some(handled) = handled {
            self.handled.push(handled);
            self.set_raise_context(&raised.0);
            self.handled.pop();
        }
    }

    /// The exception that is being handled: in the running frame, or in those that wait for it.
    pub fn handled_exception(&self) -> Option<Gc<Exception>> {
        let mut above = self.handled.len();
        for segment in self.segments.iter().rev() {
            if above > segment.handled {
                break;
            }
            above = segment.handled;
            if segment.thrown {
                continue;
            }
            let waiting = segment.chain.iter().rev().chain([&segment.base]);
            if let Some(handled) = waiting.into_iter().find_map(|waiting| waiting.handles()) {
                return Some(handled);
            }
        }
        self.handled.last().cloned()
    }

    /// # Errors
    /// What CPython raises for a generator that runs, or has ended (coroutines), or was sent a value too early.
    pub(super) fn check_resumable(&mut self, generator: &Gc<Generator>, input: &Input) -> VmResult<()> {
        match generator.state.get() {
            GeneratorState::Running => Err(self.already_executing(generator)),
            GeneratorState::Finished => match (generator.flavor, input) {
                (Flavor::Coroutine, _) => Err(self.runtime_error("cannot reuse already awaited coroutine")),
                (_, Input::Throw(raised)) => Err(raised.clone()),
                (Flavor::Generator, Input::Send(_)) => Err(self.stop_iteration(Value::None)),
                (Flavor::AsyncGenerator, Input::Send(_)) => {
                    let class = self.types.StopAsyncIteration.clone();
                    Err(self.error_with(&class, []))
                }
            },
            GeneratorState::Created => match input {
                Input::Send(Value::None | Value::Undef) | Input::Throw(_) => Ok(()),
                Input::Send(_) => Err(self.type_error(match generator.flavor {
                    Flavor::Generator => "can't send non-None value to a just-started generator",
                    Flavor::Coroutine => "can't send non-None value to a just-started coroutine",
                    Flavor::AsyncGenerator => "can't send non-None value to a just-started async generator",
                })),
            },
            GeneratorState::Suspended => self.refresh_chain(generator),
        }
    }

    /// Makes the chain of a suspended generator true again, if a script drove one of its members by hand, or drives this
    /// one, which is a member of another's chain.
    ///
    /// # Errors
    /// ValueError if it is suspended only as part of a chain that runs.
    fn refresh_chain(&mut self, generator: &Gc<Generator>) -> VmResult<()> {
        let is_true = match generator.chain.borrow().last() {
            Some(innermost) => innermost.frame.borrow().is_some(),
            None => !generator.awaiting.borrow().is_undef() || awaited_generator(generator).is_none(),
        };
        if is_true {
            return Ok(());
        }
        let mut chain = generator.chain.take();
        while chain.last().is_some_and(|member| member.frame.borrow().is_none()) {
            chain.pop();
        }
        let mut last = chain.last().unwrap_or(generator).clone();
        while let Some(inner) = awaited_generator(&last) {
            if inner.state.get() == GeneratorState::Running {
                return Err(self.already_executing(generator));
            }
            if inner.frame.borrow().is_none() {
                // It has ended behind this one's back: driving it tells how.
                *last.awaiting.borrow_mut() = inner.into();
                break;
            }
            chain.push(inner.clone());
            last = inner;
        }
        *generator.chain.borrow_mut() = chain;
        Ok(())
    }

    fn already_executing(&mut self, generator: &Generator) -> Raised {
        self.value_error(match generator.flavor {
            Flavor::Generator => "generator already executing",
            Flavor::Coroutine => "coroutine already executing",
            Flavor::AsyncGenerator => "async generator already executing",
        })
    }

    /// A step of an async generator that is driven by hand, or by a task that awaits it directly.
    fn resume_step(&mut self, step: &Gc<AsyncGeneratorStep>, input: Input) -> VmResult<Step> {
        let generator = &step.generator();
        let input = match step.state.get() {
            StepState::Finished => {
                return Err(self.runtime_error(match step.action {
                    AsyncAction::Send => "cannot reuse already awaited __anext__()/asend()",
                    _ => "cannot reuse already awaited aclose()/athrow()",
                }));
            }
            StepState::Created => match self.start_step(step, input)? {
                Ok(input) => input,
                Err(value) => return Ok(Step::Return(value)),
            },
            StepState::Running => input,
        };
        let exit = match self.check_resumable(generator, &input) {
            Ok(()) => self.drive(generator, input)?,
            Err(raised) => Exit::Raised(raised),
        };
        if let Exit::Yielded(value) = exit {
            return Ok(Step::Yield(value));
        }
        step.state.set(StepState::Finished);
        let close = step.action == AsyncAction::Close;
        match exit {
            Exit::AsyncYielded(_) if close => {
                Err(self.runtime_error("async generator ignored GeneratorExit"))
            }
            Exit::AsyncYielded(value) => Ok(Step::Return(value)),
            Exit::Returned(_) if close => Ok(Step::Return(Value::None)),
            Exit::Returned(_) => {
                let class = self.types.StopAsyncIteration.clone();
                Err(self.error_with(&class, []))
            }
            Exit::Raised(raised) if close && self.ends_close(&raised) => Ok(Step::Return(Value::None)),
            Exit::Raised(raised) => Err(raised),
            Exit::Yielded(_) => unreachable!("taken above"),
        }
    }

    fn ends_close(&self, raised: &Raised) -> bool {
        self.raised_is(raised, &self.types.StopAsyncIteration)
            || self.raised_is(raised, &self.types.GeneratorExit)
    }

    /// Begins a step: what goes into the generator, or (inner `Err`) the result if there is nothing to do.
    pub(super) fn start_step(
        &mut self,
        step: &Gc<AsyncGeneratorStep>,
        input: Input,
    ) -> VmResult<Result<Input, Value>> {
        let generator = &step.generator();
        if generator.state.get() == GeneratorState::Running || self.has_open_step(generator) {
            let text = match step.action {
                AsyncAction::Send => "anext(): asynchronous generator is already running",
                AsyncAction::Throw => "athrow(): asynchronous generator is already running",
                AsyncAction::Close => "aclose(): asynchronous generator is already running",
            };
            step.state.set(StepState::Finished);
            return Err(self.runtime_error(text));
        }
        if let Input::Throw(_) = input {
            step.state.set(StepState::Running);
            return Ok(Ok(input));
        }
        let unstarted = generator.state.get() == GeneratorState::Created;
        let finished = generator.state.get() == GeneratorState::Finished;
        step.state.set(StepState::Running);
        let value = step.input.take();
        match step.action {
            AsyncAction::Send => {
                if finished {
                    step.state.set(StepState::Finished);
                    let class = self.types.StopAsyncIteration.clone();
                    return Err(self.error_with(&class, []));
                }
                self.announce_async_generator(generator)?;
                Ok(Ok(Input::Send(value.defined().unwrap_or(Value::None))))
            }
            AsyncAction::Throw if finished => {
                step.state.set(StepState::Finished);
                Ok(Err(Value::None))
            }
            AsyncAction::Throw => {
                let raised = self.make_thrown(&value)?;
                Ok(Ok(Input::Throw(raised)))
            }
            AsyncAction::Close => {
                if finished || unstarted {
                    generator.state.set(GeneratorState::Finished);
                    generator.frame.take();
                    step.state.set(StepState::Finished);
                    return Ok(Err(Value::None));
                }
                let class = self.types.GeneratorExit.clone();
                Ok(Ok(Input::Throw(self.error_with(&class, []))))
            }
        }
    }

    /// Whether a step of this async generator is suspended in the middle.
    fn has_open_step(&self, generator: &Gc<Generator>) -> bool {
        generator.state.get() == GeneratorState::Suspended
            && (!generator.awaiting.borrow().is_undef() || !generator.chain.borrow().is_empty())
    }

    /// Tells the running event loop of an async generator that is iterated for the first time.
    fn announce_async_generator(&mut self, generator: &Gc<Generator>) -> VmResult<()> {
        let Some(announce) = self.async_generator_hook else { return Ok(()) };
        if generator.with_extra(|extra| std::mem::replace(&mut extra.hooks_called, true)) {
            return Ok(());
        }
        announce(self, generator)
    }
}

impl Machine<'_> {
    /// A `for` loop steps a generator.
    pub fn resume_for(&mut self, iterator: Reg, dst: Reg) -> Option<Exit> {
        let generator =
            self.registers()[iterator.index()].as_gc::<Generator>().expect("kind was checked").clone();
        if generator.state.get() == GeneratorState::Finished {
            self.end_loop();
            return None;
        }
        self.resume_into(&generator, Input::Send(Value::None), OnReturn::ForGenerator, dst)
    }

    /// Goes on in a suspended generator, with the running frame below it.
    fn resume_into(
        &mut self,
        generator: &Gc<Generator>,
        input: Input,
        on_return: OnReturn,
        dst: Reg,
    ) -> Option<Exit> {
        if on_return == OnReturn::Delegate
            && generator.flavor == Flavor::Generator
            && generator.state.get() == GeneratorState::Finished
        {
            self.deliver_awaited(Value::None);
            return None;
        }
        if let Err(raised) = self.vm.check_resumable(generator, &input) {
            return self.unwind(raised, true);
        }
        if self.vm.is_at_recursion_limit() {
            let raised = self.vm.recursion_error("maximum recursion depth exceeded");
            return self.unwind(raised, true);
        }
        let base = self.free_base();
        let placeholder = stand_in(&self.frame);
        let caller = std::mem::replace(&mut self.frame, placeholder);
        self.vm.frames.push(caller);
        let (entered, kept) = self.vm.load_generator(generator, on_return, dst, base);
        self.frame = kept.frame;
        self.lay_out(entered, kept.registers);
        self.inject(input)
    }

    /// Gives the running frame, a generator's that was suspended, what it waits for.
    pub fn inject(&mut self, input: Input) -> Option<Exit> {
        if matches!(input, Input::Send(Value::None)) && self.end_turn() {
            return None;
        }
        let generator = self.generator().cloned().expect("only generators are resumed");
        let awaiting = generator.awaiting.borrow().clone();
        if !awaiting.is_undef() {
            self.vm.running_site = self.frame.function.code.site(self.frame.place.pc());
            let hooked =
                awaiting.as_object().and_then(|object| Some((object, self.vm.hooks_of(object).resume?)));
            let step = match hooked {
                Some((object, resume)) => self.vm.resume_hooked(resume, object, input),
                None => self.vm.resume_delegate(&awaiting, input),
            };
            return self.after_delegate(&generator, step);
        }
        match input {
            Input::Throw(raised) => self.raise_where_awaited(raised),
            Input::Send(value) => {
                if let Instruction::Yield { dst, .. } = self.calling_instruction() {
                    self.delivery = Some((dst, value));
                }
                None
            }
        }
    }

    /// What the running frame waits for, which is no coroutine of a script, did a step.
    fn after_delegate(&mut self, generator: &Gc<Generator>, step: VmResult<Step>) -> Option<Exit> {
        match step {
            Ok(Step::Yield(value)) => self.suspend(value),
            Ok(Step::Return(value)) => {
                let awaited = generator.awaiting.take();
                self.deliver_awaited(value);
                self.vm.reuse_awaitable(awaited);
                None
            }
            Err(raised) => {
                drop(generator.awaiting.take());
                self.forget_awaited();
                self.raise_where_awaited(raised)
            }
        }
    }

    /// `await` and `yield from`.
    pub fn delegate(&mut self, src: Reg, dst: Reg, awaited: bool) -> Option<Exit> {
        let value = self.registers()[src.index()].clone();
        let target = if awaited { self.vm.awaitable(&value) } else { self.yield_from_target(&value) };
        let target = match target {
            Ok(target) => target,
            Err(raised) => {
                self.forget_awaited();
                return self.unwind(raised, true);
            }
        };
        if let Some(inner) = target.as_gc::<Generator>().cloned() {
            self.registers()[src.index()] = target;
            return self.resume_into(&inner, Input::Send(Value::None), OnReturn::Delegate, dst);
        }
        if let Some(step) = target.as_gc::<AsyncGeneratorStep>().cloned() {
            return self.enter_step(&step, dst);
        }
        self.vm.running_site = self.frame.function.code.site(self.frame.place.pc());
        let step = self.vm.resume_delegate(&target, Input::Send(Value::None));
        if matches!(step, Ok(Step::Yield(_))) {
            self.materialise();
        } else if self.frame.outcome.on_return() == OnReturn::Awaited {
            return self.finish_without_generator(step, &target);
        }
        let Some(generator) = self.generator().cloned() else {
            return self.finish_without_generator(step, &target);
        };
        if matches!(step, Ok(Step::Yield(_))) {
            *generator.awaiting.borrow_mut() = target;
        }
        self.after_delegate(&generator, step)
    }

    /// `await` in a frame that cannot be suspended: only what is done at once works.
    fn finish_without_generator(&mut self, step: VmResult<Step>, _target: &Value) -> Option<Exit> {
        match step {
            Ok(Step::Return(value)) => {
                self.deliver_awaited(value);
                None
            }
            Ok(Step::Yield(_)) => {
                let raised = self.vm.runtime_error("'await' outside function");
                self.unwind(raised, true)
            }
            Err(raised) => self.unwind(raised, true),
        }
    }

    /// `await` of an async generator's step: its generator runs on top of the running frame.
    fn enter_step(&mut self, step: &Gc<AsyncGeneratorStep>, dst: Reg) -> Option<Exit> {
        if step.state.get() != StepState::Created {
            let raised = self.vm.runtime_error(match step.action {
                AsyncAction::Send => "cannot reuse already awaited __anext__()/asend()",
                _ => "cannot reuse already awaited aclose()/athrow()",
            });
            return self.unwind(raised, true);
        }
        match self.vm.start_step(step, Input::Send(Value::None)) {
            Err(raised) => {
                self.forget_awaited();
                self.unwind(raised, true)
            }
            Ok(Err(value)) => {
                self.deliver_awaited(value);
                None
            }
            Ok(Ok(input)) => {
                let generator = step.generator();
                if generator.state.get() == GeneratorState::Finished {
                    step.state.set(StepState::Finished);
                }
                self.resume_into(&generator, input, OnReturn::AsyncStep, dst)
            }
        }
    }

    /// What `yield from value` drives.
    fn yield_from_target(&mut self, value: &Value) -> VmResult<Value> {
        match value.get::<Generator>().map(|generator| generator.flavor) {
            Some(Flavor::Generator) => Ok(value.clone()),
            Some(Flavor::Coroutine) => {
                Err(self.vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
            }
            _ => self.vm.iter(value),
        }
    }
}

impl Vm {
    /// What `await value` drives: a coroutine, an async generator's step, a native awaitable, or what `__await__` gave.
    ///
    /// # Errors
    /// TypeError if it cannot be awaited, RuntimeError for a coroutine that is awaited already.
    pub fn awaitable(&mut self, value: &Value) -> VmResult<Value> {
        if let Some(generator) = value.get::<Generator>()
            && generator.flavor == Flavor::Coroutine
        {
            // A coroutine is only ever suspended where it awaits.
            if generator.state.get() == GeneratorState::Suspended {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            return Ok(value.clone());
        }
        if value.get::<AsyncGeneratorStep>().is_some() {
            return Ok(value.clone());
        }
        if let Some(object) = value.as_object()
            && self.hooks_of(object).resume.is_some()
        {
            return Ok(value.clone());
        }
        let name = self.names.await_.clone();
        let Some(iterator) = self.call_special(value, &name, &[])? else {
            let name = self.type_name(value);
            return Err(self.type_error(format!("object {name} can't be used in 'await' expression")));
        };
        if iterator.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::Coroutine) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let is_iterator = iterator.get::<Generator>().is_some() || {
            let next = self.names.next.clone();
            let class = self.class_of(&iterator);
            let hooked = iterator.as_object().is_some_and(|object| {
                let hooks = self.hooks_of(object);
                hooks.next.is_some() || hooks.resume.is_some()
            });
            hooked || self.lookup_in_class(&class, &next).is_some()
        };
        if !is_iterator {
            let name = self.type_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{name}'")));
        }
        Ok(iterator)
    }
}
