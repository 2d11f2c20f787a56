//! The report for people at a terminal: the source around what failed, labels, advice; drawn by miette.

use std::io::IsTerminal;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode,
    SourceSpan,
};

use crate::bytecode::Span;

use super::report::{ErrorText, Follows, FramePlace, Link, Report, SyntaxPlace};

/// The report on an exception and what led to it, the latest first.
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    render(&handler(), &report.chain, &mut out);
    out
}

/// A file with what to say at places in it.
pub struct Note {
    /// Whose source is quoted.
    pub place: FramePlace,
    pub labels: Vec<Label>,
}

/// A word at a place.
pub struct Label {
    pub span: Span,
    pub says: String,
    pub primary: bool,
}

/// A report that is no exception's: a title, places in one file or several, advice.
pub fn notes(title: &str, help: Option<String>, notes: &[Note]) -> String {
    report_of(title, help, notes, Severity::Error)
}

/// The same as a warning.
pub fn warning(title: &str, help: Option<String>, notes: &[Note]) -> String {
    report_of(title, help, notes, Severity::Warning)
}

fn report_of(title: &str, help: Option<String>, notes: &[Note], severity: Severity) -> String {
    let mut drawing = Drawing::new(title.to_string(), help, severity);
    for (index, note) in notes.iter().enumerate() {
        let mut inner = Drawing::new("and there".to_string(), None, Severity::Advice);
        let target = if index == 0 { &mut drawing } else { &mut inner };
        target.quote(&note.place);
        for label in &note.labels {
            let span = SourceSpan::from(
                label.span.start as usize..label.span.end.max(label.span.start + 1) as usize,
            );
            let says = Some(label.says.clone());
            target.labels.push(if label.primary {
                LabeledSpan::new_primary_with_span(says, span)
            } else {
                LabeledSpan::new_with_span(says, span)
            });
        }
        if index > 0 {
            drawing.related.push(inner);
        }
    }
    let mut out = String::new();
    if handler().render_report(&mut out, &drawing).is_err() {
        out.push_str(title);
    }
    out.push('\n');
    out
}

/// What draws: in colour at a terminal that wants it, as wide as that.
fn handler() -> GraphicalReportHandler {
    let plain = std::env::var_os("NO_COLOR").is_some() || !std::io::stderr().is_terminal();
    let theme = if plain { GraphicalTheme::unicode_nocolor() } else { GraphicalTheme::unicode() };
    GraphicalReportHandler::new_themed(theme).with_width(terminal_width()).with_links(false)
}

/// What the terminal says of itself; miette's usual width otherwise.
fn terminal_width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100)
}

fn render(handler: &GraphicalReportHandler, chain: &[Link], out: &mut String) {
    for (index, link) in chain.iter().enumerate() {
        if index > 0 {
            let words = match chain[index - 1].follows {
                Some(Follows::Cause) => "caused by:",
                _ => "raised while handling:",
            };
            out.push_str(words);
            out.push('\n');
        }
        let drawing = Drawing::of(&link.error);
        // Writing to a string does not fail; should the drawing fail, the bare message is still worth something.
        if handler.render_report(out, &drawing).is_err() {
            out.push_str(&drawing.title);
        }
        out.push('\n');
        if let Some(group) = &link.error.group {
            for (index, part) in group.iter().enumerate() {
                out.push_str(&format!("[{} of {}]\n", index + 1, group.len()));
                render(handler, &part.chain, out);
            }
        }
    }
}

/// One exception as miette wants it: the innermost frame's source, and a related drawing for each file more.
#[derive(Debug)]
struct Drawing {
    title: String,
    help: Option<String>,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
    related: Vec<Drawing>,
    severity: Severity,
}

impl Drawing {
    fn new(title: String, help: Option<String>, severity: Severity) -> Drawing {
        Drawing { title, help, source: None, labels: Vec::new(), related: Vec::new(), severity }
    }

    fn of(error: &ErrorText) -> Drawing {
        let title = match (&error.syntax, error.message.is_empty()) {
            (Some(place), _) => {
                format!("{}: {}", error.type_name, place.message.as_deref().unwrap_or("no detail available"))
            }
            (None, true) => error.type_name.clone(),
            (None, false) => format!("{}: {}", error.type_name, error.bare_message),
        };
        let mut help: Vec<&str> = Vec::new();
        help.extend(error.suggestion.as_deref());
        help.extend(error.hint.as_deref());
        if let Some(cancelled) = error.cancelled.as_ref().filter(|cancelled| cancelled.place.is_none()) {
            help.push(&cancelled.says);
        }
        help.extend(error.notes.iter().map(String::as_str));
        let help = (!help.is_empty()).then(|| help.join("\n"));
        let mut drawing = Drawing::new(title, help, Severity::Error);
        match &error.syntax {
            Some(place) => drawing.quote_syntax(place),
            None => drawing.quote_frames(&error.frames),
        }
        if let Some(cancelled) = &error.cancelled
            && let Some(place) = cancelled.place.as_ref().filter(|place| place.quotable)
        {
            drawing.point_at(place, &cancelled.says);
        }
        drawing
    }

    /// The place of a SyntaxError: in its file, if that still has the line; else the line alone.
    fn quote_syntax(&mut self, place: &SyntaxPlace) {
        let (Some(line), Some(offset)) = (&place.text, place.offset) else { return };
        let name = place.filename.as_deref().unwrap_or("<string>");
        let number = place.line.map_or(0, |line| usize::try_from(line - 1).unwrap_or(0));
        let file = std::fs::read_to_string(name).ok();
        let file = file.filter(|text| text.lines().nth(number) == Some(line.trim_end_matches('\n')));
        // Blank lines before a line alone make miette count right.
        let text = file.unwrap_or_else(|| "\n".repeat(number) + line);
        let line_start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
        let byte = |column: i64| {
            let index = usize::try_from(column - 1).unwrap_or(0);
            line_start + line.char_indices().nth(index).map_or(line.trim_end().len(), |(at, _)| at)
        };
        let start = byte(offset);
        let end = match place.end_offset {
            Some(end) if place.end_line == place.line => byte(end),
            // What goes on below is marked up to the end of its first line.
            _ => line_start + line.trim_end().len(),
        };
        let span = SourceSpan::from(start..end.max(start + 1));
        self.labels.push(LabeledSpan::new_primary_with_span(None, span));
        self.source = Some(NamedSource::new(name, text).with_language("Python"));
    }

    /// The innermost frames. Those in the file of the innermost one are labels in one drawing of it, in the order of
    /// the calls; those in other files get a drawing each.
    fn quote_frames(&mut self, frames: &[FramePlace]) {
        const SHOWN: usize = 6;
        let mut shown: Vec<&FramePlace> = frames.iter().filter(|frame| frame.quotable).collect();
        let hidden = shown.len().saturating_sub(SHOWN);
        shown.drain(..hidden);
        let Some((last, callers)) = shown.split_last() else { return };
        self.quote(last);
        self.labels
            .push(LabeledSpan::new_primary_with_span(Some(format!("in {}", last.name)), span_of(last)));
        for (index, caller) in callers.iter().enumerate().rev() {
            let label = format!("{}. {} called", index + 1, caller.name);
            let label = LabeledSpan::new_with_span(Some(label), span_of(caller));
            if caller.source.name == last.source.name {
                // A frame of a recursion stands where another one does: once is enough.
                if !self.labels.iter().any(|known| known.inner() == label.inner()) {
                    self.labels.push(label);
                }
                continue;
            }
            let mut drawing = Drawing::new(format!("called from {}", caller.name), None, Severity::Advice);
            drawing.quote(caller);
            drawing.labels.push(label);
            self.related.push(drawing);
        }
    }

    /// Says something at a place: in the drawing, or in one of its own if that is in another file.
    fn point_at(&mut self, place: &FramePlace, says: &str) {
        let label = LabeledSpan::new_with_span(Some(says.to_string()), span_of(place));
        match &self.source {
            None => {
                self.quote(place);
                self.labels.push(label);
            }
            Some(source) if source.name() == place.source.name => {
                match self.labels.iter_mut().find(|known| known.inner() == label.inner()) {
                    Some(known) => {
                        known.set_label(Some(format!("{}; {says}", known.label().unwrap_or_default())));
                    }
                    None => self.labels.push(label),
                }
            }
            Some(_) => {
                let mut drawing = Drawing::new("cancelled".to_string(), None, Severity::Advice);
                drawing.quote(place);
                drawing.labels.push(label);
                self.related.push(drawing);
            }
        }
    }

    fn quote(&mut self, place: &FramePlace) {
        self.source =
            Some(NamedSource::new(&place.source.name, place.source.text.clone()).with_language("Python"));
    }
}

fn span_of(place: &FramePlace) -> SourceSpan {
    SourceSpan::from(place.span.start as usize..place.span.end.max(place.span.start + 1) as usize)
}

impl std::fmt::Display for Drawing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.title)
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.related.is_empty())
            .then(|| Box::new(self.related.iter().map(|drawing| drawing as &dyn Diagnostic)) as Box<_>)
    }
}
