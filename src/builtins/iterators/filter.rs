//! `filter(function, iterable)`

use crate::builtins::dunders::made;
use crate::natives;
use crate::object::{Class, Ref, Trace, Value};
use crate::vm::{Vm, VmResult};

/// The items that a function holds true, or that are true themselves.
#[derive(Debug)]
pub struct Filter {
    function: Value,
    iterator: Value,
}

impl Filter {
    fn step(&self, vm: &mut Vm) -> VmResult<Option<Value>> {
        let is_bool = self.function.as_gc::<Class>().is_some_and(|class| class.is(&vm.types.bool_));
        let own_truth = is_bool || self.function.is_none();
        while let Some(item) = vm.next(&self.iterator)? {
            let keep = if own_truth {
                vm.truth(&item)?
            } else {
                let answer = vm.call(&self.function, std::slice::from_ref(&item))?;
                vm.truth(&answer)?
            };
            if keep {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

impl Trace for Filter {
    fn trace(&self, visit: &mut dyn FnMut(&Ref)) {
        self.function.trace(visit);
        self.iterator.trace(visit);
    }
}

super::iterator_type!(Filter, "filter", true, METHODS);

natives! {
    const METHODS;

    /// Return an iterator yielding those items of iterable for which function(item) is true.
    ///
    /// If function is None, return the items that are true.
    "@new __new__(cls, function, iterable, /)" => |vm, [class, function, iterable]| {
        let iterator = vm.iter(iterable)?;
        let value = vm.new_native(Filter { function: function.clone(), iterator });
        let owner = vm.native_class::<Filter>();
        made(vm, &owner, class, value)
    }
}
