//! `zip(*iterables, strict=False)`

use crate::builtins::arguments::flag;
use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Gc, Ref, Trace, Tuple, Value};
use crate::vm::{Raised, Vm, VmResult};

/// The tuples of items that stand at the same place.
#[derive(Debug)]
pub struct Zip {
    iterators: Vec<Value>,
    strict: bool,
}

impl Zip {
    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        if let [first, second] = self.iterators.as_slice()
            && !self.strict
        {
            let Some(first) = vm.next(first)? else { return Ok(None) };
            let Some(second) = vm.next(second)? else { return Ok(None) };
            return Ok(Some(Gc::new(Tuple::new([first, second])).into()));
        }
        if self.iterators.is_empty() {
            return Ok(None);
        }
        let mut tuple = Tuple { items: smallvec::SmallVec::with_capacity(self.iterators.len()) };
        for (index, iterator) in self.iterators.iter().enumerate() {
            match vm.next(iterator)? {
                Some(item) => tuple.items.push(item),
                None if self.strict && index > 0 => return Err(uneven(vm, index, "shorter")),
                None if self.strict => return self.check_ends(vm),
                None => return Ok(None),
            }
        }
        Ok(Some(Gc::new(tuple).into()))
    }

    /// The first iterable has ended: so must the others.
    fn check_ends(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        for (index, iterator) in self.iterators.iter().enumerate().skip(1) {
            if vm.next(iterator)?.is_some() {
                return Err(uneven(vm, index, "longer"));
            }
        }
        Ok(None)
    }
}

#[cold]
fn uneven(vm: &mut Vm, index: usize, how: &str) -> Raised {
    let others = if index == 1 { "argument 1".to_string() } else { format!("arguments 1-{index}") };
    vm.value_error(format!("zip() argument {} is {how} than {others}", index + 1))
}

impl Trace for Zip {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.iterators.iter().for_each(|iterator| iterator.trace(visit));
    }
}

super::iterator_type!(Zip, "zip", true, METHODS);

natives! {
    const METHODS;

    /// The zip object yields n-length tuples, where n is the number of iterables passed as positional arguments.
    "@new __new__(cls, /, *iterables, strict=False)" => |vm, [class, iterables, strict]| {
        let strict = flag(vm, strict, false)?;
        let iterables = &iterables.get::<Tuple>().expect("*args is a tuple").items;
        let mut iterators = Vec::with_capacity(iterables.len());
        for iterable in iterables {
            iterators.push(vm.iter(iterable)?);
        }
        let value = vm.new_native(Zip { iterators, strict });
        let owner = vm.native_class::<Zip>();
        made(vm, &owner, class, value)
    }
}
