//! The builder of one code object: instructions with their spans, tables, registers, jumps and handlers.
//!
//! **Registers.** Parameters and locals come first, temporaries are a stack above them ([`Emitter::temp`],
//! [`Emitter::release`]).
//!
//! **Flow.** At each point the builder knows which locals are certainly bound and which temporaries may still
//! hold an object ([`Flow`]). The state goes along with every jump to its label, where states meet. Nothing is
//! emitted where no path leads. So a use of a local gets a `CheckBound` only where it may be unbound, and the
//! end of a statement a `Clear` only where something is left behind.

use std::collections::HashMap;
use std::rc::Rc;

use smallvec::SmallVec;

use crate::bytecode::{
    AttrSite, CallSite, CallSiteId, Code, CodeId, CodeOffset, ConstId, Constant, Handler, Instruction, Jump,
    NameId, Reg,
};
use crate::syntax::Span;

/// A place in the code that jumps name before it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(u32);

/// What is known at a point of the code.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The locals that are bound on every path to here, a bit each.
    bound: SmallVec<[u64; 2]>,
    /// The temporaries that may hold an object that nobody reads again, a bit each, from the first temporary
    /// on; the last bit stands for all beyond.
    left: u64,
    /// Those that may hold any object, though nobody minds as a rule: see [`Emitter::clear_stale`].
    stale: u64,
}

impl Flow {
    fn meet(&mut self, other: &Flow) {
        for (mine, theirs) in self.bound.iter_mut().zip(&other.bound) {
            *mine &= theirs;
        }
        self.left |= other.left;
        self.stale |= other.stale;
    }
}

#[derive(Default)]
pub(super) struct LabelData {
    pub(super) offset: Option<u32>,
    /// What the jumps to the label know together; nothing if there is none.
    flow: Option<Flow>,
    /// Of a loop's head: the stale temporaries of the jumps back to it.
    stale: u64,
}

/// A range of code under construction whose exceptions go to a handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegionId(usize);

pub(super) struct Region {
    target: Label,
    exception: Reg,
    /// Where the stretch being covered starts; nothing while the region is suspended.
    since: Option<u32>,
    flow: Flow,
    reached: bool,
}

pub(super) struct PendingHandler {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) target: Label,
    pub(super) exception: Reg,
}

/// See the head of this file.
pub struct Emitter {
    pub(super) instructions: Vec<Instruction>,
    pub(super) spans: Vec<Span>,
    pub(super) jumps: Vec<(u32, Label)>,
    pub(super) labels: Vec<LabelData>,
    regions: Vec<Region>,
    pub(super) handlers: Vec<PendingHandler>,
    constants: Vec<Constant>,
    constant_ids: HashMap<Vec<u8>, ConstId>,
    pub(super) names: Vec<Rc<str>>,
    name_ids: HashMap<Rc<str>, NameId>,
    attr_sites: Vec<NameId>,
    call_sites: Vec<CallSite>,
    codes: Vec<Rc<Code>>,
    pub(super) first_temp: u16,
    next_temp: u16,
    /// The highest `next_temp` so far; a `try` lowers it for a while to see what its body uses.
    high_water: u16,
    register_count: u16,
    /// Locals that some statement may unbind, a bit each: nothing stays known of them around a loop.
    deletable: SmallVec<[u64; 2]>,
    flow: Flow,
    reachable: bool,
    /// Temporaries to clear before the next instruction that does not overwrite them.
    due: u64,
    last_span: Span,
    overflow: Option<&'static str>,
}

impl Emitter {
    /// A builder for code with so many locals.
    pub fn new(local_count: u16) -> Emitter {
        let words = usize::from(local_count).div_ceil(64);
        Emitter {
            instructions: Vec::new(),
            spans: Vec::new(),
            jumps: Vec::new(),
            labels: Vec::new(),
            regions: Vec::new(),
            handlers: Vec::new(),
            constants: Vec::new(),
            constant_ids: HashMap::new(),
            names: Vec::new(),
            name_ids: HashMap::new(),
            attr_sites: Vec::new(),
            call_sites: Vec::new(),
            codes: Vec::new(),
            first_temp: local_count,
            next_temp: local_count,
            high_water: local_count,
            register_count: local_count,
            deletable: SmallVec::from_elem(0, words),
            flow: Flow { bound: SmallVec::from_elem(0, words), left: 0, stale: 0 },
            reachable: true,
            due: 0,
            last_span: Span::default(),
            overflow: None,
        }
    }

    // --- registers ---

    /// A new temporary, the next one of the stack.
    pub fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// So many temporaries side by side; the first is returned.
    pub fn temps(&mut self, count: u16) -> Reg {
        let first = Reg(self.next_temp);
        match self.next_temp.checked_add(count) {
            Some(next) if next < u16::MAX - 8 => self.next_temp = next,
            _ => self.overflow = Some("more than 65,000 registers in one function"),
        }
        self.high_water = self.high_water.max(self.next_temp);
        self.register_count = self.register_count.max(self.next_temp);
        first
    }

    /// The top of the stack of temporaries, to come back to with [`Emitter::release`].
    pub fn mark(&self) -> u16 {
        self.next_temp
    }

    /// Gives back every temporary from `mark` on.
    pub fn release(&mut self, mark: u16) {
        debug_assert!(mark <= self.next_temp && mark >= self.first_temp);
        self.next_temp = mark;
    }

    /// Whether the register is a temporary, free to be used as scratch.
    pub fn is_temp(&self, register: Reg) -> bool {
        register.0 >= self.first_temp
    }

    /// Whether it is the topmost temporary in use.
    pub fn is_top(&self, register: Reg) -> bool {
        self.is_temp(register) && register.0 + 1 == self.next_temp
    }

    // --- what is known ---

    pub fn is_reachable(&self) -> bool {
        self.reachable
    }

    pub fn is_bound(&self, local: Reg) -> bool {
        self.flow.bound[local.index() / 64] >> (local.index() % 64) & 1 == 1
    }

    pub fn set_bound(&mut self, local: Reg, bound: bool) {
        let bit = 1 << (local.index() % 64);
        let word = &mut self.flow.bound[local.index() / 64];
        *word = if bound { *word | bit } else { *word & !bit };
    }

    /// Says that some statement may unbind the local.
    pub fn set_deletable(&mut self, local: Reg) {
        self.deletable[local.index() / 64] |= 1 << (local.index() % 64);
    }

    /// Forgets what a part of the code yet to come may undo: for loop heads and handlers.
    fn forget_deletable(&self, flow: &mut Flow) {
        for (word, deletable) in flow.bound.iter_mut().zip(&self.deletable) {
            *word &= !deletable;
        }
    }

    fn left_bit(&self, temp: Reg) -> u64 {
        1 << (temp.0 - self.first_temp).min(63)
    }

    /// An instruction wrote the register. `object`: what it wrote may die observably.
    pub(super) fn wrote(&mut self, register: Reg, object: bool) {
        if !self.is_temp(register) {
            self.set_bound(register, true);
        } else if object {
            self.flow.left |= self.left_bit(register);
            self.flow.stale |= self.left_bit(register);
        } else {
            self.harmless(register);
            self.flow.stale |= self.left_bit(register);
        }
    }

    /// Nothing in the register that could die observably.
    pub(super) fn harmless(&mut self, register: Reg) {
        if self.is_temp(register) && register.0 - self.first_temp < 63 {
            self.flow.left &= !self.left_bit(register);
            self.flow.stale &= !self.left_bit(register);
        }
    }

    /// What the register holds is a number as a rule, and read for the last time.
    pub(super) fn used_up(&mut self, register: Reg) {
        let stale = self.flow.stale;
        self.harmless(register);
        self.flow.stale = stale;
    }

    /// Before a statement that lets go of an object on purpose: what earlier statements left in temporaries is dropped,
    /// so that the object ends when it should.
    pub fn clear_stale(&mut self, span: Span) {
        let free = u32::from((self.next_temp - self.first_temp).min(63));
        let stale = self.flow.stale & (u64::MAX << free);
        if !self.reachable || stale == 0 {
            return;
        }
        let start = self.first_temp + stale.trailing_zeros() as u16;
        let last = 63 - stale.leading_zeros() as u16;
        let end = if last == 63 { self.register_count } else { self.first_temp + last + 1 };
        self.clear(Reg(start), end - start, span);
        self.flow.stale &= !stale;
    }

    pub(super) fn emptied(&mut self, start: Reg, count: u16) {
        for register in start.0..start.0 + count {
            self.harmless(Reg(register));
        }
    }

    // --- instructions ---

    /// Appends an instruction, unless no path leads here.
    pub fn emit(&mut self, instruction: Instruction, span: Span) {
        if !self.reachable {
            return;
        }
        self.settle(Some(&instruction));
        self.push(instruction, span);
        self.track(&instruction);
        if instruction.ends_path() {
            self.reachable = false;
        }
    }

    /// Appends a jump, whose target is filled in later.
    pub fn emit_jump(&mut self, instruction: Instruction, target: Label, span: Span) {
        if !self.reachable {
            return;
        }
        self.settle(None);
        self.track_reads(&instruction);
        self.jumps.push((self.instructions.len() as u32, target));
        self.push(instruction, span);
        let label = &mut self.labels[target.0 as usize];
        if label.offset.is_none() {
            match &mut label.flow {
                Some(flow) => flow.meet(&self.flow),
                None => label.flow = Some(self.flow.clone()),
            }
        }
        self.track(&instruction);
        if instruction.ends_path() {
            self.reachable = false;
        }
    }

    pub fn jump(&mut self, target: Label, span: Span) {
        self.emit_jump(Instruction::Jump { target: CodeOffset(0) }, target, span);
    }

    pub fn jump_back(&mut self, target: Label, span: Span) {
        if self.reachable {
            self.labels[target.0 as usize].stale |= self.flow.stale;
        }
        self.emit_jump(Instruction::JumpBack { target: CodeOffset(0) }, target, span);
    }

    /// A loop has ended by its head: what an earlier round left in temporaries is still there.
    pub fn ended_by(&mut self, head: Label) {
        self.flow.stale |= self.labels[head.0 as usize].stale;
    }

    pub fn jump_if_true(&mut self, condition: Reg, target: Label, span: Span) {
        self.emit_jump(Instruction::JumpIfTrue { condition, target: CodeOffset(0) }, target, span);
    }

    pub fn jump_if_false(&mut self, condition: Reg, target: Label, span: Span) {
        self.emit_jump(Instruction::JumpIfFalse { condition, target: CodeOffset(0) }, target, span);
    }

    fn push(&mut self, instruction: Instruction, span: Span) {
        self.instructions.push(instruction);
        self.spans.push(span);
        self.last_span = span;
    }

    /// Emits the `Clear` that is due, but for what the next instruction overwrites at once.
    fn settle(&mut self, next: Option<&Instruction>) {
        if self.due == 0 {
            return;
        }
        if let Some(register) = next.and_then(Instruction::plain_load)
            && self.is_temp(register)
            && register.0 - self.first_temp < 63
        {
            self.due &= !self.left_bit(register);
        }
        let due = std::mem::take(&mut self.due);
        if due == 0 {
            return;
        }
        let start = self.first_temp + due.trailing_zeros() as u16;
        let last = 63 - due.leading_zeros() as u16;
        let end = if last == 63 { self.register_count } else { self.first_temp + last + 1 };
        self.push(Instruction::Clear { start: Reg(start), count: end - start }, self.last_span);
        self.flow.left &= !due;
    }

    /// The end of a statement: what its temporaries from `mark` on still hold is dropped.
    pub fn end_statement(&mut self, mark: u16) {
        self.release(mark);
        if !self.reachable {
            return;
        }
        let below = u32::from((mark - self.first_temp).min(63));
        self.due |= self.flow.left & (u64::MAX << below);
    }

    /// Like [`Emitter::end_statement`], but nothing is dropped before [`Emitter::resume_postponed`].
    pub fn postpone(&mut self, mark: u16) -> u64 {
        self.release(mark);
        let below = u32::from((mark - self.first_temp).min(63));
        let left = self.flow.left & (u64::MAX << below);
        self.flow.left &= !left;
        left
    }

    pub fn resume_postponed(&mut self, left: u64) {
        self.flow.left |= left;
    }

    /// Empties temporaries now.
    pub fn clear(&mut self, start: Reg, count: u16, span: Span) {
        if count > 0 {
            self.emit(Instruction::Clear { start, count }, span);
        }
    }

    // --- labels ---

    pub fn label(&mut self) -> Label {
        self.labels.push(LabelData::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// The label is here. Paths that jumped to it and the one that falls through meet.
    pub fn bind(&mut self, label: Label) {
        if self.reachable {
            self.settle(None);
        }
        let data = &mut self.labels[label.0 as usize];
        debug_assert!(data.offset.is_none(), "a label is bound once");
        data.offset = Some(self.instructions.len() as u32);
        if let Some(flow) = data.flow.take() {
            if self.reachable {
                self.flow.meet(&flow);
            } else {
                self.flow = flow;
                self.reachable = true;
            }
        }
    }

    /// A label here for jumps back.
    pub fn loop_head(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        let mut flow = std::mem::take(&mut self.flow);
        self.forget_deletable(&mut flow);
        self.flow = flow;
        label
    }

    // --- handlers ---

    /// From here on exceptions go to `target`, with the exception in a register.
    pub fn open_region(&mut self, target: Label, exception: Reg) -> RegionId {
        if self.reachable {
            self.settle(None);
        }
        let since = Some(self.instructions.len() as u32);
        let mut flow = self.flow.clone();
        self.forget_deletable(&mut flow);
        self.regions.push(Region { target, exception, since, flow, reached: false });
        RegionId(self.regions.len() - 1)
    }

    /// Ends the stretch that the region covers; [`Emitter::resume_region`] starts another.
    pub fn suspend_region(&mut self, id: RegionId) {
        if self.reachable {
            self.settle(None);
        }
        let end = self.instructions.len() as u32;
        let region = &mut self.regions[id.0];
        if let Some(start) = region.since.take()
            && start < end
        {
            region.reached = true;
            let Region { target, exception, .. } = *region;
            self.handlers.push(PendingHandler { start, end, target, exception });
        }
    }

    pub fn resume_region(&mut self, id: RegionId) {
        if self.reachable {
            self.settle(None);
        }
        self.regions[id.0].since = Some(self.instructions.len() as u32);
    }

    pub fn close_region(&mut self, id: RegionId) {
        self.suspend_region(id);
    }

    /// The handler's code starts here, at the region's label.
    pub fn bind_handler(&mut self, id: RegionId) {
        debug_assert!(!self.reachable, "code jumps around a handler");
        let region = &self.regions[id.0];
        let (target, exception, reached) = (region.target, region.exception, region.reached);
        self.due = 0;
        if reached {
            self.flow = region.flow.clone();
            self.reachable = true;
        }
        self.labels[target.0 as usize].offset = Some(self.instructions.len() as u32);
        if reached {
            self.wrote(exception, true);
        }
    }

    /// Starts to observe which temporaries are used. Give the result to [`Emitter::used_since`].
    pub fn watch_temps(&mut self) -> u16 {
        std::mem::replace(&mut self.high_water, self.next_temp)
    }

    /// The end of the temporaries used since [`Emitter::watch_temps`].
    pub fn used_since(&mut self, watched: u16) -> u16 {
        let used = self.high_water;
        self.high_water = self.high_water.max(watched);
        used
    }

    // --- tables ---

    pub fn name(&mut self, name: &Rc<str>) -> NameId {
        if let Some(&id) = self.name_ids.get(name) {
            return id;
        }
        let id = NameId(self.names.len() as u32);
        self.names.push(name.clone());
        self.name_ids.insert(name.clone(), id);
        id
    }

    /// A name whose number must fit 16 bits.
    pub fn short_name(&mut self, name: &Rc<str>) -> u16 {
        let NameId(id) = self.name(name);
        u16::try_from(id).unwrap_or_else(|_| {
            self.overflow = Some("more than 65,000 names in one code object");
            0
        })
    }

    /// A new place that reads or writes an attribute. When their numbers run out, places share.
    pub fn attr_site(&mut self, name: &Rc<str>) -> AttrSite {
        let id = self.name(name);
        let next = self.attr_sites.len();
        if let Ok(site) = u16::try_from(next) {
            self.attr_sites.push(id);
            return AttrSite(site);
        }
        let shared = self.attr_sites.iter().position(|&known| known == id);
        AttrSite(shared.unwrap_or_else(|| {
            self.overflow = Some("more than 65,000 attributes in one function");
            0
        }) as u16)
    }

    pub fn call_site(&mut self, argc: u16, keywords: Vec<NameId>) -> CallSiteId {
        let site = CallSite { argc, keywords };
        let start = self.call_sites.len().saturating_sub(64);
        let near = self.call_sites[start..].iter().position(|known| *known == site);
        let index = near.map(|index| index + start).unwrap_or_else(|| {
            self.call_sites.push(site);
            self.call_sites.len() - 1
        });
        CallSiteId(u16::try_from(index).unwrap_or_else(|_| {
            self.overflow = Some("more than 65,000 calls with keywords in one function");
            0
        }))
    }

    pub(super) fn argument_count(&self, site: CallSiteId) -> u16 {
        self.call_sites[site.index()].argc
    }

    pub fn code(&mut self, code: Rc<Code>) -> CodeId {
        self.codes.push(code);
        CodeId(u16::try_from(self.codes.len() - 1).unwrap_or_else(|_| {
            self.overflow = Some("more than 65,000 functions in one scope");
            0
        }))
    }

    pub fn constant(&mut self, constant: Constant) -> ConstId {
        let mut key = Vec::new();
        identity(&constant, &mut key);
        *self.constant_ids.entry(key).or_insert_with(|| {
            self.constants.push(constant);
            ConstId(self.constants.len() as u32 - 1)
        })
    }

    /// r[dst] = a constant, by the cheapest instruction.
    pub fn load_constant(&mut self, dst: Reg, constant: Constant, span: Span) {
        if !self.reachable {
            return;
        }
        let instruction = match constant {
            Constant::None => Instruction::LoadNone { dst },
            Constant::Bool(value) => Instruction::LoadBool { dst, value },
            Constant::Int(value) if i32::try_from(value).is_ok() => {
                Instruction::LoadInt { dst, value: value as i32 }
            }
            constant => Instruction::LoadConst { dst, constant: self.constant(constant) },
        };
        self.emit(instruction, span);
    }

    /// Hands the tables over to a code object that has everything else. The error names a limit.
    pub fn finish(mut self, code: &mut Code) -> std::result::Result<(), &'static str> {
        self.assemble(code);
        if let Some(limit) = self.overflow {
            return Err(limit);
        }
        code.register_count = self.register_count;
        super::returns::count_held(code);
        code.constants = self.constants;
        code.names = self.names;
        code.attr_sites = self.attr_sites;
        code.call_sites = self.call_sites;
        code.codes = self.codes;
        Ok(())
    }

    pub(super) fn handler(&self, pending: &PendingHandler, place: impl Fn(u32) -> u32) -> Handler {
        let target = self.labels[pending.target.0 as usize].offset.expect("every handler's code was emitted");
        Handler {
            start: CodeOffset(place(pending.start)),
            end: CodeOffset(place(pending.end)),
            target: CodeOffset(place(target)),
            exception: pending.exception,
        }
    }

    pub(super) fn offset_of(&self, label: Label) -> u32 {
        self.labels[label.0 as usize].offset.expect("every label that is jumped to is bound")
    }
}

/// Bytes that are equal only for constants that nothing can tell apart: 1, 1.0, True and -0.0 differ.
fn identity(constant: &Constant, out: &mut Vec<u8>) {
    let sized = |out: &mut Vec<u8>, tag: u8, bytes: &[u8]| {
        out.push(tag);
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        out.extend_from_slice(bytes);
    };
    match constant {
        Constant::None => out.push(0),
        Constant::Bool(value) => out.extend_from_slice(&[1, u8::from(*value)]),
        Constant::Ellipsis => out.push(2),
        Constant::Int(value) => sized(out, 3, &value.to_le_bytes()),
        Constant::BigInt(value) => sized(out, 4, &value.to_signed_bytes_le()),
        Constant::Float(value) => sized(out, 5, &value.to_bits().to_le_bytes()),
        Constant::Complex(real, imaginary) => {
            sized(out, 6, &real.to_bits().to_le_bytes());
            sized(out, 6, &imaginary.to_bits().to_le_bytes());
        }
        Constant::Str(text) => sized(out, 7, text.as_bytes()),
        Constant::Bytes(bytes) => sized(out, 8, bytes),
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            let tag = if matches!(constant, Constant::Tuple(_)) { 9 } else { 10 };
            sized(out, tag, &(items.len() as u64).to_le_bytes());
            items.iter().for_each(|item| identity(item, out));
        }
    }
}

/// A short jump whose distance is filled in by the assembler.
pub const LATER: Jump = Jump(0);
