//! What a test's process tells the runner beside its output: what it left undone, how its uncaught exception looks as a
//! report, whether its step budget was spent. It writes a small file as JSON, and only if there is something to tell.

use std::path::Path;

use serde_json::{Value, json};

use crate::vm::leaks::{Leak, LeakKind};

/// What is told.
#[derive(Clone, Debug, Default)]
pub struct Confession {
    pub leaks: Vec<Leak>,
    /// The uncaught exception as a report with its source.
    pub report: Option<String>,
    /// Where the step budget was spent.
    pub spent: Option<String>,
}

impl Confession {
    /// Writes it, unless there is nothing to tell.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        if self.leaks.is_empty() && self.report.is_none() && self.spent.is_none() {
            return Ok(());
        }
        let leak = |leak: &Leak| json!({"kind": leak.kind.word(), "what": leak.what, "place": leak.place});
        let leaks: Vec<Value> = self.leaks.iter().map(leak).collect();
        let all = json!({"leaks": leaks, "report": self.report, "spent": self.spent});
        std::fs::write(path, all.to_string())
    }

    /// Reads what a process wrote and removes the file; nothing if there is none, or it was killed as it wrote.
    pub fn take(path: &Path) -> Confession {
        let Ok(text) = std::fs::read(path) else { return Confession::default() };
        // The folder goes at the end of the run anyway.
        let _ = std::fs::remove_file(path);
        let all: Value = serde_json::from_slice(&text).unwrap_or_default();
        let text = |value: &Value| value.as_str().map(str::to_string);
        let leak = |leak: &Value| {
            let word = leak["kind"].as_str()?;
            let kind = LeakKind::ALL.into_iter().find(|kind| kind.word() == word)?;
            Some(Leak { kind, what: text(&leak["what"])?, place: text(&leak["place"]) })
        };
        let leaks = all["leaks"].as_array().map(|leaks| leaks.iter().filter_map(leak).collect());
        Confession {
            leaks: leaks.unwrap_or_default(),
            report: text(&all["report"]),
            spent: text(&all["spent"]),
        }
    }
}
