//! The values, as data. Nothing here runs script code: what may is in the VM.
//!
//! Start with [`value`] (what a register holds) and [`reference`] (the counted reference, the collector, the only
//! `unsafe`). [`kinds`] lists the payload types that the VM knows by heart; their data is in the other files.
//! Pure algorithms on text and numbers are in `text` and `number`.

pub mod address;
pub mod budget;
pub mod class;
pub mod code;
mod collector;
pub mod containers;
pub mod dict;
pub mod exception;
pub mod frame_object;
pub mod function;
pub mod generator;
pub mod instance;
pub mod kinds;
pub mod list_items;
pub mod number;
pub mod number_objects;
pub mod ranges;
pub mod reference;
mod registry;
mod release;
pub mod room;
mod set_sequence;
pub mod set_table;
mod set_tags;
pub mod shape;
#[cfg(test)]
mod soundness;
pub mod str;
pub mod text;
mod trace;
pub mod value;
mod weak;

pub use class::{BaseLayout, Class, ClassCall, ClassTraits};
pub use code::{AttrCache, AttrWay, GlobalCache, LoadedCode, Site};
pub use containers::{Cell, FrozenSet, List, Set, Slice, Tuple};
pub use dict::{Dict, DictTable, Found};
pub use exception::{Exception, Traceback};
pub use frame_object::{FrameObject, FrameState, SeenFrames};
pub use function::{
    BoundMethod, ClassMethod, Function, FunctionExtra, GetSet, Module, NativeFunction, NativeId, Property,
    QuickBody, StaticMethod,
};
pub use generator::{
    AsyncAction, AsyncGeneratorStep, Flavor, Frame, Generator, GeneratorExtra, GeneratorState, OnReturn,
    Outcome, Place, StepState, Suspended,
};
pub use instance::{Extra, Instance};
pub use kinds::Kind;
pub use list_items::ListItems;
pub use number_objects::{BigInt, ByteArray, Bytes, Complex, Singleton};
pub use ranges::{ListIterator, Range, RangeIterator, range_length};
pub use reference::{Gc, NativeData, Payload, Ref, Trace};
pub use shape::ShapeId;
pub use str::Str;
pub use value::{Float, Truth, Value};
pub use weak::WeakRef;
