//! `rondo dis`: the instructions that a script is compiled to.

use crate::vm::{Vm, VmResult};

use super::arguments::{Options, Script};
use super::{run, session};

/// Prints the listing and ends the process.
pub fn dis(script: Script, options: Options) -> ! {
    session::run(script, options, list)
}

fn list(vm: &mut Vm, script: &Script) -> VmResult<()> {
    let text = run::load(vm, script)?;
    let (_, code) = run::compile(vm, &script.source, text)?;
    vm.write_output(&crate::bytecode::disassemble::disassemble(&code))
}
