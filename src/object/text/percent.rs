//! `%`-formatting: a parser that cuts the template into pieces, and the rendering of each conversion. Whoever
//! drives it pulls the arguments.

use super::error::OpError;
use crate::object::number::IntRef;
use crate::object::number::float_digits::{Layout, Options, format};
use crate::object::number::int_text::{int_to_decimal, magnitude_in_base};

/// A larger precision is refused.
const LARGEST_PRECISION: usize = i32::MAX as usize;
/// Wider fields are refused with `MemoryError` rather than attempted.
const WIDEST: usize = 1 << 34;

/// The characters between `%` and the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    Absent,
    /// `*`: the next argument, which must be an integer, else `TypeError: * wants int`.
    Argument,
    /// Given.
    Fixed(usize),
}

/// One conversion of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directive<'a> {
    /// The mapping key in parentheses.
    pub key: Option<&'a str>,
    /// The flags.
    pub flags: Flags,
    /// The least width, in code points.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// `d`, `s` and so on; perhaps one that does not exist, see [`Directive::unsupported`].
    pub conversion: char,
    /// Where the conversion character stands, in code points.
    pub position: usize,
}

impl Directive<'_> {
    /// The refusal of a conversion that does not exist, due after its argument was fetched.
    pub fn unsupported(&self) -> OpError {
        let code = crate::bytecode::surrogate::code_of(self.conversion);
        let shown = if (' '..'\u{7f}').contains(&self.conversion) { self.conversion } else { '?' };
        OpError::value(format!(
            "unsupported format character '{shown}' ({code:#x}) at index {}",
            self.position
        ))
    }

    /// The layout, once the arguments of `*` are known.
    pub fn field(&self, width: Option<i64>, precision: Option<i64>) -> Field {
        let mut flags = self.flags;
        let width = match (self.width, width) {
            (Amount::Fixed(width), _) => width,
            (Amount::Argument, Some(width)) => {
                flags.left |= width < 0;
                usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX)
            }
            _ => 0,
        };
        let precision = match (self.precision, precision) {
            (Amount::Fixed(precision), _) => Some(precision),
            (Amount::Argument, Some(precision)) => Some(usize::try_from(precision).unwrap_or(0)),
            _ => None,
        };
        Field { flags, width, precision, conversion: self.conversion }
    }
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stands for itself.
    Text(&'a str),
    /// A conversion.
    Directive(Directive<'a>),
}

/// Cuts a template into pieces. After an error it ends.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template, position: 0 }
}

/// See [`pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// Where the rest begins, in code points.
    position: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, OpError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let text = self.rest.find('%').unwrap_or(self.rest.len());
        if text > 0 {
            return Some(Ok(Piece::Text(self.take(text))));
        }
        if self.rest.starts_with("%%") {
            return Some(Ok(Piece::Text(&self.take(2)[1..])));
        }
        // A sign with flags, a width or a key before it is a conversion that does not exist.
        let directive = self.directive();
        if directive.is_err() {
            self.rest = "";
        }
        Some(directive.map(Piece::Directive))
    }
}

impl<'a> Pieces<'a> {
    /// Takes so many bytes off the rest.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.position += taken.chars().count();
        self.rest = rest;
        taken
    }

    fn peek(&self) -> Option<u8> {
        self.rest.bytes().next()
    }

    fn directive(&mut self) -> Result<Directive<'a>, OpError> {
        self.take(1);
        let key = if self.peek() == Some(b'(') { Some(self.key()?) } else { None };
        let mut flags = Flags::default();
        loop {
            match self.peek() {
                Some(b'-') => flags.left = true,
                Some(b'+') => flags.plus = true,
                Some(b' ') => flags.space = true,
                Some(b'#') => flags.alternate = true,
                Some(b'0') => flags.zero = true,
                _ => break,
            }
            self.take(1);
        }
        let width = self.amount(isize::MAX as usize, "width too big")?;
        let mut precision = Amount::Absent;
        if self.peek() == Some(b'.') {
            self.take(1);
            precision = match self.amount(LARGEST_PRECISION, "precision too big")? {
                Amount::Absent => Amount::Fixed(0),
                given => given,
            };
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.take(1);
        }
        let position = self.position;
        let conversion = self.rest.chars().next().ok_or_else(|| OpError::value("incomplete format"))?;
        self.take(conversion.len_utf8());
        Ok(Directive { key, flags, width, precision, conversion, position })
    }

    /// The key between balanced parentheses.
    fn key(&mut self) -> Result<&'a str, OpError> {
        let mut depth = 0;
        for (at, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(&self.take(at + 1)[1..at]);
            }
        }
        Err(OpError::value("incomplete format key"))
    }

    fn amount(&mut self, largest: usize, too_big: &str) -> Result<Amount, OpError> {
        if self.peek() == Some(b'*') {
            self.take(1);
            return Ok(Amount::Argument);
        }
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Ok(Amount::Absent);
        }
        let number = self.take(digits).parse().ok().filter(|&number: &usize| number <= largest);
        number.map(Amount::Fixed).ok_or_else(|| OpError::value(too_big))
    }
}

/// How one conversion is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The flags.
    pub flags: Flags,
    /// The least width, in code points.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
    /// The conversion character.
    pub conversion: char,
}

impl Field {
    /// Renders `%s`, `%r`, `%a` from the text of the object, which the precision cuts.
    ///
    /// # Errors
    /// `MemoryError` for a width of gigabytes.
    pub fn text(&self, text: &str) -> Result<String, OpError> {
        let end = self.precision.and_then(|precision| text.char_indices().nth(precision));
        self.pad("", end.map_or(text, |(offset, _)| &text[..offset]), false)
    }

    /// Renders `%c`.
    ///
    /// # Errors
    /// `MemoryError` for a width of gigabytes.
    pub fn character(&self, character: char) -> Result<String, OpError> {
        self.pad("", character.encode_utf8(&mut [0; 4]), false)
    }

    /// Renders `%d`, `%i`, `%u`, `%o`, `%x`, `%X`; the precision is the least number of digits.
    ///
    /// # Errors
    /// `ValueError` if a decimal number exceeds the limit of digits; `MemoryError`.
    pub fn integer(&self, value: IntRef<'_>, max_digits: usize) -> Result<String, OpError> {
        let (prefix, base) = match self.conversion {
            'o' => ("0o", 8),
            'x' => ("0x", 16),
            'X' => ("0X", 16),
            _ => ("", 10),
        };
        let mut digits = if base == 10 {
            int_to_decimal(value, max_digits)?.trim_start_matches('-').to_owned()
        } else {
            magnitude_in_base(value, base)
        };
        if self.conversion == 'X' {
            digits.make_ascii_uppercase();
        }
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        if zeros > WIDEST {
            return Err(OpError::memory());
        }
        digits.insert_str(0, &"0".repeat(zeros));
        let prefix = if self.flags.alternate { prefix } else { "" };
        let head = format!("{}{prefix}", self.sign(value.is_negative()));
        self.pad(&head, &digits, true)
    }

    /// Renders `%e`, `%f`, `%g` and their capitals.
    ///
    /// # Errors
    /// `ValueError` for a precision, `MemoryError` for a width of gigabytes.
    pub fn float(&self, value: f64) -> Result<String, OpError> {
        let layout = match self.conversion.to_ascii_lowercase() {
            'e' => Layout::Exponent,
            'f' => Layout::Fixed,
            _ => Layout::General,
        };
        let options = Options { alternate: self.flags.alternate, ..Options::default() };
        let mut text = format(value, layout, self.precision.unwrap_or(6), options);
        if self.conversion.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.as_str()),
        };
        self.pad(self.sign(negative), digits, true)
    }

    fn sign(&self, negative: bool) -> &'static str {
        if negative {
            "-"
        } else if self.flags.plus {
            "+"
        } else if self.flags.space {
            " "
        } else {
            ""
        }
    }

    /// Pads to the width: blanks outside, or zeros between head and body of a number.
    fn pad(&self, head: &str, body: &str, number: bool) -> Result<String, OpError> {
        let missing = self.width.saturating_sub(head.len() + body.chars().count());
        if missing > WIDEST {
            return Err(OpError::memory());
        }
        let blanks = " ".repeat(missing);
        Ok(if self.flags.left {
            format!("{head}{body}{blanks}")
        } else if number && self.flags.zero {
            format!("{head}{}{body}", "0".repeat(missing))
        } else {
            format!("{blanks}{head}{body}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Renders a template of one directive with an integer.
    fn int(template: &str, value: i64) -> String {
        match pieces(template).next() {
            Some(Ok(Piece::Directive(directive))) => {
                directive.field(None, None).integer(IntRef::Small(value), 4300).unwrap()
            }
            other => format!("{other:?}"),
        }
    }

    fn error(template: &str) -> String {
        pieces(template).find_map(Result::err).expect("the template is wrong").message
    }

    #[test]
    fn templates_fall_into_pieces() {
        let found: Vec<_> = pieces("é%%x%(a(b))-+5.2lfz").map(Result::unwrap).collect();
        let flags = Flags { left: true, plus: true, ..Flags::default() };
        let directive = Directive {
            key: Some("a(b)"),
            flags,
            width: Amount::Fixed(5),
            precision: Amount::Fixed(2),
            conversion: 'f',
            position: 17,
        };
        let expected = [
            Piece::Text("é"),
            Piece::Text("%"),
            Piece::Text("x"),
            Piece::Directive(directive),
            Piece::Text("z"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn refusals() {
        assert_eq!(error("abc%"), "incomplete format");
        assert_eq!(error("%(abc"), "incomplete format key");
        assert_eq!(error("%99999999999999999999d"), "width too big");
        assert_eq!(error("%.2147483648f"), "precision too big");
        let Some(Ok(Piece::Directive(directive))) = pieces("%y").next() else { panic!("a directive") };
        assert_eq!(directive.unsupported().message, "unsupported format character 'y' (0x79) at index 1");
    }

    #[test]
    fn integers() {
        assert_eq!(int("%08.3d", 5), "00000005");
        assert_eq!(int("%#08x", 255), "0x0000ff");
        assert_eq!(int("%-5d", -3), "-3   ");
        assert_eq!(int("%#.5X", 255), "0X000FF");
        assert_eq!(int("%+ d", 5), "+5");
        assert_eq!(int("%5o", -8), "  -10");
    }

    #[test]
    fn arguments_of_stars() {
        let Some(Ok(Piece::Directive(directive))) = pieces("%*.*f").next() else { panic!("a directive") };
        assert_eq!(directive.field(Some(-6), Some(1)).float(1.25).unwrap(), "1.2   ");
        assert_eq!(directive.field(Some(6), Some(-1)).float(1.5).unwrap(), "     2");
        let Some(Ok(Piece::Directive(directive))) = pieces("%05.2s").next() else { panic!("a directive") };
        assert_eq!(directive.field(None, None).text("éab").unwrap(), "   éa");
    }
}
