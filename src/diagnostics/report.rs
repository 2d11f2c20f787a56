//! What there is to say about an exception, collected before anything is printed: texts that scripts make (`__str__`,
//! `__notes__`) are asked for once, and the faces only lay out.

use std::collections::HashSet;
use std::rc::Rc;

use crate::bytecode::{Place, SourceText, Span};
use crate::object::{Class, Exception, Gc, List, Traceback, Tuple, Value};
use crate::vm::task_tree::{Agent, Cancellation};
use crate::vm::{Vm, VmResult};

use super::suggestion;

/// An exception and what led to it, the one that was raised last first.
pub struct Report {
    pub chain: Vec<Link>,
}

/// An exception of a chain, and how it follows from the next one.
pub struct Link {
    pub error: ErrorText,
    /// How the next link of the chain led to this one; the last has none.
    pub follows: Option<Follows>,
}

/// How an exception follows from an earlier one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Follows {
    /// `raise … from`.
    Cause,
    /// It was raised while the other was handled.
    Context,
}

/// One exception as text.
pub struct ErrorText {
    /// The class's name with its module, but for built-in ones and those of the script itself.
    pub type_name: String,
    /// What `str` gives, with suggestions; empty for none.
    pub message: String,
    /// The message as the exception has it.
    pub bare_message: String,
    /// What may have been meant, where CPython suggests something.
    pub suggestion: Option<String>,
    /// Advice beyond CPython's.
    pub hint: Option<String>,
    pub notes: Vec<String>,
    pub frames: Vec<FramePlace>,
    pub syntax: Option<SyntaxPlace>,
    /// Who cancelled a task, for a CancelledError.
    pub cancelled: Option<Cancelled>,
    /// The exceptions of a group.
    pub group: Option<Vec<Report>>,
}

/// Who is behind a CancelledError.
pub struct Cancelled {
    /// `Task-2 called cancel()`
    pub says: String,
    pub place: Option<FramePlace>,
}

/// Where a frame of a traceback stands.
#[derive(Clone)]
pub struct FramePlace {
    pub source: Rc<SourceText>,
    pub span: Span,
    /// The line of the instruction, from 1.
    pub line: u32,
    /// The code's name.
    pub name: Rc<str>,
    /// The source can be shown: it is a file, or what `-c` ran.
    pub quotable: bool,
}

impl FramePlace {
    /// How a place is shown.
    pub fn of(vm: &mut Vm, place: &Place) -> FramePlace {
        FramePlace {
            source: place.source().clone(),
            span: place.span(),
            line: place.line(),
            name: place.code.name.clone(),
            quotable: is_quotable(vm, place.source()),
        }
    }
}

/// What a SyntaxError points at.
#[derive(Default)]
pub struct SyntaxPlace {
    pub filename: Option<String>,
    pub line: Option<i64>,
    pub end_line: Option<i64>,
    /// From 1, in characters.
    pub offset: Option<i64>,
    pub end_offset: Option<i64>,
    pub text: Option<String>,
    pub message: Option<String>,
}

impl Report {
    /// Collects what there is to say. Runs script code (`__str__`, `__notes__`).
    pub fn of(vm: &mut Vm, exception: &Gc<Exception>) -> Report {
        collect(vm, exception, &mut HashSet::new())
    }
}

fn collect(vm: &mut Vm, exception: &Gc<Exception>, seen: &mut HashSet<usize>) -> Report {
    let mut chain = Vec::new();
    let mut current = Some(exception.clone());
    seen.insert(address(exception));
    while let Some(exception) = current.take() {
        let mut error = error_text(vm, &exception);
        let mut unseen = |value: &Value| {
            let earlier = value.as_gc::<Exception>()?.clone();
            seen.insert(address(&earlier)).then_some(earlier)
        };
        let cause = exception.cause.borrow().clone();
        let context = exception.context.borrow().clone();
        let mut follows = None;
        if let Some(cause) = unseen(&cause) {
            current = Some(cause);
            follows = Some(Follows::Cause);
        } else if !exception.suppress_context.get()
            && let Some(context) = unseen(&context)
        {
            current = Some(context);
            follows = Some(Follows::Context);
        }
        if vm.is_a(&(&exception).into(), &vm.types.BaseExceptionGroup.clone()) {
            let parts = exception.field("exceptions").unwrap_or(Value::None);
            let parts: Vec<_> = items_of(&parts).iter().filter_map(|part| part.as_gc().cloned()).collect();
            error.group = Some(parts.iter().map(|part| collect(vm, part, seen)).collect());
        }
        chain.push(Link { error, follows });
    }
    Report { chain }
}

fn address(exception: &Gc<Exception>) -> usize {
    exception.as_ref_untyped().address()
}

fn items_of(sequence: &Value) -> Vec<Value> {
    if let Some(tuple) = sequence.get::<Tuple>() {
        tuple.items.to_vec()
    } else if let Some(list) = sequence.get::<List>() {
        list.items.borrow().to_vec()
    } else {
        Vec::new()
    }
}

fn error_text(vm: &mut Vm, exception: &Gc<Exception>) -> ErrorText {
    let value = Value::from(exception);
    let frames = frames_of(vm, exception);
    let bare_message = safe_text(vm, &value, "exception", |vm, value| vm.str_of(value));
    let notes = notes_of(vm, &value);
    let class = exception.class();
    let syntax = class.is_subclass(&vm.types.SyntaxError).then(|| syntax_place(vm, &value));
    let mut message = bare_message.clone();
    let mut suggestion = None;
    if syntax.is_none()
        && let Some(found) = suggestion::for_exception(vm, exception)
    {
        message.push_str(&found.text());
        suggestion = Some(found.text().trim_start_matches(['.', ' ']).to_string());
    }
    let cancelled = cancelled(vm, exception);
    let hint = exception.field("hint").and_then(|hint| hint.as_str().map(str::to_string));
    let hint = hint.or_else(|| match &syntax {
        Some(place) => suggestion::about_syntax(place.message.as_deref()?),
        None => suggestion::advice(vm, exception, &bare_message),
    });
    ErrorText {
        type_name: class_name(vm, &class),
        message,
        bare_message,
        suggestion,
        hint,
        notes,
        frames,
        syntax,
        cancelled,
        group: None,
    }
}

/// Who cancelled the task that an exception ended.
fn cancelled(vm: &mut Vm, exception: &Gc<Exception>) -> Option<Cancelled> {
    let cancellation = Cancellation::behind(exception)?;
    let place = cancellation.place(vm).map(|place| FramePlace::of(vm, &place));
    let says = match (cancellation.agent, cancellation.task_name()) {
        (Agent::Call, Some(task)) => format!("{task} called `cancel()`"),
        (Agent::Call, None) => "code outside of tasks called `cancel()`".to_string(),
        (Agent::Timeout, _) => "the time of this timeout was over".to_string(),
        (Agent::Group, _) => "its group cancelled it, because another task of the group failed".to_string(),
        (Agent::EndOfRun, _) => "the run was over, and `asyncio.run` cancels what is left".to_string(),
        (Agent::Interrupt, _) => "Ctrl-C was pressed".to_string(),
    };
    Some(Cancelled { says, place })
}

/// How the names of sources begin that are part of Rondo. Their frames are of no use to a script's author.
const OWN_SOURCE: &str = "<rondo ";

/// The frames of an exception's traceback, the outermost first.
pub fn frames_of(vm: &mut Vm, exception: &Gc<Exception>) -> Vec<FramePlace> {
    let mut frames = Vec::new();
    let mut next = exception.traceback.borrow().clone();
    while let Some(traceback) = next {
        let place = frame_place(vm, &traceback);
        if !place.source.name.starts_with(OWN_SOURCE) {
            frames.push(place);
        }
        next = traceback.next.borrow().clone();
    }
    frames
}

fn frame_place(vm: &mut Vm, traceback: &Gc<Traceback>) -> FramePlace {
    FramePlace::of(vm, &Place { code: traceback.code().code.clone(), offset: traceback.offset })
}

/// Whether tracebacks may quote a source: code given to `exec` has a name that is no file's, and is not quoted.
pub fn is_quotable(vm: &mut Vm, source: &Rc<SourceText>) -> bool {
    if source.is_hidden {
        return false;
    }
    if !source.name.starts_with('<') {
        return true;
    }
    let quoted = vm.extension::<crate::vm::source::QuotedSources>();
    quoted.sources.iter().any(|known| known.name == source.name && known.text == source.text)
}

/// `module.Qualname`, without the module for built-in classes and those of the script.
pub fn class_name(vm: &Vm, class: &Gc<Class>) -> String {
    let qualname = class.qualname.borrow().as_str().to_string();
    let module = class.dict.get_str(&vm.names.module);
    match module.as_ref().map(Value::as_str) {
        None | Some(Some("__main__" | "builtins")) => qualname,
        Some(Some(module)) => format!("{module}.{qualname}"),
        Some(None) => format!("<unknown>.{qualname}"),
    }
}

/// What a function that makes a text of a value gives, or that it failed.
pub fn safe_text(
    vm: &mut Vm,
    value: &Value,
    what: &str,
    make: fn(&mut Vm, &Value) -> VmResult<String>,
) -> String {
    make(vm, value).unwrap_or_else(|_| format!("<{what} str() failed>"))
}

/// The lines of `__notes__`.
fn notes_of(vm: &mut Vm, exception: &Value) -> Vec<String> {
    let name = vm.names.notes.clone();
    let notes = match vm.find_attr(exception, &name) {
        Ok(None) => return Vec::new(),
        Ok(Some(notes)) => notes,
        Err(raised) => {
            let repr = vm.repr(&(&raised.0).into());
            let repr = repr.unwrap_or_else(|_| "<__notes__ repr() failed>".to_string());
            return vec![format!("Ignored error getting __notes__: {repr}")];
        }
    };
    if notes.is_none() {
        return Vec::new();
    }
    if notes.get::<List>().is_none() && notes.get::<Tuple>().is_none() {
        return vec![vm.repr(&notes).unwrap_or_else(|_| "<__notes__ repr() failed>".to_string())];
    }
    let notes = items_of(&notes);
    let mut lines = Vec::new();
    for note in notes {
        let text = safe_text(vm, &note, "note", |vm, value| vm.str_of(value));
        lines.extend(text.split('\n').map(str::to_string));
    }
    lines
}

fn syntax_place(vm: &mut Vm, exception: &Value) -> SyntaxPlace {
    let mut read = |name: &str| {
        let name = vm.intern(name);
        vm.find_attr(exception, &name).ok().flatten().unwrap_or(Value::None)
    };
    let text = |value: Value| value.as_str().map(str::to_string);
    let number = |value: Value| match value {
        Value::Int(number) => Some(number),
        _ => None,
    };
    SyntaxPlace {
        filename: text(read("filename")),
        line: number(read("lineno")),
        end_line: number(read("end_lineno")),
        offset: number(read("offset")),
        end_offset: number(read("end_offset")),
        text: text(read("text")),
        message: text(read("msg")),
    }
}
