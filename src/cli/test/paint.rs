//! Colours of a terminal.

use std::io::IsTerminal;

/// Paints text, or leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    on: bool,
}

impl Paint {
    pub const OFF: Paint = Paint { on: false };

    /// Colours if the stream is a terminal that has them, and nobody asked for none.
    pub fn for_stream(stream: &impl IsTerminal) -> Paint {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Paint { on: stream.is_terminal() && !is_set("NO_COLOR") && !is_dumb }
    }

    pub fn is_on(self) -> bool {
        self.on
    }

    pub fn red(self, text: &str) -> String {
        self.with("31", text)
    }

    pub fn green(self, text: &str) -> String {
        self.with("32", text)
    }

    pub fn yellow(self, text: &str) -> String {
        self.with("33", text)
    }

    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    /// A part of a painted text: turned round, and back without touching its colour.
    pub fn stressed(self, text: &str) -> String {
        if self.on { format!("\x1b[7m{text}\x1b[27m") } else { text.to_string() }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }
}
