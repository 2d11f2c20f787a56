//! Attributes with their inline caches, items, iteration.

use smallvec::smallvec;

use crate::bytecode::{AttrSite, Reg, SpecialMethod};
use crate::object::{
    AttrCache, Class, Dict, Flavor, Function, Gc, Generator, Instance, Kind, List, ListItems, ListIterator,
    LoadedCode, Module, NativeFunction, OnReturn, Property, QuickBody, Range, RangeIterator, Ref, ShapeId,
    Slice, Tuple, Value, range_length,
};

use super::super::hash::quick_hash;
use super::super::member::Member;
use super::super::{Raised, Vm, VmResult};
use super::{Operated, PendingCall, Stepped};

/// How often a place may fill its cache before it is left alone: it sees too many shapes.
const MOST_FILLS: u8 = 40;

/// The value in the cached slot, if the object has the cached shape and its class did not change.
#[inline(always)]
pub fn cached_slot(code: &LoadedCode, object: &Value, site: AttrSite) -> Option<Value> {
    let cache = &code.attr_caches[site.index()];
    let instance = object.get::<Instance>()?;
    let way = cache.way(instance.shape())?;
    instance.slot(way.slot.get() as usize).defined()
}

/// Whether an object is a frame's, which may be the running one.
pub fn is_frame_object(object: &Value) -> bool {
    object.as_object().is_some_and(|object| object.kind() == Kind::FrameObject)
}

/// Whether a value found on a class takes precedence over the instance's own attributes.
fn is_data_descriptor(vm: &Vm, value: &Value) -> bool {
    match value.as_object().map(|object| object.kind()) {
        None => false,
        Some(Kind::Property | Kind::GetSet) => true,
        Some(
            Kind::Function | Kind::NativeFunction | Kind::StaticMethod | Kind::ClassMethod | Kind::Class,
        ) => false,
        Some(Kind::Instance) => vm.class_of(value).traits.get().has_set,
        Some(Kind::Native) => true,
        _ => false,
    }
}

/// The slot of a name in `__slots__`, if that is what was found on the class.
fn member_slot(class: &Gc<Class>, found: &Value) -> Option<usize> {
    let member = found.native::<Member>()?;
    class.is_subclass(&member.owner).then_some(member.index)
}

/// The instance, if attributes at known shapes can be cached for it.
fn cacheable<'a>(cache: &AttrCache, object: &'a Value) -> Option<&'a Instance> {
    let instance = object.get::<Instance>()?;
    if instance.shape() == ShapeId::DICT || cache.fills.get() >= MOST_FILLS {
        return None;
    }
    Some(instance)
}

fn remember(
    cache: &AttrCache,
    class: Gc<Class>,
    shape: ShapeId,
    next: ShapeId,
    slot: usize,
) -> &crate::object::AttrWay {
    let way = cache.way_to_fill(shape);
    cache.fills.set(cache.fills.get() + 1);
    way.version.set(class.version());
    way.shape.set(shape);
    way.next_shape.set(next);
    way.slot.set(slot as u32);
    *way.class.borrow_mut() = Some(class);
    way
}

/// Which form of `GetAttr` a place may take from now on.
pub enum AttrCacheForm {
    Unfilled,
    Slot,
    Module,
}

/// Fills the cache of a `GetAttr` if the attribute is a slot of the instance.
pub fn fill_slot_cache(vm: &mut Vm, code: &LoadedCode, object: &Value, site: AttrSite) -> AttrCacheForm {
    if fill_module_cache(vm, code, object, site) {
        return AttrCacheForm::Module;
    }
    if fill_instance_cache(vm, code, object, site) { AttrCacheForm::Slot } else { AttrCacheForm::Unfilled }
}

fn fill_instance_cache(vm: &mut Vm, code: &LoadedCode, object: &Value, site: AttrSite) -> bool {
    let cache = &code.attr_caches[site.index()];
    let Some(instance) = cacheable(cache, object) else { return false };
    let class = instance.class();
    if class.traits.get().getattribute {
        return false;
    }
    let found = vm.lookup_in_class(&class, &cache.name);
    let slot = match &found {
        Some(found) if vm.comes_before_own(found) => member_slot(&class, found),
        _ => instance.shape().slot(&cache.name),
    };
    let Some(slot) = slot else { return false };
    remember(cache, class, instance.shape(), instance.shape(), slot);
    true
}

/// `object.name`; the getter of a property is entered in the loop.
#[inline(never)]
pub fn get_attr(
    vm: &mut Vm,
    code: &LoadedCode,
    object: &Value,
    site: AttrSite,
    dst: Reg,
) -> VmResult<Operated> {
    let name = &code.attr_caches[site.index()].name;
    if let Some(instance) = object.get::<Instance>()
        && !instance.class_cell().traits().getattribute
    {
        let class = instance.class();
        if let Some(found) = vm.lookup_in_class(&class, name)
            && let Some(property) = found.get::<Property>()
            && let Some(function) = property.get.as_gc::<Function>()
            && function.code.simple_count == 1
            && !class.traits.get().getattr
        {
            let call = PendingCall {
                function: function.clone(),
                args: smallvec![object.clone()],
                on_return: OnReturn::Store,
                dst,
            };
            return Ok(Operated::Call(call));
        }
    }
    vm.get_attr(object, name).map(Operated::Value)
}

/// Writes the cached slot, or adds it, if the object has the cached shape and its class did not change.
#[inline(always)]
pub fn set_cached_slot(code: &LoadedCode, object: &Value, site: AttrSite, value: &Value) -> bool {
    let cache = &code.attr_caches[site.index()];
    let Some(instance) = object.get::<Instance>() else { return false };
    let Some(way) = cache.way(instance.shape()) else { return false };
    let slot = way.slot.get() as usize;
    let old = instance.replace_slot(slot, value.clone());
    instance.set_shape(way.next_shape.get());
    drop(old);
    true
}

/// Writes the cached slot of an object that has the attribute already, and gives what was there.
#[inline(always)]
pub fn replace_cached_slot(
    code: &LoadedCode,
    object: &Value,
    site: AttrSite,
    value: &Value,
) -> Option<Value> {
    let cache = &code.attr_caches[site.index()];
    let instance = object.get::<Instance>()?;
    let shape = instance.shape();
    let way = cache.way(shape)?;
    if way.next_shape.get() != shape {
        return None;
    }
    Some(instance.replace_slot(way.slot.get() as usize, value.clone()))
}

/// `object.name = value`. Gives whether the cache was filled, and a setter to enter.
#[inline(never)]
pub fn set_attr(
    vm: &mut Vm,
    code: &LoadedCode,
    object: &Value,
    site: AttrSite,
    value: &Value,
) -> VmResult<(bool, Option<PendingCall>)> {
    let cache = &code.attr_caches[site.index()];
    let before = object.get::<Instance>().map(Instance::shape);
    let mut plain = false;
    if let Some(instance) = cacheable(cache, object)
        && !instance.class_cell().traits().setattr
    {
        let class = instance.class();
        match vm.lookup_in_class(&class, &cache.name) {
            Some(found) if is_data_descriptor(vm, &found) => {
                if let Some(slot) = member_slot(&class, &found) {
                    vm.set_attr(object, &cache.name, value.clone())?;
                    let shape = instance.shape();
                    remember(cache, class, shape, shape, slot);
                    return Ok((true, None));
                }
            }
            _ => plain = !class.traits.get().no_dict,
        }
    }
    vm.set_attr(object, &cache.name, value.clone())?;
    let Some(instance) = object.get::<Instance>().filter(|_| plain) else { return Ok((false, None)) };
    let (before, after) = (before.expect("it is an instance"), instance.shape());
    if before == ShapeId::DICT || after == ShapeId::DICT {
        return Ok((false, None));
    }
    let Some(slot) = after.slot(&cache.name) else { return Ok((false, None)) };
    remember(cache, instance.class(), before, after, slot);
    Ok((true, None))
}

/// The cached method, if the object has the cached shape and its class did not change.
#[inline(always)]
pub fn cached_method(code: &LoadedCode, object: &Value, site: AttrSite) -> Option<Value> {
    let cache = &code.attr_caches[site.index()];
    let instance = object.get::<Instance>()?;
    let way = cache.way(instance.shape())?;
    Some(way.value.borrow().clone())
}

/// Which form of `LoadMethod` a place may take from now on.
pub enum MethodCache {
    Unfilled,
    /// A function of a script on the class of an instance.
    Script,
    /// A method of a built-in type.
    Native,
    /// A function of a module.
    Module,
}

/// Puts a method and its receiver, or an attribute and nothing, into `base` and `base + 1`.
#[inline(never)]
pub fn load_method(
    vm: &mut Vm,
    code: &LoadedCode,
    regs: &mut [Value],
    base: Reg,
    from: Reg,
    site: AttrSite,
) -> VmResult<MethodCache> {
    let receiver = regs[from.index()].clone();
    let cache = &code.attr_caches[site.index()];
    let mut cached = MethodCache::Unfilled;
    if fill_module_cache(vm, code, &receiver, site) {
        cached = MethodCache::Module;
    }
    if let Some(instance) = cacheable(cache, &receiver) {
        let class = instance.class();
        if !class.traits.get().getattribute
            && let Some(found) = vm.lookup_in_class(&class, &cache.name)
            && found.get::<Function>().is_some()
            && instance.shape().slot(&cache.name).is_none()
        {
            let way = remember(cache, class, instance.shape(), instance.shape(), 0);
            let old = way.value.replace(found);
            drop(old);
            cached = MethodCache::Script;
        }
    }
    let (function, receiver) = vm.load_method(&receiver, &cache.name)?;
    if let Some(object) = receiver.as_object()
        && regs[from.index()].is(&receiver)
        && (has_fixed_methods(object) || remember_class(cache, object))
        && let Some(native) = function.get::<NativeFunction>()
    {
        cache.native_kind.set(Some(object.kind()));
        cache
            .native_quick
            .set(native.quick.filter(|_| object.kind() != Kind::Generator && has_fixed_methods(object)));
        drop(cache.native.replace(function.clone()));
        cached = MethodCache::Native;
    }
    regs[base.index()] = function;
    regs[base.index() + 1] = receiver;
    Ok(cached)
}

/// The attribute of a module, if its keys are those that were met before.
#[inline(always)]
pub fn cached_module_attr(code: &LoadedCode, object: &Value, site: AttrSite) -> Option<Value> {
    let cache = &code.attr_caches[site.index()];
    let table = object.get::<Module>()?.dict.table.borrow();
    table.value_in(cache.module_places.get(), cache.module_place.get() as usize).cloned()
}

/// Fills the cache for an attribute of a module, if that is in its dict.
fn fill_module_cache(vm: &mut Vm, code: &LoadedCode, object: &Value, site: AttrSite) -> bool {
    let cache = &code.attr_caches[site.index()];
    let Some(module) = object.get::<Module>() else { return false };
    if module.class.borrow().is_some() || vm.lookup_in_class(&vm.types.module.clone(), &cache.name).is_some()
    {
        return false;
    }
    let table = module.dict.table.borrow();
    let Some(place) = table.find_str(&cache.name) else { return false };
    cache.module_places.set(table.place_version());
    cache.module_place.set(place as u32);
    true
}

/// Whether all objects of the kind are of one class that cannot change, and have no attributes of their own.
fn has_fixed_methods(object: &Ref) -> bool {
    is_plain_generator(object)
        || matches!(
            object.kind(),
            Kind::Str
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::Tuple
                | Kind::List
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
        )
}

/// Coroutines and async generators are of the same kind, and have methods of their own.
fn is_plain_generator(object: &Ref) -> bool {
    object.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::Generator)
}

/// Remembers the class of an object of the open set for [`has_cached_class`]. False if its methods cannot be cached.
fn remember_class(cache: &AttrCache, object: &Ref) -> bool {
    let Some(class) = object.native_class().filter(|class| !class.traits.get().getattribute) else {
        return false;
    };
    cache.native_version.set(class.version());
    true
}

/// Whether an object of the open set is of the class that was met before, unchanged, and has no attributes of its own.
#[inline(never)]
fn has_cached_class(cache: &AttrCache, object: &Ref) -> bool {
    object.native_class().is_some_and(|class| {
        class.version.get() == cache.native_version.get()
            && class.attributes.get().is_none_or(|attributes_of| attributes_of(object, false).is_none())
    })
}

/// The cached method of a built-in type, if the object is of the kind that was met before.
#[inline(always)]
pub fn cached_native_method(code: &LoadedCode, object: &Value, site: AttrSite) -> Option<Value> {
    let cache = &code.attr_caches[site.index()];
    let object = object.as_object()?;
    let kind = object.kind();
    if Some(kind) != cache.native_kind.get() {
        return None;
    }
    match kind {
        Kind::Native if !has_cached_class(cache, object) => return None,
        Kind::Generator if !is_plain_generator(object) => return None,
        _ => {}
    }
    Some(cache.native.borrow().clone())
}

/// What does the usual case of the cached method of a built-in type, if the object is of the kind that was met before.
#[inline(always)]
pub fn cached_quick_body(code: &LoadedCode, object: &Value, site: AttrSite) -> Option<QuickBody> {
    let cache = &code.attr_caches[site.index()];
    if Some(object.as_object()?.kind()) == cache.native_kind.get() { cache.native_quick.get() } else { None }
}

/// `super().name` before a call: the registers from `base` on hold `super`, the class and self.
pub fn load_super_method(
    vm: &mut Vm,
    code: &LoadedCode,
    regs: &mut [Value],
    base: Reg,
    site: AttrSite,
) -> VmResult<()> {
    let at = base.index();
    let callee = regs[at].take();
    let class = unwrap_cell(regs[at + 1].take());
    let receiver = unwrap_cell(regs[at + 2].take());
    let name = &code.attr_caches[site.index()].name;
    let object = super::new_super(vm, &callee, class, receiver)?;
    let (function, receiver) = vm.load_method(&object, name)?;
    regs[at] = function;
    regs[at + 1] = receiver;
    Ok(())
}

/// What a cell holds, for `__class__` and a first parameter that closures share.
pub(super) fn unwrap_cell(value: Value) -> Value {
    match value.get::<crate::object::Cell>() {
        Some(cell) => cell.value.borrow().clone(),
        None => value,
    }
}

/// The methods of `with`, which are looked up on the type.
pub fn load_special(
    vm: &mut Vm,
    regs: &mut [Value],
    method: SpecialMethod,
    base: Reg,
    object: Reg,
) -> VmResult<()> {
    let receiver = regs[object.index()].clone();
    let name = match method {
        SpecialMethod::Enter => vm.names.enter.clone(),
        SpecialMethod::Exit => vm.names.exit.clone(),
        SpecialMethod::AsyncEnter => vm.names.aenter.clone(),
        SpecialMethod::AsyncExit => vm.names.aexit.clone(),
    };
    let class = vm.class_of(&receiver);
    if let Some(function) = vm.lookup_in_class(&class, &name)
        && matches!(
            function.as_object().map(|object| object.kind()),
            Some(Kind::Function | Kind::NativeFunction)
        )
    {
        regs[base.index()] = function;
        regs[base.index() + 1] = receiver;
        return Ok(());
    }
    match vm.lookup_special(&receiver, &name)? {
        Some(bound) => {
            regs[base.index()] = bound;
            regs[base.index() + 1] = Value::Undef;
            Ok(())
        }
        None => Err(no_context_manager(vm, method, &class)),
    }
}

#[cold]
fn no_context_manager(vm: &mut Vm, method: SpecialMethod, class: &Gc<Class>) -> Raised {
    let type_name = class.name.borrow().clone();
    let (protocol, missed) = match method {
        SpecialMethod::Enter => ("context manager", ""),
        SpecialMethod::Exit => ("context manager", " (missed __exit__ method)"),
        SpecialMethod::AsyncEnter => ("asynchronous context manager", ""),
        SpecialMethod::AsyncExit => ("asynchronous context manager", " (missed __aexit__ method)"),
    };
    vm.type_error(format!("'{}' object does not support the {protocol} protocol{missed}", type_name.as_str()))
}

/// `object[index]`; a `__getitem__` of a script is entered in the loop.
#[inline]
pub fn get_item(vm: &mut Vm, object: &Value, index: &Value, dst: Reg) -> VmResult<Operated> {
    if let Value::Object(reference) = object {
        match (reference.kind(), index) {
            (Kind::List, Value::Int(index)) => {
                let items = reference.get::<List>().expect("kind was checked").items.borrow();
                let place = if *index < 0 { *index + items.len() as i64 } else { *index };
                if let Some(value) = items.get(place as usize) {
                    return Ok(Operated::Value(value));
                }
            }
            (Kind::List, Value::Object(index)) => {
                if let Some(slice) = index.get::<Slice>()
                    && let items = reference.get::<List>().expect("kind was checked").items.borrow()
                    && let Some(part) = part_of(&items, parts(slice))
                {
                    return Ok(Operated::Value(Gc::new(List::of(part)).into()));
                }
            }
            (Kind::Tuple, Value::Int(index)) => {
                let items = &reference.get::<Tuple>().expect("kind was checked").items;
                let place = if *index < 0 { *index + items.len() as i64 } else { *index };
                if let Some(value) = items.get(place as usize) {
                    return Ok(Operated::Value(value.clone()));
                }
            }
            (Kind::Dict, _) => {
                let table = reference.get::<Dict>().expect("kind was checked").table.borrow();
                if let Ok(Some(place)) = table.quick_find(index) {
                    return Ok(Operated::Value(table.entry(place).value.clone()));
                }
            }
            (Kind::Instance, _) => {
                let class = vm.class_of(object);
                let name = vm.names.getitem.clone();
                if let Some(found) = vm.lookup_in_class(&class, &name)
                    && let Some(function) = found.as_gc::<Function>()
                    && function.code.simple_count == 2
                {
                    return Ok(Operated::Call(PendingCall {
                        function: function.clone(),
                        args: smallvec![object.clone(), index.clone()],
                        on_return: OnReturn::Store,
                        dst,
                    }));
                }
            }
            _ => {}
        }
    }
    vm.get_item(object, index).map(Operated::Value)
}

fn parts(slice: &Slice) -> [&Value; 3] {
    [&slice.start, &slice.stop, &slice.step]
}

/// What a slice (start, stop, step) of plain ints picks. Nothing if a bound is something else: it may be asked for its
/// `__index__`.
pub fn part_of(items: &ListItems, slice: [&Value; 3]) -> Option<ListItems> {
    let (start, stop, step) = plain_bounds(slice, items.len())?;
    let count = match step {
        // The usual steps need no division.
        1 => stop - start,
        -1 => start - stop,
        _ if step > 0 => (stop - start + step - 1) / step,
        _ => (stop - start + step + 1) / step,
    };
    Some(items.pick(start as usize, step, usize::try_from(count).unwrap_or(0)))
}

/// Start, stop and step of a slice of plain, small ints, cut to a sequence's length.
fn plain_bounds([start, stop, step]: [&Value; 3], length: usize) -> Option<(i64, i64, i64)> {
    const MOST: i64 = 1 << 40;
    let small = |value: &Value| match value {
        Value::Int(number) if (-MOST..MOST).contains(number) => Some(*number),
        _ => None,
    };
    let step = if step.is_none() { 1 } else { small(step).filter(|step| *step != 0)? };
    let length = length as i64;
    let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let bound = |value: &Value, missing: i64| {
        if value.is_none() {
            return Some(missing);
        }
        let number = small(value)?;
        let number = if number < 0 { number + length } else { number };
        Some(number.clamp(lowest, highest))
    };
    let (first, last) = if step > 0 { (lowest, highest) } else { (highest, lowest) };
    Some((bound(start, first)?, bound(stop, last)?, step))
}

/// `list[slice] = another list` of as many items as the slice has, without a step. False if it is anything else.
pub fn replace_part(list: &List, slice: [&Value; 3], value: &Value) -> bool {
    let Some(source) = value.get::<List>().filter(|source| !std::ptr::eq(*source, list)) else {
        return false;
    };
    let (source, mut items) = (source.items.borrow(), list.items.borrow_mut());
    let Some((start, stop, 1)) = plain_bounds(slice, items.len()) else { return false };
    let (start, stop) = (start as usize, stop.max(start) as usize);
    if stop - start != source.len() {
        return false;
    }
    if items.copy_plain(start, &source) {
        return true;
    }
    let mut old: smallvec::SmallVec<[Value; 16]> =
        (start..stop).zip(source.iter()).filter_map(|(place, value)| items.set(place, &value)).collect();
    drop(items);
    // The last one first, as in `drop_slice`.
    while old.pop().is_some() {}
    true
}

/// `object[index] = value`.
#[inline]
pub fn set_item(vm: &mut Vm, object: &Value, index: &Value, value: &Value) -> VmResult<()> {
    if let Value::Object(reference) = object {
        match (reference.kind(), index) {
            (Kind::List, Value::Int(index)) => {
                let list = reference.get::<List>().expect("kind was checked");
                let place = if *index < 0 { *index + list.len() as i64 } else { *index };
                if let Some(old) = list.set(place as usize, value) {
                    drop(old);
                    return Ok(());
                }
            }
            (Kind::List, Value::Object(index)) => {
                if let Some(slice) = index.get::<Slice>()
                    && let list = reference.get::<List>().expect("kind was checked")
                    && replace_part(list, parts(slice), value)
                {
                    return Ok(());
                }
            }
            (Kind::Dict, _) => {
                let mut table = reference.get::<Dict>().expect("kind was checked").table.borrow_mut();
                match table.quick_find(index) {
                    Ok(Some(place)) => {
                        let old = table.replace_at(place, value.clone());
                        drop(table);
                        drop(old);
                        return Ok(());
                    }
                    Ok(None) if table.make_room() => {
                        let hash = quick_hash(index).expect("the search needed it");
                        table.insert_new(hash, index.clone(), value.clone());
                        return Ok(());
                    }
                    Ok(None) | Err(_) => {}
                }
            }
            _ => {}
        }
    }
    vm.set_item(object, index, value.clone())
}

/// `iter(value)`.
#[inline]
pub fn get_iter(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    if let Value::Object(object) = value {
        match object.kind() {
            Kind::List => {
                let list = value.as_gc::<List>().expect("kind was checked").clone();
                return Ok(Gc::new(ListIterator { list: Some(list).into(), index: 0.into() }).into());
            }
            Kind::Range => {
                let range = object.get::<Range>().expect("kind was checked");
                if let (Value::Int(start), Value::Int(stop), Value::Int(step)) =
                    (&range.start, &range.stop, &range.step)
                {
                    return Ok(Gc::new(RangeIterator {
                        next: (*start).into(),
                        step: *step,
                        left: range_length(*start, *stop, *step).into(),
                    })
                    .into());
                }
            }
            Kind::Generator
                if object.get::<Generator>().expect("kind was checked").flavor == Flavor::Generator =>
            {
                return Ok(value.clone());
            }
            _ => {}
        }
    }
    vm.iter(value)
}

/// The iterator of `range(…)` with these arguments, for a loop: the range itself is never made. Only for 64-bit ints.
#[inline(never)]
pub fn range_of_loop(args: &[Value]) -> Option<Value> {
    let (start, stop, step) = match args {
        [Value::Int(stop)] => (0, *stop, 1),
        [Value::Int(start), Value::Int(stop)] => (*start, *stop, 1),
        [Value::Int(start), Value::Int(stop), Value::Int(step)] if *step != 0 => (*start, *stop, *step),
        _ => return None,
    };
    let left = range_length(start, stop, step);
    Some(Gc::new(RangeIterator { next: start.into(), step, left: left.into() }).into())
}

/// A step of an iterator that the loop does not know by heart.
#[inline]
pub fn for_next(vm: &mut Vm, iterator: &Value, dst: Reg) -> VmResult<Stepped> {
    if let Value::Object(object) = iterator {
        match object.kind() {
            Kind::Native if vm.hooks_of(object).next.is_some() => {
                return Ok(vm.next(iterator)?.map_or(Stepped::End, Stepped::Value));
            }
            Kind::Instance => {
                let class = vm.class_of(iterator);
                let name = vm.names.next.clone();
                if let Some(found) = vm.lookup_in_class(&class, &name)
                    && let Some(function) = found.as_gc::<Function>()
                    && function.code.simple_count == 1
                {
                    return Ok(Stepped::Call(PendingCall {
                        function: function.clone(),
                        args: smallvec![iterator.clone()],
                        on_return: OnReturn::ForNext,
                        dst,
                    }));
                }
            }
            _ => {}
        }
    }
    Ok(vm.next(iterator)?.map_or(Stepped::End, Stepped::Value))
}

/// `aiter(value)`, as `async for` asks for it.
pub fn get_async_iter(vm: &mut Vm, value: &Value) -> VmResult<Value> {
    if value.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::AsyncGenerator) {
        return Ok(value.clone());
    }
    let name = vm.names.aiter.clone();
    let Some(iterator) = vm.call_special(value, &name, &[])? else {
        let name = vm.type_name(value);
        return Err(
            vm.type_error(format!("'async for' requires an object with __aiter__ method, got {name}"))
        );
    };
    let is_generator =
        iterator.get::<Generator>().is_some_and(|generator| generator.flavor == Flavor::AsyncGenerator);
    let class = vm.class_of(&iterator);
    let next = vm.names.anext.clone();
    if !is_generator && vm.lookup_in_class(&class, &next).is_none() {
        let name = vm.type_name(&iterator);
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
        )));
    }
    Ok(iterator)
}

/// The awaitable of an asynchronous iterator's next value.
pub fn get_async_next(vm: &mut Vm, iterator: &Value) -> VmResult<Value> {
    if let Some(generator) = iterator.as_gc::<Generator>()
        && generator.flavor == Flavor::AsyncGenerator
    {
        return Ok(vm.new_step(generator));
    }
    let name = vm.names.anext.clone();
    let Some(awaitable) = vm.call_special(iterator, &name, &[])? else {
        let name = vm.type_name(iterator);
        return Err(
            vm.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}"))
        );
    };
    match vm.awaitable(&awaitable) {
        Ok(target) => Ok(target),
        Err(raised) => {
            let name = vm.type_name(&awaitable);
            let error =
                vm.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
            *error.0.cause.borrow_mut() = Value::from(&raised.0);
            *error.0.context.borrow_mut() = Value::from(&raised.0);
            error.0.suppress_context.set(true);
            Err(error)
        }
    }
}
