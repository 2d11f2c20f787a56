//! The templates of `str.format`: a parser that cuts them into pieces. Whoever drives it looks the fields up,
//! and expands the specification of a field, a template itself, with the same [`Numbering`] one level deep
//! (deeper, it is `ValueError: Max string recursion exceeded`).

use super::error::OpError;
use super::format_spec::append_digit;
use super::unicode::decimal_value;

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stands for itself.
    Text(&'a str),
    /// A replacement field.
    Field(Field<'a>),
}

/// A replacement field as written: `name!conversion:spec`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What names the argument, with attributes and items; see [`Field::parts`].
    pub name: &'a str,
    /// The character after `!`.
    pub conversion: Option<char>,
    /// The format specification.
    pub spec: &'a str,
    /// Whether the specification contains fields itself.
    pub spec_has_fields: bool,
}

/// What the first part of a field names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Name(&'a str),
}

/// A step from an argument to what is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[17]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// Whether the fields of a template are counted or numbered; it cannot be both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// No positional field was met yet.
    #[default]
    Undecided,
    /// `{}`; holds the next index.
    Automatic(usize),
    /// `{0}`
    Manual,
}

impl Numbering {
    fn next_automatic(&mut self) -> Result<usize, OpError> {
        let index = match *self {
            Self::Undecided => 0,
            Self::Automatic(next) => next,
            Self::Manual => {
                return Err(OpError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
        };
        *self = Self::Automatic(index + 1);
        Ok(index)
    }

    fn note_manual(&mut self) -> Result<(), OpError> {
        if let Self::Automatic(_) = self {
            return Err(OpError::value(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        *self = Self::Manual;
        Ok(())
    }
}

impl<'a> Field<'a> {
    /// The argument and the steps from it.
    ///
    /// # Errors
    /// `ValueError` for a number that is too large or of the wrong kind.
    pub fn parts(&self, numbering: &mut Numbering) -> Result<(Argument<'a>, Accessors<'a>), OpError> {
        let end = self.name.find(['.', '[']).unwrap_or(self.name.len());
        let (first, rest) = self.name.split_at(end);
        let argument = match integer(first)? {
            _ if first.is_empty() => Argument::Index(numbering.next_automatic()?),
            Some(index) => {
                numbering.note_manual()?;
                Argument::Index(index)
            }
            None => Argument::Name(first),
        };
        Ok((argument, Accessors { rest }))
    }

    /// The refusal of a conversion other than `r`, `s` and `a`.
    pub fn unknown_conversion(conversion: char) -> OpError {
        if ('!'..'\u{7f}').contains(&conversion) {
            return OpError::value(format!("Unknown conversion specifier {conversion}"));
        }
        OpError::value(format!("Unknown conversion specifier \\x{:x}", conversion as u32))
    }
}

/// The number, if the text is one.
fn integer(text: &str) -> Result<Option<usize>, OpError> {
    let mut number = None;
    for character in text.chars() {
        let Some(digit) = decimal_value(character) else { return Ok(None) };
        number = Some(append_digit(number.unwrap_or(0), digit)?);
    }
    Ok(number)
}

/// The steps of a field. Each is read only when the one before was taken, as CPython does.
#[derive(Clone, Debug)]
pub struct Accessors<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Accessors<'a> {
    type Item = Result<Accessor<'a>, OpError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let accessor = self.read();
        if accessor.is_err() {
            self.rest = "";
        }
        Some(accessor)
    }
}

impl<'a> Accessors<'a> {
    fn read(&mut self) -> Result<Accessor<'a>, OpError> {
        let accessor = if let Some(rest) = self.rest.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            self.rest = &rest[end..];
            Accessor::Attribute(&rest[..end])
        } else if let Some(rest) = self.rest.strip_prefix('[') {
            let (key, rest) =
                rest.split_once(']').ok_or_else(|| OpError::value("Missing ']' in format string"))?;
            self.rest = rest;
            integer(key)?.map_or(Accessor::Key(key), Accessor::Index)
        } else {
            let message = "Only '.' or '[' may follow ']' in format field specifier";
            return Err(OpError::value(message));
        };
        match accessor {
            Accessor::Attribute("") | Accessor::Key("") => {
                Err(OpError::value("Empty attribute in format string"))
            }
            _ => Ok(accessor),
        }
    }
}

/// Cuts a template into pieces. After an error it ends.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template, pending: None }
}

/// See [`pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// A field whose preceding text was given out just now.
    pending: Option<Field<'a>>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, OpError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(field) = self.pending.take() {
            return Some(Ok(Piece::Field(field)));
        }
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl<'a> Pieces<'a> {
    fn piece(&mut self) -> Result<Piece<'a>, OpError> {
        let Some(brace) = self.rest.find(['{', '}']) else {
            return Ok(Piece::Text(std::mem::take(&mut self.rest)));
        };
        let (text, rest) = self.rest.split_at(brace);
        let bytes = rest.as_bytes();
        if bytes.get(1) == Some(&bytes[0]) {
            // A doubled brace stands for one, which belongs to the text before it.
            let text = &self.rest[..=brace];
            self.rest = &rest[2..];
            return Ok(Piece::Text(text));
        }
        if bytes[0] == b'}' {
            return Err(OpError::value("Single '}' encountered in format string"));
        }
        if bytes.len() == 1 {
            return Err(OpError::value("Single '{' encountered in format string"));
        }
        self.rest = &rest[1..];
        let field = self.field()?;
        if text.is_empty() {
            return Ok(Piece::Field(field));
        }
        self.pending = Some(field);
        Ok(Piece::Text(text))
    }

    /// Reads a field up to and with its closing brace.
    fn field(&mut self) -> Result<Field<'a>, OpError> {
        let (name, end) = self.name()?;
        let mut field = Field { name, conversion: None, spec: "", spec_has_fields: false };
        match end {
            '}' => return Ok(field),
            '!' => {
                let mut characters = self.rest.chars();
                let conversion = characters
                    .next()
                    .ok_or_else(|| OpError::value("end of string while looking for conversion specifier"))?;
                field.conversion = Some(conversion);
                let after = characters.next();
                self.rest = characters.as_str();
                match after {
                    Some('}') => return Ok(field),
                    Some(':') | None => {}
                    Some(_) => return Err(OpError::value("expected ':' after conversion specifier")),
                }
            }
            _ => {}
        }
        let mut depth = 1;
        for (at, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'{' => {
                    field.spec_has_fields = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.spec = &self.rest[..at];
                self.rest = &self.rest[at + 1..];
                return Ok(field);
            }
        }
        Err(OpError::value("unmatched '{' in format spec"))
    }

    /// The name of a field and the character that ends it.
    fn name(&mut self) -> Result<(&'a str, char), OpError> {
        let mut in_brackets = false;
        for (at, byte) in self.rest.bytes().enumerate() {
            match byte {
                b']' if in_brackets => in_brackets = false,
                _ if in_brackets => {}
                b'[' => in_brackets = true,
                b'{' => return Err(OpError::value("unexpected '{' in field name")),
                b'}' | b':' | b'!' => {
                    let name = &self.rest[..at];
                    self.rest = &self.rest[at + 1..];
                    return Ok((name, char::from(byte)));
                }
                _ => {}
            }
        }
        Err(OpError::value("expected '}' before end of string"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(template: &str) -> String {
        let mut numbering = Numbering::default();
        for piece in pieces(template) {
            let field = match piece {
                Ok(Piece::Field(field)) => field,
                Ok(Piece::Text(_)) => continue,
                Err(error) => return error.message,
            };
            match field.parts(&mut numbering) {
                Ok((_, mut accessors)) => {
                    if let Some(error) = accessors.find_map(Result::err) {
                        return error.message;
                    }
                }
                Err(error) => return error.message,
            }
        }
        "no error".to_owned()
    }

    #[test]
    fn templates_fall_into_pieces() {
        let found: Vec<_> = pieces("a{{b{0.x[k!]!r:{w}>5}}}").map(Result::unwrap).collect();
        let field = Field { name: "0.x[k!]", conversion: Some('r'), spec: "{w}>5", spec_has_fields: true };
        assert_eq!(found, [Piece::Text("a{"), Piece::Text("b"), Piece::Field(field), Piece::Text("}")]);
        let (argument, accessors) = field.parts(&mut Numbering::default()).unwrap();
        assert_eq!(argument, Argument::Index(0));
        let accessors: Vec<_> = accessors.map(Result::unwrap).collect();
        assert_eq!(accessors, [Accessor::Attribute("x"), Accessor::Key("k!")]);
    }

    #[test]
    fn refusals() {
        for (template, message) in [
            ("}", "Single '}' encountered in format string"),
            ("{", "Single '{' encountered in format string"),
            ("{a", "expected '}' before end of string"),
            ("{a{", "unexpected '{' in field name"),
            ("{!", "end of string while looking for conversion specifier"),
            ("{!rx}", "expected ':' after conversion specifier"),
            ("{:{}", "unmatched '{' in format spec"),
            ("{0}{}", "cannot switch from manual field specification to automatic field numbering"),
            ("{}{0}", "cannot switch from automatic field numbering to manual field specification"),
            ("{a.}", "Empty attribute in format string"),
            ("{a[0]b}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{a[}", "expected '}' before end of string"),
            ("{99999999999999999999}", "Too many decimal digits in format string"),
            ("{}{a}{}", "no error"),
        ] {
            assert_eq!(error(template), message, "{template}");
        }
    }
}
