//! `contextvars`: the contexts of the event loop.

use crate::event_loop::context::{self, Context, ContextVar, Token};
use crate::natives;
use crate::object::{Gc, List, Module, Value};
use crate::vm::{Vm, VmResult};

use super::set_all;

natives! {
    const FUNCTIONS;
    /// Return a copy of the present context.
    "copy_context()" => |vm, []| {
        Ok(context::copy(vm).into())
    }
}

/// Fills the module.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("contextvars", None);
    let namespace = module.dict.clone();
    vm.add_functions(&namespace, "_contextvars", FUNCTIONS);
    let (context, variable, token) =
        (vm.native_class::<Context>(), vm.native_class::<ContextVar>(), vm.native_class::<Token>());
    let missing = context::missing(vm);
    let (missing_name, hash) = (vm.intern("MISSING"), vm.names.hash.clone());
    token.dict.set_str(&missing_name, missing);
    context.dict.set_str(&hash, Value::None);
    for class in [&context, &token] {
        class.touch();
    }
    let names = ["Context", "ContextVar", "Token", "copy_context"];
    let all = Gc::new(List::new(names.iter().map(|name| Value::from(*name)).collect()));
    let classes =
        [("Context", (&context).into()), ("ContextVar", (&variable).into()), ("Token", (&token).into())];
    set_all(vm, &module, classes);
    set_all(vm, &module, [("__all__", all.into())]);
    Ok(module)
}
