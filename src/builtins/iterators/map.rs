//! `map(function, *iterables)`

use smallvec::SmallVec;

use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Ref, Trace, Tuple, Value};
use crate::vm::{Vm, VmResult};

/// What a function gives for the items.
#[derive(Debug)]
pub struct Map {
    function: Value,
    iterators: Vec<Value>,
}

impl Map {
    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        if let [iterator] = self.iterators.as_slice() {
            let Some(item) = vm.next(iterator)? else { return Ok(None) };
            return vm.call(&self.function, &[item]).map(Some);
        }
        let mut items: SmallVec<[Value; 4]> = SmallVec::with_capacity(self.iterators.len());
        for iterator in &self.iterators {
            let Some(item) = vm.next(iterator)? else { return Ok(None) };
            items.push(item);
        }
        vm.call(&self.function, &items).map(Some)
    }
}

impl Trace for Map {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.function.trace(visit);
        self.iterators.iter().for_each(|iterator| iterator.trace(visit));
    }
}

super::iterator_type!(Map, "map", true, METHODS);

natives! {
    const METHODS;

    /// Make an iterator that computes the function using arguments from each of the iterables.
    ///
    /// Stops when the shortest iterable is exhausted.
    "@new __new__(cls, /, *args)" => |vm, [class, args]| {
        let args = &args.get::<Tuple>().expect("*args is a tuple").items;
        let [function, iterables @ ..] = args.as_slice() else {
            return Err(vm.type_error("map() must have at least two arguments."));
        };
        if iterables.is_empty() {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let mut iterators = Vec::with_capacity(iterables.len());
        for iterable in iterables {
            iterators.push(vm.iter(iterable)?);
        }
        let value = vm.new_native(Map { function: function.clone(), iterators });
        let owner = vm.native_class::<Map>();
        made(vm, &owner, class, value)
    }
}
