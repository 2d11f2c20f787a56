//! The interpreter as a library: many in one process, many scripts in one interpreter.

use std::rc::Rc;

use rondo::bytecode::Code;
use rondo::object::reference::tracked_objects;
use rondo::syntax::SourceFile;
use rondo::vm::Vm;
use rondo::vm::host::{Clock, Host};
use rondo::{builtins, modules};

/// Leaves circles of every kind, and the collector turned off.
const SCRIPT: &str = r#"
import asyncio, contextlib, functools, gc, sys, traceback, typing, weakref

gc.disable()

class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)

class Node(metaclass=Meta):
    __slots__ = ("next", "value", "__weakref__")

    def __init__(self, value):
        self.value, self.next = value, self

    def __del__(self):
        sys.modules["kept"].append(self)

class Plain:
    def __init__(self):
        self.me = self
        self.method = self.__init__

sys.modules["kept"] = [Node(1), Node(2)]
plain = Plain()
weak = weakref.ref(plain, lambda _: plain)

def generate():
    mine = generator
    yield mine
    yield from generate()

generator = generate()
next(generator)

try:
    try:
        raise ValueError
    finally:
        raise KeyError
except KeyError as error:
    kept = error

async def wait(event):
    await event.wait()

async def main():
    global task, event
    event = asyncio.Event()
    task = asyncio.create_task(wait(event))
    task.add_done_callback(lambda task: print(task))
    await asyncio.sleep(0)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
unawaited = main()
"#;

fn new_interpreter() -> Vm {
    let mut host = Host::new();
    host.clock = Clock::new_virtual();
    let mut vm = Vm::new(host);
    builtins::install(&mut vm);
    modules::install(&mut vm);
    vm
}

/// Runs a script as `__main__`, and gives its code.
fn run(vm: &mut Vm, script: &str) -> Rc<Code> {
    let source = SourceFile::from_bytes("script.py", script.into()).expect("the script is UTF-8");
    let code = vm.compile_source(&source).unwrap_or_else(|_| panic!("the script is valid"));
    let module = vm.new_module("__main__", None);
    let main = vm.names.main.clone();
    vm.modules.set_str(&main, (&module).into());
    if vm.run_module(code.clone(), &module.dict).is_err() {
        panic!("the script raises nothing");
    }
    code
}

#[test]
fn a_dropped_interpreter_leaves_no_object() {
    for _ in 0..3 {
        let mut vm = new_interpreter();
        run(&mut vm, SCRIPT);
        assert!(tracked_objects() > 1000);
        drop(vm);
        assert_eq!(tracked_objects(), 0);
    }
}

#[test]
fn the_code_of_a_script_ends_with_its_namespace() {
    let mut vm = new_interpreter();
    let first = Rc::downgrade(&run(&mut vm, "def f(): pass\nclass C: f = f"));
    assert_eq!(first.strong_count(), 1);
    for _ in 0..5000 {
        run(&mut vm, "import gc\ngc.collect()\ndef f(): pass");
    }
    assert_eq!(first.strong_count(), 0);
}
