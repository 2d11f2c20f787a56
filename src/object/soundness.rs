//! What [`super::reference`] promises, tried where Miri can watch: every function there that has `unsafe` is called here, at
//! the edges of its sizes. `.ci/miri` runs them under it; without Miri these are tests like others.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::class::BaseLayout;
use super::instance::MOST_EXTENT;
use super::reference::{
    Held, collect, collect_reached, enable_collector, set_budget, spend_budget, take_ended_weak,
    take_finalizers, tracked_objects,
};
use super::{
    AttrCache, BigInt, Cell as Variable, Class, Complex, Dict, Exception, Gc, Instance, Kind, List,
    NativeData, Ref, Slice, Str, Trace, Tuple, Value, shape,
};

fn class() -> Gc<Class> {
    let class = Gc::new(Class::new(Str::new("C"), BaseLayout::Object));
    class.shape.set(shape::new_root(0));
    class
}

/// Counts how many of it have ended, holds a value, and is as large and as aligned as its parameter.
struct Probe<T: 'static> {
    ended: Rc<Cell<u32>>,
    held: RefCell<Value>,
    asks_for_finalizer: bool,
    payload: T,
}

impl<T> Trace for Probe<T> {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(held) = self.held.try_borrow() {
            held.trace(visit);
        }
    }

    fn clear(&self) {
        self.held.take();
    }

    fn wants_finalizer(&self) -> bool {
        self.asks_for_finalizer
    }
}

impl<T: 'static> NativeData for Probe<T> {}

impl<T> Drop for Probe<T> {
    fn drop(&mut self) {
        self.ended.set(self.ended.get() + 1);
    }
}

fn probe<T: 'static>(ended: &Rc<Cell<u32>>, asks_for_finalizer: bool, payload: T) -> Ref {
    let ended = ended.clone();
    Ref::new_native(class(), Probe { ended, held: RefCell::default(), asks_for_finalizer, payload })
}

#[repr(align(64))]
struct Aligned(u8);

#[test]
fn references_count_and_know_their_type() {
    let list = Gc::new(List::new(vec![Value::Int(1), Value::str("two")]));
    let reference = list.clone().into_ref();
    assert_eq!((reference.count(), reference.kind()), (2, Kind::List));
    assert!(reference.get::<Tuple>().is_none() && reference.downcast_ref::<Str>().is_none());
    assert!(reference.native::<Probe<()>>().is_none() && reference.native_class().is_none());
    assert_eq!(reference.get::<List>().map(List::len), Some(2));
    assert!(reference.downcast_ref::<List>().is_some_and(|other| other.is(&list)));
    let reference = reference.downcast::<Tuple>().map(drop).expect_err("it is a list");
    let same = reference.downcast::<List>().expect("it is a list");
    assert!(same.is(&list));
    assert_eq!(same.get(1).and_then(|value| value.as_str().map(str::to_owned)).as_deref(), Some("two"));
    drop(list);
    assert_eq!(same.as_ref_untyped().count(), 1);
}

#[test]
fn values_are_copied_with_their_counts() {
    let text = Value::str("text");
    let values =
        [Value::Undef, Value::None, Value::from(true), Value::Int(-1), Value::from(0.5), text.clone()];
    let copies = values.clone();
    assert!(values.iter().zip(&copies).all(|(one, other)| one.is(other)));
    assert_eq!(text.as_object().map(Ref::count), Some(3));
    drop((values, copies));
    assert_eq!(text.as_object().map(Ref::count), Some(1));
}

#[test]
fn texts_of_every_size_stand_behind_their_heads() {
    for size in 0..40 {
        let text = "é".repeat(size) + &"x".repeat(size % 9);
        let whole = Str::new(&text);
        assert_eq!(whole.as_str(), text);
        assert_eq!(whole.concat(&whole).expect("it is short").as_str(), text.repeat(2));
        assert_eq!(Str::ascii(&b"y".repeat(size)).as_str(), "y".repeat(size));
        let value = Value::from(whole);
        assert_eq!(value.clone().as_str(), Some(&*text));
    }
}

#[test]
#[should_panic(expected = "the caller knows the text's characters")]
fn what_is_not_ascii_is_not_taken_for_it() {
    Str::ascii("é".as_bytes());
}

#[test]
fn native_blocks_of_any_layout() {
    fn check<T: 'static>(payload: T) {
        let ended = Rc::new(Cell::new(0));
        let object = probe(&ended, false, payload);
        assert_eq!(object.kind(), Kind::Native);
        assert!(object.native_class().is_some_and(|class| class.name().as_str() == "C"));
        assert!(object.native::<Probe<u128>>().is_none() && object.get::<List>().is_none());
        let data = object.native::<Probe<T>>().expect("its own type");
        assert_eq!(&raw const data.payload as usize % align_of::<T>(), 0);
        data.held.replace(Value::str("held"));
        drop(object.clone());
        assert_eq!(ended.get(), 0);
        drop(object);
        assert_eq!(ended.get(), 1);
    }
    check(());
    check(1u8);
    check([7u16; 33]);
    check(Aligned(1).0);
    check(Aligned(2));
    check(Box::new("boxed"));
}

#[test]
fn held_values_are_looked_at_and_taken() {
    let mut register = Value::from(Gc::new(Tuple::new([Value::Int(1), Value::str("item")])));
    assert!(Held::<List>::new(&mut register).is_none());
    let held = Held::<Tuple>::new(&mut register).expect("it is a tuple");
    assert_eq!(held.items.len(), 2);
    let tuple = held.take();
    assert!(register.is_undef());
    assert_eq!(tuple.as_ref_untyped().count(), 1);
    assert!(Held::<Tuple>::new(&mut register).is_none());
    assert!(Held::<Str>::new(&mut Value::Int(1)).is_none());
    let mut text = Value::str("text");
    assert_eq!(Held::<Str>::new(&mut text).expect("it is a text").as_str(), "text");
}

#[test]
fn instances_of_every_extent() {
    let held = Value::str("held");
    for extent in 0..=MOST_EXTENT + 1 {
        let object = Instance::with_extent(class(), shape::new_root(0), extent);
        let slots = object.last_slot() + 1;
        for slot in 0..slots + 3 {
            assert!(object.replace_slot(slot, held.clone()).is_undef());
            assert!(object.replace_slot(slot, Value::from(slot as f64)).is(&held));
            assert!(object.replace_slot(slot, held.clone()).as_object().is_none());
        }
        let mut visited = 0;
        object.trace(&mut |reference| {
            visited += u32::from(held.as_object().is_some_and(|held| held.is(reference)))
        });
        assert_eq!(visited as usize, slots + 3);
        assert!(object.replace_slot(0, Value::Undef).is(&held));
        let same = object.clone();
        drop(object);
        assert!(same.slot(0).is_undef() && same.slot(slots).is(&held));
        drop(same);
        assert_eq!(held.as_object().map(Ref::count), Some(1));
    }
}

#[test]
fn objects_of_every_size_end() {
    let held = Value::str("held");
    let name = Str::new("name");
    let dict = Dict::new();
    dict.set_str(&name, held.clone());
    let number = Gc::new(BigInt { value: num_bigint::BigInt::from(7) << 200 });
    let objects: Vec<Value> = vec![
        Gc::new(Variable { value: RefCell::new(held.clone()) }).into(),
        Gc::new(Slice { start: held.clone(), stop: number.into(), step: Value::None }).into(),
        Gc::new(Complex { real: 0.0, imag: 1.0 }).into(),
        dict.into(),
        class().into(),
    ];
    let list = Gc::new(List::new(objects.clone()));
    drop(objects);
    assert_eq!(list.len(), 5);
    drop(list);
    assert_eq!(held.as_object().map(Ref::count), Some(1));
}

#[test]
fn dicts_and_lists_are_read_without_a_borrow() {
    let (dict, name) = (Dict::new(), Str::new("name"));
    dict.set_str(&name, Value::str("value"));
    let version = dict.table.borrow().place_version();
    assert_eq!(dict.value_in(version, 0).expect("it is there").as_str(), Some("value"));
    let borrow = dict.table.borrow_mut();
    assert!(dict.value_in(version, 0).is_none(), "somebody changes it");
    drop(borrow);
    dict.remove_str(&name);
    assert!(dict.value_in(version, 0).is_none());

    let list = List::new(vec![Value::str("item")]);
    assert_eq!(list.get(0).expect("it is there").as_str(), Some("item"));
    assert!(list.get(1).is_none());

    let (cache, class) = (AttrCache::new(name), class());
    let way = cache.way_to_fill(class.shape.get());
    way.shape.set(class.shape.get());
    way.version.set(class.version());
    assert!(cache.way(class.shape.get()).is_none());
    way.class.replace(Some(class.clone()));
    assert!(cache.way(class.shape.get()).is_some());
    let borrow = way.class.borrow_mut();
    assert!(cache.way(class.shape.get()).is_none(), "somebody changes it");
    drop(borrow);
    class.touch();
    assert!(cache.way(class.shape.get()).is_none());
}

/// A list, a dict, an instance and a native object, each of which holds the next.
fn cycle(ended: &Rc<Cell<u32>>) -> Ref {
    let list = Gc::new(List::new(Vec::new()));
    let dict = Dict::new();
    let instance = Instance::with_extent(class(), shape::new_root(0), 2);
    let native = probe(ended, false, ());
    native.native::<Probe<()>>().expect("its own type").held.replace(list.clone().into());
    instance.replace_slot(5, Value::Object(native));
    dict.set_str(&Str::new("instance"), instance.into());
    assert!(list.items.borrow_mut().push(&Value::from(dict)));
    list.into_ref()
}

#[test]
fn cycles_are_collected() {
    for full in [false, true] {
        let (ended, kept) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
        collect(true);
        let before = tracked_objects();
        let living = cycle(&kept);
        (0..20).for_each(|_| drop(cycle(&ended)));
        assert_eq!(ended.get(), 0);
        assert!(collect(full) >= 80);
        assert_eq!((ended.get(), kept.get()), (20, 0));
        let root = living.downgrade();
        drop(living);
        assert!(root.upgrade().is_some());
        collect_reached(&root);
        assert!(root.upgrade().is_none());
        assert_eq!(kept.get(), 1);
        assert_eq!(tracked_objects(), before);
    }
}

#[test]
fn finalizers_come_before_the_end() {
    let ended = Rc::new(Cell::new(0));
    take_finalizers();
    drop(probe(&ended, true, 3u64));
    let due = take_finalizers();
    assert_eq!((due.len(), ended.get()), (1, 0));
    assert_eq!(due[0].count(), 1);
    // The finaliser keeps it alive once more: it does not run again.
    let again = due[0].clone();
    drop(due);
    assert_eq!(again.native::<Probe<u64>>().map(|data| data.payload), Some(3));
    drop(again);
    assert!(take_finalizers().is_empty());
    assert_eq!(ended.get(), 1);
}

#[test]
fn weak_references_hear_of_the_end() {
    let object = Gc::new(Exception::new(class(), Gc::new(Tuple::new([])))).into_ref();
    let (weak, other) = (object.downgrade(), object.downgrade());
    assert!(!object.is_unshared());
    assert_eq!(weak.upgrade().map(|reference| reference.is(&object)), Some(true));
    let address = object.address();
    take_ended_weak();
    drop(object);
    assert!(weak.upgrade().is_none() && other.upgrade().is_none());
    assert_eq!((weak.address(), take_ended_weak()), (address, vec![address]));
}

#[test]
fn long_chains_end_without_a_deep_stack() {
    let ended = Rc::new(Cell::new(0));
    let enabled = enable_collector(false);
    let mut chain = Value::Object(probe(&ended, false, ()));
    for index in 0..2000 {
        chain = match index % 3 {
            0 => Gc::new(List::new(vec![chain])).into(),
            1 => Gc::new(Tuple::new([chain])).into(),
            _ => {
                let object = Instance::with_extent(class(), shape::new_root(0), 2);
                object.replace_slot(0, chain);
                object.into()
            }
        };
    }
    drop(chain);
    enable_collector(enabled);
    assert_eq!(ended.get(), 1);
}

#[test]
fn the_budget_is_of_the_thread() {
    set_budget(2);
    assert!(!spend_budget());
    let other = std::thread::spawn(|| {
        set_budget(100);
        spend_budget()
    });
    assert!(!other.join().expect("it does not panic"));
}
