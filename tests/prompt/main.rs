//! The prompt, as a person sees it. Every test drives the binary in a pseudo-terminal, but for those of [`pipes`].

#[path = "../binary/mod.rs"]
mod binary;
mod commands;
mod editing;
mod pipes;
mod running;
mod tasks;
mod terminal;
#[path = "../watch/mod.rs"]
mod watch;
