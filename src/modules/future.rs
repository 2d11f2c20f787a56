//! `__future__`: what `from __future__ import …` finds when it runs. The compiler has heard of it before.

use crate::natives;
use crate::object::{Gc, List, Module, NativeData, Ref, Trace, Value};
use crate::vm::{Native, NativeType, Vm, VmResult};

/// One feature: since when it can be had, since when it is always on, and its flag.
struct Feature {
    optional: &'static str,
    mandatory: &'static str,
    flag: i64,
}

impl Trace for Feature {
    fn trace(&self, _visit: &mut dyn FnMut(&Ref)) {}
}

impl NativeData for Feature {}

impl NativeType for Feature {
    const NAME: &'static str = "_Feature";
    const MODULE: &'static str = "__future__";
    const METHODS: &'static [Native] = METHODS;
}

natives! {
    const METHODS;

    /// Return repr(self).
    "__repr__(self, /)" => |vm, [this]| {
        let feature: &Feature = this.native().expect("the receiver was checked");
        Ok(format!("_Feature({}, {}, {})", feature.optional, feature.mandatory, feature.flag).into())
    }

    /// The feature's flag for compile().
    "@get compiler_flag(self)" => |vm, [this]| {
        let feature: &Feature = this.native().expect("the receiver was checked");
        Ok(Value::Int(feature.flag))
    }
}

const FEATURES: &[(&str, Feature)] = &[
    ("nested_scopes", feature("(2, 1, 0, 'beta', 1)", "(2, 2, 0, 'alpha', 0)", 0x10)),
    ("generators", feature("(2, 2, 0, 'alpha', 1)", "(2, 3, 0, 'final', 0)", 0)),
    ("division", feature("(2, 2, 0, 'alpha', 2)", "(3, 0, 0, 'alpha', 0)", 0x20000)),
    ("absolute_import", feature("(2, 5, 0, 'alpha', 1)", "(3, 0, 0, 'alpha', 0)", 0x40000)),
    ("with_statement", feature("(2, 5, 0, 'alpha', 1)", "(2, 6, 0, 'alpha', 0)", 0x80000)),
    ("print_function", feature("(2, 6, 0, 'alpha', 2)", "(3, 0, 0, 'alpha', 0)", 0x100000)),
    ("unicode_literals", feature("(2, 6, 0, 'alpha', 2)", "(3, 0, 0, 'alpha', 0)", 0x200000)),
    ("barry_as_FLUFL", feature("(3, 1, 0, 'alpha', 2)", "(4, 0, 0, 'alpha', 0)", 0x400000)),
    ("generator_stop", feature("(3, 5, 0, 'beta', 1)", "(3, 7, 0, 'alpha', 0)", 0x800000)),
    ("annotations", feature("(3, 7, 0, 'beta', 1)", "None", 0x1000000)),
];

const fn feature(optional: &'static str, mandatory: &'static str, flag: i64) -> Feature {
    Feature { optional, mandatory, flag }
}

/// The module with all features of 3.13.
pub fn build(vm: &mut Vm) -> VmResult<Gc<Module>> {
    let module = vm.new_module("__future__", Some("Record of phased-in incompatible language changes."));
    let mut names = Vec::new();
    for (name, Feature { optional, mandatory, flag }) in FEATURES {
        let value = vm.new_native(feature(optional, mandatory, *flag));
        let name = vm.intern(name);
        names.push(Value::from(&name));
        module.dict.set_str(&name, value);
    }
    let all = vm.intern("all_feature_names");
    module.dict.set_str(&all, Gc::new(List::new(names)).into());
    Ok(module)
}
