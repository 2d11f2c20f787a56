//! `dict.update`: entries from another dict, from anything with `keys`, or from pairs.

use crate::object::{Dict, Gc, Value};

use super::{Vm, VmResult};

impl Vm {
    /// Takes over the entries of `other`, as `dict.update` and `|=` do.
    pub fn dict_update(&mut self, dict: &Gc<Dict>, other: &Value) -> VmResult<()> {
        if let Some(other) = other.as_gc::<Dict>() {
            return self.dict_merge(dict, other);
        }
        let name = self.names.keys.clone();
        if let Some(keys) = self.find_attr(other, &name)? {
            let keys = self.call(&keys, &[])?;
            let Some(iterator) = self.try_iter(&keys)? else {
                let (own, given) = (self.type_name(other), self.type_name(&keys));
                return Err(self.type_error(format!("{own}.keys() returned a non-iterable (type {given})")));
            };
            while let Some(key) = self.next(&iterator)? {
                let value = self.get_item(other, &key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        self.dict_update_pairs(dict, other)
    }

    fn dict_update_pairs(&mut self, dict: &Gc<Dict>, pairs: &Value) -> VmResult<()> {
        let iterator = self.iter(pairs)?;
        let mut number = 0;
        while let Some(pair) = self.next(&iterator)? {
            if self.try_iter(&pair)?.is_none() {
                return Err(self.type_error(format!(
                    "cannot convert dictionary update sequence element #{number} to a sequence"
                )));
            }
            let items = self.collect(&pair)?;
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
