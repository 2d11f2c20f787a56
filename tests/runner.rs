//! `rondo test`: what it finds, how it runs it, what it says. Every test has a folder of its own.

mod watch;

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use watch::Watch;

/// A folder with scripts and goldens, which goes when it is dropped.
struct Folder {
    path: PathBuf,
}

/// What a run of `rondo test` gave.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Folder {
    /// A folder with files, each a name and its text.
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let path = std::env::temp_dir().join(format!("rondo-runner-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for temporary files is there");
        let folder = Folder { path };
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path.join(name);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(file, text).expect("the folder can be written");
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path.join(name)).ok()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rondo"));
        command.arg("test").args(words).current_dir(&self.path).stdin(Stdio::null());
        command.env_remove("CI").env("XDG_CACHE_HOME", self.path.join(".cache"));
        command
    }

    fn run(&self, words: &[&str]) -> Ran {
        ran(&mut self.command(words))
    }

    fn run_in_ci(&self, words: &[&str]) -> Ran {
        ran(self.command(words).env("CI", "true"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays does no harm.
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn ran(command: &mut Command) -> Ran {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let _watch = Watch::over(&child);
    let output = child.wait_with_output().expect("the binary ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let status = output.status.code().expect("no signal ended it");
    Ran { status, out: text(&output.stdout), err: text(&output.stderr) }
}

impl Ran {
    /// Checks the status, and that all of these texts are in the output.
    #[track_caller]
    fn says(&self, status: i32, texts: &[&str]) -> &Ran {
        let all = format!("{}{}", self.out, self.err);
        for text in texts {
            assert!(all.contains(text), "{text:?} is missing in:\n{all}");
        }
        assert_eq!(self.status, status, "{all}");
        self
    }

    #[track_caller]
    fn says_not(&self, text: &str) {
        assert!(!self.out.contains(text), "{text:?} is in:\n{}", self.out);
    }
}

const HELLO: (&str, &str) = ("hello.py", "print('hello')\n");
const HELLO_OUT: (&str, &str) = ("hello.out", "hello\n");

#[test]
fn a_script_with_its_golden_passes() {
    let folder = Folder::new("passes", &[HELLO, HELLO_OUT]);
    folder.run(&[]).says(0, &["1 passed, 0 failed in"]);
    folder.run(&["hello.py", "-v"]).says(0, &["pass hello ("]);
}

#[test]
fn output_errors_and_status_are_compared() {
    let script = "import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n";
    let files = [
        ("a.py", script),
        ("a.out", "out\n"),
        ("a.err", "err\n"),
        ("a.code", "3\n"),
        ("b.py", script),
        ("b.out", ""),
    ];
    let folder = Folder::new("compared", &files);
    let texts = [
        "FAIL b",
        "standard output (- recorded, + found)\n  + out\n",
        "standard error (- recorded, + found)\n  + err\n",
        "exit status: recorded 0, found 3",
        "1 passed, 1 failed",
    ];
    folder.run(&[]).says(1, &texts).says_not("FAIL a");
}

#[test]
fn only_scripts_that_are_meant_as_tests_are_found() {
    let files = [
        HELLO,
        HELLO_OUT,
        ("module.py", "print('no')"),
        ("asks.py", "#@ test\n"),
        ("_hidden.py", "#@ test\n"),
        (".hidden/x.py", "#@ test\n"),
        ("target/CACHEDIR.TAG", ""),
        ("target/x.py", "#@ test\n"),
        ("all/test.header", "# of the folder\ntest\n"),
        ("all/one.py", ""),
        ("all/package/__init__.py", ""),
        ("all/package/part.py", ""),
    ];
    let folder = Folder::new("found", &files);
    assert_eq!(folder.run(&["--list"]).out, "all/one\nasks\nhello\n");
    assert_eq!(folder.run(&["--list", "module.py"]).out, "module\n", "a script that is named is a test");
}

#[test]
fn paths_without_tests_are_an_error_of_usage() {
    let folder = Folder::new("no-tests", &[("module.py", "")]);
    folder.run(&[]).says(2, &["no tests found in ."]);
    folder.run(&["nowhere"]).says(2, &["cannot read nowhere"]);
    folder.run(&["--jobs", "0"]).says(2, &["a number from 1 to 1024"]);
    folder.run(&["--shard", "3/2"]).says(2, &["NUMBER/OF"]);
}

#[test]
fn a_header_sets_arguments_input_and_environment() {
    let script = "#@ args: a 'b c'\n#@ stdin: one\n#@ stdin: two\\tthree\n#@ env: NAME=value x\n#@ exit: 4\nimport sys, \
                  os\nprint(sys.argv, sys.stdin.read().split('\\n'), os.getenv('NAME'))\nsys.exit(4)\n";
    let golden = "['a.py', 'a', 'b c'] ['one', 'two\\tthree', ''] value x\n";
    let from_file = "#@ stdin file: input.txt\nprint(input())\n";
    let files = [
        ("a.py", script),
        ("a.out", golden),
        ("b.py", from_file),
        ("b.out", "text\n"),
        ("input.txt", "text\n"),
    ];
    Folder::new("header", &files).run(&[]).says(0, &["2 passed"]);
}

#[test]
fn an_unknown_key_fails_with_a_guess() {
    let folder =
        Folder::new("key", &[("a.py", "# a test\n#@ tiemout: 5s\n"), ("b.py", "#@ clock: virtaul\n")]);
    let texts = [
        "a.py:2: unknown key `tiemout`; did you mean `timeout`?",
        "b.py:1: \"virtaul\" is none of `virtual`, `real`; did you mean `virtual`?",
    ];
    folder.run(&[]).says(1, &texts);
    folder.write("test.header", "nonsense: 1\n");
    folder.run(&[]).says(1, &["test.header:1: unknown key `nonsense`"]);
}

#[test]
fn variants_have_a_golden_each() {
    let script =
        "#@ variant: short\n#@ args: -s\n#@ variant: long\n#@ args: --long\nimport sys\nprint(sys.argv[1])\n";
    let folder =
        Folder::new("variants", &[("a.py", script), ("a.short.out", "-s\n"), ("a.long.out", "--lnog\n")]);
    folder.run(&[]).says(1, &["FAIL a[long]", "- --lnog", "+ --long", "1 passed, 1 failed"]);
}

#[test]
fn an_hour_on_the_virtual_clock_costs_nothing() {
    let script = "import asyncio, time\nasyncio.run(asyncio.sleep(3600))\ntime.sleep(3600)\nprint('done')\n";
    let folder = Folder::new("hour", &[("a.py", script), ("a.out", "done\n")]);
    folder.run(&["--timeout", "10s"]).says(0, &["1 passed"]);
    let real = "#@ clock: real\n#@ timeout: 200ms\nimport time\ntime.sleep(3600)\n";
    Folder::new("real", &[("a.py", real), ("a.out", "")]).run(&[]).says(1, &["killed after 200ms"]);
}

#[test]
fn a_test_that_never_ends_is_killed_and_shows_what_it_printed() {
    let script = "import sys\nprint('so far')\nprint('err', file=sys.stderr)\nwhile True:\n    pass\n";
    let folder = Folder::new("never-ends", &[("a.py", script), ("a.out", ""), HELLO, HELLO_OUT]);
    let ran = folder.run(&["--timeout", "300ms", "--bless"]);
    let texts =
        ["killed after 300ms", "standard output:\n    so far\n", "standard error:\n    err\n", "1 passed"];
    ran.says(1, &texts);
    assert_eq!(folder.read("a.out").as_deref(), Some(""), "what was cut short is never recorded");
}

/// A script that says its process's number in `pid.part`, prints something and waits.
const WAITS: &str = "#@ clock: real\nimport os, time\nopen('pid.part', 'w').write(str(os.getpid()))\n\
                     print('before')\ntime.sleep(60)\n";

impl Folder {
    /// Runs tests, and does something with the number of the process of the one that [`WAITS`], once it printed.
    fn run_and_meanwhile(&self, words: &[&str], act: fn(&str) -> bool) -> Ran {
        let file = self.path.join("pid.part");
        let actor = std::thread::spawn(move || {
            let end = Instant::now() + Duration::from_secs(30);
            while Instant::now() < end {
                let pid = fs::read_to_string(&file).unwrap_or_default();
                if !pid.is_empty() {
                    // What it printed is on its way.
                    std::thread::sleep(Duration::from_millis(200));
                    return act(&pid);
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            false
        });
        let ran = self.run(words);
        assert!(actor.join().expect("the other thread does not panic"), "the test began:\n{}", ran.out);
        ran
    }
}

fn kill(signal: &str, pid: &str) -> bool {
    Command::new("kill").args([signal, pid]).status().is_ok_and(|status| status.success())
}

#[test]
fn a_crash_is_the_failure_of_its_test_alone() {
    let folder = Folder::new("crash", &[("a.py", WAITS), ("a.out", ""), HELLO, HELLO_OUT]);
    let ran = folder.run_and_meanwhile(&["--bless"], |pid| kill("-ABRT", pid));
    ran.says(1, &["FAIL a (", "crashed: signal 6, SIGABRT", "before", "1 passed, 1 failed"]);
    assert_eq!(folder.read("a.out").as_deref(), Some(""), "a crash is never recorded");
}

#[test]
fn when_the_process_that_forks_is_gone_another_takes_its_place() {
    let folder = Folder::new("server", &[("a.py", WAITS), ("a.out", ""), HELLO, HELLO_OUT]);
    let ran = folder.run_and_meanwhile(&["--jobs", "1"], |pid| {
        let parent = Command::new("ps").args(["-o", "ppid=", "-p", pid]).output().expect("ps is there");
        kill("-KILL", String::from_utf8_lossy(&parent.stdout).trim())
    });
    ran.says(1, &["FAIL a (", "the process that starts the tests has ended", "1 passed, 1 failed"]);
    let pid = folder.read("pid.part").expect("the test wrote it");
    let end = Instant::now() + Duration::from_secs(10);
    while kill("-0", &pid) {
        assert!(Instant::now() < end, "the test's own process runs on");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn however_a_test_ends_the_next_one_runs() {
    let folder = Folder::new(
        "endings",
        &[
            ("a.py", "#@ exit: 3\nprint('a')\nraise SystemExit(3)\n"),
            ("a.out", "a\n"),
            ("b.py", "while True:\n    pass\n"),
            ("b.out", ""),
            ("c.py", "print(1 / 0)\n"),
            ("c.out", ""),
            ("d.py", "while True:\n    print('d' * 1000)\n"),
            ("d.out", ""),
            ("e.py", "#@ env: NAME=value\nimport os\nprint(os.getenv('NAME'))\n"),
            ("e.out", "value\n"),
            ("f.py", "import os\nprint(os.getenv('NAME'))\n"),
            ("f.out", "None\n"),
            ("g.py", "#@ stdin: line\nprint(input())\n"),
            ("g.out", "line\n"),
            HELLO,
            HELLO_OUT,
        ],
    );
    let ran = folder.run(&["--jobs", "1", "--timeout", "1s"]);
    let texts = ["FAIL b (", "killed after 1s", "FAIL c (", "FAIL d (", "more than 16 MiB"];
    ran.says(1, &texts).says(1, &["5 passed, 3 failed"]);
}

#[test]
fn tests_of_one_fork_server_share_nothing() {
    let change = "import asyncio, builtins, math, os, sys\nmath.pi = 3\nbuiltins.secret = 1\n\
                  os.environ['SECRET'] = '1'\nsys.setrecursionlimit(50)\nopen('left.txt', 'w')\n";
    let look = "import builtins, math, os, sys\n\
                print(math.pi, hasattr(builtins, 'secret'), os.getenv('SECRET'), 'asyncio' in sys.modules)\n\
                print(sys.getrecursionlimit(), os.path.basename(os.getcwd()))\n";
    let folder = Folder::new(
        "apart",
        &[
            ("1/a.py", change),
            ("1/a.out", ""),
            ("2/b.py", look),
            ("2/b.out", "3.141592653589793 False None False\n1000 2\n"),
        ],
    );
    folder.run(&["--jobs", "1"]).says(0, &["2 passed"]);
}

#[test]
fn a_step_budget_ends_work_without_end() {
    let folder = Folder::new(
        "budget",
        &[("a.py", "#@ budget: 5000\nn = 0\nwhile True:\n    n += 1\n"), ("a.out", "")],
    );
    folder.run(&[]).says(1, &["its step budget was spent at a.py:"]);
    let folder =
        Folder::new("enough", &[("a.py", "#@ budget: 5000\nfor n in range(50):\n    pass\n"), ("a.out", "")]);
    folder.run(&[]).says(0, &["1 passed"]);
}

#[test]
fn expected_failures_must_fail() {
    let files = [
        ("a.py", "#@ expected failure: not written yet\nprint(1)\n"),
        ("a.out", "2\n"),
        ("b.py", "#@ expected failure: was written since\nprint(1)\n"),
        ("b.out", "1\n"),
        ("c.py", "#@ skip: needs a moon\nprint(1)\n"),
        ("c.out", "2\n"),
    ];
    let folder = Folder::new("expected", &files);
    let texts =
        ["passes, though a failure is expected: was written since", "1 failed, 1 known to fail, 1 skipped"];
    folder.run(&["--bless"]).says(1, &texts).says_not("FAIL a");
    assert_eq!(folder.read("a.out").as_deref(), Some("2\n"), "a known failure is not recorded");
}

#[test]
fn a_list_names_known_failures() {
    let files =
        [("area/a.py", "print(1)\n"), ("area/a.out", "2\n"), ("known.txt", "# why\narea/a   not yet\n")];
    let folder = Folder::new("known", &files);
    folder.run(&["area", "--known-failures", "known.txt"]).says(0, &["1 known to fail"]);
    folder.write("area/a.out", "1\n");
    folder
        .run(&["--known-failures", "known.txt"])
        .says(1, &["passes, though a failure is expected: not yet"]);
}

#[test]
fn invisible_characters_are_shown() {
    let folder = Folder::new("invisible", &[("a.py", "print('a\\tb \\x1b[0m\\xa0 ')\n"), ("a.out", "ab\n")]);
    folder.run(&[]).says(1, &["  - ab\n  + a⇥b ␛[0m\\u00a0·\n"]);
    folder.run(&["--diff=plain"]).says(1, &["  + a\tb \u{1b}[0m\u{a0} \n"]);
}

#[test]
fn long_differences_are_cut_with_a_count() {
    let folder = Folder::new("long", &[("a.py", "for n in range(100):\n    print(n)\n"), ("a.out", "")]);
    folder.run(&[]).says(1, &["  + 39\n    … 60 lines more\n"]).says_not("+ 40");
    folder.run(&["--diff=full"]).says(1, &["  + 99\n"]);
}

#[test]
fn uncaught_exceptions_show_their_report() {
    let folder = Folder::new("report", &[("a.py", "valeu = 1\nprint(value)\n"), ("a.out", "")]);
    folder.run(&[]).says(1, &["uncaught:", "NameError", "╭─["]);
    folder.run(&["--errors", "plain"]).says(1, &["NameError"]).says_not("uncaught:");
}

#[test]
fn addresses_and_folders_do_not_matter() {
    let script =
        "#@ normalise: /took \\d+ (m?s)/took N $1/\nprint(object(), __file__)\nprint('took 17 ms')\n";
    let folder = Folder::new(
        "normalise",
        &[("a.py", script), ("a.out", "<object object at 0xADDR> a.py\ntook N ms\n")],
    );
    folder.run(&[]).says(0, &["1 passed"]);
}

#[test]
fn names_in_goldens_stand_for_one_text() {
    let script = "import sys\nprint('id 17')\nprint('again', sys.argv[1])\nprint('id 17', file=sys.stderr)\n";
    let same = format!("#@ args: 17\n{script}");
    let other = format!("#@ args: 18\n{script}");
    let golden = "id {{id}}\nagain {{id}}\n";
    let files = [
        ("same.py", &*same),
        ("same.out", golden),
        ("same.err", "id {{id}}\n"),
        ("other.py", &other),
        ("other.out", golden),
        ("other.err", "id {{_}}\n"),
    ];
    let folder = Folder::new("names", &files);
    folder.run(&[]).says(1, &["FAIL other", "  - again 17\n  + again 18\n", "1 passed, 1 failed"]);
}

#[test]
fn unordered_blocks_have_no_order() {
    let golden = "start\n{{unordered}}\na\nb\n{{end}}\nend\n";
    let files = [
        ("good.py", "for word in ['start', 'b', 'a', 'end']:\n    print(word)\n"),
        ("good.out", golden),
        ("bad.py", "for word in ['start', 'b', 'b', 'end']:\n    print(word)\n"),
        ("bad.out", golden),
    ];
    let folder = Folder::new("unordered", &files);
    folder.run(&[]).says(1, &["FAIL bad", "1 passed, 1 failed"]);
}

#[test]
fn a_new_test_fails_only_where_ci_is_set() {
    let folder = Folder::new("new", &[("a.py", "#@ test\nprint('fresh')\n")]);
    folder.run(&[]).says(0, &["new a: nothing is recorded", "standard output:\n    fresh", "1 new"]);
    folder.run_in_ci(&[]).says(1, &["FAIL a", "nothing is recorded"]);
}

#[test]
fn bless_writes_what_differs() {
    let files = [
        ("a.py", "#@ test\nimport sys\nprint(1)\nsys.exit(2)\n"),
        ("b.py", "print('id 5')\nprint('new')\n"),
        ("b.out", "id {{id}}\nold\n"),
        ("b.err", "gone\n"),
        HELLO,
        HELLO_OUT,
    ];
    let folder = Folder::new("bless", &files);
    folder.run(&["--bless", "--filter", "a"]).says(0, &["blessed a\n  new: a.out\n  new: a.code\n"]);
    assert_eq!(folder.read("b.err").as_deref(), Some("gone\n"), "only what the filter means is written");
    let texts = ["changed: b.out", "removed: b.err", "2 passed, 0 failed, 1 blessed"];
    folder.run(&["--bless"]).says(0, &texts).says_not("blessed a");
    assert_eq!(folder.read("a.code").as_deref(), Some("2\n"));
    assert_eq!(folder.read("b.out").as_deref(), Some("id {{id}}\nnew\n"), "what was open stays open");
    folder.run(&[]).says(0, &["3 passed"]);
}

#[test]
fn an_oracle_records_and_is_compared() {
    let files = [
        ("a.py", "print('from Rondo')\n"),
        ("a.out", "old\n"),
        ("b.py", "print('same')\n"),
        ("b.out", "x\n"),
    ];
    let folder = Folder::new("oracle", &files);
    folder.write("oracle.sh", "#!/bin/sh\nif [ $2 = a.py ]; then echo from $1; else echo same; fi\n");
    let program = folder.path.join("oracle.sh");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it was just written");
    let oracle = format!("{} CPython", program.display());
    let texts =
        ["FAIL a", "changed: a.out", "standard output (- oracle, + found)", "- from CPython", "+ from Rondo"];
    folder.run(&["--oracle", &oracle]).says(1, &texts).says(1, &["blessed b", "changed: b.out"]);
    assert_eq!(folder.read("a.out").as_deref(), Some("from CPython\n"));
    assert_eq!(folder.read("b.out").as_deref(), Some("same\n"));
    folder
        .run(&["--oracle", "/no/such/python"])
        .says(1, &["of the oracle nothing was recorded: cannot start"]);
}

const LEAKY: &str = "\
import asyncio
async def work():
    await asyncio.sleep(3600)
async def fail():
    raise ValueError('lost')
async def main():
    waiting = asyncio.create_task(work())
    failing = asyncio.create_task(fail())
    await asyncio.sleep(1)
    work()
asyncio.run(main())
";

#[test]
fn what_is_left_behind_fails_the_test() {
    let leaky = format!("#@ stderr: ignored\n{LEAKY}");
    let folder = Folder::new("leaks", &[("a.py", &leaky), ("a.out", "")]);
    let texts = [
        "left behind: task 'Task-2' (work) was still pending at the end (made at a.py:8)",
        "left behind: task 'Task-3' (fail) [ValueError: lost] failed, and nobody looked at its exception (made at a.py:9, \
         raised at a.py:6)",
        "left behind: coroutine 'work' was never awaited (made at a.py:11)",
    ];
    folder.run(&[]).says(1, &texts);
    folder.write("a.py", &format!("#@ allow: pending, unawaited\n{leaky}"));
    folder.run(&[]).says(1, &["nobody looked at its exception"]).says_not("never awaited");
    folder.write("a.py", &format!("#@ allow: pending, unawaited, unretrieved\n{leaky}"));
    folder.run(&[]).says(0, &["1 passed"]);
}

#[test]
fn a_filter_means_names_and_tags() {
    let files = [
        ("a.py", "#@ tags: slow, net\n"),
        ("a.out", ""),
        ("b.py", "#@ tags: fast\n"),
        ("b.out", ""),
        HELLO,
        HELLO_OUT,
    ];
    let folder = Folder::new("filter", &files);
    assert_eq!(folder.run(&["--list"]).out, "a #slow #net\nb #fast\nhello\n");
    assert_eq!(folder.run(&["--list", "--filter", "slow"]).out, "a #slow #net\n");
    assert_eq!(folder.run(&["--list", "--filter", "net", "--filter", "hel"]).out, "a #slow #net\nhello\n");
    folder.run(&["--filter", "absent"]).says(2, &["no test has \"absent\" in its name or as a tag"]);
}

#[test]
fn shards_are_all_of_it_together() {
    let names = ["a", "b", "c", "d", "e"];
    let files: Vec<(String, &str)> = names.iter().map(|name| (format!("{name}.py"), "#@ test\n")).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, *text)).collect();
    let folder = Folder::new("shards", &files);
    assert_eq!(folder.run(&["--list", "--shard", "1/2"]).out, "a\nc\ne\n");
    assert_eq!(folder.run(&["--list", "--shard", "2/2"]).out, "b\nd\n");
}

#[test]
fn results_come_in_the_order_of_names() {
    let slow = "#@ clock: real\nimport time\ntime.sleep(0.3)\n";
    let files = [("a.py", slow), ("a.out", ""), ("b.py", ""), ("b.out", ""), ("c.py", ""), ("c.out", "")];
    let folder = Folder::new("order", &files);
    let out = folder.run(&["-v", "--jobs", "3"]).out;
    let names: Vec<&str> =
        out.lines().filter_map(|line| line.strip_prefix("pass ")?.split(' ').next()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert!(out.contains("slowest: a ("), "{out}");
}

#[test]
fn fail_fast_begins_no_more_tests() {
    let files =
        [("a.py", "print(1)"), ("a.out", ""), ("b.py", ""), ("b.out", ""), ("c.py", ""), ("c.out", "")];
    let folder = Folder::new("fail-fast", &files);
    folder.run(&["--fail-fast", "--jobs", "1"]).says(1, &["0 passed, 1 failed, 2 not run"]);
}

#[test]
fn those_that_failed_are_run_again() {
    let folder = Folder::new("rerun", &[("a.py", "print(1)"), ("a.out", "2\n"), HELLO, HELLO_OUT]);
    folder.run(&[]).says(1, &["1 passed, 1 failed"]);
    folder.run(&["--rerun-failed"]).says(1, &["0 passed, 1 failed"]);
    folder.write("a.out", "1\n");
    folder.run(&["--rerun-failed"]).says(0, &["1 passed, 0 failed"]);
    folder.run(&["--rerun-failed"]).says(0, &["nothing failed when it was run last"]);
}

#[test]
fn stale_goldens_are_listed_and_deleted_only_on_request() {
    let variants = "#@ variant: new\n";
    let files = [
        HELLO,
        HELLO_OUT,
        ("gone.out", ""),
        ("gone.err", ""),
        ("v.py", variants),
        ("v.new.out", ""),
        ("v.old.out", ""),
        ("notes.txt", ""),
        ("elsewhere/build.out", ""),
    ];
    let folder = Folder::new("stale", &files);
    let texts = ["stale: gone.err\nstale: gone.out\nstale: v.old.out\n"];
    folder.run(&["--stale"]).says(1, &texts).says_not("elsewhere");
    folder.run(&["--stale", "--bless", "--filter", "hello"]).says(2, &["without --filter"]);
    assert!(folder.read("gone.out").is_some());
    folder.run(&["--stale", "--bless"]).says(0, &["deleted: gone.out"]);
    assert!(folder.read("gone.out").is_none() && folder.read("v.old.out").is_none());
    assert!(folder.read("v.new.out").is_some() && folder.read("notes.txt").is_some());
    folder.run(&["--stale"]).says(0, &[]);
}

#[test]
fn results_are_written_as_json() {
    let folder = Folder::new("json", &[("a.py", "print('<1>')\n"), ("a.out", "2\n"), HELLO, HELLO_OUT]);
    let ran = folder.run(&["--format", "json"]);
    assert_eq!(ran.status, 1);
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["name"], "a");
    assert_eq!(lines[0]["verdict"], "failed");
    assert_eq!(lines[0]["problems"][0]["expected"], "2\n");
    assert_eq!(lines[0]["problems"][0]["found"], "<1>\n");
    assert_eq!(lines[1]["verdict"], "passed");
    assert_eq!(lines[2]["event"], "summary");
    assert_eq!(lines[2]["failed"], 1);
}

#[test]
fn results_are_written_as_junit_to_a_file() {
    let script = "print('<&\"\\x1b\\x00]]>')\n";
    let files = [("area/a.py", script), ("area/a.out", ""), HELLO, HELLO_OUT, ("s.py", "#@ skip: <why>\n")];
    let folder = Folder::new("junit", &files);
    folder
        .run(&["--format", "junit", "--output", "results.xml"])
        .says(1, &["FAIL area/a", "1 passed, 1 failed"]);
    let xml = folder.read("results.xml").expect("the file was written");
    let document = roxmltree::Document::parse(&xml).expect("it is well-formed");
    let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).expect("there is a suite");
    assert_eq!(suite.attribute("tests"), Some("3"));
    assert_eq!(suite.attribute("failures"), Some("1"));
    let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases[0].attribute("classname"), Some("area"));
    assert!(cases[0].children().any(|node| node.has_tag_name("failure")));
    let skipped = cases[2].children().find(|node| node.has_tag_name("skipped")).expect("one is skipped");
    assert_eq!(skipped.attribute("message"), Some("<why>"));
}

#[test]
fn watching_runs_what_a_change_touches() {
    let folder = Folder::new("watch", &[("a.py", "print(1)\n"), ("a.out", "1\n"), HELLO, HELLO_OUT]);
    let mut child = folder
        .command(&["--watch", "-v"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    let _watch = Watch::over(&child);
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut until_waiting = || -> String {
        let lines = lines.by_ref().map_while(Result::ok);
        lines.take_while(|line| !line.starts_with("waiting")).map(|line| line + "\n").collect()
    };
    let first = until_waiting();
    folder.write("a.py", "print(12345)\n");
    let second = until_waiting();
    child.kill().expect("it still runs");
    child.wait().expect("it was killed");
    assert!(first.contains("pass a") && first.contains("pass hello"), "{first}");
    assert!(second.contains("changed: ") && second.contains("FAIL a"), "{second}");
    assert!(!second.contains("hello"), "{second}");
}

#[test]
fn debug_mode_is_asyncios() {
    let script = "import asyncio\nasync def main():\n    print(asyncio.get_running_loop().get_debug())\nasyncio.run(main())\n";
    let folder = Folder::new("debug", &[("a.py", script), ("a.out", "True\n")]);
    folder.run(&["--debug"]).says(0, &["1 passed"]);
    folder.run(&[]).says(1, &["- True", "+ False"]);
}

#[test]
fn a_script_does_not_see_that_it_is_tested() {
    let script = "import os, sys\nprint(sys.argv, [name for name in ['RONDO_TEST', 'RONDO_CLOCK'] if os.getenv(name)])\n";
    Folder::new("unseen", &[("a.py", script), ("a.out", "['a.py'] []\n")]).run(&[]).says(0, &["1 passed"]);
}

#[test]
fn the_help_explains_headers_and_goldens() {
    let folder = Folder::new("help", &[]);
    folder.run(&["--help"]).says(0, &["#@ args:", "{{unordered}}", "--rerun-failed", "Exit status: 0, 1"]);
}
