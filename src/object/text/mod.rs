//! What text and bytes can do, as pure functions on `&str` and `&[u8]`: no value of the interpreter, no script
//! code, errors as [`error::OpError`]. Positions and lengths of text are in code points, those of bytes in
//! bytes. Where a function takes `is_ascii`, the caller promises that the text is ASCII only, and gets the
//! quick way.

pub mod bytes_methods;
pub mod error;
pub mod format_number;
pub mod format_spec;
pub mod methods;
pub mod percent;
pub mod quote;
pub mod str_format;
pub mod suggest;
pub mod unicode;
mod unicode_tables;
