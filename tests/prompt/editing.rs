//! Typing: blocks, history, completion, colours.

use crate::terminal::{
    BACKSPACE, CTRL_C, CTRL_R, CTRL_U, ENTER, Folder, HOME, LEFT, Start, TAB, Terminal, UP,
};

const BLOCK: &[&str] = &["def double(x):", "if x:", "return 2 * x", "return 0"];

#[test]
fn blocks_are_indented() {
    let mut terminal = Terminal::new();
    terminal.enter_block(BLOCK);
    terminal.see(">>> def double(x):\n...     if x:\n...         return 2 * x\n...     return 0\n...\n>>>");
    terminal.enter_and_see("double(21)", "\n42");
}

#[test]
fn ctrl_c_drops_a_half_typed_block() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("def f():\rreturn 1");
    terminal.see("...     return 1");
    terminal.press(CTRL_C);
    terminal.see("KeyboardInterrupt");
    terminal.enter_and_see("f", "NameError: name 'f' is not defined");
}

#[test]
fn a_block_is_recalled_as_one() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["for n in range(2):", "print('n is', n)"]);
    terminal.see("n is 1");
    terminal.see_prompt();
    terminal.press(UP);
    terminal.see("n is 1\n>>> for n in range(2):\n...     print('n is', n)");
    terminal.press(ENTER);
    terminal.see("print('n is', n)\nn is 0\nn is 1\n>>>");
}

#[test]
fn a_recalled_block_is_edited() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["for n in range(2):", "print('n is', n)"]);
    terminal.see_prompt();
    terminal.press(UP);
    terminal.press(UP);
    // The cursor moved up by a row and kept its column: behind `range(2)`.
    terminal.press("\x05");
    terminal.press(&LEFT.repeat(2));
    terminal.press(BACKSPACE);
    terminal.press("3");
    terminal.see(">>> for n in range(3):\n...     print('n is', n)");
    // In the middle Enter begins a line; at the end, which is changed, a blank line ends the block.
    terminal.press("\x1b[B\x05\r\r");
    terminal.see("\nn is 2");
}

#[test]
fn the_cursor_steps_over_the_margin() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("if 1:\r2");
    terminal.see("...     2");
    let (row, _) = terminal.cursor();
    terminal.press(HOME);
    terminal.wait_until("the cursor behind the margin", |terminal| terminal.cursor() == (row, 4));
    terminal.press(LEFT);
    terminal
        .wait_until("the cursor at the end of the line above", |terminal| terminal.cursor() == (row - 1, 9));
    terminal.press("\x1b[C");
    terminal.wait_until("the cursor behind the margin again", |terminal| terminal.cursor() == (row, 4));
    terminal.press(BACKSPACE);
    terminal.see(">>> if 1:    2");
}

#[test]
fn backspace_takes_a_level_of_indentation() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("if 0:\rprint(1)\r");
    terminal.press(BACKSPACE);
    terminal.press("else:\rprint('other' + 'wise')\r\r");
    terminal.see("\notherwise");
}

#[test]
fn unfinished_input_asks_for_more() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("[1,\r2\r]\r");
    terminal.see("\n[1, 2]");
    terminal.see_prompt();
    terminal.press("'''a\rb'''\r");
    terminal.see("'a\\nb'");
}

#[test]
fn pasted_code_is_one_input() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.paste("def f(x):\n    if x:\n\n        return 'pasted'\n\nf(1)");
    terminal.see("... f(1)");
    assert!(!terminal.text().contains("\n'pasted'"));
    terminal.press(ENTER);
    terminal.see("\n'pasted'");
}

#[test]
fn pasted_code_loses_its_common_indentation() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.paste("    x = 'in'\n    y = x + 'dented'\n    y");
    terminal.see("...     y");
    terminal.press(ENTER);
    terminal.see("\n'indented'");
}

#[test]
fn history_is_searched() {
    let mut terminal = Terminal::new();
    terminal.enter("first = 'one'");
    terminal.enter("second = 'two'");
    terminal.see_prompt();
    terminal.press(CTRL_R);
    terminal.press("fir");
    terminal.see("(reverse-i-search)`fir': first = 'one'");
    terminal.press(ENTER);
    terminal.see(">>> first = 'one'\n>>>");
}

#[test]
fn history_outlives_the_session() {
    let folder = Folder::new();
    let start = Start { words: &[], environment: &[], folder: &folder.0 };
    let mut terminal = Terminal::start(&start);
    terminal.enter_block(&["if 'kept':", "6 * 7"]);
    terminal.see("\n42");
    terminal.enter("exit");
    terminal.end();
    let mut terminal = Terminal::start(&start);
    terminal.see_prompt();
    terminal.press(UP);
    terminal.press(UP);
    terminal.see(">>> if 'kept':\n...     6 * 7");
}

#[test]
fn attributes_are_completed() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("asyncio.Sem");
    terminal.press(TAB);
    terminal.see(">>> asyncio.Semaphore");
}

#[test]
fn names_and_keywords_are_completed() {
    let mut terminal = Terminal::new();
    terminal.enter("particular = 1");
    terminal.see_prompt();
    terminal.press("partic");
    terminal.press(TAB);
    terminal.see(">>> particular\n".trim_end());
    terminal.press(CTRL_U);
    terminal.press("nonl");
    terminal.press(TAB);
    terminal.see(">>> nonlocal");
}

#[test]
fn several_candidates_are_listed() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("asyncio.get_");
    terminal.press(TAB);
    terminal.see("get_event_loop    get_running_loop");
    terminal.see("get_running_loop\n>>> asyncio.get_");
}

#[test]
fn modules_are_completed() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("import asyn");
    terminal.press(TAB);
    terminal.see(">>> import asyncio");
    terminal.press(CTRL_U);
    terminal.press("from asyncio import TaskG");
    terminal.press(TAB);
    terminal.see(">>> from asyncio import TaskGroup");
}

#[test]
fn file_names_are_completed_in_literals() {
    let folder = Folder::new();
    folder.file("numbers.txt", "1 2 3");
    let mut terminal = Terminal::start(&Start { words: &[], environment: &[], folder: &folder.0 });
    terminal.see_prompt();
    terminal.press("open('num");
    terminal.press(TAB);
    terminal.see(">>> open('numbers.txt");
}

#[test]
fn tab_indents_at_the_start_of_a_line() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("if 1:\r");
    terminal.press(TAB);
    terminal.press("x");
    terminal.see("...         x");
}

#[test]
fn signatures_are_hinted() {
    let mut terminal = Terminal::new();
    terminal.enter_block(&["def area(width, height=1, *, unit='m'):", "return width * height"]);
    terminal.see_prompt();
    terminal.press("area(");
    terminal.see(">>> area(width, height=1, *, unit='m')");
    terminal.press("2, ");
    terminal.see(">>> area(2, height=1, *, unit='m')");
    terminal.press("3)\r");
    terminal.see(">>> area(2, 3)\n6");
}

#[test]
fn keywords_and_literals_are_coloured() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("for x in 'abc': pass");
    terminal.see("pass");
    let plain = vt100::Color::Default;
    assert_ne!(terminal.cell("for", vt100::Cell::fgcolor), plain);
    assert_ne!(terminal.cell("'abc'", vt100::Cell::fgcolor), terminal.cell("for", vt100::Cell::fgcolor));
    assert_eq!(terminal.cell("x in", vt100::Cell::fgcolor), plain);
}

#[test]
fn the_partner_of_a_bracket_is_marked() {
    let mut terminal = Terminal::new();
    terminal.see_prompt();
    terminal.press("f((1), [2])");
    terminal.wait_until("the first bracket marked", |terminal| {
        terminal.text().ends_with("f((1), [2])") && terminal.cell("((1)", vt100::Cell::inverse)
    });
    assert!(!terminal.cell("[2]", vt100::Cell::inverse));
    terminal.press(&LEFT.repeat(2));
    terminal.wait_until("the list marked", |terminal| terminal.cell("[2]", vt100::Cell::inverse));
}

#[test]
fn no_color_is_respected() {
    let mut terminal = Terminal::with(&[], &[("NO_COLOR", "1")]);
    terminal.see_prompt();
    terminal.press("if 'abc':\r(1)");
    terminal.see("...     (1)");
    for text in [">>>", "if", "'abc'", "...", "(1)"] {
        assert_eq!(terminal.cell(text, vt100::Cell::fgcolor), vt100::Color::Default, "{text}");
        assert!(!terminal.cell(text, vt100::Cell::inverse), "{text}");
    }
}

#[test]
fn a_dumb_terminal_gets_plain_lines() {
    let mut terminal = Terminal::with(&[], &[("TERM", "dumb")]);
    terminal.see("\n>>>");
    terminal.press("if 1:\n");
    terminal.see("\n...");
    terminal.press("    6 * 7\n");
    terminal.see("7\n...");
    terminal.press("\n");
    terminal.see("\n42\n>>>");
    terminal.press("if 1:\n");
    terminal.see("\n42\n>>> if 1:\n...");
    terminal.press(CTRL_C);
    terminal.see("KeyboardInterrupt\n>>>");
    terminal.press("'drop' + 'ped'\n");
    terminal.see("\n'dropped'");
}
