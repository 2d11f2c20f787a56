//! The kinds of tokens, all of them, in one table.
//!
//! A token is its kind and its span; what it says is read from the text when the grammar asks for it. The
//! [`layout`](super::layout) pass makes the tokens: it takes most of them from the table below by way of logos,
//! and inserts those that have no spelling of their own.

use std::fmt;

use logos::Logos;

use super::span::Span;

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Tok,
    pub span: Span,
}

#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[logos(skip r"[ \t\x0C]+")]
#[logos(skip(r"#[^\n]*", allow_greedy = true))]
pub enum Tok {
    // Inserted by the layout pass.
    Indent,
    Dedent,
    /// The start of the text, which tells the grammar what it is about to read.
    StartModule,
    StartExpression,
    EndOfFile,
    /// `match`, `case` and `type` where they are keywords; elsewhere they are names.
    Match,
    Case,
    Type,
    /// The parentheses around the items of a `with`; elsewhere a parenthesis is a parenthesis.
    WithLpar,
    WithRpar,
    /// `f"`, the text between replacement fields, and the closing quote. `{`, `}`, `!` and `:` of a field are
    /// the ordinary tokens.
    FStringStart,
    FStringMiddle,
    FStringEnd,
    /// A character that means nothing: `$`, `?`, a backquote, `!` outside an f-string. No rule takes it.
    Stray,
    /// A whole literal from its prefix to its closing quote.
    Str,

    #[token("\n")]
    Newline,
    /// A backslash at the end of a line joins it with the next. The layout pass drops it.
    #[token("\\\n")]
    Continuation,
    #[token("\\")]
    Backslash,

    /// An identifier that is no keyword. Which characters beyond ASCII are allowed is checked afterwards.
    #[regex(r"[A-Za-z_\u{80}-\u{10FFFF}][A-Za-z0-9_\u{80}-\u{10FFFF}]*")]
    Name,
    #[regex(r"[0-9](_?[0-9])*")]
    #[regex(r"0[xX](_?[0-9a-fA-F])+")]
    #[regex(r"0[oO](_?[0-7])+")]
    #[regex(r"0[bB](_?[01])+")]
    Int,
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?")]
    #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*")]
    Float,
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    Imaginary,

    /// The prefix and the opening quote. The layout pass finds the end and makes it a `Str`.
    #[regex(r#"([rR]|[uU]|[bB]|[bB][rR]|[rR][bB])?("|'|"""|''')"#)]
    StrOpen,
    /// Likewise of an f-string, which becomes `FStringStart`.
    #[regex(r#"([fF]|[fF][rR]|[rR][fF])("|'|"""|''')"#)]
    FStringOpen,

    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    #[token("(")]
    Lpar,
    #[token(")")]
    Rpar,
    #[token("[")]
    Lsqb,
    #[token("]")]
    Rsqb,
    #[token("{")]
    Lbrace,
    #[token("}")]
    Rbrace,
    #[token(":")]
    Colon,
    #[token(",")]
    Comma,
    #[token(";")]
    Semi,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token("!")]
    Exclamation,
    #[token("=")]
    Equal,
    #[token(":=")]
    ColonEqual,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("@")]
    At,
    #[token("**")]
    DoubleStar,
    #[token("|")]
    Pipe,
    #[token("&")]
    Ampersand,
    #[token("^")]
    Circumflex,
    #[token("~")]
    Tilde,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("==")]
    EqEqual,
    #[token("!=")]
    NotEqual,
    #[token("<>")]
    LessGreater,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("<=")]
    LessEqual,
    #[token(">=")]
    GreaterEqual,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("@=")]
    AtEqual,
    #[token("&=")]
    AmpersandEqual,
    #[token("|=")]
    PipeEqual,
    #[token("^=")]
    CircumflexEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("**=")]
    DoubleStarEqual,
}

impl Tok {
    /// A token with which an operand can start or which is one.
    pub fn is_operand(self) -> bool {
        use Tok::*;
        matches!(self, Name | Int | Float | Imaginary | Str | FStringStart | False | None | True | Ellipsis)
    }

    /// A keyword, soft ones where they are keywords.
    pub fn is_word(self) -> bool {
        use Tok::*;
        matches!(
            self,
            And | As
                | Assert
                | Async
                | Await
                | Break
                | Case
                | Class
                | Continue
                | Def
                | Del
                | Elif
                | Else
                | Except
                | False
                | Finally
                | For
                | From
                | Global
                | If
                | Import
                | In
                | Is
                | Lambda
                | Match
                | None
                | Nonlocal
                | Not
                | Or
                | Pass
                | Raise
                | Return
                | True
                | Try
                | Type
                | While
                | With
                | Yield
        )
    }

    /// The bracket that closes this one.
    pub fn closer(self) -> Option<Tok> {
        match self {
            Self::Lpar | Self::WithLpar => Some(Self::Rpar),
            Self::Lsqb => Some(Self::Rsqb),
            Self::Lbrace => Some(Self::Rbrace),
            _ => None,
        }
    }
}

impl fmt::Display for Tok {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
