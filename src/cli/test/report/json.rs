//! Results as JSON, an object a line: each test when it is done, then the summary.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::cli::test::case::Case;
use crate::cli::test::judge::{Outcome, Problem, Verdict};

use super::{Report, Summary, sentence, verdict_word};

/// Writes JSON.
pub struct Json {
    pub stream: Box<dyn Write>,
}

impl Report for Json {
    fn test(&mut self, case: &Case, outcome: &Outcome) -> io::Result<()> {
        let reason = match &outcome.verdict {
            Verdict::Skipped(reason) | Verdict::KnownFailure(reason) => Some(reason),
            _ => None,
        };
        let changes: Vec<Value> = outcome
            .changes
            .iter()
            .map(|change| json!({"file": change.file.display().to_string(), "how": change.how}))
            .collect();
        let line = json!({
            "event": "test",
            "name": case.name,
            "script": case.script.display().to_string(),
            "variant": case.variant,
            "tags": case.settings.tags,
            "verdict": verdict_word(&outcome.verdict),
            "reason": reason,
            "seconds": outcome.taken.as_secs_f64(),
            "problems": outcome.problems.iter().map(problem).collect::<Vec<_>>(),
            "stdout": outcome.found.out,
            "stderr": outcome.found.err,
            "status": outcome.found.status,
            "changes": changes,
        });
        writeln!(self.stream, "{line}")?;
        self.stream.flush()
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        let slowest = summary.slowest.iter();
        let slowest: Vec<Value> =
            slowest.map(|(taken, name)| json!({"name": name, "seconds": taken.as_secs_f64()})).collect();
        let line = json!({
            "event": "summary",
            "passed": summary.passed,
            "failed": summary.failed,
            "new": summary.new,
            "skipped": summary.skipped,
            "known_failures": summary.known,
            "blessed": summary.blessed,
            "not_run": summary.not_run,
            "seconds": summary.taken.as_secs_f64(),
            "slowest": slowest,
        });
        writeln!(self.stream, "{line}")?;
        self.stream.flush()
    }
}

fn problem(problem: &Problem) -> Value {
    let text = sentence(problem);
    match problem {
        Problem::Difference { what, expected, found, .. } => {
            json!({"kind": "difference", "text": text, "stream": what, "expected": expected, "found": found})
        }
        Problem::Status { expected, found, .. } => {
            json!({"kind": "status", "text": text, "expected": expected, "found": found})
        }
        Problem::Leak(leak) => {
            json!({"kind": leak.kind.word(), "text": text, "what": leak.what, "place": leak.place})
        }
        Problem::Said(_) => json!({"kind": "other", "text": text}),
    }
}
