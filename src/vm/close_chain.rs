//! GeneratorExit thrown into a generator that waits for others: those are closed first, the innermost before all.

use crate::object::{Flavor, Gc, Generator, GeneratorState};

use super::frames::Exit;
use super::native::Input;
use super::{Raised, Vm, VmResult};

impl Vm {
    /// Closes what a suspended generator waits for, and gives what is thrown into the generator itself then: `exit`, or
    /// what went wrong.
    pub(super) fn close_chain(&mut self, generator: &Gc<Generator>, exit: Raised) -> Raised {
        let mut chain = generator.chain.take();
        generator.state.set(GeneratorState::Running);
        let mut failed: Option<Raised> = None;
        while let Some(inner) = chain.pop() {
            if inner.state.get() != GeneratorState::Suspended || inner.frame.borrow().is_none() {
                continue;
            }
            let thrown = failed.take().unwrap_or_else(|| {
                let class = self.types.GeneratorExit.clone();
                self.error_with(&class, [])
            });
            let ended = self.drive(&inner, Input::Throw(thrown));
            failed = self.failure_to_close(&inner, ended);
        }
        generator.state.set(GeneratorState::Suspended);
        failed.unwrap_or(exit)
    }

    /// What went wrong when a generator was closed.
    fn failure_to_close(&mut self, closed: &Generator, ended: VmResult<Exit>) -> Option<Raised> {
        match ended {
            Ok(Exit::Returned(_)) => None,
            Ok(Exit::Yielded(_) | Exit::AsyncYielded(_)) => Some(self.runtime_error(match closed.flavor {
                Flavor::Generator => "generator ignored GeneratorExit",
                Flavor::Coroutine => "coroutine ignored GeneratorExit",
                Flavor::AsyncGenerator => "async generator ignored GeneratorExit",
            })),
            Ok(Exit::Raised(raised)) | Err(raised) => {
                let types = &self.types;
                let is_closed = [&types.GeneratorExit, &types.StopIteration, &types.StopAsyncIteration]
                    .into_iter()
                    .any(|class| self.raised_is(&raised, class));
                (!is_closed).then_some(raised)
            }
        }
    }
}
