//! `exit` and `quit`, which CPython's module `site` adds to the built-in functions.

use crate::natives;
use crate::object::{NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Raised, Vm};

/// A callable that ends the script, and says so when it is shown.
#[derive(Debug)]
struct Quitter {
    name: &'static str,
}

impl Trace for Quitter {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Quitter {}

impl NativeType for Quitter {
    const NAME: &'static str = "Quitter";
    const MODULE: &'static str = "_sitebuiltins";
    const METHODS: &'static [Native] = METHODS;
}

/// Fills the namespace.
pub fn install(vm: &mut Vm) {
    let namespace = vm.builtins.clone();
    for name in ["exit", "quit"] {
        let quitter = vm.new_native(Quitter { name });
        namespace.set_str(&vm.intern(name), quitter);
    }
}

natives! {
    const METHODS;
    /// Call self as a function.
    "__call__(self, code=None)" => |vm, [_this, code]| {
        let code = code.clone().defined().unwrap_or(Value::None);
        let class = vm.types.SystemExit.clone();
        let exception = vm.new_exception(&class, vec![code])?;
        vm.set_implied_context(&exception);
        Err(Raised(exception))
    }
    /// Return repr(self).
    "__repr__(self, /)" => |_vm, [this]| {
        let name = this.native::<Quitter>().expect("the receiver was checked").name;
        Ok(format!("Use {name}() or Ctrl-D (i.e. EOF) to exit").into())
    }
    "@get name(self)" => |_vm, [this]| {
        Ok(Value::from(this.native::<Quitter>().expect("the receiver was checked").name))
    }
    "@get eof(self)" => |_vm, [_this]| { Ok(Value::from("Ctrl-D (i.e. EOF)")) }
}
