//! A text cut into parts, for those who colour it or ask what stands before the cursor. Unlike the parser this never
//! fails: half-typed text has parts, too.

use logos::Logos;

use super::layout;
use super::source::SourceFile;
use super::span::Span;
use super::token::{Tok, Token};

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Also `match`, `case` and `type` where they are keywords.
    Keyword,
    /// `True`, `False`, `None`.
    Constant,
    Name,
    Number,
    /// A literal, or a stretch of one between the fields of an f-string.
    String,
    /// A literal without its end.
    OpenString,
    Comment,
    /// `(`, `[`, `{`.
    Open,
    /// `)`, `]`, `}`.
    Close,
    Comma,
    Dot,
    Colon,
    Operator,
    Newline,
}

/// The parts of a text in their order. White space lies between them.
pub fn parts(text: &str) -> Vec<(Part, Span)> {
    let source = SourceFile::new("", text);
    let text = source.text.as_str();
    let tokens = layout::tokenize(&source, Tok::StartModule);
    let mut found = Vec::new();
    let mut end = 0;
    // Where the f-strings start that have not ended yet.
    let mut open = Vec::new();
    for Token { kind, span } in &tokens.tokens {
        match kind {
            Tok::FStringStart => open.push(span.start),
            Tok::FStringEnd => drop(open.pop()),
            _ => {}
        }
        let Some(part) = part_of(*kind).filter(|_| span.end > span.start) else { continue };
        comments(text, end, span.start, &mut found);
        let mut start = span.start;
        if part == Part::Newline {
            // The end of a line takes the comment before it along.
            comments(text, start, span.end, &mut found);
            start = found.last().map_or(start, |(_, last)| start.max(last.end));
        }
        if start < span.end {
            found.push((part, Span::new(start, span.end)));
        }
        end = span.end;
    }
    if tokens.error.is_some() {
        match open.first() {
            Some(&start) => {
                found.retain(|(_, span)| span.start < start);
                found.push((Part::OpenString, Span::new(start, text.len() as u32)));
            }
            None => rest(text, end, &mut found),
        }
    } else {
        comments(text, end, text.len() as u32, &mut found);
    }
    found
}

fn part_of(kind: Tok) -> Option<Part> {
    use Tok::*;
    Some(match kind {
        Indent | Dedent | StartModule | StartExpression | EndOfFile | Continuation | Backslash => {
            return Option::None;
        }
        True | False | None => Part::Constant,
        Name => Part::Name,
        Int | Float | Imaginary => Part::Number,
        Str | FStringStart | FStringMiddle | FStringEnd => Part::String,
        StrOpen | FStringOpen => Part::OpenString,
        Newline => Part::Newline,
        Lpar | WithLpar | Lsqb | Lbrace => Part::Open,
        Rpar | WithRpar | Rsqb | Rbrace => Part::Close,
        Comma => Part::Comma,
        Dot => Part::Dot,
        Colon => Part::Colon,
        kind if kind.is_word() => Part::Keyword,
        _ => Part::Operator,
    })
}

/// The comments between two tokens.
fn comments(text: &str, start: u32, end: u32, found: &mut Vec<(Part, Span)>) {
    let mut at = start as usize;
    while let Some(hash) = text.get(at..end as usize).and_then(|between| between.find('#')) {
        let from = at + hash;
        let to = text[from..].find('\n').map_or(text.len(), |newline| from + newline);
        found.push((Part::Comment, Span::new(from as u32, to as u32)));
        at = to;
    }
}

/// What follows the place at which the layout gave up: cut by spelling alone.
fn rest(text: &str, start: u32, found: &mut Vec<(Part, Span)>) {
    let mut lexer = Tok::lexer(text);
    lexer.bump(start as usize);
    let mut end = start;
    while let Some(kind) = lexer.next() {
        let range = lexer.span();
        let span = Span::new(range.start as u32, range.end as u32);
        let Some(part) = kind.ok().and_then(part_of) else { continue };
        comments(text, end, span.start, found);
        if part == Part::OpenString {
            let opening = &text[range.clone()];
            let quote = opening.trim_start_matches(|c: char| c.is_alphabetic());
            let (part, length) = literal_end(&text[range.end..], quote);
            end = span.end + length as u32;
            found.push((part, Span::new(span.start, end)));
            lexer = Tok::lexer(text);
            lexer.bump(end as usize);
        } else {
            found.push((part, span));
            end = span.end;
        }
    }
    comments(text, end, text.len() as u32, found);
}

/// How long the text of a literal is behind its opening quote, and whether it ends.
fn literal_end(text: &str, quote: &str) -> (Part, usize) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(quote) {
            return (Part::String, at + quote.len());
        }
        if c == '\n' && quote.len() == 1 {
            return (Part::OpenString, at);
        }
        at += c.len_utf8();
        if c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (Part::OpenString, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Part, &str)> {
        parts(text).into_iter().map(|(part, span)| (part, &text[span.range()])).collect()
    }

    #[test]
    fn finished_text() {
        use Part::*;
        let found = shown("if x: # why\n  y(1, 'a')");
        let expected = [
            (Keyword, "if"),
            (Name, "x"),
            (Colon, ":"),
            (Comment, "# why"),
            (Newline, "\n"),
            (Name, "y"),
            (Open, "("),
            (Number, "1"),
            (Comma, ","),
            (String, "'a'"),
            (Close, ")"),
        ];
        let found: Vec<_> = found.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_literal_without_its_end() {
        assert_eq!(shown("open('a/b").last(), Some(&(Part::OpenString, "'a/b")));
        assert_eq!(shown("x = '''a\nb").last(), Some(&(Part::OpenString, "'''a\nb")));
    }

    #[test]
    fn text_that_is_no_script() {
        for text in
            ["$", "0x", "\\", "a\\ b", "'\\", "f'{", "f'{x", "(]", "\u{201c}", "  x\n y\n  z", "é\u{0}"]
        {
            parts(text);
        }
    }
}
