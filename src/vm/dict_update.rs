//! `dict.update`: entries from another dict, from anything with `keys`, or from pairs.

use crate::object::{Class, Dict, Gc, List, Tuple, Value};

use super::{Vm, VmResult};

impl Vm {
    /// Takes over the entries of `other`, as `dict.update` and `|=` do.
    pub fn dict_update(&mut self, dict: &Gc<Dict>, other: &Value) -> VmResult<()> {
        if let Some(table) = self.dict_of_mapping(other) {
            return self.dict_merge(dict, &table);
        }
        let name = self.names.keys.clone();
        if let Some(keys) = self.find_attr(other, &name)? {
            let keys = self.call(&keys, &[])?;
            let Some(iterator) = self.try_iter(&keys)? else {
                let (own, given) = (self.type_name(other), self.type_name(&keys));
                return Err(self.type_error(format!("{own}.keys() returned a non-iterable (type {given})")));
            };
            // All of them first: `__getitem__` may change the mapping.
            for key in self.collect(&iterator)? {
                let value = self.get_item(other, &key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        self.dict_update_pairs(dict, other)
    }

    /// The table of a mapping that is taken over as it stands: a dict's, and that of a subclass which leaves `__iter__`
    /// to `dict`, as CPython does whatever else is overridden.
    pub(crate) fn dict_of_mapping(&self, mapping: &Value) -> Option<Gc<Dict>> {
        if let Some(dict) = mapping.as_gc::<Dict>() {
            return Some(dict.clone());
        }
        let inner = self.unwrap_native(mapping);
        let dict = inner.as_gc::<Dict>()?;
        let of = |class: &Gc<Class>| self.lookup_in_class(class, &self.names.iter);
        of(&self.class_of(mapping))?.is(&of(&self.types.dict)?).then(|| dict.clone())
    }

    fn dict_update_pairs(&mut self, dict: &Gc<Dict>, pairs: &Value) -> VmResult<()> {
        let iterator = self.iter(pairs)?;
        let mut number = 0;
        while let Some(pair) = self.next(&iterator)? {
            let is_sequence = pair.get::<Tuple>().is_some() || pair.get::<List>().is_some();
            let items = if is_sequence { pair } else { self.try_iter(&pair)?.unwrap_or_default() };
            if items.is_undef() {
                return Err(self.type_error(format!(
                    "cannot convert dictionary update sequence element #{number} to a sequence"
                )));
            }
            let items = self.collect(&items)?;
            let length = items.len();
            let Ok([key, value]) = <[Value; 2]>::try_from(items) else {
                return Err(self.value_error(format!(
                    "dictionary update sequence element #{number} has length {length}; 2 is required"
                )));
            };
            self.dict_set(dict, key, value)?;
            number += 1;
        }
        Ok(())
    }
}
