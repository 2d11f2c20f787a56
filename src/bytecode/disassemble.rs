//! The listing of `rondo dis`.
