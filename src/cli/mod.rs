//! The command line: one file for each command.
//!
//! - [`arguments`]: what the words after `rondo` mean, without side effects.
//! - [`run`]: runs a script; [`dis`]: lists its instructions; [`repl`]: the prompt.
//! - [`test`]: runs scripts and compares what they print with their goldens.
//! - [`session`]: sets up an interpreter, runs something in it on a thread with a deep stack, and takes it down.
//! - [`streams`]: standard input and output; [`interrupt`]: Ctrl-C; [`status`]: with which status the process ends.

mod arguments;
mod dis;
mod interrupt;
mod repl;
mod run;
mod session;
mod status;
mod streams;
mod test;

use arguments::{Command, Invocation};

/// Does what the command line asks for, and ends the process.
pub fn main() -> ! {
    let words: Vec<_> = std::env::args_os().collect();
    let Invocation { command, options } = arguments::read(&words);
    match command {
        Command::Run(script) => run::run(script, options),
        Command::Dis(script) => dis::dis(script, options),
        Command::Prompt(script) => repl::run(script, options),
        Command::Test(options) => test::test(*options),
        Command::ServeTests => test::serve(),
    }
}
