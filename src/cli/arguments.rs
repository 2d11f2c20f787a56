//! What the words on the command line mean.
//!
//! Words behind the script's name belong to the script, whatever they look like, so the line is first cut there; clap
//! reads what stands before. The most common line, `rondo script.py …`, has nothing before it and needs no clap at all:
//! building its tables would cost a tenth of a start.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::test::TestOptions;

/// Words that are commands where the first word stands.
pub const COMMANDS: [&str; 4] = ["run", "dis", "test", "help"];

/// The first word of a process that runs a test. Behind it stand the file for what it has to tell, the clock, the step
/// budget or `-`, `debug` or `-`, and the script with its arguments.
pub const TEST_CHILD: &str = "--test-child";

/// The only word of a process that forks others, which run tests.
pub const TEST_SERVER: &str = "--test-server";

/// What to do, and how.
#[derive(Debug, PartialEq)]
pub struct Invocation {
    pub command: Command,
    pub options: Options,
}

#[derive(Debug, PartialEq)]
pub enum Command {
    Run(Script),
    Dis(Script),
    /// The prompt, after a script if there is one.
    Prompt(Option<Script>),
    Test(Box<TestOptions>),
    /// Fork processes that run tests, as the runner asks for them.
    ServeTests,
}

/// A script with its arguments: `sys.argv` without its first entry.
#[derive(Debug, PartialEq)]
pub struct Script {
    pub source: ScriptSource,
    pub arguments: Vec<String>,
}

/// Where a script comes from.
#[derive(Debug, PartialEq)]
pub enum ScriptSource {
    File(PathBuf),
    /// `-c CODE`
    Code(String),
    Stdin,
}

/// Options that all commands know.
#[derive(Args, Clone, Copy, Debug, Default, PartialEq)]
pub struct Options {
    /// Which clock the script sees: `virtual` jumps to the next timer instead of waiting
    #[arg(long, value_enum, global = true, value_name = "CLOCK", default_value_t, env = "RONDO_CLOCK")]
    pub clock: ClockChoice,
    /// How errors are shown: as CPython prints them, as a report with the source around it, or as JSON
    #[arg(long, value_enum, global = true, value_name = "FACE", default_value_t)]
    pub errors: ErrorFace,
    /// Turn on asyncio's debug mode, as PYTHONASYNCIODEBUG=1 does: turns that take long are reported, and where tasks and
    /// coroutines were made
    #[arg(long, global = true)]
    pub debug: bool,
    /// What to do when every task waits and nothing can wake any of them
    #[arg(long, value_enum, global = true, value_name = "WHAT", default_value_t)]
    pub on_deadlock: OnDeadlock,
    /// Show what is left of the tasks when a run ends. A running script shows its tasks when it gets SIGUSR1 or Ctrl-\\
    #[arg(long, global = true)]
    pub tasks: bool,
    /// The script runs as a test.
    #[arg(skip)]
    pub test: Option<TestRun>,
}

/// What a process that runs a test is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestRun {
    /// Where it tells what its output does not.
    pub confession: &'static Path,
    /// How many steps the script may take.
    pub steps: Option<u64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ClockChoice {
    #[default]
    Real,
    Virtual,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OnDeadlock {
    /// End with a report of who waits for what, and status 70
    #[default]
    Report,
    /// Wait for ever, as CPython does
    Hang,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ErrorFace {
    /// A report at a terminal, CPython's text elsewhere
    #[default]
    Auto,
    /// CPython's text
    Plain,
    /// A report with the source
    Fancy,
    /// One JSON object a line
    Json,
}

/// Runs async scripts: an interpreter for a strict subset of Python 3.13.
///
/// What runs here without an error prints the same in CPython 3.13.
#[derive(Parser, Debug)]
#[command(
    name = "rondo",
    version,
    args_conflicts_with_subcommands = true,
    override_usage = "rondo [OPTIONS] SCRIPT [ARGS]...\n       rondo [OPTIONS] -c CODE [ARGS]...\n       rondo [OPTIONS] - [ARGS]...\n       rondo [OPTIONS] [-i]\n       rondo [OPTIONS] COMMAND",
    after_help = "Words behind the script's name are the script's own: it finds them in sys.argv."
)]
struct CommandLine {
    #[command(flatten)]
    options: Options,
    /// Go on at the prompt when the script has ended
    #[arg(short = 'i')]
    interactive: bool,
    #[command(subcommand)]
    command: Option<Subcommands>,
    #[command(flatten)]
    source: SourceWords,
}

#[derive(Subcommand, Debug)]
enum Subcommands {
    /// Run a script; `rondo script.py` for short
    Run(SourceWords),
    /// List the instructions a script is compiled to
    Dis(SourceWords),
    /// Run scripts and compare what they print with what is recorded
    Test(Box<TestOptions>),
}

#[derive(Args, Debug)]
struct SourceWords {
    /// Run this text instead of a file
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    code: Option<OsString>,
    /// The script's file (`-` for standard input), and its arguments
    #[arg(value_name = "SCRIPT [ARGS]")]
    script: Vec<OsString>,
}

/// Reads the words of the command line; the first is the program's own name. Ends the process with a message if they
/// make no sense.
pub fn read(words: &[OsString]) -> Invocation {
    let words = words.get(1..).unwrap_or_default();
    if let Some((first, rest)) = words.split_first()
        && is_script(first)
    {
        let options = Options { clock: clock_from_environment(), ..Options::default() };
        return Invocation { command: Command::Run(file_script(first, rest)), options };
    }
    match words {
        [first, rest @ ..] if first == TEST_CHILD => {
            if let Some(invocation) = test_child(rest) {
                return invocation;
            }
        }
        [only] if only == TEST_SERVER => {
            return Invocation { command: Command::ServeTests, options: Options::default() };
        }
        _ => {}
    }
    let line = CommandLine::try_parse_from(std::iter::once(OsString::from("rondo")).chain(guard(words)));
    interpret(line.unwrap_or_else(|error| refuse(words, &error)))
}

/// Ends the process with clap's message, or that as JSON.
fn refuse(words: &[OsString], error: &clap::Error) -> ! {
    let wants_json = words.windows(2).any(|pair| pair[0] == "--errors" && pair[1] == "json")
        || words.iter().any(|word| word == "--errors=json");
    if wants_json && error.use_stderr() {
        let text = error.render().to_string();
        let text = text.split("\n\nFor more information").next().unwrap_or_default();
        let text = text.split("\n\nUsage:").next().unwrap_or_default();
        eprint!("{}", crate::diagnostics::failure_as_json(text.trim_start_matches("error: "), None));
        std::process::exit(error.exit_code());
    }
    error.exit()
}

/// What a process that runs a test is to do; nothing if somebody else wrote its words.
fn test_child(words: &[OsString]) -> Option<Invocation> {
    let [confession, clock, steps, debug, script, arguments @ ..] = words else { return None };
    let clock = ClockChoice::from_str(clock.to_str()?, false).ok()?;
    // The path is kept until the process ends.
    let confession: &'static Path = Box::leak(PathBuf::from(confession).into_boxed_path());
    let test = TestRun { confession, steps: steps.to_str()?.parse().ok() };
    let options = Options {
        clock,
        errors: ErrorFace::Plain,
        debug: debug == "debug",
        test: Some(test),
        ..Options::default()
    };
    Some(Invocation { command: Command::Run(file_script(script, arguments)), options })
}

/// Whether the first word can only be a script's name.
fn is_script(word: &OsStr) -> bool {
    let is_command = COMMANDS.iter().any(|name| word == *name);
    !is_command && !word.is_empty() && !word.as_encoded_bytes().starts_with(b"-")
}

/// `RONDO_CLOCK`, where clap is not asked. A value that makes no sense is left to clap's message.
fn clock_from_environment() -> ClockChoice {
    match std::env::var_os("RONDO_CLOCK") {
        None => ClockChoice::Real,
        Some(value) => {
            value.to_str().and_then(|value| ClockChoice::from_str(value, false).ok()).unwrap_or_else(|| {
                CommandLine::parse_from(["rondo"]);
                ClockChoice::Real
            })
        }
    }
}

/// The words with `--` before the script's name, or behind `-c CODE`: the words that follow are the script's.
fn guard(words: &[OsString]) -> Vec<OsString> {
    let mut guarded = Vec::with_capacity(words.len() + 1);
    let mut words = words.iter().peekable();
    let mut may_be_command = true;
    while let Some(word) = words.next() {
        if word == "--" {
            guarded.push(word.clone());
            break;
        }
        if word == "-" || !word.as_encoded_bytes().starts_with(b"-") {
            let is_command = std::mem::take(&mut may_be_command) && COMMANDS.iter().any(|name| word == *name);
            if !is_command {
                guarded.extend(["--".into(), word.clone()]);
                break;
            }
            if word == "test" {
                // It runs many scripts, and gives its words to none.
                guarded.push(word.clone());
                break;
            }
        }
        guarded.push(word.clone());
        if word == "--clock" || word == "--errors" || word == "--on-deadlock" || word == "-c" {
            guarded.extend(words.next().cloned());
        }
        if word.as_encoded_bytes().starts_with(b"-c") {
            if words.peek().is_some() {
                guarded.push("--".into());
            }
            break;
        }
    }
    guarded.extend(words.cloned());
    guarded
}

fn interpret(line: CommandLine) -> Invocation {
    let CommandLine { options, interactive, command, source } = line;
    let command = match command {
        Some(Subcommands::Run(words)) => Command::Run(script_of(words)),
        Some(Subcommands::Dis(words)) => Command::Dis(script_of(words)),
        Some(Subcommands::Test(mut tests)) => {
            tests.debug = options.debug;
            tests.shows_reports = matches!(options.errors, ErrorFace::Auto | ErrorFace::Fancy);
            Command::Test(tests)
        }
        None => {
            use std::io::IsTerminal;
            let is_empty = source.code.is_none() && source.script.is_empty();
            match (is_empty, interactive) {
                (true, true) => Command::Prompt(None),
                (true, false) if std::io::stdin().is_terminal() => Command::Prompt(None),
                (false, true) => Command::Prompt(Some(script_of(source))),
                _ => Command::Run(script_of(source)),
            }
        }
    };
    Invocation { command, options }
}

fn script_of(words: SourceWords) -> Script {
    if let Some(code) = words.code {
        let source = ScriptSource::Code(code.to_string_lossy().into_owned());
        return Script { source, arguments: as_text(&words.script) };
    }
    match words.script.split_first() {
        None => Script { source: ScriptSource::Stdin, arguments: Vec::new() },
        Some((first, rest)) => file_script(first, rest),
    }
}

fn file_script(name: &OsStr, arguments: &[OsString]) -> Script {
    let source = if name == "-" { ScriptSource::Stdin } else { ScriptSource::File(name.into()) };
    Script { source, arguments: as_text(arguments) }
}

fn as_text(words: &[OsString]) -> Vec<String> {
    words.iter().map(|word| word.to_string_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Invocation {
        let words: Vec<OsString> = std::iter::once("rondo").chain(line.split(' ')).map(Into::into).collect();
        read(&words)
    }

    fn script(invocation: Invocation) -> Script {
        match invocation.command {
            Command::Run(script) | Command::Dis(script) => script,
            Command::Prompt(_) | Command::ServeTests | Command::Test(_) => panic!("a script was expected"),
        }
    }

    #[test]
    fn words_behind_the_script_are_its_own() {
        for line in ["s.py --help -c x", "run s.py --help -c x", "--errors plain s.py --help -c x"] {
            let script = script(read_line(line));
            assert_eq!(script.source, ScriptSource::File("s.py".into()), "{line}");
            assert_eq!(script.arguments, ["--help", "-c", "x"], "{line}");
        }
    }

    #[test]
    fn words_behind_code_are_its_own() {
        for line in ["-c pass --clock -v", "--clock virtual -c pass --clock -v", "run -c pass --clock -v"] {
            let script = script(read_line(line));
            assert_eq!(script.source, ScriptSource::Code("pass".into()), "{line}");
            assert_eq!(script.arguments, ["--clock", "-v"], "{line}");
        }
    }

    #[test]
    fn the_prompt_may_follow_a_script() {
        for (line, after) in [("-i s.py a -b", true), ("--clock virtual -i s.py a -b", true), ("-i", false)] {
            let Command::Prompt(script) = read_line(line).command else { panic!("{line}") };
            assert_eq!(script.is_some(), after, "{line}");
            assert_eq!(
                script.map_or(vec![], |script| script.arguments),
                ["a", "-b"][..if after { 2 } else { 0 }],
                "{line}"
            );
        }
    }

    #[test]
    fn a_dash_is_standard_input() {
        let script = script(read_line("- a b"));
        assert_eq!(script.source, ScriptSource::Stdin);
        assert_eq!(script.arguments, ["a", "b"]);
    }

    #[test]
    fn options_are_known_before_and_behind_a_command() {
        for line in ["--clock virtual run s.py", "run --clock=virtual s.py", "--clock=virtual s.py"] {
            assert_eq!(read_line(line).options.clock, ClockChoice::Virtual, "{line}");
        }
        assert_eq!(read_line("dis s.py").command, Command::Dis(file_script("s.py".as_ref(), &[])));
    }
}
