//! What is done with a text. A target may fail only by a panic, a crash or by not coming to an end.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use rondo::bytecode::SourceText;
use rondo::compile::{Options, compile_module};
use rondo::syntax::{self, SourceFile, SyntaxError};
use rondo::vm::Vm;
use rondo::vm::host::{Clock, Host};
use rondo::{builtins, modules};

/// Texts longer than this teach nothing that a short one does not.
const LONGEST: usize = 16 << 10;

/// Scripts are interrupted after so long.
const PATIENCE: Duration = Duration::from_millis(if cfg!(miri) { 3_600_000 } else { 500 });

fn source(data: &[u8]) -> Option<SourceFile> {
    if data.len() > LONGEST {
        return None;
    }
    SourceFile::from_bytes("fuzz.py", data.to_vec()).ok()
}

/// An error must point into the text, between characters.
fn check_error(source: &SourceFile, error: &SyntaxError) {
    assert!(!error.message.is_empty());
    assert!(error.span.start as usize <= source.text.len(), "{error:?}");
    assert!(source.text.is_char_boundary(error.span.start as usize), "{error:?}");
    source.line_col(error.span.start);
    source.line_col(error.span.end);
}

/// Cuts the text into tokens.
pub fn lexer(data: &[u8]) {
    let Some(source) = source(data) else { return };
    if let Err(error) = syntax::count_tokens(&source) {
        check_error(&source, &error);
    }
}

/// Parses the text in every way, and compiles it.
pub fn parser(data: &[u8]) {
    let Some(source) = source(data) else { return };
    for result in [syntax::parse_interactive(&source).map(drop), syntax::parse_expression(&source).map(drop)] {
        if let Err(error) = result {
            check_error(&source, &error);
        }
    }
    match syntax::parse_module(&source) {
        Ok(module) => {
            let text = Rc::new(SourceText::new(&*source.name, &*source.text));
            let _ = compile_module(&module, text, Options::default());
        }
        Err(error) => check_error(&source, &error),
    }
}

thread_local! {
    static INTERPRETER: RefCell<Option<Used>> = const { RefCell::new(None) };
}

/// An interpreter, and how many texts it has run.
struct Used {
    vm: Vm,
    texts: u32,
}

/// An interpreter runs so many texts. Then it is dropped, and a new one made: that must go well, too, and leave nothing.
const TEXTS: u32 = 100;

/// Counts the programs that have ended, for the watchdog; odd while one runs.
static PHASE: AtomicU64 = AtomicU64::new(0);

/// Set when a program is to be interrupted. Whoever asks first starts the watchdog.
static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| {
    let interrupted = Arc::<AtomicBool>::default();
    let shared = interrupted.clone();
    thread::spawn(move || watch(&shared));
    interrupted
});

/// Runs the text as a script, on the virtual clock, and interrupts it when it takes long.
pub fn programs(data: &[u8]) {
    let Some(source) = source(data) else { return };
    INTERPRETER.with(|slot| {
        let mut slot = slot.borrow_mut();
        // After a panic it is in no state to go on: it is back in its place only when the text has been tried.
        let used = slot.take().unwrap_or_else(|| Used { vm: new_interpreter(), texts: 0 });
        let mut used = ManuallyDrop::new(used);
        used.texts += 1;
        let vm = &mut used.vm;
        PHASE.fetch_or(1, Ordering::SeqCst);
        if let Ok(code) = vm.compile_source(&source) {
            let module = vm.new_module("__main__", None);
            let main = vm.names.main.clone();
            vm.modules.set_str(&main, (&module).into());
            // How it ends is the script's business.
            let _ = vm.run_module(code, &module.dict);
        }
        PHASE.fetch_add(1, Ordering::SeqCst);
        vm.host.interrupted.store(false, Ordering::SeqCst);
        let used = ManuallyDrop::into_inner(used);
        *slot = (used.texts < TEXTS).then_some(used);
    });
}

fn new_interpreter() -> Vm {
    let mut host = Host::new();
    host.clock = Clock::new_virtual();
    host.interrupted = INTERRUPTED.clone();
    let mut vm = Vm::new(host);
    builtins::install(&mut vm);
    modules::install(&mut vm);
    vm
}

/// Presses Ctrl-C as long as one program runs too long: it may catch the first ones.
fn watch(interrupted: &AtomicBool) {
    loop {
        let before = PHASE.load(Ordering::SeqCst);
        thread::sleep(PATIENCE);
        if before % 2 == 1 && PHASE.load(Ordering::SeqCst) == before {
            interrupted.store(true, Ordering::SeqCst);
        }
    }
}
