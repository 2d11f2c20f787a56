//! Reports about the tasks of a loop: a deadlock, and the tree that a running script shows.
//!
//! [`words`] says what a task does; here it is laid out: plain, as a report with the source, as JSON.

mod words;

use crate::bytecode::Place;
use crate::vm::Vm;
use crate::vm::task_tree::{Bond, TaskNode, TaskState, TaskTree};

use super::fancy::{self, Label, Note};
use super::json::Json;
use super::report::FramePlace;
use super::{Chosen, Face, frame};

/// How many tasks are shown before the rest is counted.
const MOST_TASKS: usize = 50;
/// How many tasks are pointed at in the source.
const MOST_LABELLED: usize = 6;

/// Reports on standard error that nothing can wake these tasks.
pub fn report_deadlock(vm: &mut Vm, tree: &TaskTree) {
    let count = tree.tasks.len();
    let title = match count {
        0 => "deadlock: the loop waits for something, and there is no task that could bring it".to_string(),
        1 => "deadlock: 1 task waits, and nothing can wake it".to_string(),
        _ => format!("deadlock: {count} tasks wait, and nothing can wake any of them"),
    };
    let advice = words::advice(tree);
    let text = match vm.extension::<Chosen>().face {
        Face::Plain => {
            let advice: String = advice.iter().map(|line| format!("{line}\n")).collect();
            let gap = if advice.is_empty() { "" } else { "\n" };
            format!("{title}\n\n{}{gap}{advice}", plain_tree(vm, tree))
        }
        Face::Fancy => {
            let notes = notes(vm, tree);
            let help = (!advice.is_empty()).then(|| advice.join("\n"));
            fancy::notes(&title, help, &notes) + &short_tree(tree)
        }
        Face::Json => json(vm, "deadlock", tree),
    };
    vm.write_error(&text);
}

/// Prints on standard error what the tasks of a running loop do.
pub fn report_tasks(vm: &mut Vm, tree: &TaskTree) {
    let text = match vm.extension::<Chosen>().face {
        Face::Json => json(vm, "tasks", tree),
        _ => tasks_text(vm, tree),
    };
    vm.write_error(&text);
}

/// What the tasks of a running loop do, as text.
pub fn tasks_text(vm: &mut Vm, tree: &TaskTree) -> String {
    match tree.tasks.len() {
        0 => "no task is left\n".to_string(),
        1 => format!("1 task:\n\n{}", plain_tree(vm, tree)),
        count => format!("{count} tasks:\n\n{}", plain_tree(vm, tree)),
    }
}

/// Each task with where it was made and where it stands; those below another one are indented.
fn plain_tree(vm: &mut Vm, tree: &TaskTree) -> String {
    let mut text = String::new();
    for group in groups(tree) {
        let indent = "  ".repeat(group[0].depth);
        let mut entry = headline(&group, true) + "\n";
        if let Some(made) = &group[0].made {
            let place = FramePlace::of(vm, made);
            entry.push_str(&format!("  made at\n{}", indented(&frame::text(&place), "  ")));
        }
        if !group[0].stands.is_empty() {
            entry.push_str("  stands at\n");
            for stands in &group[0].stands {
                let place = FramePlace::of(vm, stands);
                entry.push_str(&indented(&frame::text(&place), "  "));
            }
        }
        text.push_str(&indented(&entry, &indent));
    }
    text + &left_out(tree)
}

/// The tree with a line for each task.
fn short_tree(tree: &TaskTree) -> String {
    let groups = groups(tree);
    let mut text = String::new();
    for (index, group) in groups.iter().enumerate() {
        let depth = group[0].depth;
        let mut line = String::from("  ");
        for level in 1..=depth {
            // Whether another task follows on this level before one further out does.
            let follows =
                groups[index + 1..].iter().map(|group| group[0].depth).find(|other| *other <= level);
            line.push_str(match (level == depth, follows == Some(level)) {
                (true, true) => "├─ ",
                (true, false) => "╰─ ",
                (false, true) => "│  ",
                (false, false) => "   ",
            });
        }
        text.push_str(&format!("{line}{}\n", headline(group, false)));
    }
    text + &left_out(tree)
}

fn left_out(tree: &TaskTree) -> String {
    match tree.tasks.len().saturating_sub(MOST_TASKS) {
        0 => String::new(),
        _ if groups(tree).len() < MOST_TASKS => String::new(),
        more => format!("… and {more} more\n"),
    }
}

/// Neighbours that were made at the same place and stand at the same place are shown once.
fn groups(tree: &TaskTree) -> Vec<Vec<&TaskNode>> {
    let mut groups: Vec<Vec<&TaskNode>> = Vec::new();
    for task in &tree.tasks {
        let full = groups.len() >= MOST_TASKS;
        match groups.last_mut() {
            Some(group) if are_alike(group[0], task) => group.push(task),
            _ if full => break,
            _ => groups.push(vec![task]),
        }
    }
    groups
}

fn are_alike(a: &TaskNode, b: &TaskNode) -> bool {
    a.depth == b.depth
        && a.made == b.made
        && a.stands == b.stands
        && a.function == b.function
        && words::state(a) == words::state(b)
}

fn headline(group: &[&TaskNode], places: bool) -> String {
    let first = group[0];
    let state = if places { words::state(first) } else { words::short_state(first) };
    let bond = match first.bond {
        Bond::Member if first.depth > 0 => ", of the group,",
        _ => "",
    };
    match group {
        [only] => format!("{}{bond} {state}", words::title(only)),
        [.., last] => {
            format!("{} … {}{bond} ({} tasks), each {state}", words::title(first), last.name, group.len(),)
        }
        [] => String::new(),
    }
}

fn indented(text: &str, indent: &str) -> String {
    text.split_inclusive('\n').map(|line| format!("{indent}{line}")).collect()
}

/// The places of a deadlock with what to say there, by file.
fn notes(vm: &mut Vm, tree: &TaskTree) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    // Those on the ring say most.
    let ring = tree.cycle.iter().filter_map(|&index| tree.tasks.get(index)).map(|task| vec![task]);
    let others = groups(tree).into_iter().filter(|group| {
        !tree.cycle.iter().any(|&index| std::ptr::eq(&raw const tree.tasks[index], group[0]))
    });
    let shown: Vec<Vec<&TaskNode>> = ring.chain(others).take(MOST_LABELLED).collect();
    for group in &shown {
        let task = group[0];
        let many = if group.len() > 1 { format!(" (and {} more)", group.len() - 1) } else { String::new() };
        if let Some(place) = task.stands.last() {
            let says = format!("{}{many} {}", task.name, words::short_state(task));
            add(vm, &mut notes, place, says, true);
        }
        if let TaskState::Waiting(waiting) = &task.state
            && let Some(holder) = waiting.holders.first()
            && let Some(taken) = &holder.taken
        {
            add(vm, &mut notes, taken, format!("{} took it here", holder.task), false);
        }
        if let Some(made) = &task.made {
            add(vm, &mut notes, made, format!("{}{many} was made here", task.name), false);
        }
    }
    notes
}

fn add(vm: &mut Vm, notes: &mut Vec<Note>, place: &Place, says: String, primary: bool) {
    let place = FramePlace::of(vm, place);
    if !place.quotable {
        return;
    }
    let known = notes.iter_mut().find(|note| note.place.source.name == place.source.name);
    let note = match known {
        Some(note) => note,
        None => {
            notes.push(Note { place: place.clone(), labels: Vec::new() });
            notes.last_mut().expect("it was just pushed")
        }
    };
    match note.labels.iter_mut().find(|label| label.span == place.span) {
        Some(label) if label.says.contains(&says) => {}
        Some(label) => label.says.push_str(&format!("; {says}")),
        None => note.labels.push(Label { span: place.span, says, primary }),
    }
}

/// One object on a line.
fn json(vm: &mut Vm, kind: &str, tree: &TaskTree) -> String {
    let mut json = Json::default();
    json.begin("type", kind);
    json.list("tasks", &tree.tasks, |json, task| {
        json.begin("name", &task.name);
        json.text_field("function", Some(&task.function));
        json.number_field("depth", task.depth as i64);
        json.text_field("state", Some(&words::state(task)));
        if let Some(made) = &task.made {
            json.place("made", &FramePlace::of(vm, made));
        }
        let stands: Vec<FramePlace> = task.stands.iter().map(|place| FramePlace::of(vm, place)).collect();
        json.list("frames", &stands, Json::frame);
        json.end();
    });
    let ring: Vec<&str> = tree.cycle.iter().map(|&index| tree.tasks[index].name.as_str()).collect();
    json.list("cycle", &ring, |json, name| json.string(name));
    json.end();
    json.finish()
}
