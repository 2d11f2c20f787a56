//! `gc`: the cycle collector, as far as scripts steer it.

use crate::natives;
use crate::object::reference::{collect, enable_collector, tracked_objects};
use crate::object::{Gc, List, Module, Tuple, Value};
use crate::vm::{Vm, VmResult};

natives! {
    const FUNCTIONS;

    /// Run the garbage collector.
    ///
    /// With no arguments, run a full collection. The number of unreachable objects is returned.
    "collect(generation=2)" => |vm, [generation]| {
        let generation = if generation.is_undef() { 2 } else { vm.index(generation)? };
        if !(0..=2).contains(&generation) {
            return Err(vm.value_error("invalid generation"));
        }
        let mut found = collect(generation > 0);
        vm.check_pending()?;
        if generation == 2 {
            // What the finalisers let go of.
            found += collect(true);
            vm.check_pending()?;
        }
        Ok(Value::from(found))
    }

    /// Enable automatic garbage collection.
    "enable()" => |vm, []| { enable_collector(true); Ok(Value::None) }

    /// Disable automatic garbage collection.
    "disable()" => |vm, []| { enable_collector(false); Ok(Value::None) }

    /// Returns true if automatic garbage collection is enabled.
    "isenabled()" => |vm, []| {
        let enabled = enable_collector(true);
        enable_collector(enabled);
        Ok(Value::bool(enabled))
    }

    /// Return a three-tuple of the current collection counts.
    "get_count()" => |vm, []| {
        let counts = [Value::from(tracked_objects()), Value::Int(0), Value::Int(0)];
        Ok(Gc::new(Tuple::new(counts)).into())
    }

    /// Freeze all current tracked objects and ignore them for future collections.
    "freeze()" => |vm, []| { Ok(Value::None) }

    /// Unfreeze all objects in the permanent generation.
    "unfreeze()" => |vm, []| { Ok(Value::None) }
}

/// The module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let doc = "This module provides access to the garbage collector for reference cycles.";
    let module = vm.new_module("gc", Some(doc));
    vm.add_functions(&module.dict, "gc", FUNCTIONS);
    // There is nothing that cannot be collected.
    let name = vm.intern("garbage");
    module.dict.set_str(&name, Gc::new(List::new(Vec::new())).into());
    Ok(module)
}
