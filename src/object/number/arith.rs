//! Where the arithmetic is: [`division`](super::division) (and the way from integers to floats),
//! [`power`](super::power) (with the shifts), [`round`](super::round) (and the way from floats to integers),
//! [`compare`](super::compare), [`sum`](super::sum).

pub use super::compare::*;
pub use super::division::*;
pub use super::power::*;
pub use super::round::*;
pub use super::sum::*;
