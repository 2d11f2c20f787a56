//! What the VM looks after between instructions: finalisers, the collector, interrupts, the step limit.

use crate::bytecode::{Instruction, Place, Reg};
use crate::object::reference::{
    collect_if_due, finalizers_are_due, set_budget, take_ended_weak, take_finalizers,
};
use crate::object::{
    AsyncAction, AsyncGeneratorStep, Exception, Flavor, Gc, Generator, GeneratorState, Kind, Ref, Site,
    StepState, Value,
};

use super::leaks::LeakKind;
use super::native::Input;
use super::warning_filters::Warning;
use super::{Raised, Vm, VmResult};

/// What the VM reports outside of the exceptions that a script sees. The rooms above say how it looks.
#[derive(Clone, Copy)]
pub struct Reporter {
    /// A warning that is to be shown.
    pub warning: fn(&mut Vm, &Warning),
    /// A SyntaxWarning of a file's line, whose text comes last; empty if it is not to be shown.
    pub syntax_warning: fn(&mut Vm, &str, &str, u32, &str),
    /// A coroutine that was never awaited, by its qualified name, with the place where it was made and, in debug mode,
    /// the calls that led there. It is dropped at the line that the last of `vm.frames` is at.
    pub unawaited: fn(&mut Vm, &str, Site, &Value),
    /// Something went wrong in an event loop, and nobody can catch it.
    pub loop_error: fn(&mut Vm, &LoopError),
    /// What the tasks of a loop do.
    pub tasks: fn(&mut Vm, &super::task_tree::TaskTree),
    /// An exception that nobody can catch: raised in `__del__`, in a callback. The value is where.
    pub unraisable: fn(&mut Vm, &Raised, &Value),
    /// What an uncaught exception would print, with its traceback and chain, ending in a newline.
    pub traceback: fn(&mut Vm, &Gc<Exception>) -> String,
}

impl Reporter {
    /// Reports nothing: for embedding and for tests of the VM alone.
    pub const SILENT: Reporter = Reporter {
        warning: |_, _| {},
        syntax_warning: |_, _, _, _, _| {},
        unawaited: |_, _, _, _| {},
        loop_error: |_, _| {},
        tasks: |_, _| {},
        unraisable: |_, _, _| {},
        traceback: |_, _| String::new(),
    };
}

/// What an event loop's exception handler writes by default.
pub struct LoopError {
    pub message: String,
    /// `task: <Task …>` and the like.
    pub lines: Vec<String>,
    pub exception: Option<Gc<Exception>>,
    /// Where the task or future that it is about was made, outermost call first; just the place unless in debug mode.
    pub made: Vec<Place>,
    /// Debug mode is on: CPython's text has these calls.
    pub shows_made: bool,
    /// Its name, if it is a task.
    pub task: Option<String>,
}

/// How many backward jumps and calls pass between two checks of what nobody announces.
const USUAL_BUDGET: i64 = 20_000;

/// The same where memory is watched.
const WATCHING_BUDGET: i64 = 2_000;

/// The same while steps are counted.
const COUNTING_BUDGET: i64 = 64;

/// How much work a script may do. Steps are backward jumps and calls, counted in dozens: a limit against work without
/// end, not a measure.
#[derive(Clone, Copy, Debug)]
pub struct StepLimit {
    pub left: u64,
    /// Called when none are left.
    pub reached: fn(&mut Vm),
}

impl Vm {
    /// Whether the next check has more to do than to renew the budget.
    pub(super) fn something_is_pending(&self) -> bool {
        true
    }

    /// Sets the budget anew.
    pub(super) fn renew_budget(&mut self) {
        let usual = match self.step_limit {
            Some(_) => COUNTING_BUDGET,
            None if self.headroom.is_watched() => WATCHING_BUDGET,
            None => USUAL_BUDGET,
        };
        set_budget(self.budget.unwrap_or(usual));
    }

    /// Runs the finalisers that are due, collects if it is time, and raises KeyboardInterrupt if Ctrl-C was pressed.
    ///
    /// # Errors
    /// KeyboardInterrupt.
    pub fn check_pending(&mut self) -> VmResult<()> {
        self.renew_budget();
        if self.step_limit.is_some() {
            self.count_steps();
        }
        if !self.due_warnings.is_empty() {
            self.give_warnings()?;
        }
        collect_if_due();
        self.end_objects();
        if self.headroom.is_watched() {
            self.check_headroom()?;
        }
        if self.host.take_question()
            && let Some(answer) = self.question_hook
        {
            // A loop that is about to jump back stands at the jump.
            let at_jump = self.frames.last_mut().filter(|frame| {
                let next = frame.function.code.code.instructions.get(frame.place.pc() as usize);
                matches!(next, Some(Instruction::JumpBack { .. }))
            });
            let moved = at_jump.map(|frame| frame.place.set_pc(frame.place.pc() + 1)).is_some();
            answer(self);
            if let Some(frame) = self.frames.last_mut().filter(|_| moved) {
                frame.place.set_pc(frame.place.pc() - 1);
            }
        }
        if self.host.take_interrupt() {
            if let Some(hook) = self.interrupt_hook
                && hook(self)?
            {
                return Ok(());
            }
            let class = self.types.KeyboardInterrupt.clone();
            return Err(self.error_with(&class, []));
        }
        Ok(())
    }

    /// Runs the finalisers that are due, and what follows the end of weakly referenced objects.
    pub fn end_objects(&mut self) {
        loop {
            while finalizers_are_due() {
                let place = self.frames.last().map(|frame| frame.place.pc());
                self.stand_where_it_ended();
                for object in take_finalizers() {
                    self.finalize(&object);
                }
                if let (Some(frame), Some(place)) = (self.frames.last_mut(), place) {
                    frame.place.set_pc(place);
                }
            }
            let ended = take_ended_weak();
            match self.ended_hook {
                Some(hook) if !ended.is_empty() => hook(self, ended),
                _ => break,
            }
        }
    }

    /// Lets nanoseconds pass on the clock. Signals are dealt with meanwhile.
    ///
    /// # Errors
    /// KeyboardInterrupt.
    pub fn sleep(&mut self, nanoseconds: u64) -> VmResult<()> {
        let end = self.host.clock.monotonic().saturating_add(nanoseconds);
        self.calls_rust = true;
        let result = loop {
            let left = end.saturating_sub(self.host.clock.monotonic());
            self.host.clock.sleep(left);
            let checked = self.check_pending();
            if checked.is_err() || self.host.clock.monotonic() >= end {
                break checked;
            }
        };
        self.calls_rust = false;
        result
    }

    /// A check comes some instructions after the one that let the object go. Those in between only load what the next
    /// operation needs: goes back over them, so that reports name the right line.
    fn stand_where_it_ended(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        let code = &frame.function.code.code;
        let first_temp = code.local_names.len();
        while frame.place.pc() > 1
            && let Some(instruction) = code.instructions.get(frame.place.pc() as usize - 1)
            && loaded(instruction).is_some_and(|register| register.index() >= first_temp)
        {
            frame.place.set_pc(frame.place.pc() - 1);
        }
    }

    #[cold]
    fn count_steps(&mut self) {
        let units = self.budget.unwrap_or(COUNTING_BUDGET).max(1) as u64;
        if let Some(limit) = &mut self.step_limit {
            limit.left = limit.left.saturating_sub(units);
            if limit.left == 0 {
                let reached = limit.reached;
                reached(self);
            }
        }
    }

    /// Runs what must run before an object ends. The caller holds the last reference.
    fn finalize(&mut self, object: &Ref) {
        let value = Value::from(object.clone());
        match object.kind() {
            Kind::Generator => self.finalize_generator(&value),
            Kind::AsyncGeneratorStep => self.finalize_step(&value),
            Kind::Native => {
                if let Some(finalize) = self.hooks_of(object).finalize {
                    let result = finalize(self, object);
                    self.report_unraisable(result, &value);
                }
            }
            _ => {
                let name = self.names.del.clone();
                let result = self.call_special(&value, &name, &[]).map(|_| ());
                let class = self.class_of(&value);
                let place = self.lookup_in_class(&class, &name).unwrap_or(Value::None);
                self.report_unraisable(result, &place);
            }
        }
    }

    /// A step of an async generator that nobody awaited.
    fn finalize_step(&mut self, value: &Value) {
        let Some(step) = value.as_gc::<AsyncGeneratorStep>().cloned() else { return };
        if step.state.replace(StepState::Finished) != StepState::Created {
            return;
        }
        let method = match step.action {
            AsyncAction::Send => "asend",
            AsyncAction::Throw => "athrow",
            AsyncAction::Close => "aclose",
        };
        let name = step.generator().qualname();
        let category = self.types.RuntimeWarning.clone();
        let message = format!("coroutine method '{method}' of '{}' was never awaited", name.as_str());
        self.warn_in_check(&category, &message);
    }

    fn finalize_generator(&mut self, value: &Value) {
        let generator = value.as_gc::<Generator>().expect("kind was checked").clone();
        if generator.state.get() == GeneratorState::Created {
            let name = generator.qualname();
            let origin = generator.extra.borrow().as_ref().map_or(Value::Undef, |extra| extra.origin.clone());
            let report = self.reporter.unawaited;
            report(self, name.as_str(), generator.made_at, &origin);
            let what = |_: &mut Vm| format!("coroutine '{}'", name.as_str());
            self.note_leak(LeakKind::Unawaited, what, value.as_object());
            generator.state.set(GeneratorState::Finished);
            generator.frame.take();
            return;
        }
        if generator.flavor == Flavor::AsyncGenerator {
            let finalizer = generator
                .extra
                .borrow_mut()
                .as_mut()
                .map_or(Value::Undef, |extra| std::mem::take(&mut extra.finalizer));
            if !finalizer.is_undef() {
                let result = self.call(&finalizer, std::slice::from_ref(value)).map(|_| ());
                self.report_unraisable(result, value);
                return;
            }
        }
        let result = self.close_generator(&generator).map(|_| ());
        self.report_unraisable(result, value);
    }

    /// `generator.close()`: raises GeneratorExit in it and expects it to end. Gives what it returned (3.13).
    ///
    /// # Errors
    /// RuntimeError if it yields instead, and what it raises.
    pub fn close_generator(&mut self, generator: &Gc<Generator>) -> VmResult<Value> {
        match generator.state.get() {
            GeneratorState::Finished => return Ok(Value::None),
            GeneratorState::Created => {
                generator.state.set(GeneratorState::Finished);
                generator.frame.take();
                return Ok(Value::None);
            }
            GeneratorState::Suspended | GeneratorState::Running => {}
        }
        let class = self.types.GeneratorExit.clone();
        let exit = self.error_with(&class, []);
        match self.resume(&generator.into(), Input::Throw(exit)) {
            Ok(super::Step::Return(value)) => Ok(value),
            Ok(super::Step::Yield(_)) => {
                let kind = match generator.flavor {
                    Flavor::Coroutine => "coroutine",
                    Flavor::AsyncGenerator => "async generator",
                    Flavor::Generator => "generator",
                };
                Err(self.runtime_error(format!("{kind} ignored GeneratorExit")))
            }
            Err(raised)
                if self.raised_is(&raised, &self.types.GeneratorExit)
                    || self.raised_is(&raised, &self.types.StopIteration) =>
            {
                Ok(Value::None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// Reports an exception that nobody can catch.
    pub fn report_unraisable(&mut self, result: Result<(), Raised>, place: &Value) {
        if let Err(raised) = result {
            let report = self.reporter.unraisable;
            report(self, &raised, place);
        }
    }
}

/// The register that an instruction loads, if it does nothing else.
fn loaded(instruction: &Instruction) -> Option<Reg> {
    match *instruction {
        Instruction::LoadConst { dst, .. }
        | Instruction::LoadInt { dst, .. }
        | Instruction::LoadNone { dst }
        | Instruction::LoadBool { dst, .. }
        | Instruction::LoadGlobal { dst, .. }
        | Instruction::LoadName { dst, .. }
        | Instruction::LoadCell { dst, .. }
        | Instruction::LoadFree { dst, .. }
        | Instruction::GetAttr { dst, .. }
        | Instruction::Move { dst, .. } => Some(dst),
        Instruction::LoadMethod { base, .. } => Some(base),
        _ => None,
    }
}
