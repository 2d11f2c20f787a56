//! Checks that a code object keeps what the instruction set promises. For tests.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::bytecode::Instruction::*;
use crate::bytecode::{Code, Instruction, Intrinsic as Rare, Reg};

/// What is wrong with the code, or with code nested in it.
pub fn verify(code: &Code) -> Vec<String> {
    let mut faults = Vec::new();
    one(code, &mut faults);
    faults
}

fn one(code: &Code, faults: &mut Vec<String>) {
    let before = faults.len();
    tables(code, faults);
    if faults.len() == before {
        flow(code, faults);
    }
    for fault in &mut faults[before..] {
        *fault = format!("{}: {fault}", code.qualname);
    }
    code.codes.iter().for_each(|inner| one(inner, faults));
}

fn tables(code: &Code, faults: &mut Vec<String>) {
    let length = code.instructions.len() as u32;
    if code.spans.len() != code.instructions.len() {
        faults.push("spans and instructions differ in number".into());
    }
    if code.local_names.len() > usize::from(code.register_count) {
        faults.push("more locals than registers".into());
    }
    if code.local_names.iter().any(|name| name.is_empty()) {
        faults.push("a local without a name".into());
    }
    for (offset, instruction) in code.instructions.iter().enumerate() {
        let at = |what: &str| format!("{offset} {}: {what}", instruction.name());
        if let Some(target) = instruction.jump_target(offset as u32) {
            if target >= length {
                faults.push(at("jumps out of the code"));
            }
            if (target <= offset as u32) != matches!(instruction, JumpBack { .. }) {
                faults.push(at("jumps in the wrong direction"));
            }
        }
        let Effect { reads, writes, .. } = effect(code, instruction);
        for register in reads.iter().chain(&writes) {
            if *register >= code.register_count {
                faults.push(at(&format!("register {register} out of range")));
            }
        }
        instruction.operands(|operand, text| {
            let number = |prefix: &str| text.trim_start_matches(prefix).parse::<usize>().unwrap_or(0);
            let (index, limit) = match operand {
                "constant" => (number("k"), code.constants.len()),
                "name" => (number("n"), code.names.len()),
                "free" => (number("f"), code.free_names.len()),
                "code" => (number("code"), code.codes.len()),
                "site" if text.starts_with('a') => (number("a"), code.attr_sites.len()),
                "site" => (number("c"), code.call_sites.len()),
                _ => return,
            };
            if index >= limit {
                faults.push(at(&format!("{operand} {text} out of range")));
            }
        });
    }
    for handler in &code.handlers {
        if handler.start >= handler.end || handler.end.0 > length || handler.target.0 >= length {
            faults.push(format!("handler {handler:?} out of range"));
        }
    }
    match code.instructions.last() {
        Some(last) if last.ends_path() => {}
        _ => faults.push("the code runs over its end".into()),
    }
}

#[derive(Default)]
struct Effect {
    reads: Vec<u16>,
    writes: Vec<u16>,
    empties: Vec<u16>,
}

/// Registers that an instruction reads, writes and empties.
fn effect(code: &Code, instruction: &Instruction) -> Effect {
    let mut effect = Effect::default();
    let range = |start: Reg, count: u16| (start.0..start.0 + count).collect::<Vec<u16>>();
    let mut simple = |reads: &[&str], writes: &[&str]| {
        instruction.operands(|operand, text| {
            let Some(register) = text.strip_prefix('r').and_then(|number| number.parse::<u16>().ok()) else {
                return;
            };
            if register == u16::MAX {
                return;
            }
            if writes.contains(&operand) {
                effect.writes.push(register);
            } else if reads.contains(&operand) || reads.contains(&"*") {
                effect.reads.push(register);
            }
        });
    };
    match *instruction {
        Clear { start, count } => effect.empties = range(start, count),
        DeleteLocal { local } => effect.empties = vec![local.0],
        CheckBound { local } | MakeCell { local } => effect.writes = vec![local.0],
        Take { dst, src } | Yield { dst, src } | Await { dst, src } | YieldFrom { dst, src } => {
            effect.reads = vec![src.0];
            effect.empties = vec![src.0];
            effect.writes = vec![dst.0];
        }
        BuildList { dst, start, count }
        | BuildTuple { dst, start, count }
        | BuildSet { dst, start, count }
        | BuildString { dst, start, count } => gather(&mut effect, range(start, count), dst),
        BuildDict { dst, start, count } => gather(&mut effect, range(start, 2 * count), dst),
        BuildSlice { dst, start } => gather(&mut effect, range(start, 3), dst),
        MakeFunction { dst, start, .. } => {
            let count = if start == Reg::NONE { 0 } else { 4 };
            gather(&mut effect, range(Reg(start.0 % u16::MAX), count), dst);
        }
        Call { dst, base, argc } => call(&mut effect, base, 1, argc, dst),
        CallMethod { dst, base, argc } => call(&mut effect, base, 2, argc, dst),
        CallKeywords { dst, base, site } => {
            call(&mut effect, base, 1, code.call_sites[site.index()].argc, dst)
        }
        CallMethodKeywords { dst, base, site } => {
            call(&mut effect, base, 2, code.call_sites[site.index()].argc, dst);
        }
        CallSpread { dst, base } => {
            effect.reads = vec![base.0, base.0 + 1];
            effect.empties = vec![base.0 + 1, base.0 + 2];
            effect.writes = vec![dst.0];
        }
        CallSuper { dst, base } => gather(&mut effect, range(base, 3), dst),
        LoadSuperMethod { base, .. } => {
            effect.reads = range(base, 3);
            effect.empties = vec![base.0 + 2];
            effect.writes = vec![base.0, base.0 + 1];
        }
        LoadMethod { base, object, .. } | LoadSpecial { base, object, .. } => {
            effect.reads = vec![object.0];
            effect.writes = vec![base.0, base.0 + 1];
        }
        UnpackSequence { src, start, count } => {
            effect.reads = vec![src.0];
            effect.writes = range(start, count);
        }
        UnpackStar { before, src, start, after } => {
            effect.reads = vec![src.0];
            effect.writes = range(start, u16::from(before) + 1 + after);
        }
        EnterHandler { save, exception } => {
            effect.reads = vec![exception.0];
            effect.writes = vec![save.0];
        }
        LeaveHandler { save } => {
            effect.reads = vec![save.0];
            effect.empties = vec![save.0];
        }
        MatchExceptionGroup { dst, exception, kind } => {
            effect.reads = vec![exception.0, kind.0];
            effect.writes = range(dst, 2);
        }
        MatchClass { dst, start, .. } => {
            effect.reads = range(start, 3);
            effect.writes = vec![dst.0];
        }
        Intrinsic { operation, dst, start } => intrinsic(&mut effect, operation, dst, start),
        _ => simple(&["*"], &["dst"]),
    }
    if let Call { base, .. }
    | CallMethod { base, .. }
    | CallKeywords { base, .. }
    | CallMethodKeywords { base, .. }
    | CallSpread { base, .. }
    | CallSuper { base, .. } = *instruction
    {
        // The callee's window lies over all that follows.
        effect.empties = (base.0 + 1..code.register_count).collect();
    }
    if let Yield { src, .. } | Await { src, .. } | YieldFrom { src, .. } = *instruction
        && src.index() >= code.local_names.len()
    {
        // What is above it is not kept while the frame is suspended.
        effect.empties = (src.0..code.register_count).collect();
    }
    effect
}

fn gather(effect: &mut Effect, from: Vec<u16>, dst: Reg) {
    effect.reads = from.clone();
    effect.empties = from;
    effect.writes = vec![dst.0];
}

fn call(effect: &mut Effect, base: Reg, callee: u16, argc: u16, dst: Reg) {
    let all = base.0..base.0 + callee + argc;
    // The receiver of a method call may be nothing.
    effect.reads = all.clone().filter(|&register| callee == 1 || register != base.0 + 1).collect();
    effect.empties = all.skip(1).collect();
    effect.writes = vec![dst.0];
}

fn intrinsic(effect: &mut Effect, operation: Rare, dst: Reg, start: Reg) {
    let reads = match operation {
        Rare::SetupAnnotations | Rare::Locals => 0,
        Rare::PrepareReraiseStar
        | Rare::SpreadArguments
        | Rare::ParamSpec
        | Rare::TypeVarTuple
        | Rare::SetTypeParams => 2,
        Rare::TypeVar | Rare::TypeAlias | Rare::SpreadKeywords => 3,
        _ => 1,
    };
    effect.reads = (0..reads).map(|index| start.0 + index).collect();
    if dst != Reg::NONE {
        let count = if operation == Rare::ExceptionTriple { 3 } else { 1 };
        effect.writes = (dst.0..dst.0 + count).collect();
    }
}

/// Follows every path: each register that is read was written on each path to it. Only temporaries count, the
/// compiler proves locals with `CheckBound`, which counts as a write here.
fn flow(code: &Code, faults: &mut Vec<String>) {
    let mut states: HashMap<u32, HashSet<u16>> = HashMap::new();
    let mut work = VecDeque::new();
    let mut reported = HashSet::new();
    let parameters = (0..code.parameter_count() as u16).collect::<HashSet<u16>>();
    states.insert(0, parameters);
    work.push_back(0u32);
    while let Some(at) = work.pop_front() {
        let mut state = states[&at].clone();
        let instruction = &code.instructions[at as usize];
        let Effect { reads, writes, empties } = effect(code, instruction);
        for register in reads {
            if !state.contains(&register) && reported.insert((at, register)) {
                faults.push(format!("{at} {}: reads r{register}, which may be empty", instruction.name()));
            }
        }
        let before = state.clone();
        for register in empties {
            state.remove(&register);
        }
        for handler in &code.handlers {
            if (handler.start.0..handler.end.0).contains(&at) {
                // An instruction that fails has written nothing; what it would empty may be gone.
                let mut caught: HashSet<u16> = before.intersection(&state).copied().collect();
                caught.insert(handler.exception.0);
                reach(handler.target.0, caught, &mut states, &mut work);
            }
        }
        let target = instruction.jump_target(at);
        if let Some(target) = target {
            reach(target, state.clone(), &mut states, &mut work);
        }
        state.extend(writes);
        if !instruction.ends_path() {
            reach(at + 1, state, &mut states, &mut work);
        }
    }
}

fn reach(at: u32, state: HashSet<u16>, states: &mut HashMap<u32, HashSet<u16>>, work: &mut VecDeque<u32>) {
    match states.get_mut(&at) {
        None => {
            states.insert(at, state);
            work.push_back(at);
        }
        Some(known) => {
            let size = known.len();
            known.retain(|register| state.contains(register));
            if known.len() < size {
                work.push_back(at);
            }
        }
    }
}
