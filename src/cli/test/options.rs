//! The words behind `rondo test`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::arguments::ClockChoice;

use super::diff::DiffStyle;
use super::words;

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// A JSON object a line: each test, then the summary
    Json,
    /// JUnit's XML, which build servers read
    Junit,
}

/// A part of all tests: `2/5` is the second of five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    pub number: usize,
    pub of: usize,
}

/// Options of `rondo test`.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(after_long_help = HELP)]
pub struct TestOptions {
    /// Folders that are searched for tests, and scripts
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Only tests whose name holds this text or that have this tag; given again: those as well
    #[arg(long, value_name = "TEXT")]
    pub filter: Vec<String>,
    /// Print the names of the tests and run none
    #[arg(long)]
    pub list: bool,
    /// Begin no more tests once one has failed
    #[arg(long)]
    pub fail_fast: bool,
    /// How many tests run at a time [default: two for each core]
    #[arg(long, value_name = "NUMBER", value_parser = jobs)]
    pub jobs: Option<usize>,
    /// When a test is killed unless its header says otherwise: 250ms, 5s, 2m
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = words::duration)]
    pub timeout: Duration,
    /// Run a part of the tests, such as 2/5
    #[arg(long, value_name = "NUMBER/OF", value_parser = shard)]
    pub shard: Option<Shard>,
    /// Run the tests that failed when they were run last
    #[arg(long)]
    pub rerun_failed: bool,
    /// Wait for changes and run the tests that they touch, until Ctrl-C
    #[arg(long, conflicts_with_all = ["list", "stale", "output"])]
    pub watch: bool,
    /// Write what tests print as their goldens, if it differs or nothing is recorded
    #[arg(long)]
    pub bless: bool,
    /// Record from this interpreter instead, and compare Rondo with it
    #[arg(long, value_name = "PYTHON")]
    pub oracle: Option<String>,
    /// List goldens that belong to no script; with --bless delete them
    #[arg(long, conflicts_with_all = ["list", "oracle"])]
    pub stale: bool,
    /// How differences are shown
    #[arg(long, value_enum, value_name = "STYLE", default_value_t)]
    pub diff: DiffStyle,
    /// How results are written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: Format,
    /// Where results are written; people read the text all the same
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// A list of tests that are known to fail, each with the reason behind its name
    #[arg(long, value_name = "FILE")]
    pub known_failures: Option<PathBuf>,
    /// Name the tests that pass, too
    #[arg(long, short)]
    pub verbose: bool,
    /// Which clock tests see unless their header says otherwise
    #[arg(long, value_enum, value_name = "CLOCK", default_value = "virtual")]
    pub clock: ClockChoice,
    /// `--debug`: tests run in asyncio's debug mode.
    #[arg(skip)]
    pub debug: bool,
    /// Uncaught exceptions are shown as reports, unless `--errors` wants something else.
    #[arg(skip)]
    pub shows_reports: bool,
}

fn jobs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..=1024) => Ok(number),
        _ => Err("a number from 1 to 1024 is wanted".into()),
    }
}

fn shard(text: &str) -> Result<Shard, String> {
    let wrong = || "write NUMBER/OF, such as 2/5".to_string();
    let (number, of) = text.split_once('/').ok_or_else(wrong)?;
    let (number, of) = (number.parse().map_err(|_| wrong())?, of.parse().map_err(|_| wrong())?);
    if number == 0 || number > of { Err(wrong()) } else { Ok(Shard { number, of }) }
}

const HELP: &str = "\
A test is a script with a golden beside it: NAME.py with NAME.out (standard output), NAME.err (standard error, if there
is any) and NAME.code (exit status, if it is not 0). Each runs in a process of its own, in its own folder, on the virtual
clock: a test that sleeps for an hour costs nothing. What it prints is compared to the byte, after addresses have become
0xADDR and folders have been cut off the names of scripts.

Comments at the top of a script set what differs from the defaults, one a line. They also make a script a test that has
no golden yet. The file `test.header` sets the same for a folder, without the mark:

  #@ test                        this is a test (any other key says so, too)
  #@ args: --name 'A B'          arguments
  #@ stdin: text                 standard input; again for a next line; \\n, \\t, \\r, \\0, \\\\ are escapes
  #@ stdin file: input.txt       standard input from a file
  #@ env: NAME=value             a variable of the environment
  #@ exit: 3                     exit status
  #@ clock: real                 or virtual
  #@ budget: 10_000              most steps (calls, and jumps of loops), in about
  #@ timeout: 5s                 when it is killed
  #@ expected failure: reason    it must fail
  #@ skip: reason                it is not run
  #@ tags: slow, network         for --filter
  #@ normalise: /regex/text/     replaced before the comparison ($1 is a group; `nothing` drops the usual ones)
  #@ allow: pending              what it may leave behind: pending (tasks), unretrieved (exceptions),
                                 unawaited (coroutines); all three are failures otherwise
  #@ stderr: ignored             or `where recorded`: compared only if there is a NAME.err
  #@ variant: fast               the keys below are this variant's; its goldens are NAME.fast.out, …

In a golden {{name}} stands for some text within a line, and for the same text wherever it comes again; {{_}} for any
text; the lines between {{unordered}} and {{end}} may come in any order.

Exit status: 0, 1 if a test failed, 2 if the command line makes no sense or no test was found. A test for which nothing
is recorded is reported as new; it fails if the variable CI is set.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_some() {
        assert_eq!(shard("2/5"), Ok(Shard { number: 2, of: 5 }));
        for wrong in ["0/5", "6/5", "2", "/", "a/b", "0/0", "-1/2"] {
            assert!(shard(wrong).is_err(), "{wrong}");
        }
    }
}
