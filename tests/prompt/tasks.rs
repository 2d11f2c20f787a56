//! The loop is alive while a person types.

use crate::terminal::{CTRL_D, Terminal};

/// A task that prints a line when `go` is set, again and again.
const TICKER: &[&str] =
    &["async def ticker():", "for n in range(3):", "await go.wait(); go.clear(); print('tick', n)"];

fn with_ticker() -> Terminal {
    let mut terminal = Terminal::new();
    terminal.enter("go = asyncio.Event(); later = asyncio.get_running_loop().call_later");
    terminal.enter_block(TICKER);
    terminal.enter("task = asyncio.create_task(ticker(), name='ticker')");
    terminal
}

#[test]
fn tasks_go_on_while_a_line_is_typed() {
    let mut terminal = with_ticker();
    terminal.enter("h = later(0.2, go.set)");
    terminal.see_prompt();
    terminal.press("half = 'typ");
    terminal.see("tick 0\n>>> half = 'typ");
    terminal.press("ed'\r");
    terminal.enter_and_see("half", "\n'typed'");
}

#[test]
fn output_appears_above_a_block_that_is_typed() {
    let mut terminal = with_ticker();
    terminal.enter("h = later(0.3, go.set)");
    terminal.see_prompt();
    terminal.press("if half:\rprint(1");
    terminal.see("tick 0\n>>> if half:\n...     print(1");
}

#[test]
fn tasks_go_on_during_an_await() {
    let mut terminal = with_ticker();
    terminal.enter("h = later(0.05, go.set); await asyncio.sleep(0.2, 'waited')");
    terminal.see("\ntick 0\n'waited'");
}

#[test]
fn a_failed_task_is_reported_above_the_line() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["async def fail():", "await asyncio.sleep(0.1)", "1 / 0"]);
    terminal.enter("asyncio.create_task(fail()) and None");
    terminal.see("ZeroDivisionError: division by zero");
    terminal.see("Task exception was never retrieved");
    terminal.see_prompt();
}

#[test]
fn leaving_reports_and_cancels_tasks() {
    let mut terminal = with_ticker();
    terminal.enter_block(&[
        "async def tidy():",
        "try:",
        "await asyncio.sleep(1000)",
        "\x7ffinally:",
        "print('tidied up')",
    ]);
    terminal.enter("other = asyncio.create_task(tidy())");
    terminal.see_prompt();
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    terminal.see("cancelling 2 tasks:\nticker  <input-2>:3 in ticker, waits for <asyncio.locks.Event");
    terminal.see("in tidy, waits for sleep()\ntidied up");
}

#[test]
fn an_exit_in_a_task_does_not_end_the_session() {
    let mut terminal = Terminal::new();
    terminal.enter("h = asyncio.get_running_loop().call_soon(exit, 5)");
    terminal.see("SystemExit: 5");
    terminal.enter_and_see("6 * 7", "\n42");
}

#[test]
fn virtual_time_stands_still_while_a_person_types() {
    let mut terminal = Terminal::with(&["--clock", "virtual"], &[]);
    terminal.enter("h = asyncio.get_running_loop().call_later(3600, print, 'an hour later')");
    terminal.enter_and_see("'not' + ' yet'", "'not yet'");
    assert!(!terminal.text().contains("\nan hour later"));
    terminal.enter_and_see("await asyncio.sleep(7200, 'slept')", "\nan hour later\n'slept'");
}
