//! Numbers: what may not follow one, and what it is worth.

use num_bigint::BigInt;

use super::ast::Constant;
use super::error::{Place, Stage, SyntaxError, SyntaxErrorKind};
use super::span::Span;
use super::token::Tok;

/// Words that may follow a number without a blank (`1if x else 2`), by their first letters as CPython looks for
/// them.
const FOLLOWERS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];

/// Refuses a number that runs into a letter or digit, and an old-style octal number.
///
/// The warning for a number that runs into a keyword, if it does.
pub fn check(text: &str, kind: Tok, span: Span) -> Result<Option<String>, SyntaxError> {
    let number = &text[span.range()];
    let rest = &text[span.end as usize..];
    let radix = Radix::of(number, rest);
    let digits = number.as_bytes();
    if kind == Tok::Int && digits[0] == b'0' && digits.len() > 1 && radix == Radix::Decimal {
        let zeros = digits.iter().take_while(|&&digit| digit == b'0' || digit == b'_').count();
        if zeros < digits.len() && !rest.starts_with('_') {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            let zeros = Span::new(span.start, span.start + zeros as u32);
            return Err(error(message, zeros).at(Place::Span));
        }
    }
    // In `0or x` the letter makes it an octal number without digits.
    let is_bare_prefix = number == "0" && radix != Radix::Decimal;
    if let Some(&next) = rest.as_bytes().first()
        && (next.is_ascii_alphanumeric() || next == b'_')
    {
        if is_bare_prefix || !FOLLOWERS.iter().any(|word| rest.starts_with(word)) {
            return Err(radix.run_on(number, rest, kind, span));
        }
        return Ok(Some(format!("invalid {} literal", radix.name_for(kind))));
    }
    Ok(None)
}

fn error(message: impl Into<String>, span: Span) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::Syntax, message, span).at(Place::Point).in_stage(Stage::Tokens)
}

#[derive(Clone, Copy, PartialEq)]
enum Radix {
    Decimal,
    Hexadecimal,
    Octal,
    Binary,
}

impl Radix {
    /// The radix of a number, which may have stopped before the letter that gives it (`0xg`).
    fn of(number: &str, rest: &str) -> Self {
        let letter = match number {
            "0" => rest.as_bytes().first().copied(),
            _ if number.starts_with('0') => number.as_bytes().get(1).copied(),
            _ => None,
        };
        match letter {
            Some(b'x' | b'X') => Self::Hexadecimal,
            Some(b'o' | b'O') => Self::Octal,
            Some(b'b' | b'B') => Self::Binary,
            _ => Self::Decimal,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Hexadecimal => "hexadecimal",
            Self::Octal => "octal",
            Self::Binary => "binary",
        }
    }

    fn name_for(self, kind: Tok) -> &'static str {
        if kind == Tok::Imaginary { "imaginary" } else { self.name() }
    }

    /// The error for `number` with `rest` stuck to it. CPython points at the last character that it took.
    fn run_on(self, number: &str, rest: &str, kind: Tok, span: Span) -> SyntaxError {
        let mut taken = span.end;
        let mut rest = rest;
        let mut skip = |count: u32| {
            taken += count;
            rest = &rest[count as usize..];
            rest.as_bytes().first().copied()
        };
        let mut next = skip(0);
        if self != Self::Decimal && number == "0" {
            next = skip(1);
        }
        if next == Some(b'_') && !number.ends_with('.') && kind != Tok::Imaginary {
            next = skip(1);
        }
        if let (Self::Octal | Self::Binary, Some(digit @ b'0'..=b'9')) = (self, next) {
            let message = format!("invalid digit '{}' in {} literal", digit as char, self.name());
            return error(message, Span::new(taken, taken + 1));
        }
        let name = self.name_for(kind);
        if kind != Tok::Imaginary
            && self == Self::Decimal
            && matches!(next, Some(b'e' | b'E'))
            && matches!(rest.as_bytes().get(1), Some(b'+' | b'-'))
        {
            taken += 2;
        }
        error(format!("invalid {name} literal"), Span::new(taken - 1, taken))
    }
}

/// How many digits a decimal integer has; none if its radix is a power of two, where length costs nothing.
pub fn decimal_digits(text: &str) -> usize {
    let is_decimal = Radix::of(text, "") == Radix::Decimal;
    if is_decimal { text.bytes().filter(u8::is_ascii_digit).count() } else { 0 }
}

/// The value of a number's text.
pub fn value(text: &str, kind: Tok) -> Constant {
    let clean: std::borrow::Cow<'_, str> =
        if text.contains('_') { text.replace('_', "").into() } else { text.into() };
    match kind {
        Tok::Float => Constant::Float(clean.parse().expect("the token's pattern is a float's")),
        Tok::Imaginary => {
            let real = &clean[..clean.len() - 1];
            Constant::Complex(real.parse().expect("the token's pattern is a float's"))
        }
        _ => integer(&clean),
    }
}

fn integer(text: &str) -> Constant {
    let (digits, radix) = match Radix::of(text, "") {
        Radix::Decimal => (text, 10),
        Radix::Hexadecimal => (&text[2..], 16),
        Radix::Octal => (&text[2..], 8),
        Radix::Binary => (&text[2..], 2),
    };
    if let Ok(small) = i64::from_str_radix(digits, radix) {
        return Constant::Int(small);
    }
    Constant::BigInt(
        BigInt::parse_bytes(digits.as_bytes(), radix).expect("the token's pattern is an integer's"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        assert_eq!(value("1_000", Tok::Int), Constant::Int(1000));
        assert_eq!(value("0xfF", Tok::Int), Constant::Int(255));
        assert_eq!(value("0b1_1", Tok::Int), Constant::Int(3));
        assert_eq!(value("0000", Tok::Int), Constant::Int(0));
        assert_eq!(value("9223372036854775808", Tok::Int), Constant::BigInt(BigInt::from(1u64 << 63)));
        assert_eq!(value("1e400", Tok::Float), Constant::Float(f64::INFINITY));
        assert_eq!(value("1_0.", Tok::Float), Constant::Float(10.0));
        assert_eq!(value("1.5J", Tok::Imaginary), Constant::Complex(1.5));
    }
}
