//! What the compiler has instructions for and the VM refuses so far, by name; and the prompt's echo.

use std::io::Write;

use crate::bytecode::Intrinsic;
use crate::object::Value;

use super::{Vm, VmResult};

impl Vm {
    /// Type variables and `type` statements.
    ///
    /// # Errors
    /// NotImplementedError: they are not supported yet.
    pub fn make_type_parameter(&mut self, operation: Intrinsic, _operands: &[Value]) -> VmResult<Value> {
        Err(self.not_implemented_error(format!("Rondo does not support a {operation} (PEP 695) yet")))
    }

    /// What is done with the type parameters of a class or function.
    ///
    /// # Errors
    /// NotImplementedError: they are not supported yet.
    pub fn apply_type_parameters(&mut self, operation: Intrinsic, _operands: &[Value]) -> VmResult<Value> {
        Err(self.not_implemented_error(format!("Rondo does not support type parameters yet ({operation})")))
    }

    /// Prints the repr of a value unless it is None, and keeps it as `_`.
    ///
    /// # Errors
    /// What the repr raises.
    pub fn print_expression(&mut self, value: &Value) -> VmResult<()> {
        if value.is_none() {
            return Ok(());
        }
        let mut text = self.repr(value)?;
        text.push('\n');
        if self.host.output.write_all(text.as_bytes()).is_err() {
            self.host.output_is_closed = true;
        }
        let name = self.names.underscore.clone();
        self.builtins.set_str(&name, value.clone());
        Ok(())
    }
}
