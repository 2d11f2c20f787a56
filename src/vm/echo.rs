//! The prompt's echo.

use std::io::Write;

use crate::object::Value;

use super::{Vm, VmResult};

impl Vm {
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
