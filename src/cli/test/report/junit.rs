//! Results as JUnit's XML.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::cli::test::case::Case;
use crate::cli::test::diff::{self, DiffStyle};
use crate::cli::test::judge::{Outcome, Problem, Verdict};
use crate::cli::test::paint::Paint;

use super::{Report, Summary, sentence};

/// Writes XML, all of it at the end: its first line counts the tests.
pub struct Junit {
    pub stream: Box<dyn Write>,
    pub cases: String,
}

impl Report for Junit {
    fn test(&mut self, case: &Case, outcome: &Outcome) -> io::Result<()> {
        let (class, name) = case.name.rsplit_once('/').unwrap_or(("", &case.name));
        let class = class.replace('/', ".");
        let inner = match &outcome.verdict {
            Verdict::Passed | Verdict::Blessed => String::new(),
            Verdict::New => "<skipped message=\"nothing is recorded\"/>".to_string(),
            Verdict::Skipped(reason) => format!("<skipped message=\"{}\"/>", escaped(reason)),
            Verdict::KnownFailure(reason) => {
                format!("<skipped message=\"known failure: {}\"/>", escaped(reason))
            }
            Verdict::Failed => failure(outcome),
        };
        writeln!(
            self.cases,
            "  <testcase classname=\"{}\" name=\"{}\" time=\"{:.3}\">{inner}</testcase>",
            escaped(&class),
            escaped(name),
            outcome.taken.as_secs_f64()
        )
        .expect("writing to a string");
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let skipped = summary.new + summary.skipped + summary.known;
        let tests = summary.passed + summary.blessed + summary.failed + skipped;
        let head = format!(
            "name=\"rondo test\" tests=\"{tests}\" failures=\"{}\" errors=\"0\" skipped=\"{skipped}\" time=\"{:.3}\"",
            summary.failed,
            summary.taken.as_secs_f64()
        );
        writeln!(self.stream, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(self.stream, "<testsuites>\n<testsuite {head}>\n{}</testsuite>\n</testsuites>", self.cases)?;
        self.stream.flush()
    }
}

fn failure(outcome: &Outcome) -> String {
    let mut text = String::new();
    for problem in &outcome.problems {
        writeln!(text, "{}", sentence(problem)).expect("writing to a string");
        if let Problem::Difference { expected, found, .. } = problem {
            text.push_str(&diff::render(expected, found, DiffStyle::Short, Paint::OFF));
        }
    }
    let first = outcome.problems.first().map(sentence).unwrap_or_default();
    format!(
        "<failure message=\"{}\">{}</failure><system-out>{}</system-out><system-err>{}</system-err>",
        escaped(&first),
        escaped(&text),
        escaped(&outcome.found.out),
        escaped(&outcome.found.err)
    )
}

/// Text for XML, which has no way at all to write most control characters.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\t' => xml.push(char),
            '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            char if char.is_control() => {
                write!(xml, "\\x{:02x}", u32::from(char)).expect("writing to a string")
            }
            char => xml.push(char),
        }
    }
    xml
}
