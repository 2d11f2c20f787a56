//! Errors for programs: one JSON object a line, one line for each exception that nobody caught.

use super::report::{ErrorText, Follows, FramePlace, Link, Report, SyntaxPlace};

/// The object, and a newline.
pub fn text(report: &Report) -> String {
    let mut json = Json::default();
    json.chain(&report.chain);
    json.out.push('\n');
    json.out
}

/// A line of JSON that is being written.
#[derive(Default)]
pub struct Json {
    out: String,
}

impl Json {
    /// Begins an object with its first field.
    pub fn begin(&mut self, key: &str, text: &str) {
        self.out.push_str(&format!("{{\"{key}\":"));
        self.string(text);
    }

    /// Ends an object.
    pub fn end(&mut self) {
        self.out.push('}');
    }

    /// The line.
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    pub fn number_field(&mut self, key: &str, number: i64) {
        self.out.push_str(&format!(",\"{key}\":{number}"));
    }

    /// A field that holds an exception with what led to it.
    pub fn exception(&mut self, key: &str, report: &Report) {
        self.out.push_str(&format!(",\"{key}\":"));
        self.chain(&report.chain);
    }

    /// A field that holds a place.
    pub fn place(&mut self, key: &str, place: &FramePlace) {
        self.out.push_str(&format!(",\"{key}\":"));
        self.frame(place);
    }

    /// An exception, with the one before it as `cause` or `context`.
    fn chain(&mut self, chain: &[Link]) {
        let mut closing = 0;
        for link in chain {
            self.error(&link.error);
            let key = match link.follows {
                None => break,
                Some(Follows::Cause) => "cause",
                Some(Follows::Context) => "context",
            };
            self.out.push_str(&format!(",\"{key}\":"));
            closing += 1;
        }
        self.out.extend(std::iter::repeat_n('}', closing + 1));
    }

    /// An object without its closing brace.
    fn error(&mut self, error: &ErrorText) {
        self.out.push_str("{\"type\":");
        self.string(&error.type_name);
        let syntax = error.syntax.as_ref().and_then(|place| place.message.as_deref());
        self.text_field("message", Some(syntax.unwrap_or(&error.bare_message)));
        self.text_field("suggestion", error.suggestion.as_deref());
        self.text_field("hint", error.hint.as_deref());
        if !error.notes.is_empty() {
            self.list("notes", &error.notes, |json, note| json.string(note));
        }
        if let Some(place) = &error.syntax {
            self.syntax(place);
        }
        if let Some(cancelled) = &error.cancelled {
            self.text_field("cancelled_by", Some(&cancelled.says));
            if let Some(place) = &cancelled.place {
                self.place("cancelled_at", place);
            }
        }
        self.list("frames", &error.frames, Json::frame);
        if let Some(group) = &error.group {
            self.list("exceptions", group, |json, part| json.chain(&part.chain));
        }
    }

    /// A place as an object.
    pub fn frame(&mut self, place: &FramePlace) {
        let source = &place.source;
        let column = |offset: u32| {
            let (line, byte) = source.line_and_byte_column(offset);
            let text = source.line_text(line);
            let byte = text.floor_char_boundary((byte as usize).min(text.len()));
            (line, text[..byte].chars().count() + 1)
        };
        let (_, start) = column(place.span.start);
        let (end_line, end) = column(place.span.end);
        self.out.push_str("{\"file\":");
        self.string(&source.name);
        self.out.push_str(&format!(",\"line\":{},\"column\":{start}", place.line));
        self.out.push_str(&format!(",\"end_line\":{end_line},\"end_column\":{end}"));
        self.text_field("function", Some(&place.name));
        self.out.push('}');
    }

    fn syntax(&mut self, place: &SyntaxPlace) {
        self.text_field("file", place.filename.as_deref());
        // 0 and -1 say that the end is not known.
        let end = place.end_offset.filter(|end| *end > 0);
        let numbers = [
            ("line", place.line),
            ("column", place.offset),
            ("end_line", place.end_line.filter(|_| end.is_some())),
            ("end_column", end),
        ];
        for (key, number) in numbers {
            if let Some(number) = number {
                self.number_field(key, number);
            }
        }
    }

    pub fn text_field(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.out.push_str(&format!(",\"{key}\":"));
            self.string(text);
        }
    }

    pub fn list<T>(&mut self, key: &str, items: &[T], mut print: impl FnMut(&mut Json, &T)) {
        self.out.push_str(&format!(",\"{key}\":["));
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            print(self, item);
        }
        self.out.push(']');
    }

    pub fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                c if (c as u32) < 0x20 => self.out.push_str(&format!("\\u{:04x}", c as u32)),
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}
