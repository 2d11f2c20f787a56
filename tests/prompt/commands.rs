//! The words behind a colon.

use crate::terminal::{Folder, Start, Terminal};

#[test]
fn help_lists_the_commands() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":help", ":tasks");
    for name in ["cancel", "clock", "time", "dis", "type", "doc", "load", "save", "reset"] {
        terminal.see(&format!("  :{name}"));
    }
}

#[test]
fn an_unknown_command_is_guessed() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":tsks", "there is no command :tsks. Did you mean :tasks?");
}

#[test]
fn tasks_are_a_tree() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":tasks", "no tasks");
    terminal.enter_block(&["async def leaf():", "await asyncio.sleep(1000)"]);
    terminal.enter_block(&[
        "async def root():",
        "async with asyncio.TaskGroup() as group:",
        "group.create_task(leaf(), name='leaf 1')",
        "group.create_task(leaf(), name='leaf 2')",
    ]);
    terminal.enter("t = asyncio.create_task(root(), name='root')");
    terminal.enter(":tasks");
    terminal.see("├─ leaf 1  <input-1>:2 in leaf, waits for sleep()");
    terminal.see("└─ leaf 2  <input-1>:2 in leaf, waits for sleep()");
    terminal.see("\nroot  <input-2>:2 in root, waits for");
}

#[test]
fn a_task_is_cancelled_by_name() {
    let mut terminal = Terminal::new();
    terminal.enter("t = asyncio.create_task(asyncio.sleep(1000), name='sleeper')");
    terminal.enter_and_see(":cancel sleepr", "there is no task sleepr. Did you mean sleeper?");
    terminal.enter(":cancel sleeper");
    terminal.enter_and_see("t.cancelled()", "\nTrue");
}

#[test]
fn the_clock_is_shown_and_changed() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":clock", "real clock at ");
    terminal.enter_and_see(":clock virtual", "virtual clock at ");
    terminal.enter("h = asyncio.get_running_loop().call_later(50, print, 'rang')");
    terminal.enter_and_see(":clock +60", "\nrang\nvirtual clock at ");
    terminal.enter(":clock real");
    terminal.enter_and_see("await asyncio.sleep(0.01, 'slept')", "'slept'");
}

#[test]
fn things_are_timed() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":time 6 * 7", "\n42\ntook ");
    terminal.enter_and_see(":time await asyncio.sleep(0.01, 'slept')", "\n'slept'\ntook ");
}

#[test]
fn instructions_are_listed() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["def f(x):", "return x"]);
    terminal.enter_and_see(":dis f", "Return");
}

#[test]
fn types_and_documentation_are_shown() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["class Shape:", "'''Has an area.'''"]);
    terminal.enter_and_see(":type Shape()", "\nShape");
    terminal.enter_and_see(":type 1.5", "\nfloat");
    terminal.enter_and_see(":doc Shape()", "Has an area.");
    terminal.enter_and_see(":doc asyncio.sleep", "asyncio.sleep(delay, result=None)");
}

#[test]
fn a_script_is_loaded() {
    let folder = Folder::new();
    folder.file("script.py", "answer = 6 * 7\nprint('loaded')\n");
    let mut terminal = Terminal::start(&Start { words: &[], environment: &[], folder: &folder.0 });
    terminal.enter_and_see(":load script.py", "\nloaded");
    terminal.enter_and_see("answer", "\n42");
    terminal.enter_and_see(":load nothing.py", "cannot load nothing.py: [Errno 2] No such file or directory");
}

#[test]
fn a_session_is_saved_with_its_output() {
    let folder = Folder::new();
    let mut terminal = Terminal::start(&Start { words: &[], environment: &[], folder: &folder.0 });
    terminal.enter_block(&["async def twice(x):", "return 2 * x"]);
    terminal.enter_and_see("await twice(21)", "\n42");
    terminal.enter_and_see("1 / 0", "ZeroDivisionError");
    terminal.enter("print('saved')");
    terminal.enter_and_see(":save session.py --golden", "wrote session.out");
    let read = |name: &str| std::fs::read_to_string(folder.0.join(name)).expect("it was written");
    assert_eq!(read("session.out"), "42\nsaved\n");
    let script = read("session.py");
    assert!(
        script.contains("async def main():\n    async def twice(x):\n        return 2 * x\n"),
        "{script}"
    );
    assert!(script.contains("    show(await twice(21))\n    print('saved')\n"), "{script}");
}

#[test]
fn reset_begins_anew() {
    let mut terminal = Terminal::new();
    terminal.enter("x = asyncio.create_task(asyncio.sleep(1000), name='old')");
    terminal.enter_and_see(":reset", "cancelling 1 task:\nold");
    terminal.enter_and_see("x", "File \"<input-1>\"");
    terminal.see("NameError: name 'x' is not defined");
    terminal.enter_and_see(":tasks", "no tasks");
}

#[test]
fn arguments_that_are_missing_are_asked_for() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see(":cancel", "usage: :cancel NAME");
}
