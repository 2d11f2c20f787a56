//! The prompt where nobody sits: standard input is a pipe or a file.

use crate::binary::{rondo_with_input, text};
use crate::terminal::{CTRL_D, Folder, Terminal};

#[test]
fn without_arguments_a_pipe_is_a_script() {
    let output = rondo_with_input(&[], "6 * 7\nprint('script', __name__)\n");
    assert_eq!(text(&output.stdout), "script __main__\n");
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_piped_prompt_makes_no_noise() {
    let output = rondo_with_input(
        &["-i"],
        "6 * 7\nif _ == 42:\n    print('right')\n\nawait asyncio.sleep(0, 'slept')",
    );
    assert_eq!(text(&output.stdout), "42\nright\n'slept'\n");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn errors_of_a_piped_prompt_do_not_end_it() {
    let output = rondo_with_input(&["-i"], "1 / 0\n6 * 7\nexit(4)\n'not reached'\n");
    assert_eq!(text(&output.stdout), "42\n");
    assert!(text(&output.stderr).contains("File \"<input-1>\", line 1"), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn input_takes_the_next_line_of_a_pipe() {
    let output = rondo_with_input(&["-i"], "name = input()\nyou\nname\n");
    assert_eq!(text(&output.stdout), "'you'\n");
}

#[test]
fn the_prompt_goes_on_where_a_script_ended() {
    let folder = Folder::new();
    let script = folder.file("script.py", "import sys\nanswer = 6 * 7\nprint(sys.argv[1:])\n1 / 0\n");
    let script = script.to_str().expect("the path is UTF-8");
    let output = rondo_with_input(&["-i", script, "a", "-b"], "answer\n");
    assert_eq!(text(&output.stdout), "['a', '-b']\n42\n");
    assert!(text(&output.stderr).contains("ZeroDivisionError"), "{}", text(&output.stderr));
    let mut terminal = Terminal::with(&["-i", script], &[]);
    terminal.enter_and_see("answer + 1", "\n43");
    terminal.see_prompt();
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
}
