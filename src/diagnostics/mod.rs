//! How errors look: CPython's text, or a report for people at a terminal, or JSON for programs.
//!
//! - [`report`]: what there is to say about an exception, collected once, before anything is printed.
//! - [`frame`]: a frame of a traceback with its source lines and carets; [`anchors`] finds what in a line to stress.
//! - [`suggestion`]: "Did you mean".
//! - [`plain`], [`fancy`], [`json`]: the three faces.
//! - [`tasks`]: deadlocks, and the tree of a running script's tasks.
//! - [`warning`]: warnings, and exceptions that nobody can catch.
//!
//! Relies on `syntax` (carets need the shape of the failing expression) and `vm`.

mod anchors;
mod fancy;
mod frame;
mod json;
mod plain;
mod report;
mod statements;
mod suggestion;
mod tasks;
mod warning;

use crate::object::{Exception, Gc};
use crate::vm::Vm;

pub use report::{Report, class_name};
pub use tasks::{report_deadlock, report_tasks, tasks_text};
pub use warning::report_place;

/// How errors are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// CPython's text.
    #[default]
    Plain,
    /// A report with the source, in colour.
    Fancy,
    /// One JSON object a line.
    Json,
}

/// The face that this interpreter's errors have.
#[derive(Default)]
struct Chosen {
    face: Face,
}

/// Makes the interpreter report warnings and errors that nobody can catch, and chooses how errors look.
pub fn install(vm: &mut Vm, face: Face) {
    vm.extension::<Chosen>().face = face;
    vm.reporter = warning::REPORTER;
}

/// Reports an exception that nobody caught on standard error. Gives what was reported: it can be shown once more without
/// asking the script for its texts again.
pub fn report_uncaught(vm: &mut Vm, exception: &Gc<Exception>) -> Report {
    let report = Report::of(vm, exception);
    let text = match vm.extension::<Chosen>().face {
        Face::Plain => plain::text(&report),
        Face::Fancy => fancy::text(&report),
        Face::Json => json::text(&report),
    };
    vm.write_error(&text);
    report
}

/// The report that people get at a terminal.
pub fn fancy_text(report: &Report) -> String {
    fancy::text(report)
}

/// Says why nothing can be run, with a tip.
pub fn report_failure(vm: &mut Vm, message: &str, tip: Option<&str>) {
    let text = match vm.extension::<Chosen>().face {
        Face::Plain => {
            let tip = tip.map(|tip| format!("  tip: {tip}\n")).unwrap_or_default();
            format!("rondo: {message}\n{tip}")
        }
        Face::Fancy => fancy::notes(&format!("rondo: {message}"), tip.map(str::to_string), &[]),
        Face::Json => failure_as_json(message, tip),
    };
    vm.write_error(&text);
}

/// The same as a line of JSON.
pub fn failure_as_json(message: &str, tip: Option<&str>) -> String {
    let mut json = json::Json::default();
    json.begin("type", "usage");
    json.text_field("message", Some(message));
    json.text_field("hint", tip);
    json.end();
    json.finish()
}

/// What CPython prints for an exception that nobody caught.
pub fn plain_text(vm: &mut Vm, exception: &Gc<Exception>) -> String {
    plain::text(&Report::of(vm, exception))
}
