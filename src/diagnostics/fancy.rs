//! The report for people at a terminal: the source around what failed, labels, advice; drawn by miette.

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode,
    SourceSpan,
};

use super::report::{ErrorText, Follows, FramePlace, Link, Report};

/// The report on an exception and what led to it, the latest first.
pub fn text(report: &Report) -> String {
    let width = terminal_width();
    let theme = if std::env::var_os("NO_COLOR").is_some() {
        GraphicalTheme::unicode_nocolor()
    } else {
        GraphicalTheme::unicode()
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(width).with_links(false);
    let mut out = String::new();
    render(&handler, &report.chain, &mut out);
    out
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
        help.extend(error.notes.iter().map(String::as_str));
        let help = (!help.is_empty()).then(|| help.join("\n"));
        let mut drawing = Drawing {
            title,
            help,
            source: None,
            labels: Vec::new(),
            related: Vec::new(),
            severity: Severity::Error,
        };
        match &error.syntax {
            Some(place) => {
                if let (Some(text), Some(offset)) = (&place.text, place.offset) {
                    let name = place.filename.as_deref().unwrap_or("<string>");
                    drawing.quote_line(name, text, place.line.unwrap_or(1), offset, place.end_offset);
                }
            }
            None => drawing.quote_frames(&error.frames),
        }
        drawing
    }

    /// A line alone, where the rest of the text is not known.
    fn quote_line(&mut self, name: &str, text: &str, line: i64, offset: i64, end: Option<i64>) {
        let byte = |column: i64| {
            let index = usize::try_from(column - 1).unwrap_or(0);
            text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
        };
        // Blank lines before it make miette count right.
        let blank = "\n".repeat(usize::try_from(line - 1).unwrap_or(0));
        let start = byte(offset);
        let end = end.map_or(start + 1, byte).max(start + 1);
        let span = SourceSpan::from(blank.len() + start..blank.len() + end);
        self.labels.push(LabeledSpan::new_with_span(None, span));
        self.source = Some(NamedSource::new(name, blank + text).with_language("Python"));
    }

    /// The innermost frame, and those of its callers that stand in files that can be shown.
    fn quote_frames(&mut self, frames: &[FramePlace]) {
        const SHOWN: usize = 6;
        let mut shown: Vec<&FramePlace> = frames.iter().filter(|frame| frame.quotable).collect();
        let hidden = shown.len().saturating_sub(SHOWN);
        shown.drain(..hidden);
        let Some((last, callers)) = shown.split_last() else { return };
        self.quote(last, &format!("here, in {}", last.name));
        for caller in callers.iter().rev() {
            let mut drawing = Drawing {
                title: format!("called from {}", caller.name),
                help: None,
                source: None,
                labels: Vec::new(),
                related: Vec::new(),
                severity: Severity::Advice,
            };
            drawing.quote(caller, "this call");
            self.related.push(drawing);
        }
    }

    fn quote(&mut self, place: &FramePlace, label: &str) {
        let span = place.span.start as usize..place.span.end.max(place.span.start + 1) as usize;
        let span = SourceSpan::from(span);
        self.labels.push(LabeledSpan::new_primary_with_span(Some(label.to_string()), span));
        self.source =
            Some(NamedSource::new(&place.source.name, place.source.text.clone()).with_language("Python"));
    }
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
