//! Makes a code object ready to run.

use std::rc::Rc;

use crate::bytecode::{Code, Constant};
use crate::object::{
    AttrCache, BigInt, Bytes, Complex, FrozenSet, Gc, GlobalCache, LoadedCode, Str, Tuple, Value,
};

use super::{Vm, fused};

impl Vm {
    /// A code object with its constants as values, its names interned, its caches empty; those inside it as well.
    pub fn load_code(&mut self, code: Rc<Code>) -> Gc<LoadedCode> {
        let names: Box<[Gc<Str>]> = code.names.iter().map(|name| self.intern(name)).collect();
        let simple = code.keyword_only_count == 0 && !code.flags.varargs && !code.flags.varkeywords;
        let attr_caches =
            code.attr_sites.iter().map(|name| AttrCache::new(names[name.index()].clone())).collect();
        let call_keywords = code
            .call_sites
            .iter()
            .map(|site| site.keywords.iter().map(|name| names[name.index()].clone()).collect())
            .collect();
        Gc::new(LoadedCode {
            instructions: fused::fuse(&code.instructions),
            constants: code.constants.iter().map(|constant| self.constant_value(constant)).collect(),
            attr_caches,
            global_caches: names.iter().map(|_| GlobalCache::default()).collect(),
            codes: code.codes.iter().map(|inner| self.load_code(inner.clone())).collect(),
            name: self.intern(&code.name),
            qualname: self.intern(&code.qualname),
            local_names: code.local_names.iter().map(|name| self.intern(name)).collect(),
            call_keywords,
            simple_count: if simple { code.positional_count } else { u16::MAX },
            register_count: code.register_count,
            site_base: self.sites.reserve(&code),
            suspends: code.flags.generator || code.flags.coroutine || code.flags.async_generator,
            names,
            code,
        })
    }

    fn constant_value(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::Bool(truth) => Value::bool(*truth),
            Constant::Ellipsis => self.ellipsis.clone(),
            Constant::Int(number) => Value::Int(*number),
            Constant::BigInt(number) => Gc::new(BigInt { value: number.clone() }).into(),
            Constant::Float(number) => Value::float(*number),
            Constant::Complex(real, imag) => Gc::new(Complex { real: *real, imag: *imag }).into(),
            // Short strings that look like names are shared, as keys and attribute names are.
            Constant::Str(text) if text.len() <= 40 => Value::from(self.intern(text)),
            Constant::Str(text) => Value::str(&**text),
            Constant::Bytes(bytes) => Gc::new(Bytes { bytes: (&**bytes).into() }).into(),
            Constant::Tuple(items) if items.is_empty() => self.empty_tuple.clone(),
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant_value(item)).collect();
                Gc::new(Tuple::new(items)).into()
            }
            Constant::FrozenSet(items) => {
                // Built twice, as CPython's compiler does: once for the display, once to merge equal constants.
                let mut first = crate::object::set_table::SetTable::new();
                for item in items {
                    let value = self.constant_value(item);
                    self.table_add(&mut first, value).expect("constants are hashable");
                }
                let mut table = crate::object::set_table::SetTable::new();
                first.entries().for_each(|(hash, value)| table.insert_new(hash, value.clone()));
                Gc::new(FrozenSet { table }).into()
            }
        }
    }
}
