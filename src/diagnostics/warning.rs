//! Warnings, and errors that nobody can catch: those of finalisers and of event loops.

use std::collections::HashSet;
use std::rc::Rc;

use crate::bytecode::{Place, SourceText, Span};
use crate::object::{Site, Tuple, Value};
use crate::vm::check::{LoopError, Reporter};
use crate::vm::warning_filters::Warning;
use crate::vm::{Raised, Vm};

use super::fancy::{self, Label, Note};
use super::json::Json;
use super::report::{self, FramePlace, Report};
use super::statements::expression_statements;
use super::{Chosen, Face, frame, plain_text, tasks};

/// What the VM calls.
pub const REPORTER: Reporter = Reporter {
    warning: warn,
    syntax_warning: warn_of_syntax,
    unawaited,
    loop_error,
    tasks: tasks::report_tasks,
    unraisable,
    traceback: plain_text,
};

/// Prints a warning as CPython's `warnings` does by default, or as a report.
fn warn(vm: &mut Vm, warning: &Warning) {
    let place = warning.place.as_ref().map(|place| FramePlace::of(vm, place));
    let text = vm.str_of(&warning.text).unwrap_or_else(|_| "<warning str() failed>".to_string());
    let name = warning.category.name().as_str().to_string();
    let shown = match (vm.extension::<Chosen>().face, vm.replaced_error()) {
        (Face::Plain, _) | (_, Some(_)) => plain(warning, &text, place.as_ref()),
        (Face::Fancy, None) => {
            let notes: Vec<Note> = place.iter().filter_map(|place| note(place, "here", true)).collect();
            fancy::warning(&format!("{name}: {text}"), None, &notes)
        }
        (Face::Json, None) => json(&name, &text, place.as_ref(), None, &[]),
    };
    write(vm, &shown);
}

/// Writes to `sys.stderr`, whatever the script has put there.
fn write(vm: &mut Vm, text: &str) {
    match vm.replaced_error() {
        None => vm.write_error(text),
        Some(Value::None) => {}
        Some(stream) => {
            let name = vm.intern("write");
            // What goes wrong while a warning is shown is lost, as in CPython if it is an OSError.
            drop(vm.call_method(&stream, &name, &[text.into()]));
        }
    }
}

/// Prints a warning of the parser or the compiler. Unlike others it is repeated.
fn warn_of_syntax(vm: &mut Vm, message: &str, file: &str, line: u32, text: &str) {
    let mut warning = format!("{file}:{line}: SyntaxWarning: {message}\n");
    if !text.is_empty() {
        warning.push_str(&format!("  {text}\n"));
    }
    write(vm, &warning);
}

fn plain(warning: &Warning, message: &str, place: Option<&FramePlace>) -> String {
    let name = warning.category.name();
    let name = name.as_str();
    let mut text = format!("{}:{}: {name}: {message}\n", warning.file, warning.line);
    let line = match place {
        Some(place) => frame::first_line(place).map(str::to_string),
        None => line_of_file(&warning.file, warning.line),
    };
    if let Some(line) = line {
        text.push_str(&format!("  {line}\n"));
    }
    if !warning.source.is_none() || place.is_some() && message.contains("was never awaited") {
        text.push_str(&format!("{name}: Enable tracemalloc to get the object allocation traceback\n"));
    }
    text
}

/// A line of a file that is not running, without the blanks around it.
fn line_of_file(file: &str, line: i64) -> Option<String> {
    let place = usize::try_from(line).ok()?.checked_sub(1)?;
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().nth(place)?.trim();
    (!line.is_empty()).then(|| line.to_string())
}

fn note(place: &FramePlace, says: &str, primary: bool) -> Option<Note> {
    let label = Label { span: place.span, says: says.to_string(), primary };
    place.quotable.then(|| Note { place: place.clone(), labels: vec![label] })
}

fn json(
    name: &str,
    message: &str,
    place: Option<&FramePlace>,
    made: Option<&FramePlace>,
    help: &[String],
) -> String {
    let mut json = Json::default();
    json.begin("type", name);
    json.text_field("message", Some(message));
    if let Some(place) = place {
        json.place("at", place);
    }
    if let Some(made) = made {
        json.place("made", made);
    }
    if !help.is_empty() {
        json.text_field("hint", Some(&help.join("\n")));
    }
    json.end();
    json.finish()
}

/// A coroutine was dropped that nobody awaited.
fn unawaited(vm: &mut Vm, name: &str, made_at: Site, origin: &Value) {
    let made = vm.place_of(made_at);
    let is_statement = made.as_ref().is_some_and(|made| is_expression_statement(vm, made));
    // The value of an expression statement is dropped where it was made.
    let mut dropped = vm.last_place();
    if let (Some(made), true, Some(dropped)) = (&made, is_statement, &mut dropped) {
        dropped.place = made.clone();
    }
    let category = vm.types.RuntimeWarning.clone();
    let mut message = format!("coroutine '{name}' was never awaited");
    let face = vm.extension::<Chosen>().face;
    if face == Face::Plain {
        message.push_str(&origin_text(vm, origin));
    }
    let warning = vm.warning_at(&category, (&*message).into(), dropped);
    let warning = match vm.admit_warning(warning) {
        Ok(Some(warning)) => warning,
        Ok(None) => return,
        Err(raised) => return vm.report_unraisable(Err(raised), &Value::None),
    };
    let dropped = warning.place.as_ref().map(|place| FramePlace::of(vm, place));
    let made_shown = made.as_ref().map(|made| FramePlace::of(vm, made));
    let name = warning.category.name();
    let name = name.as_str();
    let text = match face {
        Face::Plain => plain(&warning, &message, dropped.as_ref()),
        Face::Fancy => {
            let help = await_help(made.as_ref(), is_statement).join("\n");
            let mut notes = Vec::new();
            if let Some(made) = &made_shown {
                notes.extend(note(made, "this makes a coroutine, which runs only when it is awaited", true));
            }
            if let Some(dropped) = &dropped
                && !is_statement
            {
                add_note(&mut notes, dropped, "it was dropped by here");
            }
            fancy::warning(&format!("{name}: {message}"), Some(help), &notes)
        }
        Face::Json => {
            let help = await_help(made.as_ref(), is_statement);
            json(name, &message, dropped.as_ref(), made_shown.as_ref(), &help)
        }
    };
    write(vm, &text);
}

fn add_note(notes: &mut Vec<Note>, place: &FramePlace, says: &str) {
    let Some(added) = note(place, says, false) else { return };
    match notes.iter_mut().find(|note| note.place.source.name == place.source.name) {
        Some(known) if known.labels.iter().any(|label| label.span == place.span) => {}
        Some(known) => known.labels.extend(added.labels),
        None => notes.push(added),
    }
}

/// What to write instead.
fn await_help(made: Option<&Place>, is_statement: bool) -> Vec<String> {
    let Some(made) = made else {
        return vec!["await the coroutine, or give it to `asyncio.create_task()`".to_string()];
    };
    let flags = made.code.flags;
    let text = made.text().lines().next().unwrap_or_default().trim().to_string();
    let text = if made.text().contains('\n') { format!("{text}…") } else { text };
    if flags.coroutine || flags.async_generator {
        let mut help = Vec::new();
        if is_statement {
            help.push(format!("add `await`:  await {text}"));
            help.push("or let it run beside this task with `asyncio.create_task()`".to_string());
        } else {
            help.push("await the coroutine, or give it to `asyncio.create_task()`".to_string());
        }
        help
    } else if &*made.code.name == "<module>" {
        vec![format!("outside of functions an event loop must run it:  asyncio.run({text})")]
    } else {
        vec![format!(
            "`{}` is no `async def` function, so it cannot await: make it one and `await` the call",
            made.code.name
        )]
    }
}

/// `Coroutine created at`, in debug mode.
fn origin_text(vm: &mut Vm, origin: &Value) -> String {
    let Some(calls) = origin.get::<Tuple>() else { return String::new() };
    let mut text = String::from("\nCoroutine created at (most recent call last)\n");
    for call in calls.items.iter().rev().filter_map(|call| call.get::<Tuple>()) {
        let [file, Value::Int(line), function] = call.items.as_slice() else { continue };
        let (file, function) = (file.as_str().unwrap_or_default(), function.as_str().unwrap_or_default());
        text.push_str(&format!("  File \"{file}\", line {line}, in {function}\n"));
        let source = vm.source_named(file);
        let shown = source.as_ref().map(|source| source.line_text(*line as u32).trim().to_string());
        if let Some(shown) = shown.filter(|shown| !shown.is_empty()) {
            text.push_str(&format!("    {shown}\n"));
        }
    }
    text.trim_end_matches('\n').to_string()
}

/// First and last offsets.
type Spans = HashSet<(u32, u32)>;

/// The expressions of a source that are statements.
#[derive(Default)]
struct Statements {
    known: Option<(Rc<SourceText>, Spans)>,
}

/// Whether what was made at a place is the value of an expression statement.
fn is_expression_statement(vm: &mut Vm, place: &Place) -> bool {
    let source = place.source();
    let kept = vm.extension::<Statements>();
    if kept.known.as_ref().is_none_or(|(known, _)| !Rc::ptr_eq(known, source)) {
        let spans = expression_statements(&source.name, &source.text);
        kept.known = Some((source.clone(), spans));
    }
    let Span { start, end } = place.span();
    kept.known.as_ref().is_some_and(|(_, spans)| spans.contains(&(start, end)))
}

/// Something went wrong in an event loop: CPython's text, or a report.
fn loop_error(vm: &mut Vm, error: &LoopError) {
    let text = match vm.extension::<Chosen>().face {
        Face::Plain => plain_loop_error(vm, error),
        Face::Fancy => fancy_loop_error(vm, error),
        Face::Json => {
            let made = error.made.last().map(|made| FramePlace::of(vm, made));
            let mut json = Json::default();
            json.begin("type", "loop error");
            json.text_field("message", Some(&error.message));
            json.text_field("task", error.task.as_deref());
            json.list("details", &error.lines, |json, line| json.string(line));
            if let Some(made) = &made {
                json.place("made", made);
            }
            if let Some(exception) = &error.exception {
                let report = Report::of(vm, exception);
                json.exception("exception", &report);
            }
            json.end();
            json.finish()
        }
    };
    vm.write_error(&text);
}

fn plain_loop_error(vm: &mut Vm, error: &LoopError) -> String {
    let mut text = error.message.clone() + "\n";
    let mut lines = error.lines.clone();
    if error.shows_made {
        let mut made = String::from("source_traceback: Object created at (most recent call last):\n");
        for place in &error.made {
            let place = FramePlace::of(vm, place);
            made.push_str(&frame::header(&place));
            if let Some(line) = frame::first_line(&place) {
                made.push_str(&format!("    {line}\n"));
            }
        }
        lines.push(made.trim_end_matches('\n').to_string());
        lines.sort();
    }
    lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    if let Some(exception) = &error.exception {
        text.push_str(&plain_text(vm, exception));
    }
    text
}

fn fancy_loop_error(vm: &mut Vm, error: &LoopError) -> String {
    let title = match &error.task {
        Some(task) => format!("{} ({task})", error.message),
        None => error.message.clone(),
    };
    let made = error.made.last().map(|made| FramePlace::of(vm, made));
    let what = if error.task.is_some() { "the task was made here" } else { "it was made here" };
    let notes: Vec<Note> = made.iter().filter_map(|made| note(made, what, true)).collect();
    let mut help = Vec::new();
    if error.message.ends_with("exception was never retrieved") {
        help.push("await the task, or look at its `exception()`, so that its failure is noticed".to_string());
    } else if error.message.starts_with("Task was destroyed") {
        help.push("keep the loop running until the task is done, or cancel it and await it".to_string());
    }
    if error.message.starts_with("Executing ") {
        help.push(
            "while a task computes no other runs: split the work, and give way with `await asyncio.sleep(0)`"
                .into(),
        );
    } else if error.made.is_empty() && error.exception.is_none() {
        help.extend(error.lines.iter().cloned());
    }
    let help = (!help.is_empty()).then(|| help.join("\n"));
    let draw = if error.exception.is_some() { fancy::notes } else { fancy::warning };
    let mut text = draw(&title, help, &notes);
    if let Some(exception) = &error.exception {
        let report = Report::of(vm, exception);
        text.push_str("the exception:\n");
        text.push_str(&fancy::text(&report));
    }
    text
}

/// "Exception ignored in": the short form of a traceback, which the C part of CPython prints; or a report.
fn unraisable(vm: &mut Vm, raised: &Raised, place: &Value) {
    let exception = &raised.0;
    let shown = (!place.is_none() && !place.is_undef())
        .then(|| vm.repr(place).unwrap_or_else(|_| "<object repr() failed>".to_string()));
    let face = vm.extension::<Chosen>().face;
    if face != Face::Plain {
        let report = Report::of(vm, exception);
        let place = shown.unwrap_or_else(|| "a finaliser".into());
        let text = if face == Face::Fancy {
            format!(
                "nobody can catch what was raised in {place}; the script goes on:\n{}",
                fancy::text(&report)
            )
        } else {
            let mut json = Json::default();
            json.begin("type", "ignored exception");
            json.text_field("in", Some(&place));
            json.exception("exception", &report);
            json.end();
            json.finish()
        };
        vm.write_error(&text);
        return;
    }
    let mut text = shown.map(|place| format!("Exception ignored in: {place}\n")).unwrap_or_default();
    let mut frames = report::frames_of(vm, exception);
    if exception.traceback.borrow().is_none() {
        // Raised in no frame at all: shown where the script is.
        frames.extend(vm.last_place().map(|last| FramePlace::of(vm, &last.place)));
    }
    if !frames.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
        for place in &frames {
            text.push_str(&frame::header(place));
            if let Some(line) = frame::first_line(place) {
                text.push_str(&format!("    {line}\n"));
            }
        }
    }
    let name = report::class_name(vm, &exception.class());
    let message = vm.str_of(&exception.into()).unwrap_or_else(|_| "<exception str() failed>".to_string());
    text.push_str(&format!("{name}: {message}\n"));
    vm.write_error(&text);
}

/// Says where the script stands: somebody asked, and no event loop runs whose tasks could be shown.
pub fn report_place(vm: &mut Vm) {
    let mut text = String::from("no event loop runs; the script is at\n");
    for place in vm.stack(vm.waits_in_rust()) {
        let place = FramePlace::of(vm, &place);
        text.push_str(&frame::text(&place));
    }
    vm.write_error(&text);
}
