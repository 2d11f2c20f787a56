//! An interpreter from its start to its end: set up, one thing run in it, taken down.
//!
//! The interpreter runs on a thread of its own with a very deep stack, so that scripts that recurse through native code
//! reach the recursion limit and never the end of the stack. The pages are taken only when they are used. The first
//! thread listens for Ctrl-C meanwhile.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use crate::event_loop::{self, deadlock};
use crate::object::reference::{collect, collect_reached, freeze, set_collector_threshold};
use crate::object::{Gc, Module, Ref, Value, WeakRef};
use crate::vm::check::StepLimit;
use crate::vm::host::{Clock, Host};
use crate::vm::leaks::{LeakKind, place_of};
use crate::vm::{Raised, Vm, VmResult};
use crate::{builtins, diagnostics, modules};

use super::arguments::{ClockChoice, ErrorFace, OnDeadlock, Options, Script, ScriptSource, TestRun};
use super::interrupt::Flags;
use super::test::Confession;
use super::{interrupt, repl, status, streams};

/// Sizes of stack that are tried: where address space is limited less must do.
const STACKS: [usize; 3] = [512 << 20, 64 << 20, 8 << 20];

/// What is done with a script in an interpreter.
pub trait Work: Fn(&mut Vm, &Script) -> VmResult<()> + Clone + Send + 'static {}

impl<T: Fn(&mut Vm, &Script) -> VmResult<()> + Clone + Send + 'static> Work for T {}

/// Does something in a new interpreter, reports the exception that it ends with if it does, and ends the process.
pub fn run(script: Script, options: Options, work: impl Work) -> ! {
    std::panic::set_hook(Box::new(report_bug));
    let flags = Flags::default();
    let mut signals = interrupt::take_over();
    let (script, shared) = (Arc::new(script), flags.clone());
    let interpreter = start_deep_thread(move || {
        let mut vm = new_interpreter();
        set_up(&mut vm, &script, options, shared.clone());
        let done = work(&mut vm, &script);
        std::process::exit(end(&mut vm, done))
    });
    if let Some(signals) = &mut signals {
        interrupt::listen(signals, interpreter.thread(), &flags);
    }
    // Without a listener Ctrl-C ends the process at once, and this thread only waits.
    let _ = interpreter.join();
    std::process::exit(status::BUG)
}

/// Prepares an interpreter for processes that are forked: `fork` is called when it stands, and comes back in each of
/// them with what is to be run there. As in [`run`] that ends the process.
///
/// The interpreter cannot change threads, nor have a deep stack on the first one. So it is the second thread that forks,
/// and the new process has no other: the first one waits for the second from here on, and holds no lock.
pub fn run_forked(fork: fn() -> (Script, Options), work: impl Work) -> ! {
    std::panic::set_hook(Box::new(report_bug));
    let interpreter = start_deep_thread(move || {
        let mut vm = new_interpreter();
        let (script, options) = fork();
        let flags = Flags::default();
        if let Some(mut signals) = interrupt::take_over() {
            let (interpreter, flags) = (thread::current(), flags.clone());
            // Without a thread that listens Ctrl-C does nothing, and the runner ends its tests in time.
            let _ = thread::Builder::new()
                .name("signals".into())
                .spawn(move || interrupt::listen(&mut signals, &interpreter, &flags));
        }
        set_up(&mut vm, &script, options, flags);
        let done = work(&mut vm, &script);
        std::process::exit(end(&mut vm, done))
    });
    let _ = interpreter.join();
    std::process::exit(status::BUG)
}

/// Starts the thread of an interpreter.
fn start_deep_thread(body: impl Fn() + Clone + Send + 'static) -> JoinHandle<()> {
    for stack in STACKS {
        let thread = thread::Builder::new().name("interpreter".into()).stack_size(stack);
        if let Ok(interpreter) = thread.spawn(body.clone()) {
            return interpreter;
        }
    }
    eprintln!("rondo: cannot start a thread for the interpreter");
    std::process::exit(status::FAILURE)
}

/// An interpreter that knows nothing of what it will run.
fn new_interpreter() -> Vm {
    let mut vm = Vm::new(Host::new());
    builtins::install(&mut vm);
    modules::install(&mut vm);
    vm.question_hook = Some(show_tasks);
    freeze();
    vm
}

/// Tells an interpreter what is outside: streams, clock, arguments, options.
fn set_up(vm: &mut Vm, script: &Script, options: Options, flags: Flags) {
    let Flags { interrupted, asked } = flags;
    let host = &mut vm.host;
    host.clock = match options.clock {
        ClockChoice::Real => {
            Clock::Real { started: Instant::now(), interrupted: interrupted.clone(), asked: asked.clone() }
        }
        ClockChoice::Virtual => Clock::new_virtual(),
    };
    host.interrupted = interrupted;
    host.asked = asked;
    let name = match &script.source {
        ScriptSource::File(path) => path.to_string_lossy().into_owned(),
        ScriptSource::Code(_) => "-c".to_string(),
        ScriptSource::Stdin => "-".to_string(),
    };
    host.arguments = std::iter::once(name).chain(script.arguments.iter().cloned()).collect();
    host.output = streams::output(options.test.is_some());
    host.error_output = streams::error_output();
    host.input = streams::input();
    host.debug =
        options.debug || std::env::var_os("PYTHONASYNCIODEBUG").is_some_and(|value| !value.is_empty());
    host.hangs_on_deadlock = options.on_deadlock == OnDeadlock::Hang;
    host.shows_tasks = options.tasks;
    let face = match options.errors {
        ErrorFace::Auto if std::io::stderr().is_terminal() => diagnostics::Face::Fancy,
        ErrorFace::Auto | ErrorFace::Plain => diagnostics::Face::Plain,
        ErrorFace::Fancy => diagnostics::Face::Fancy,
        ErrorFace::Json => diagnostics::Face::Json,
    };
    diagnostics::install(vm, face);
    if let Some(test) = options.test {
        be_tested(vm, test);
    }
    be_hostile(vm);
}

/// Prepares for the runner's questions.
fn be_tested(vm: &mut Vm, test: TestRun) {
    vm.leaks = Some(Vec::new());
    vm.step_limit = test.steps.map(|left| StepLimit { left, reached: spend_last_step });
    vm.extension::<Telling>().file = Some(test.confession);
}

/// What a process that runs a test tells, and where.
#[derive(Default)]
struct Telling {
    file: Option<&'static Path>,
    confession: Confession,
}

/// The step budget is spent: the script ends where it stands.
fn spend_last_step(vm: &mut Vm) {
    let place = vm.frames.last().map(place_of).unwrap_or_default();
    vm.extension::<Telling>().confession.spent = Some(format!("at {place}"));
    let _ = vm.flush_output();
    confess(vm);
    std::process::exit(status::BUDGET_SPENT)
}

/// Tells the runner, if the script is a test.
fn confess(vm: &mut Vm) {
    let leaks = vm.leaks.take().unwrap_or_default();
    let Telling { file, confession } = vm.extension::<Telling>();
    let Some(file) = file else { return };
    confession.leaks = leaks;
    // The runner is gone if its file cannot be written.
    let _ = confession.write(file);
}

/// Somebody asked by a signal what the script does: its tasks, or where it stands if no event loop runs.
fn show_tasks(vm: &mut Vm) {
    match event_loop::state::asyncio(vm).running.clone() {
        Some(running) => event_loop::tree::show(vm, &running),
        None => diagnostics::report_place(vm),
    }
}

/// Configurations that tests use to bring hidden mistakes to light: a check after every step, a collection at every
/// check.
fn be_hostile(vm: &mut Vm) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    if let Some(units) = number("RONDO_BUDGET") {
        vm.budget = Some(units);
    }
    if let Some(objects) = number("RONDO_COLLECT") {
        set_collector_threshold(objects as usize);
    }
}

/// Reports how a script ended, takes the interpreter down, and gives the process's status.
fn end(vm: &mut Vm, done: VmResult<()>) -> i32 {
    let is_cut_short = done.is_err();
    let given = vm.give_warnings();
    vm.report_unraisable(given, &Value::None);
    let mut code = match done {
        Ok(()) => status::SUCCESS,
        Err(raised) => end_raised(vm, &raised),
    };
    while let Some(function) = vm.at_exit.pop() {
        let result = vm.call(&function, &[]).map(drop);
        vm.report_unraisable(result, &function);
    }
    let closed = vm.flush_output().is_err();
    take_down(vm);
    if vm.flush_output().is_err() || closed || vm.host.output_is_closed {
        code = status::OUTPUT_CLOSED;
    }
    if let Some(leaks) = &mut vm.leaks
        && is_cut_short
    {
        // Tasks that an end in the middle leaves pending are no carelessness.
        leaks.retain(|leak| leak.kind != LeakKind::Pending);
    }
    confess(vm);
    code
}

fn end_raised(vm: &mut Vm, raised: &Raised) -> i32 {
    if vm.raised_is(raised, &vm.types.SystemExit) {
        return exit_status(vm, raised);
    }
    // Whoever closed the reading end does not want to know.
    if vm.host.output_is_closed && vm.raised_is(raised, &vm.types.BrokenPipeError) {
        return status::OUTPUT_CLOSED;
    }
    if let Some(deadlock) = deadlock::report_of(vm, &raised.0) {
        diagnostics::report_deadlock(vm, &deadlock);
        return status::DEADLOCK;
    }
    if !call_own_hook(vm, raised) {
        let report = diagnostics::report_uncaught(vm, &raised.0);
        let Telling { file, confession } = vm.extension::<Telling>();
        confession.report = file.map(|_| diagnostics::fancy_text(&report));
    }
    // Exactly this class, as in CPython.
    if raised.0.class().is(&vm.types.KeyboardInterrupt) { status::INTERRUPTED } else { status::FAILURE }
}

/// Lets the script's own `sys.excepthook` report an exception, if it has set one.
pub fn call_own_hook(vm: &mut Vm, raised: &Raised) -> bool {
    let (hook, original) = (vm.intern("excepthook"), vm.intern("__excepthook__"));
    let sys = vm.modules.get_str(&vm.names.sys);
    let Some(sys) = sys.as_ref().and_then(Value::as_gc::<Module>) else { return false };
    let (Some(hook), Some(original)) = (sys.dict.get_str(&hook), sys.dict.get_str(&original)) else {
        return false;
    };
    if hook.is(&original) {
        return false;
    }
    let exception = &raised.0;
    let traceback: Value = exception.traceback.borrow().clone().into();
    match vm.call(&hook, &[exception.class().into(), exception.into(), traceback]) {
        Ok(_) => true,
        Err(failed) => {
            vm.write_error("Error in sys.excepthook:\n");
            diagnostics::report_uncaught(vm, &failed.0);
            vm.write_error("\nOriginal exception was:\n");
            false
        }
    }
}

/// What `sys.exit(code)` means for the process.
fn exit_status(vm: &mut Vm, raised: &Raised) -> i32 {
    let code = raised.0.field("code").unwrap_or_else(|| {
        let args = raised.0.args.borrow().clone();
        match args.items.as_slice() {
            [] => Value::None,
            [code] => code.clone(),
            _ => Value::from(&args),
        }
    });
    match code {
        Value::None => status::SUCCESS,
        Value::Bool(truth) => i32::from(truth),
        Value::Int(code) => (code & 0xff) as i32,
        code if vm.is_a(&code, &vm.types.int.clone()) => 0xff,
        code => {
            let text = vm.str_of(&code).unwrap_or_default();
            vm.write_error(&(text + "\n"));
            status::FAILURE
        }
    }
}

/// Ends what the script left: its module goes, and with it objects whose finalisers still run.
fn take_down(vm: &mut Vm) {
    let modules: Vec<WeakRef> = {
        let table = vm.modules.table.borrow();
        table.iter().filter_map(|entry| entry.value.as_object()).map(Ref::downgrade).collect()
    };
    let main = vm.modules.remove_str(&vm.names.main.clone());
    let namespace = main
        .as_ref()
        .and_then(|main| main.as_gc::<Module>())
        .map(|main| main.dict.as_ref_untyped().downgrade());
    drop(main);
    if let Some(namespace) = namespace {
        let _ = vm.check_pending();
        collect_reached(&namespace);
    }
    finalize(vm);
    // Modules that something still holds are emptied, the latest first, names with one underscore before the others.
    for module in modules.iter().rev().filter_map(WeakRef::upgrade) {
        let Some(module) = Value::from(module).as_gc::<Module>().cloned() else { continue };
        if module.dict.is(&vm.builtins) {
            continue;
        }
        clear_module(&module);
    }
    finalize(vm);
}

fn finalize(vm: &mut Vm) {
    // What a finaliser raises is reported where it runs; Ctrl-C in the last moment changes nothing.
    let _ = vm.check_pending();
    collect(true);
    let _ = vm.check_pending();
}

fn clear_module(module: &Gc<Module>) {
    let keys: Vec<_> = {
        let table = module.dict.table.borrow();
        table.iter().filter_map(|entry| entry.key.as_gc::<crate::object::Str>().cloned()).collect()
    };
    let is_private = |name: &str| name.starts_with('_') && !name.starts_with("__");
    for name in keys.iter().filter(|name| is_private(name.as_str())) {
        module.dict.set_str(name, Value::None);
    }
    for name in keys.iter().filter(|name| !is_private(name.as_str()) && name.as_str() != "__builtins__") {
        module.dict.set_str(name, Value::None);
    }
}

/// A panic is a bug in Rondo, and must not look like a script's error.
fn report_bug(panic: &std::panic::PanicHookInfo) {
    repl::restore_terminal();
    let text = panic.payload();
    let text =
        text.downcast_ref::<&str>().map(|text| text.to_string()).or(text.downcast_ref::<String>().cloned());
    let place =
        panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
    eprintln!(
        "rondo: internal error{place}: {}\nThis is a bug in Rondo, not in the script. Please report it with the script.",
        text.unwrap_or_default()
    );
    std::process::exit(status::BUG)
}
