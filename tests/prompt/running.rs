//! What inputs do: values, `await`, errors, the end.

use crate::terminal::{CTRL_C, CTRL_D, Terminal};

#[test]
fn a_session_begins_with_a_banner() {
    let terminal = Terminal::new();
    terminal.see_prompt();
    assert!(terminal.text().starts_with("Rondo "), "{}", terminal.text());
    terminal.see(":help lists the commands");
}

#[test]
fn a_value_is_echoed_and_kept() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see("'ab' * 2", "'abab'");
    terminal.enter_and_see("_ + 'c'", "'ababc'");
}

#[test]
fn none_prints_nothing() {
    let mut terminal = Terminal::new();
    terminal.enter("None");
    terminal.enter("x = 1");
    terminal.see_prompt();
    assert!(terminal.text().ends_with(">>> None\n>>> x = 1\n>>>"), "{}", terminal.text());
}

#[test]
fn await_works_at_the_top() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see("await asyncio.sleep(0.01, 'slept')", "'slept'");
    terminal.enter_and_see("x = [await asyncio.sleep(0, n) for n in range(3)]; x", "[0, 1, 2]");
}

#[test]
fn async_for_and_async_with_work_at_the_top() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["async def count():", "for n in range(3):", "yield n"]);
    terminal.enter_block(&["async for n in count():", "print('got', n)"]);
    terminal.see("got 2");
    terminal.enter_block(&["async with asyncio.timeout(5):", "print('within')"]);
    terminal.see("\nwithin");
}

#[test]
fn plain_code_sees_a_running_loop() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see("asyncio.get_running_loop().is_running()", "True");
    terminal.enter("task = asyncio.create_task(asyncio.sleep(0, 'done'))");
    terminal.enter_and_see("await task", "'done'");
}

#[test]
fn asyncio_run_works_as_well() {
    let mut terminal = Terminal::new();
    terminal.enter_and_see("asyncio.run(asyncio.sleep(0, 'first'))", "'first'");
    terminal.enter_and_see("asyncio.run(asyncio.sleep(0, 'second'))", "'second'");
    terminal.enter_and_see("await asyncio.sleep(0, 'third')", "'third'");
}

#[test]
fn tracebacks_show_the_typed_lines() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["def half(x):", "return x / 0"]);
    terminal.enter("half(1)");
    terminal.see("ZeroDivisionError: division by zero");
    let expected = r#"Traceback (most recent call last):
  File "<input-2>", line 1, in <module>
    half(1)
    ~~~~^^^
  File "<input-1>", line 2, in half
    return x / 0
           ~~^~~
ZeroDivisionError: division by zero"#;
    assert!(terminal.text().contains(expected), "{}", terminal.text());
}

#[test]
fn tracebacks_of_awaited_code_have_no_frames_of_the_prompt() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["async def fail():", "raise ValueError('no')"]);
    terminal.enter("await fail()");
    terminal.see("ValueError: no");
    let expected = r#"Traceback (most recent call last):
  File "<input-2>", line 1, in <module>
    await fail()
  File "<input-1>", line 2, in fail
    raise ValueError('no')
ValueError: no"#;
    assert!(terminal.text().contains(expected), "{}", terminal.text());
}

#[test]
fn syntax_errors_point_at_the_typed_line() {
    let mut terminal = Terminal::new();
    terminal.enter("x = )");
    terminal.see("SyntaxError: unmatched ')'");
    terminal.see("  File \"<input-1>\", line 1\n    x = )\n        ^");
}

#[test]
fn names_survive_an_error() {
    let mut terminal = Terminal::new();
    terminal.enter("x = 1; y = 1 / 0");
    terminal.enter_and_see("x + 41", "\n42");
}

#[test]
fn ctrl_c_ends_a_loop_and_not_the_session() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.paste("print('loop', 'ing')\nwhile True:\n    x = 1");
    terminal.press("\r\r");
    terminal.see("\nloop ing");
    terminal.press(CTRL_C);
    terminal.see("KeyboardInterrupt");
    terminal.enter_and_see("x + 41", "\n42");
}

#[test]
fn ctrl_c_cancels_a_wait_and_not_the_tasks() {
    let mut terminal = Terminal::new();
    terminal.enter("task = asyncio.create_task(asyncio.sleep(1000))");
    terminal.enter("print('now'); await asyncio.sleep(1000)");
    terminal.see("\nnow");
    terminal.press(CTRL_C);
    terminal.see("KeyboardInterrupt");
    terminal.enter_and_see("task.done(), task.cancelling()", "(False, 0)");
}

#[test]
fn a_wait_that_nothing_can_end_is_reported() {
    let mut terminal = Terminal::new();
    terminal.enter("await asyncio.Event().wait()");
    terminal.see("deadlock: 1 task waits");
    terminal.enter_and_see("len(asyncio.all_tasks())", "\n0");
}

#[test]
fn input_is_read_from_the_terminal() {
    let mut terminal = Terminal::new();
    terminal.enter("name = input('who? ')");
    terminal.see("\nwho?");
    terminal.press("you\r");
    terminal.enter_and_see("name", "'you'");
}

#[test]
fn a_line_without_an_end_is_not_overwritten() {
    let mut terminal = Terminal::new();
    terminal.enter("print('no end', end='')");
    terminal.see("\nno end\n>>>");
}

#[test]
fn exit_leaves_with_its_status() {
    let mut terminal = Terminal::new();
    terminal.enter("exit(3)");
    assert_eq!(terminal.end(), 3);
    let mut terminal = Terminal::new();
    terminal.enter("exit");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn ctrl_d_leaves() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn errors_may_be_reports() {
    let mut terminal = Terminal::with(&["--errors", "fancy", "-i"], &[]);
    terminal.enter("1 / 0");
    terminal.see("<input-1>:1:1");
}
