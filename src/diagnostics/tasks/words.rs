//! What a task does, in words.

use crate::bytecode::Place;
use crate::vm::task_tree::{HolderText, Subject, TaskNode, TaskState, TaskTree, Waiting};

/// A file's name without its folders, and the line.
pub fn short_place(place: &Place) -> String {
    let name = &place.source().name;
    let bare = name.rsplit('/').next().unwrap_or(name);
    format!("{bare}:{}", place.line())
}

/// `Task-2 (transfer)`.
pub fn title(task: &TaskNode) -> String {
    if task.function.is_empty() { task.name.clone() } else { format!("{} ({})", task.name, task.function) }
}

/// What a task does: `waits for the lock a, which Task-3 holds`.
pub fn state(task: &TaskNode) -> String {
    state_with(task, true)
}

/// The same without the places, for reports that point at them.
pub fn short_state(task: &TaskNode) -> String {
    state_with(task, false)
}

fn state_with(task: &TaskNode, places: bool) -> String {
    match &task.state {
        TaskState::Running => "is running".into(),
        TaskState::Ready => "is ready to run".into(),
        TaskState::Sleeping(None | Some(FOR_EVER..)) => "sleeps for ever".into(),
        TaskState::Sleeping(Some(left)) => format!("sleeps, {} s left", seconds(*left)),
        TaskState::Waiting(waiting) => {
            format!("waits for {}{}", subject(waiting), holders(task, waiting, places))
        }
    }
}

/// A sleep of more nanoseconds (a hundred years) has no end.
const FOR_EVER: u64 = 3_000_000_000_000_000_000;

/// Seconds with three digits, without zeros at the end.
fn seconds(nanoseconds: u64) -> String {
    let text = format!("{:.3}", nanoseconds as f64 / 1e9);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// What is waited for, without its holders.
fn subject(waiting: &Waiting) -> String {
    let thing = |kind: &str| match (&waiting.called, waiting.number) {
        (Some(called), 0) => format!("the {kind} `{called}`"),
        (Some(called), number) => format!("the {kind} `{called}` (no. {number})"),
        (None, 0) => match kind {
            "event" => format!("an {kind}"),
            _ => format!("a {kind}"),
        },
        (None, number) => format!("{kind} {number}"),
    };
    match waiting.subject {
        Subject::Lock => thing("lock"),
        Subject::Event => thing("event") + " to be set",
        Subject::Condition => format!("a notice of {}", thing("condition")),
        Subject::ConditionLock => format!("the lock of {}", thing("condition")),
        Subject::Semaphore => thing("semaphore"),
        Subject::Item => format!("an item from {}", thing("queue")),
        Subject::Room => format!("room in {}", thing("queue")),
        Subject::Join => format!("all items of {} to be done", thing("queue")),
        Subject::Barrier => format!("more tasks at {}", thing("barrier")),
        Subject::Group => match waiting.tasks.as_slice() {
            [] => "the tasks of its group".into(),
            tasks => format!("the tasks of its group: {}", list(tasks)),
        },
        Subject::Tasks => match waiting.tasks.as_slice() {
            [] => "other futures".into(),
            tasks => list(tasks),
        },
        Subject::Future => {
            let origin = waiting.origin.as_ref().map(|place| format!(" (made at {})", short_place(place)));
            format!("{} that nobody has set{}", thing("future"), origin.unwrap_or_default())
        }
        Subject::Other => "something that only it knows".into(),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn holders(task: &TaskNode, waiting: &Waiting, places: bool) -> String {
    let taken = |holder: &HolderText| {
        holder.taken.as_ref().map(|place| format!(" at {}", short_place(place))).unwrap_or_default()
    };
    let since = |holder: &HolderText| {
        if places { format!(": it took it{}", taken(holder)) } else { String::new() }
    };
    match (waiting.subject, waiting.holders.as_slice()) {
        (_, []) => String::new(),
        (Subject::Semaphore, holders) => {
            let names: Vec<String> = holders.iter().map(|holder| holder.task.clone()).collect();
            format!(", whose shares {} took", list(&names))
        }
        (_, [holder, ..]) if holder.ended => {
            format!(", which {} took{} and never gave back", holder.task, taken(holder))
        }
        (_, [holder, ..]) if holder.task == task.name => {
            format!(", which it holds itself{}", since(holder))
        }
        (_, [holder, ..]) => format!(", which {} holds{}", holder.task, since(holder)),
    }
}

/// What to do about a deadlock: the ring first, then a word on each kind of thing that is waited for in vain.
pub fn advice(tree: &TaskTree) -> Vec<String> {
    let mut lines = Vec::new();
    let on_ring: Vec<&TaskNode> = tree.cycle.iter().filter_map(|&index| tree.tasks.get(index)).collect();
    let waiting_of = |task: &&TaskNode| match &task.state {
        TaskState::Waiting(waiting) => Some(waiting.clone()),
        _ => None,
    };
    let subjects: Vec<Subject> =
        on_ring.iter().filter_map(waiting_of).map(|waiting| waiting.subject).collect();
    let locks = !subjects.is_empty()
        && subjects
            .iter()
            .all(|subject| matches!(subject, Subject::Lock | Subject::ConditionLock | Subject::Semaphore));
    match on_ring.as_slice() {
        [] => {}
        [only] => {
            lines.push(format!("{} waits for itself", only.name));
            if locks {
                lines.push("a lock cannot be taken twice, not even by the task that holds it".into());
            }
        }
        ring => {
            let mut names: Vec<&str> = ring.iter().map(|task| task.name.as_str()).collect();
            names.push(names[0]);
            lines.push(format!("they wait in a ring: {}", names.join(" -> ")));
            lines.push(
                if locks {
                    "take locks in the same order everywhere"
                } else {
                    "one of them must not wait for the next"
                }
                .into(),
            );
        }
    }
    let mut told = Vec::new();
    for task in &tree.tasks {
        if let TaskState::Waiting(waiting) = &task.state
            && let Some(word) = word_on(waiting)
            && !told.contains(&word)
            && told.len() < 3
        {
            told.push(word);
        }
    }
    if tree.cycle.is_empty() {
        lines.extend(told.into_iter().map(str::to_string));
    }
    lines
}

/// What is usually forgotten.
fn word_on(waiting: &Waiting) -> Option<&'static str> {
    Some(match waiting.subject {
        Subject::Lock | Subject::ConditionLock | Subject::Semaphore
            if waiting.holders.iter().any(|holder| holder.ended) =>
        {
            "`async with` gives a lock back whatever happens; after `acquire()` somebody must call `release()`"
        }
        Subject::Event => "no task is left that could call `set()` on the event",
        Subject::Item => {
            "no task is left that could put into the queue: put one last item for each consumer that tells it \
             to stop, or cancel the consumers"
        }
        Subject::Room => "no task is left that could take from the queue",
        Subject::Join => "each item that is taken with `get()` must be reported with `task_done()`",
        Subject::Condition => {
            "no task is left that could call `notify()`; a notice reaches only tasks that wait already"
        }
        Subject::Barrier => "fewer tasks came to the barrier than it has parties",
        Subject::Future => "no task is left that could set the future's result",
        _ => return None,
    })
}
