//! The tasks of a loop as a tree, for reports: who waits for whom, for what, and who has it.
//!
//! A task stands below the one that awaits it, directly or through a gathering, a `wait`, a shield; else below the
//! owner of its group; else below the task that made it, if just one task runs the function in which it was made.

use std::collections::HashMap;
use std::rc::Rc;

use crate::bytecode::{Code, Place};
use crate::object::{Generator, Ref};
use crate::vm::Vm;
use crate::vm::task_tree::{Bond, HolderText, Subject, TaskNode, TaskState, TaskTree, Waiting};

use super::callbacks::DoneCallback;
use super::coroutine::NativeCoroutine;
use super::gather::Gathering;
use super::holder::Holder;
use super::run_loop::EventLoop;
use super::{condition, event, future, group, lock, position, queue, semaphore, task, wait};

/// What is found out about a task before it gets its place.
struct Draft {
    object: Ref,
    node: TaskNode,
    /// What it waits for: an object that others may wait for as well.
    subject: Option<Ref>,
    holders: Vec<Holder>,
    parent: Option<usize>,
}

/// The tasks of a loop that are not done.
pub fn of(vm: &mut Vm, event_loop: &Ref) -> TaskTree {
    let looping = EventLoop::of(event_loop);
    let tasks = looping.all_tasks();
    let places: HashMap<usize, usize> =
        tasks.iter().enumerate().map(|(index, task)| (task.address(), index)).collect();
    let deadlines = looping.deadlines();
    let current = looping.current();
    let mut drafts: Vec<Draft> = tasks
        .iter()
        .map(|task| draft(vm, task, current.as_ref().is_some_and(|current| current.is(task)), &deadlines))
        .collect();
    let waits_for = find_parents(&mut drafts, &places);
    name_waited_tasks(&mut drafts, &waits_for);
    name_holders(vm, &mut drafts);
    number_subjects(&mut drafts);
    let cycle = find_cycle(&drafts, &waits_for);
    lay_out(drafts, &cycle)
}

/// Shows the tasks of a loop that are not done.
pub fn show(vm: &mut Vm, event_loop: &Ref) {
    let tree = of(vm, event_loop);
    let report = vm.reporter.tasks;
    report(vm, &tree);
}

fn draft(vm: &mut Vm, object: &Ref, runs: bool, deadlines: &HashMap<usize, u64>) -> Draft {
    let this = task::of(object);
    let coroutine = this.coroutine();
    let stands = coroutine.as_ref().map(|coroutine| position::places(vm, coroutine)).unwrap_or_default();
    let mut draft = Draft {
        object: object.clone(),
        node: TaskNode {
            name: this.name().as_str().unwrap_or_default().to_string(),
            function: coroutine.as_ref().map(function_of).unwrap_or_default(),
            depth: 0,
            bond: Bond::Root,
            state: TaskState::Ready,
            made: made_at(vm, object, coroutine.as_ref()),
            stands,
        },
        subject: None,
        holders: Vec::new(),
        parent: None,
    };
    if runs {
        draft.node.state = TaskState::Running;
    } else if let Some(waiter) = task::waiter(vm, object).filter(|waiter| !future::is_done(waiter)) {
        let native = coroutine.as_ref().and_then(position::innermost_native);
        let coroutine_of_rust = native.as_ref().and_then(|native| native.native::<NativeCoroutine>());
        if let Some(sleep) =
            native.as_ref().filter(|_| coroutine_of_rust.is_some_and(NativeCoroutine::is_sleep))
        {
            let deadline = deadlines.get(&sleep.address());
            let left = deadline.map(|deadline| deadline.saturating_sub(vm.host.clock.monotonic()));
            draft.node.state = TaskState::Sleeping(left);
        } else {
            let waiting = waiting(vm, &mut draft, coroutine.as_ref(), coroutine_of_rust, &waiter);
            draft.node.state = TaskState::Waiting(waiting);
        }
    }
    draft
}

/// Where a task was made: where its maker was called, or if that is code of Rondo's own, where its coroutine was made.
fn made_at(vm: &Vm, object: &Ref, coroutine: Option<&Ref>) -> Option<Place> {
    let own = vm.place_of(future::of(object).made_at);
    own.or_else(|| vm.place_of(coroutine?.downcast_ref::<Generator>()?.made_at))
}

fn function_of(coroutine: &Ref) -> String {
    if let Some(generator) = coroutine.downcast_ref::<Generator>() {
        generator.qualname().as_str().to_string()
    } else if let Some(native) = coroutine.native::<NativeCoroutine>() {
        native.what().qualname.to_string()
    } else {
        String::new()
    }
}

fn waiting(
    vm: &mut Vm,
    draft: &mut Draft,
    coroutine: Option<&Ref>,
    native: Option<&NativeCoroutine>,
    waiter: &Ref,
) -> Waiting {
    let called = draft.node.stands.last().and_then(named_subject);
    let mut waiting = Waiting {
        subject: Subject::Other,
        called,
        number: 0,
        tasks: Vec::new(),
        holders: Vec::new(),
        origin: None,
    };
    if coroutine.is_some_and(waits_at_barrier) {
        waiting.subject = Subject::Barrier;
        return waiting;
    }
    let object = native.and_then(NativeCoroutine::subject);
    let name = native.map_or("", |native| native.what().name);
    match &object {
        Some(object) if object.native::<lock::Lock>().is_some() => {
            waiting.subject = Subject::Lock;
            draft.holders.extend(lock::of(object).holder());
        }
        Some(object) if object.native::<semaphore::Semaphore>().is_some() => {
            waiting.subject = Subject::Semaphore;
            draft.holders = semaphore::of(object).holders();
        }
        Some(object) if object.native::<event::Event>().is_some() => waiting.subject = Subject::Event,
        Some(object) if condition::lock_of(object).is_some() => {
            let condition = object.native::<condition::Condition>();
            waiting.subject = Subject::Condition;
            if !condition.is_some_and(|condition| condition.awaits_notice(waiter)) {
                waiting.subject = Subject::ConditionLock;
                let lock = condition::lock_of(object).expect("as was just seen");
                draft.holders.extend(lock::of(&lock).holder());
            }
        }
        Some(object) if object.native::<queue::Queue>().is_some() => {
            waiting.subject = match name {
                "put" => Subject::Room,
                "join" => Subject::Join,
                _ => Subject::Item,
            };
        }
        Some(object) if object.native::<group::TaskGroup>().is_some() => waiting.subject = Subject::Group,
        _ if name == "wait" => waiting.subject = Subject::Tasks,
        _ => {
            let inner = shielded(waiter).unwrap_or_else(|| waiter.clone());
            let is_task = inner.native::<task::Task>().is_some() || inner.native::<Gathering>().is_some();
            waiting.subject = if is_task { Subject::Tasks } else { Subject::Future };
            if waiting.subject == Subject::Future {
                waiting.origin = vm.place_of(future::of(&inner).made_at);
            }
            draft.subject = Some(inner);
        }
    }
    if let Some(object) = object {
        draft.subject = Some(object);
    }
    waiting
}

/// The future inside, if this one is the outside of a shield.
fn shielded(outer: &Ref) -> Option<Ref> {
    let mut inner = None;
    future::of(outer).each_callback(|callback| {
        if let DoneCallback::ShieldOuter(object) = callback {
            inner = Some(object.clone());
        }
    });
    inner
}

/// Whether a coroutine stands in a barrier, which is written in the language itself.
fn waits_at_barrier(coroutine: &Ref) -> bool {
    position::generators(coroutine).iter().any(|generator| {
        let place = Place { code: generator.function.code.code.clone(), offset: 0 };
        place.is_own() && generator.qualname().as_str().starts_with("Barrier.")
    })
}

/// What the script calls the thing that it waits for: `await self.queue.get()` waits for `self.queue`.
fn named_subject(place: &Place) -> Option<String> {
    let text = place.text().trim();
    let text = text.strip_prefix("await ").unwrap_or(text).trim();
    let name = match text.split_once('(') {
        Some((before, _)) => before.rsplit_once('.')?.0,
        None => text,
    };
    let is_name = |part: &str| {
        part.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '[' | ']' | '\'' | '"'))
            && !part.is_empty()
    };
    (name.len() <= 40 && name != "asyncio" && name.split('.').all(is_name)).then(|| name.to_string())
}

/// Finds each task's parent; gives the edges from tasks to those that they wait for.
fn find_parents(drafts: &mut [Draft], places: &HashMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    let runners = runners(drafts);
    for index in 0..drafts.len() {
        let mut awaited_by = Vec::new();
        let mut owner = None;
        look_at_callbacks(&drafts[index].object, 0, &mut awaited_by, &mut owner);
        let awaited_by: Vec<usize> =
            awaited_by.iter().filter_map(|object| places.get(&object.address()).copied()).collect();
        let owner = owner.and_then(|object| places.get(&object.address()).copied());
        edges.extend(awaited_by.iter().map(|&parent| (parent, index)));
        if let Some(owner) = owner
            && matches!(&drafts[owner].node.state,
                TaskState::Waiting(waiting) if waiting.subject == Subject::Group)
        {
            edges.push((owner, index));
        }
        let mut candidates: Vec<(usize, Bond)> =
            awaited_by.into_iter().map(|parent| (parent, Bond::Awaited)).collect();
        candidates.sort_by_key(|(parent, _)| *parent);
        candidates.extend(owner.map(|owner| (owner, Bond::Member)));
        candidates.extend(maker(drafts, &runners, index).map(|maker| (maker, Bond::Made)));
        // A task never stands below itself.
        let parent = candidates.into_iter().find(|&(parent, _)| !is_below(drafts, parent, index));
        if let Some((parent, bond)) = parent {
            drafts[index].parent = Some(parent);
            drafts[index].node.bond = bond;
        }
    }
    edges
}

/// Who is woken when a future is done, through gatherings and shields, and whose group it is in.
fn look_at_callbacks(object: &Ref, depth: usize, awaited_by: &mut Vec<Ref>, owner: &mut Option<Ref>) {
    const DEEPEST: usize = 8;
    let mut further = Vec::new();
    future::of(object).each_callback(|callback| match callback {
        DoneCallback::Wakeup(task) => awaited_by.push(task.clone()),
        DoneCallback::Gather(outer) | DoneCallback::ShieldInner(outer) => further.push(outer.clone()),
        DoneCallback::Group(group) => {
            *owner = group.native::<group::TaskGroup>().and_then(group::TaskGroup::owner);
        }
        DoneCallback::Wait(object) => {
            further.extend(object.native::<wait::Wait>().map(|wait| wait.waiter().clone()));
        }
        DoneCallback::ShieldOuter(_) | DoneCallback::StopLoop | DoneCallback::Script(_) => {}
    });
    if depth < DEEPEST {
        further.iter().for_each(|object| look_at_callbacks(object, depth + 1, awaited_by, owner));
    }
}

/// Which task runs a function, by its code's address; none where there are several.
type Runners = HashMap<*const Code, Option<usize>>;

fn runners(drafts: &[Draft]) -> Runners {
    let mut runners = Runners::new();
    for (index, draft) in drafts.iter().enumerate() {
        for place in &draft.node.stands {
            let only = runners.entry(Rc::as_ptr(&place.code)).or_insert(Some(index));
            if *only != Some(index) {
                *only = None;
            }
        }
    }
    runners
}

/// The one task that runs the function in which this one was made.
fn maker(drafts: &[Draft], runners: &Runners, index: usize) -> Option<usize> {
    let made = drafts[index].node.made.as_ref()?;
    let maker = runners.get(&Rc::as_ptr(&made.code)).copied().flatten()?;
    (maker != index).then_some(maker)
}

fn is_below(drafts: &[Draft], mut lower: usize, upper: usize) -> bool {
    loop {
        if lower == upper {
            return true;
        }
        match drafts[lower].parent {
            Some(parent) => lower = parent,
            None => return false,
        }
    }
}

/// How many names of tasks a report gives for one that waits for many.
const MOST_NAMES: usize = 4;

fn name_waited_tasks(drafts: &mut [Draft], edges: &[(usize, usize)]) {
    for &(waiter, waited) in edges {
        let name = drafts[waited].node.name.clone();
        if let TaskState::Waiting(waiting) = &mut drafts[waiter].node.state {
            waiting.tasks.push(name);
        }
    }
    for draft in drafts {
        if let TaskState::Waiting(waiting) = &mut draft.node.state {
            let more = waiting.tasks.len().saturating_sub(MOST_NAMES);
            if more > 1 {
                waiting.tasks.truncate(MOST_NAMES);
                waiting.tasks.push(format!("{more} more"));
            }
        }
    }
}

fn name_holders(vm: &Vm, drafts: &mut [Draft]) {
    let living: HashMap<u32, String> =
        drafts.iter().map(|draft| (task::of(&draft.object).made(), draft.node.name.clone())).collect();
    for draft in drafts {
        let holders = draft.holders.iter().map(|holder| HolderText {
            task: living.get(&holder.made).cloned().unwrap_or_else(|| holder.name()),
            ended: holder.made != 0 && !living.contains_key(&holder.made),
            taken: vm.place_of(holder.site),
        });
        let holders: Vec<HolderText> = holders.collect();
        if let TaskState::Waiting(waiting) = &mut draft.node.state {
            waiting.holders = holders;
        }
    }
}

/// Numbers the things that are waited for, where there are several of a kind.
fn number_subjects(drafts: &mut [Draft]) {
    let mut known: HashMap<Subject, Vec<usize>> = HashMap::new();
    let mut numbers = vec![0; drafts.len()];
    for (draft, number) in drafts.iter().zip(&mut numbers) {
        let (TaskState::Waiting(waiting), Some(object)) = (&draft.node.state, &draft.subject) else {
            continue;
        };
        if matches!(waiting.subject, Subject::Tasks | Subject::Group | Subject::Other) {
            continue;
        }
        let of_kind = known.entry(waiting.subject).or_default();
        *number = match of_kind.iter().position(|&address| address == object.address()) {
            Some(place) => place + 1,
            None => {
                of_kind.push(object.address());
                of_kind.len()
            }
        };
    }
    for (draft, number) in drafts.iter_mut().zip(numbers) {
        if let TaskState::Waiting(waiting) = &mut draft.node.state
            && known.get(&waiting.subject).is_some_and(|of_kind| of_kind.len() > 1)
        {
            waiting.number = number;
        }
    }
}

/// Tasks that wait for each other in a ring.
fn find_cycle(drafts: &[Draft], edges: &[(usize, usize)]) -> Vec<usize> {
    let by_number: HashMap<u32, usize> =
        drafts.iter().enumerate().map(|(index, draft)| (task::of(&draft.object).made(), index)).collect();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    edges.iter().for_each(|&(from, to)| next[from].push(to));
    for (index, draft) in drafts.iter().enumerate() {
        next[index].extend(draft.holders.iter().filter_map(|holder| by_number.get(&holder.made)));
    }
    // 0: not seen, 1: on the path, 2: leads to no ring.
    let mut seen = vec![0u8; drafts.len()];
    for start in 0..drafts.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((index, tried)) = path.last_mut() {
            let index = *index;
            seen[index] = seen[index].max(1);
            let Some(&following) = next[index].get(*tried) else {
                seen[index] = 2;
                path.pop();
                continue;
            };
            *tried += 1;
            match seen[following] {
                1 => {
                    let from = path.iter().position(|&(on_path, _)| on_path == following);
                    return path[from.unwrap_or(0)..].iter().map(|&(on_path, _)| on_path).collect();
                }
                0 => path.push((following, 0)),
                _ => {}
            }
        }
    }
    Vec::new()
}

/// Puts each task behind its parent.
fn lay_out(drafts: Vec<Draft>, cycle: &[usize]) -> TaskTree {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    let mut stack = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        match draft.parent {
            Some(parent) => children[parent].push(index),
            None => stack.push((index, 0)),
        }
    }
    stack.reverse();
    let mut nodes: Vec<Option<TaskNode>> = drafts.into_iter().map(|draft| Some(draft.node)).collect();
    let mut place_of = vec![0; nodes.len()];
    let mut tasks = Vec::with_capacity(nodes.len());
    while let Some((index, depth)) = stack.pop() {
        let Some(mut node) = nodes[index].take() else { continue };
        node.depth = depth;
        place_of[index] = tasks.len();
        tasks.push(node);
        stack.extend(children[index].iter().rev().map(|&child| (child, depth + 1)));
    }
    TaskTree { tasks, cycle: cycle.iter().map(|&index| place_of[index]).collect() }
}
