//! The command line: what goes in, what comes out, with which status it ends. Every test starts the binary.

mod binary;
mod watch;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use binary::{rondo_with_input, text};
use watch::Watch;

fn rondo(words: &[&str]) -> Output {
    rondo_with_input(words, "")
}

fn out(words: &[&str]) -> String {
    text(&rondo(words).stdout)
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

/// A script in a folder of its own, which goes when it is dropped.
struct Script {
    folder: PathBuf,
    path: PathBuf,
}

impl Script {
    fn new(name: &str, text: &str) -> Script {
        let folder = std::env::temp_dir().join(format!("rondo-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files is there");
        let path = folder.join("script.py");
        std::fs::write(&path, text).expect("the folder can be written");
        Script { folder, path }
    }

    fn name(&self) -> &str {
        self.path.to_str().expect("the path is UTF-8")
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // A folder that stays does no harm.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn code_on_the_command_line_is_run() {
    assert_eq!(out(&["-c", "import sys; print(sys.argv)", "a", "--help"]), "['-c', 'a', '--help']\n");
}

#[test]
fn a_script_gets_its_arguments_untouched() {
    let script = Script::new("arguments", "import sys\nprint(sys.argv[1:])\n");
    assert_eq!(out(&[script.name(), "--clock", "-c", "x"]), "['--clock', '-c', 'x']\n");
    assert_eq!(out(&["run", "--errors", "plain", script.name(), "--version"]), "['--version']\n");
}

#[test]
fn a_script_on_standard_input_is_run() {
    assert_eq!(text(&rondo_with_input(&["-"], "print(1)\n").stdout), "1\n");
    assert_eq!(text(&rondo_with_input(&[], "print(2)\n").stdout), "2\n");
}

#[test]
fn the_status_is_that_of_the_exit() {
    for (code, expected) in [
        ("raise SystemExit", 0),
        ("raise SystemExit(3)", 3),
        ("raise SystemExit(256 + 7)", 7),
        ("raise SystemExit(-1)", 255),
        ("raise SystemExit('boo')", 1),
        ("raise ValueError", 1),
        ("raise KeyboardInterrupt", 130),
        ("x = (", 1),
    ] {
        assert_eq!(status(&rondo(&["-c", code])), expected, "{code}");
    }
    assert_eq!(text(&rondo(&["-c", "raise SystemExit('boo')"]).stderr), "boo\n");
}

#[test]
fn a_missing_script_is_named() {
    let output = rondo(&["/no/such/script.py"]);
    assert_eq!(status(&output), 2);
    let message = "rondo: can't open file '/no/such/script.py': [Errno 2] No such file or directory\n";
    assert_eq!(text(&output.stderr), message);
}

#[test]
fn an_unknown_option_is_an_error_of_usage() {
    let output = rondo(&["--clok", "virtual", "x.py"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("--clock"), "a similar option is suggested");
}

#[test]
fn a_syntax_error_shows_the_place() {
    let output = rondo(&["-c", "x = (1"]);
    let expected = "  File \"<string>\", line 1\n    x = (1\n        ^\nSyntaxError: '(' was never closed\n";
    assert_eq!(text(&output.stderr), expected);
}

#[test]
fn a_traceback_goes_to_standard_error_behind_the_output() {
    let output = rondo(&["-c", "print('before')\n1/0"]);
    assert_eq!(text(&output.stdout), "before\n");
    let expected = "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\n    1/0\n    \
                    ~^~\nZeroDivisionError: division by zero\n";
    assert_eq!(text(&output.stderr), expected);
}

#[test]
fn errors_can_be_had_as_json() {
    let output = rondo(&["--errors", "json", "-c", "1/0"]);
    let line = text(&output.stderr);
    assert!(line.starts_with("{\"type\":\"ZeroDivisionError\",\"message\":\"division by zero\""), "{line}");
    assert_eq!(line.matches('\n').count(), 1);
}

#[test]
fn errors_can_be_had_as_a_report() {
    let output = rondo(&["--errors", "fancy", "-c", "value = 1\nprint(valeu)"]);
    let report = text(&output.stderr);
    for part in ["NameError", "print(valeu)", "Did you mean: 'value'?"] {
        assert!(report.contains(part), "{part} is missing in:\n{report}");
    }
}

#[test]
fn a_closed_output_ends_the_script_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(["-c", "for i in range(100000): print(i)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let _watch = Watch::over(&child);
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(status(&output), 120);
}

#[test]
fn the_virtual_clock_does_not_wait() {
    let code = "import time; start = time.monotonic(); time.sleep(3600); print(time.monotonic() - start)";
    assert_eq!(out(&["--clock", "virtual", "-c", code]), "3600.0\n");
}

#[test]
fn ten_years_pass_at_once_on_the_virtual_clock() {
    let code = "import asyncio, time\nstart = time.time()\nasyncio.run(asyncio.sleep(3650 * 86400))\n\
                print(round(time.time() - start), time.time_ns() // 10**9 - int(time.time()))";
    assert_eq!(out(&["--clock", "virtual", "-c", code]), "315360000 0\n");
    let output = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(["-c", code])
        .env("RONDO_CLOCK", "virtual")
        .stdin(Stdio::null())
        .output()
        .expect("the binary starts");
    assert_eq!(text(&output.stdout), "315360000 0\n");
}

#[test]
fn the_environment_turns_debug_mode_on() {
    let code = "import asyncio\nasync def main(): print(asyncio.get_running_loop().get_debug())\nasyncio.run(main())";
    let output = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(["-c", code])
        .env("PYTHONASYNCIODEBUG", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the binary starts");
    assert_eq!(text(&output.stdout), "True\n");
}

#[test]
fn a_deadlock_is_reported() {
    let code = "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())";
    let output = rondo(&["-c", code]);
    assert_eq!(status(&output), 70);
    let message = "deadlock: 1 task waits, and nothing can wake it\n";
    assert!(text(&output.stderr).starts_with(message), "{}", text(&output.stderr));
}

#[test]
fn a_module_that_rondo_does_not_have_is_refused_before_the_start() {
    let output = rondo(&["-c", "print('started')\nimport socket"]);
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("Rondo has no module 'socket' yet"), "{}", text(&output.stderr));
    let caught = "try:\n    import socket\nexcept ImportError:\n    print('without')";
    assert_eq!(out(&["-c", caught]), "without\n");
}

#[test]
fn what_comes_with_dis_is_a_listing() {
    let listing = out(&["dis", "-c", "x = 1"]);
    assert!(listing.contains("StoreGlobal"), "{listing}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_raises_keyboard_interrupt() {
    let code = "import time\ntry:\n    print('waits', flush=True)\n    time.sleep(60)\nfinally:\n    print('cleans up')";
    let mut child = Command::new(env!("CARGO_BIN_EXE_rondo"))
        .args(["-c", code])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let _watch = Watch::over(&child);
    let mut stdout = std::io::BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut stdout, &mut line).expect("the script prints a line");
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.expect("kill is there").success());
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stdout, &mut rest).expect("the script ends");
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(rest, "cleans up\n");
    assert_eq!(status(&output), 130);
    assert!(text(&output.stderr).ends_with("KeyboardInterrupt\n"), "{}", text(&output.stderr));
}

/// A script that runs while the test sends signals to it.
#[cfg(unix)]
struct Running {
    child: std::process::Child,
    stdout: std::io::BufReader<std::process::ChildStdout>,
    stderr: std::io::BufReader<std::process::ChildStderr>,
    _watch: Watch,
}

#[cfg(unix)]
impl Running {
    fn start(words: &[&str]) -> Running {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rondo"))
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let stdout = std::io::BufReader::new(child.stdout.take().expect("it is piped"));
        let stderr = std::io::BufReader::new(child.stderr.take().expect("it is piped"));
        let _watch = Watch::over(&child);
        Running { child, stdout, stderr, _watch }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut self.stdout, &mut line).expect("the script prints a line");
        line
    }

    /// Lines of standard error up to one that holds a text.
    fn errors_until(&mut self, wanted: &str) -> String {
        let mut lines = String::new();
        while !lines.contains(wanted) {
            let read = std::io::BufRead::read_line(&mut self.stderr, &mut lines).expect("the script goes on");
            assert!(read > 0, "`{wanted}` is missing in:\n{lines}");
        }
        lines
    }

    /// Presses Ctrl-C; the status that the script ends with.
    fn interrupt(mut self) -> i32 {
        self.signal("-INT");
        self.child.wait().expect("the script ends").code().expect("no signal ended it")
    }
}

#[cfg(unix)]
impl Drop for Running {
    fn drop(&mut self) {
        // After a failure it may run still.
        let _ = self.child.kill();
    }
}

#[cfg(unix)]
#[test]
fn signals_show_the_tasks_of_a_script_that_waits_or_computes() {
    let code = "import asyncio\n\
        async def idle():\n    await asyncio.sleep(1000)\n\
        async def busy():\n    print('busy', flush=True)\n    while not asyncio.current_task().cancelling(): pass\n    \
        print('cancelled', flush=True)\n    while True: pass\n\
        async def main():\n    task = asyncio.create_task(idle(), name='idler')\n    print('waits', flush=True)\n    \
        await asyncio.sleep(0.2)\n    await busy()\n\
        asyncio.run(main())";
    let mut script = Running::start(&["-c", code]);
    assert_eq!(script.line(), "waits\n");
    script.signal("-USR1");
    let waiting = script.errors_until("idler (idle) sleeps");
    assert!(waiting.contains("2 tasks:\n\nTask-1 (main) "), "{waiting}");
    assert_eq!(script.line(), "busy\n");
    script.signal("-QUIT");
    let computing = script.errors_until("idler (idle) sleeps");
    for part in ["Task-1 (main) is running", "await busy()", "while not asyncio.current_task()"] {
        assert!(computing.contains(part), "{part} is missing in:\n{computing}");
    }
    script.signal("-INT");
    // A signal that is sent while the same one is pending is lost: the first must have arrived.
    assert_eq!(script.line(), "cancelled\n");
    assert_eq!(script.interrupt(), 130);
}

#[cfg(unix)]
#[test]
fn a_deadlock_can_hang_as_in_cpython() {
    let code = "import asyncio\nasync def main():\n    print('waits', flush=True)\n    await asyncio.Event().wait()\n\
        asyncio.run(main())";
    for clock in ["real", "virtual"] {
        let mut script = Running::start(&["--on-deadlock=hang", "--clock", clock, "-c", code]);
        assert_eq!(script.line(), "waits\n");
        script.signal("-USR1");
        script.errors_until("Task-1 (main) waits for an event to be set");
        assert_eq!(script.interrupt(), 130);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_loop_whose_time_stands_still() {
    let code = "import asyncio\n\
        class Still(asyncio.SelectorEventLoop):\n    def time(self):\n        return 1.0\n\
        async def main():\n    print('waits', flush=True)\n    await asyncio.sleep(1)\n\
        asyncio.run(main(), loop_factory=Still)";
    for clock in ["real", "virtual"] {
        let mut script = Running::start(&["--clock", clock, "-c", code]);
        assert_eq!(script.line(), "waits\n");
        assert_eq!(script.interrupt(), 130);
    }
}

/// Loops of Rust's own come to a check, too.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_loops_that_are_not_the_scripts() {
    let loops = [
        "sum(range(10**15))",
        "'a' in range(10**15)",
        "any(iter(int, 1))",
        "{1}.issuperset(iter(lambda: 1, 0))",
        "next(filter(None, iter(int, 1)))",
        "list(type('Endless', (), {'__iter__': lambda self: self, '__next__': lambda self: self})())",
        "any(map(lambda number: 0, iter(int, 1)))",
    ];
    for code in loops {
        let mut script = Running::start(&["-c", &format!("print('starts', flush=True)\n{code}")]);
        assert_eq!(script.line(), "starts\n");
        assert_eq!(script.interrupt(), 130, "{code}");
    }
}

/// Where memory is limited, what does not fit is a MemoryError, and the script goes on.
#[cfg(target_os = "linux")]
#[test]
fn memory_that_runs_out_is_an_error_of_the_script() {
    const SETUP: &str = "\
def count():
    number = 0
    while True:
        yield number
        number += 1

def double(value):
    while True:
        value += value

def fill_dict():
    table = {}
    for number in count():
        table[number] = number
";
    let hungry = [
        "list(count())",
        "[number for number in count()]",
        "set(count())",
        "dict.fromkeys(count())",
        "tuple(count())",
        "sorted(count())",
        "first, *rest = count()",
        "bytearray(7 for number in count())",
        "''.join(str(number) for number in count())",
        "fill_dict()",
        "double('ab')",
        "double(b'ab')",
        "double([1, 2])",
        "double((1, 2))",
        "[[0] * 1000] * 10 ** 9",
        "f'{1:4000000000}'",
        "'a'.ljust(4000000000)",
        "repr(['abc'] * 10 ** 8)",
    ];
    for code in hungry {
        let script = format!(
            "{SETUP}\ntry:\n    {code}\nexcept MemoryError as error:\n    print(error.args)\nprint(sum(range(10)))"
        );
        let mut child = Command::new("sh")
            .args(["-c", "ulimit -v 250000 && exec \"$0\" -c \"$1\"", env!("CARGO_BIN_EXE_rondo"), &script])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the shell starts");
        let _watch = Watch::over(&child);
        let mut printed = String::new();
        let mut stdout = child.stdout.take().expect("it is piped");
        std::io::Read::read_to_string(&mut stdout, &mut printed).expect("the script ends");
        let output = child.wait_with_output().expect("the binary ends");
        assert_eq!(printed, "()\n45\n", "{code}: {}", text(&output.stderr));
    }
}
