//! What there is to say about the tasks of an event loop, as data. The event loop collects it, the diagnostics lay it
//! out: a deadlock, the tree that Ctrl-\ and `--tasks` show, who cancelled a task.

use crate::bytecode::Place;
use crate::object::{Exception, Gc, Site, Tuple, Value};

use super::Vm;

/// The tasks of a loop that are not done.
#[derive(Clone, Debug, Default)]
pub struct TaskTree {
    /// Each stands before those below it; `depth` tells how deep.
    pub tasks: Vec<TaskNode>,
    /// Tasks that wait for each other in a ring, as places in `tasks`.
    pub cycle: Vec<usize>,
}

/// A task.
#[derive(Clone, Debug)]
pub struct TaskNode {
    pub name: String,
    /// The qualified name of its coroutine's function.
    pub function: String,
    pub depth: usize,
    pub bond: Bond,
    pub state: TaskState,
    /// Where it was made.
    pub made: Option<Place>,
    /// Where it stands: its coroutine first, the innermost await last.
    pub stands: Vec<Place>,
}

/// Why a task stands below another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bond {
    /// It does not.
    Root,
    /// The other one waits for it.
    Awaited,
    /// It is in a group of the other one.
    Member,
    /// The other one made it.
    Made,
}

/// What a task does.
#[derive(Clone, Debug)]
pub enum TaskState {
    Running,
    /// It is in line for its turn.
    Ready,
    /// It sleeps for so many nanoseconds more, if that is known.
    Sleeping(Option<u64>),
    Waiting(Waiting),
}

/// What a task waits for.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub subject: Subject,
    /// What the script calls it, where that can be told from the place of the await.
    pub called: Option<String>,
    /// Tells several of a kind apart, from 1; 0 where there is but one.
    pub number: usize,
    /// The names of the tasks that are waited for.
    pub tasks: Vec<String>,
    /// Who has what is waited for.
    pub holders: Vec<HolderText>,
    /// Where the thing that is waited for was made, if that is known.
    pub origin: Option<Place>,
}

/// The kinds of things that tasks wait for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Subject {
    Lock,
    Event,
    Condition,
    /// The lock of a condition that gave notice.
    ConditionLock,
    Semaphore,
    /// `Queue.get`
    Item,
    /// `Queue.put`
    Room,
    /// `Queue.join`
    Join,
    Barrier,
    Group,
    Tasks,
    Future,
    /// Something that Rondo does not know.
    Other,
}

/// Who has a lock, or a share of a semaphore.
#[derive(Clone, Debug)]
pub struct HolderText {
    pub task: String,
    /// The task has ended.
    pub ended: bool,
    /// Where it was taken.
    pub taken: Option<Place>,
}

/// Who cancelled a task.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Agent {
    /// Somebody called `cancel()`.
    Call,
    /// A timeout's time was over.
    Timeout,
    /// A task of a group failed.
    Group,
    /// The run was over.
    EndOfRun,
    /// Ctrl-C.
    Interrupt,
}

/// A cancellation: who, where, in which task. Texts are made only when it is shown.
#[derive(Clone, Debug)]
pub struct Cancellation {
    pub agent: Agent,
    /// Where `cancel()` was called, or the timeout was made.
    pub site: Site,
    /// The task that did it: its name, or its number if it was given none.
    pub task: Option<(Value, u32)>,
}

/// Under which field a CancelledError knows who is behind it.
const FIELD: &str = "cancelled_by";

impl Cancellation {
    /// As a value, to be kept by futures and exceptions.
    pub fn to_value(&self) -> Value {
        let (name, number) = self.task.clone().unwrap_or((Value::None, 0));
        let numbers = [self.agent as i64, i64::from(self.site.number()), i64::from(number)];
        Gc::new(Tuple::new(numbers.into_iter().map(Value::Int).chain([name]))).into()
    }

    fn from_value(value: &Value) -> Option<Cancellation> {
        let tuple = value.get::<Tuple>()?;
        let [Value::Int(agent), Value::Int(site), Value::Int(number), name] = tuple.items.as_slice() else {
            return None;
        };
        const AGENTS: [Agent; 5] =
            [Agent::Call, Agent::Timeout, Agent::Group, Agent::EndOfRun, Agent::Interrupt];
        let agent = *AGENTS.get(usize::try_from(*agent).ok()?)?;
        let number = *number as u32;
        let task = (number > 0 || !name.is_none()).then(|| (name.clone(), number));
        Some(Cancellation { agent, site: Site::from_number(*site as u32), task })
    }

    /// Tells an exception who is behind it, unless it knows.
    pub fn mark(value: &Value, exception: &Gc<Exception>) {
        if exception.field(FIELD).is_none() {
            exception.set_field(FIELD, value.clone());
        }
    }

    /// Who is behind an exception.
    pub fn behind(exception: &Gc<Exception>) -> Option<Cancellation> {
        Cancellation::from_value(&exception.field(FIELD)?)
    }

    /// The name of the task that did it.
    pub fn task_name(&self) -> Option<String> {
        let (name, number) = self.task.as_ref()?;
        Some(name.as_str().map_or_else(|| format!("Task-{number}"), str::to_string))
    }

    /// Where it was done.
    pub fn place(&self, vm: &Vm) -> Option<Place> {
        vm.place_of(self.site)
    }
}
