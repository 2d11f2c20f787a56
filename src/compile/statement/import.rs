//! `import` and `from … import`.

use super::super::Compiler;
use super::super::error::{CompileError, Result};
use crate::bytecode::{Constant, Instruction, Intrinsic, Reg};
use crate::syntax::Span;
use crate::syntax::ast::{Alias, Identifier, Name};

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, names: &'a [Alias], span: Span) -> Result<()> {
        for alias in names {
            let mark = self.u.emit.mark();
            let module = self.u.emit.temp();
            let from_list = self.u.emit.temp();
            self.u.emit.load_constant(from_list, Constant::None, span);
            let full = &alias.name.name;
            let name = self.mangled_name(full);
            self.u.emit.emit(Instruction::ImportName { level: 0, dst: module, name, from_list }, span);
            let mut parts = full.split('.');
            let package = parts.next().expect("split gives at least one part");
            match &alias.asname {
                None => self.store_name(&Name::from(package), module, span)?,
                Some(bound) => {
                    for part in parts {
                        let name = self.mangled_name(&Name::from(part));
                        self.u.emit.emit(Instruction::ImportFrom { dst: module, module, name }, span);
                    }
                    self.store_name(&bound.name, module, span)?;
                }
            }
            self.u.emit.release(mark);
        }
        Ok(())
    }

    pub(super) fn import_from(
        &mut self,
        module: Option<&'a Identifier>,
        names: &'a [Alias],
        level: u32,
        span: Span,
    ) -> Result<()> {
        let path = module.map_or_else(|| Name::from(""), |module| module.name.clone());
        if level == 0 && &*path == "__future__" && span.start >= self.future_end {
            let message = "from __future__ imports must occur at the beginning of the file";
            return Err(CompileError::syntax(message, span));
        }
        let Ok(level) = u8::try_from(level) else {
            return Err(CompileError::unsupported("a relative import of more than 255 dots", span));
        };
        let module = self.u.emit.temp();
        let from_list = self.u.emit.temp();
        let list = names.iter().map(|alias| Constant::Str(alias.name.name.as_rc().clone())).collect();
        self.u.emit.load_constant(from_list, Constant::Tuple(list), span);
        let name = self.mangled_name(&path);
        self.u.emit.emit(Instruction::ImportName { level, dst: module, name, from_list }, span);
        for alias in names {
            if &*alias.name.name == "*" {
                let (operation, dst) = (Intrinsic::ImportStar, Reg::NONE);
                self.u.emit.emit(Instruction::Intrinsic { operation, dst, start: module }, span);
                continue;
            }
            let mark = self.u.emit.mark();
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            let dst = match self.local_target(&bound.name) {
                Some(local) => local,
                None => self.u.emit.temp(),
            };
            let name = self.mangled_name(&alias.name.name);
            self.u.emit.emit(Instruction::ImportFrom { dst, module, name }, span);
            self.store_name(&bound.name, dst, span)?;
            self.u.emit.release(mark);
        }
        Ok(())
    }

    /// The number of a module's or attribute's name. Private names are mangled here as well, as in CPython.
    fn mangled_name(&mut self, name: &Name) -> u16 {
        let name = self.scopes.get(self.u.here).mangle(name);
        self.u.emit.short_name(name.as_rc())
    }
}
