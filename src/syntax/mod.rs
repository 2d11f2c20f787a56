//! From text to tree.
//!
//! [`source`] reads a script, `token` lists the kinds of tokens, `layout` cuts the text into them and adds the
//! ones that stand for indentation, `fstring` and `literal` read what is between quotes, `number` what
//! is a number. `grammar/python.lalrpop` says what a script is, `parser` runs it, and `tree`, `targets` and
//! `arguments` are its actions. `mistakes` words the error when it stops. The result is an [`ast::Module`] or one [`error::SyntaxError`].
//! [`parts`] cuts text that may be unfinished, for the prompt.
//!
//! Relies on nothing else in the house.

mod arguments;
pub mod ast;
mod bad_bytes;
mod depth;
pub mod error;
mod fstring;
mod layout;
mod literal;
mod mistakes;
mod number;
mod parser;
pub mod parts;
pub mod source;
pub mod span;
mod targets;
mod token;
mod tree;

pub use error::{Place, Stage, SyntaxError, SyntaxErrorKind, SyntaxWarning};
pub use literal::character_named;
pub use parser::{count_tokens, parse_expression, parse_interactive, parse_module, parse_single};
pub use source::SourceFile;
pub use span::Span;
