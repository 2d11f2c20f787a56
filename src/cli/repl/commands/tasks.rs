//! `:tasks` and `:cancel`.

use crate::event_loop::coroutine::NativeCoroutine;
use crate::event_loop::run_loop::EventLoop;
use crate::event_loop::{future, gather, group, position, task};
use crate::object::text::suggest::suggest;
use crate::object::{Ref, Value};
use crate::vm::Vm;

use super::super::conversation::{Conversation, Then};
use super::super::evaluate::{self, Outcome};
use super::{complain, say};

/// Prints the tree of tasks.
pub fn list(vm: &mut Vm, conversation: &mut Conversation, _: &str) -> Then {
    let live = EventLoop::of(&conversation.event_loop).all_tasks();
    let text = if live.is_empty() { "no tasks\n".to_string() } else { tree(vm, &live) };
    say(vm, &text)
}

/// The tasks as lines: below each one those that it waits for.
pub fn tree(vm: &mut Vm, live: &[Ref]) -> String {
    let lines = live.iter().map(|task| describe(vm, task)).collect::<Vec<_>>();
    let children: Vec<Vec<usize>> = live.iter().map(|task| awaited(vm, live, task)).collect();
    let mut is_child = vec![false; live.len()];
    children.iter().flatten().for_each(|&child| is_child[child] = true);
    let mut drawing = Drawing { lines, children, drawn: vec![false; live.len()], text: String::new() };
    // Tasks that wait for one another in a circle have no root; they are drawn all the same.
    let roots = (0..live.len()).filter(|&index| !is_child[index]).chain(0..live.len());
    for root in roots.collect::<Vec<_>>() {
        drawing.draw(root, "", "");
    }
    drawing.text
}

struct Drawing {
    lines: Vec<String>,
    children: Vec<Vec<usize>>,
    drawn: Vec<bool>,
    text: String,
}

impl Drawing {
    fn draw(&mut self, index: usize, branch: &str, below: &str) {
        if std::mem::replace(&mut self.drawn[index], true) {
            return;
        }
        self.text.push_str(&format!("{branch}{}\n", self.lines[index]));
        let children: Vec<usize> =
            self.children[index].iter().copied().filter(|&child| !self.drawn[child]).collect();
        for (place, &child) in children.iter().enumerate() {
            let is_last = place + 1 == children.len();
            let (mark, line) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.draw(child, &format!("{below}{mark}"), &format!("{below}{line}"));
        }
    }
}

/// The other tasks that a task waits for: directly, in a gather, at the end of a group.
fn awaited(vm: &mut Vm, live: &[Ref], waiting: &Ref) -> Vec<usize> {
    let place = |wanted: &Ref| live.iter().position(|task| task.is(wanted));
    let mut found = Vec::new();
    if let Some(waiter) = task::waiter(vm, waiting) {
        found.extend(place(&waiter));
        found.extend(gather::children(&waiter).iter().filter_map(place));
    }
    let innermost = task::of(waiting).coroutine().as_ref().and_then(position::innermost_native);
    if let Some(subject) = innermost.as_ref().and_then(subject_of) {
        found.extend(group::tasks_of(&subject).iter().filter_map(place));
    }
    found.sort_unstable();
    found
}

/// A task in a line: name, state, place, and what it waits for.
fn describe(vm: &mut Vm, object: &Ref) -> String {
    let task = task::of(object);
    let coroutine = task.coroutine();
    let stands = coroutine.as_ref().map(|coroutine| position::chain(vm, coroutine)).unwrap_or_default();
    let native = coroutine.as_ref().and_then(position::innermost_native);
    let own = match native {
        Some(_) => stands.split_last().map(|(_, own)| own).unwrap_or_default(),
        None => &stands[..],
    };
    let place = own.last();
    let place = place.map(|at| format!("{}:{} in {}, ", at.file, at.line, at.function)).unwrap_or_default();
    let is_new = coroutine.as_ref().is_some_and(position::is_new);
    let state = match (&task::waiter(vm, object), is_new) {
        _ if task.must_cancel() => "being cancelled".to_string(),
        (Some(waiter), _) => {
            let waits_for = match (&native, stands.last()) {
                _ if waiter.native::<task::Task>().is_some() => {
                    task::of(waiter).name().as_str().unwrap_or_default().to_string()
                }
                _ if !gather::children(waiter).is_empty() => "gather()".to_string(),
                (Some(native), Some(last)) if subject_of(native).is_none() => {
                    format!("{}()", last.function)
                }
                _ => waited_object(vm, native.as_ref(), waiter),
            };
            format!("waits for {waits_for}")
        }
        (None, true) => "not started yet".to_string(),
        (None, false) => "ready".to_string(),
    };
    format!("{}  {place}{state}", task.name().as_str().unwrap_or_default())
}

/// What a task waits for, in words: the lock, queue or event whose coroutine stands innermost, or the future.
fn waited_object(vm: &mut Vm, native: Option<&Ref>, waiter: &Ref) -> String {
    let shown: Value = native.and_then(subject_of).unwrap_or_else(|| waiter.clone()).into();
    vm.repr(&shown).unwrap_or_else(|_| vm.type_name(&shown))
}

/// The lock, queue, group or the like that a coroutine of Rust works on.
fn subject_of(native: &Ref) -> Option<Ref> {
    native.native::<NativeCoroutine>()?.subject()
}

/// Cancels the tasks of a name.
pub fn cancel(vm: &mut Vm, conversation: &mut Conversation, name: &str) -> Then {
    let live = EventLoop::of(&conversation.event_loop).all_tasks();
    let names: Vec<String> =
        live.iter().map(|live| task::of(live).name().as_str().unwrap_or_default().to_string()).collect();
    let mut is_found = false;
    for (live, _) in live.iter().zip(&names).filter(|(_, known)| *known == name) {
        is_found = true;
        if let Err(raised) = future::cancel(vm, live) {
            return evaluate::report(vm, conversation, Outcome::Raised(raised));
        }
    }
    if is_found {
        return Then::GoOn;
    }
    match suggest(name, names.iter().map(String::as_str)) {
        Some(meant) => complain(vm, &format!("there is no task {name}. Did you mean {meant}?")),
        None => complain(vm, &format!("there is no task {name}. :tasks lists them")),
    }
}
