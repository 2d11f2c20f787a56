//! Timers: a heap by deadline. It is `heapq`'s, step by step, for that is the order in which CPython fires timers of
//! exactly one deadline: not that of their making.
//!
//! # Which deadlines are equal
//! On a real clock time passes between any two readings of it. So in CPython two timers have exactly one deadline only if
//! a script computed it once and gave it to `call_at` or `timeout_at` twice; two `sleep(1)` of one turn differ by
//! microseconds, and fire in the order of their making. The virtual clock stands still meanwhile, so a timer also
//! knows its *moment*: a delay is counted from a moment of its own, later than all before; an absolute deadline is
//! taken to come from the last reading of the loop's clock. Deadlines are equal if their moments are as well.
//!
//! A timer has no object of its own. Its target knows whether it still counts: a sleep that was cancelled has
//! ended, a handle is marked, a timeout remembers the number of the one timer that it believes. So cancelling touches
//! no heap; dead timers go when they come to the top, or all together when they are the greater part.
//!
//! # Timers that come in order
//! Most timers are due later than all before them: naps and timeouts of one length. Where there are many, those wait in
//! a queue beside the heap, which costs the same however long it is. No two timers in the queue can be equal, so what
//! leaves the two of them is what would leave the heap alone. An absolute deadline, which can equal another one, sends
//! the queue into the heap, and there is no queue until all timers have gone.
//!
//! # Ties on the virtual clock
//! Two timers can have one deadline to the nanosecond: eight sleeps of a quarter second, and one of two seconds. On a
//! real clock each wake-up is a little late, about 0.15 ms in CPython, and timers less than about 1 ms apart fire in
//! one iteration, for the poll counts in milliseconds. So the second of two half seconds fires with the single second,
//! but the eighth of the quarters comes after the two seconds and after all that follows from them. The virtual clock
//! is never late; instead a timer knows how many wake-ups led to it, its *hops*, and of timers with one deadline those
//! fire together whose hops differ by at most [`HOPS_TOGETHER`]. The others wait until nothing is ready again.

use std::collections::{HashMap, VecDeque};

use crate::object::Ref;

use super::coroutine::NativeCoroutine;
use super::handle::Handle;
use super::sleep;
use super::timeout::Timeout;
use super::wait::Wait;

/// Fewer timers than this are never swept.
const FEWEST_SWEPT: usize = 100;

/// Up to so many timers are all in the heap.
const FEWEST_QUEUED: usize = 1000;

/// A deadline that never comes: `sleep(inf)`.
pub const NEVER: u64 = u64::MAX;

/// Nanoseconds for a number of seconds; what is negative or no number is 0, what is too large is [`NEVER`].
///
/// Deadlines are compared in whole nanoseconds, the clock's resolution, so that sums that differ by rounding
/// (0.1 + 0.7 and 0.8) are the same moment.
pub fn nanoseconds(seconds: f64) -> u64 {
    (seconds * 1e9).round() as u64
}

#[derive(Debug)]
struct Timer {
    deadline: u64,
    /// Orders timers of one deadline.
    moment: u64,
    /// Timers are numbered as they are made; the lowest bits are the hops.
    number: u64,
    target: Ref,
}

/// How many bits of a number tell the hops. Counting stops when they are full.
const HOP_BITS: u32 = 16;
const MOST_HOPS: u64 = (1 << HOP_BITS) - 1;

/// Timers of one deadline fire together if their hops differ by no more. Any number from 1 to 6 gives what CPython
/// does on a quiet machine.
const HOPS_TOGETHER: u64 = 3;

impl Timer {
    fn hops(&self) -> u64 {
        self.number & MOST_HOPS
    }

    fn is_before(&self, other: &Timer) -> bool {
        (self.deadline, self.moment) < (other.deadline, other.moment)
    }
}

/// Whether a timer still has something to do.
pub fn is_live(target: &Ref, number: u64) -> bool {
    if let Some(handle) = target.native::<Handle>() {
        !handle.is_cancelled()
    } else if let Some(timeout) = target.native::<Timeout>() {
        timeout.believes(number)
    } else if let Some(wait) = target.native::<Wait>() {
        wait.is_pending()
    } else {
        target.native::<NativeCoroutine>().is_some_and(sleep::is_pending)
    }
}

/// A heap whose first is the least. Its steps are those of CPython's `heapq`, so that equal timers leave it in the same
/// order as there.
#[derive(Debug, Default)]
struct Heap(Vec<Timer>);

impl Heap {
    fn push(&mut self, timer: Timer) {
        self.0.push(timer);
        self.rise(self.0.len() - 1, 0);
    }

    fn pop(&mut self) -> Option<Timer> {
        if self.0.is_empty() {
            return None;
        }
        let first = self.0.swap_remove(0);
        self.sink(0);
        Some(first)
    }

    /// Makes a heap of timers in any order.
    fn of(timers: Vec<Timer>) -> Heap {
        let mut heap = Heap(timers);
        for place in (0..heap.0.len() / 2).rev() {
            heap.sink(place);
        }
        heap
    }

    /// Moves the timer at a place up, at most to `top`, past those that it is before.
    fn rise(&mut self, place: usize, top: usize) {
        let mut place = place;
        while place > top {
            let parent = (place - 1) / 2;
            if !self.0[place].is_before(&self.0[parent]) {
                break;
            }
            self.0.swap(place, parent);
            place = parent;
        }
    }

    /// Moves the timer at a place down to a leaf along the lesser children, and up again to where it belongs: most
    /// belong near the leaves.
    fn sink(&mut self, top: usize) {
        // With branches, though half of them are mispredicted: the processor reads on below the child that it guesses,
        // where without them it would wait for each level of a heap that is larger than its cache.
        let mut place = top;
        loop {
            let (left, right) = (2 * place + 1, 2 * place + 2);
            if left >= self.0.len() {
                break;
            }
            let takes_right = right < self.0.len() && !self.0[left].is_before(&self.0[right]);
            let child = if takes_right { right } else { left };
            self.0.swap(place, child);
            place = child;
        }
        self.rise(place, top);
    }
}

/// What a deadline was counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// From now: a delay.
    Now,
    /// From some reading of the clock: an absolute time.
    Reading,
}

/// The timers of a loop.
#[derive(Debug, Default)]
pub struct Timers {
    heap: Heap,
    /// Timers in the order of their deadlines, all different.
    queue: VecDeque<Timer>,
    /// There may be timers that are equal.
    has_ties: bool,
    /// How many moments there were: a delay, or a reading of the clock, is one each.
    moments: u64,
    /// The moment of the last reading of the clock.
    last_reading: u64,
    /// How many timers were made.
    made: u64,
    /// The hops of timers that are made now.
    hops: u64,
    /// The most hops that a timer may have to fire at its very deadline.
    together: u64,
    /// About how many in the heap no longer count.
    cancelled: usize,
}

impl Timers {
    /// Adds a timer, and gives its number. One that is due already fires in the next iteration whatever else does.
    pub fn add(&mut self, deadline: u64, now: u64, since: Since, target: Ref) -> u64 {
        self.made += 1;
        let moment = match since {
            Since::Now => self.next_moment(),
            Since::Reading => self.last_reading,
        };
        let number = self.made << HOP_BITS | self.hops;
        let deadline = if deadline <= now { deadline.min(now.saturating_sub(1)) } else { deadline };
        let timer = Timer { deadline, moment, number, target };
        if since == Since::Reading && !self.has_ties {
            self.end_queue();
        }
        if self.comes_in_order(&timer) {
            self.queue.push_back(timer);
        } else {
            self.heap.push(timer);
        }
        number
    }

    /// Whether a new timer may wait in the queue.
    fn comes_in_order(&mut self, timer: &Timer) -> bool {
        if let Some(last) = self.queue.back() {
            return last.is_before(timer);
        }
        if self.heap.0.is_empty() {
            self.has_ties = false;
        }
        !self.has_ties && self.heap.0.len() >= FEWEST_QUEUED
    }

    /// From now on timers may be equal, and their order is the heap's.
    #[cold]
    fn end_queue(&mut self) {
        self.has_ties = true;
        for timer in std::mem::take(&mut self.queue) {
            self.heap.push(timer);
        }
    }

    /// The earliest timer.
    fn first(&self) -> Option<&Timer> {
        match (self.heap.0.first(), self.queue.front()) {
            (Some(top), Some(front)) => Some(if front.is_before(top) { front } else { top }),
            (top, front) => top.or(front),
        }
    }

    /// Takes the earliest timer.
    fn take_first(&mut self) -> Option<Timer> {
        match (self.heap.0.first(), self.queue.front()) {
            (Some(top), Some(front)) if front.is_before(top) => self.queue.pop_front(),
            (None, _) => self.queue.pop_front(),
            _ => self.heap.pop(),
        }
    }

    fn len(&self) -> usize {
        self.heap.0.len() + self.queue.len()
    }

    fn next_moment(&mut self) -> u64 {
        self.moments += 1;
        self.moments
    }

    /// A script read the loop's clock.
    pub fn note_reading(&mut self) {
        self.last_reading = self.next_moment();
    }

    /// The loop has waited for the earliest timer: it fires with those whose hops are about as many.
    pub fn begin_wake_up(&mut self) {
        if let Some(top) = self.first() {
            self.together = top.hops() + HOPS_TOGETHER;
            self.hops = 0;
        }
    }

    /// A timer in the heap lost its meaning.
    pub fn note_cancelled(&mut self) {
        self.cancelled += 1;
    }

    /// Drops dead timers from the top, or all dead ones if they are more than half. What was dropped is given back, to
    /// be freed where nothing is borrowed.
    #[must_use = "targets are dropped where nothing is borrowed"]
    pub fn sweep(&mut self) -> Vec<Ref> {
        let mut dropped = Vec::new();
        if self.len() > FEWEST_SWEPT && self.cancelled * 2 > self.len() {
            let is_live = |timer: &Timer| is_live(&timer.target, timer.number);
            let (live, dead): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.heap.0).into_iter().partition(is_live);
            self.heap = Heap::of(live);
            dropped.extend(dead.into_iter().map(|timer| timer.target));
            let (live, dead) = std::mem::take(&mut self.queue).into_iter().partition(is_live);
            self.queue = live;
            let dead: VecDeque<Timer> = dead;
            dropped.extend(dead.into_iter().map(|timer| timer.target));
            self.cancelled = 0;
        } else {
            while let Some(top) = self.first()
                && !is_live(&top.target, top.number)
            {
                dropped.extend(self.take_first().map(|timer| timer.target));
                self.cancelled = self.cancelled.saturating_sub(1);
            }
        }
        dropped
    }

    /// The earliest deadline.
    pub fn next_deadline(&self) -> Option<u64> {
        self.first().map(|timer| timer.deadline)
    }

    /// The deadlines by the addresses of the targets.
    pub fn deadlines(&self) -> HashMap<usize, u64> {
        self.all().map(|timer| (timer.target.address(), timer.deadline)).collect()
    }

    /// Takes a timer that is due at `now`, with its number. It may be dead, and as in CPython counts among the cancelled
    /// then until the next sweep: to look at the target would be to wait for memory that nothing touched for long.
    pub fn take_due(&mut self, now: u64) -> Option<(Ref, u64)> {
        let top = self.first()?;
        if top.deadline > now || top.deadline == now && top.hops() > self.together {
            return None;
        }
        let timer = self.take_first()?;
        self.hops = self.hops.max(timer.hops() + 1).min(MOST_HOPS);
        Some((timer.target, timer.number))
    }

    /// Calls `visit` with each target.
    pub fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.all().for_each(|timer| visit(&timer.target));
    }

    fn all(&self) -> impl Iterator<Item = &Timer> {
        self.heap.0.iter().chain(&self.queue)
    }
}
