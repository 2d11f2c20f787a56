//! The methods of `str`, by theme.

pub mod case;
pub mod classify;
pub mod layout;
pub mod position;
pub mod search;
pub mod split;
pub mod strip;
