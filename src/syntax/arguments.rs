//! Parameters and call arguments: from a loose list to their kinds, in the order that the language demands.

use super::ast::*;
use super::span::Span;
use super::tree::Tree;

/// One item of a call's parentheses.
pub enum Argument {
    /// Also `*iterable`.
    Positional(Expr),
    /// `elt for …` without parentheses of its own.
    Generator(Expr),
    /// `name=value` or `**mapping`.
    Keyword(Box<Keyword>),
}

/// One item of a `def`'s parentheses.
pub enum ParameterItem {
    Plain(Parameter, Option<Expr>),
    /// `*name`
    Var(Parameter),
    /// A bare `*`.
    Star(Span),
    Slash(Span),
    /// `**name`
    Keywords(Parameter),
}

impl ParameterItem {
    fn span(&self) -> Span {
        match self {
            Self::Plain(parameter, _) | Self::Var(parameter) | Self::Keywords(parameter) => {
                parameter.name_span
            }
            Self::Star(span) | Self::Slash(span) => *span,
        }
    }
}

impl Tree<'_> {
    // Calls

    /// `name=value`; `e` is behind the `=`.
    pub fn keyword(&self, l: u32, name: Expr, e: u32, value: Expr, r: u32) -> Argument {
        let place = Span::new(name.span.start, e);
        let name = match name.kind {
            ExprKind::Name(text) if name.span.start == l => Identifier { name: text, span: name.span },
            kind => {
                match kind {
                    ExprKind::Constant(Constant::True | Constant::False | Constant::None) => {
                        self.fail(place, &format!("cannot assign to {}", kind.described()));
                    }
                    _ => {
                        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                        self.fail(place, message);
                    }
                }
                Identifier { name: self.intern(""), span: name.span }
            }
        };
        Argument::Keyword(Box::new(Keyword { name: Some(name), value, span: Span::new(l, r) }))
    }

    /// `a` is where the parenthesis opens.
    pub fn call(&self, l: u32, func: Expr, a: u32, arguments: Vec<Argument>, r: u32) -> Expr {
        let (args, keywords) = self.arguments(Span::new(a, r), arguments);
        self.expr(l, ExprKind::Call { func: Box::new(func), args, keywords }, r)
    }

    /// `parentheses` covers them and what they hold.
    fn arguments(&self, parentheses: Span, list: Vec<Argument>) -> (Vec<Expr>, Vec<Keyword>) {
        let is_alone = list.len() == 1;
        let mut args = Vec::with_capacity(list.len());
        let mut keywords: Vec<Keyword> = Vec::new();
        for argument in list {
            match argument {
                Argument::Keyword(keyword) => keywords.push(*keyword),
                Argument::Positional(arg) => {
                    self.check_order(parentheses, &arg, &keywords);
                    args.push(arg);
                }
                Argument::Generator(mut generator) => {
                    let behind = &self.source.text[generator.span.end as usize..];
                    if !is_alone || behind.trim_start().starts_with(',') {
                        self.fail(generator.span, "Generator expression must be parenthesized");
                    }
                    generator.span = parentheses;
                    args.push(generator);
                }
            }
        }
        (args, keywords)
    }

    fn check_order(&self, parentheses: Span, arg: &Expr, before: &[Keyword]) {
        let Some(last) = before.last() else { return };
        let has_unpacking = before.iter().any(|keyword| keyword.name.is_none());
        let closing = Span::new(parentheses.end - 1, parentheses.end);
        match &arg.kind {
            ExprKind::Starred { .. } if has_unpacking => {
                let span = Span::new(last.span.end, arg.span.end);
                self.fail(span, "iterable argument unpacking follows keyword argument unpacking");
            }
            ExprKind::Starred { .. } => {}
            _ if has_unpacking => {
                self.fail(closing, "positional argument follows keyword argument unpacking");
            }
            _ => self.fail(closing, "positional argument follows keyword argument"),
        }
    }

    pub fn class(
        &self,
        name: Identifier,
        type_params: Vec<TypeParam>,
        arguments: Option<(Vec<Argument>, u32)>,
        body: Vec<Stmt>,
    ) -> StmtKind {
        let (list, r) = arguments.unwrap_or_default();
        for argument in &list {
            if let Argument::Generator(Expr { kind: ExprKind::GeneratorExp { generators, .. }, .. }) =
                argument
            {
                let target = generators[0].target.span.start as usize;
                let at = self.source.text[..target].rfind("for").unwrap_or(target) as u32;
                self.fail(Span::new(at, at + 3), "invalid syntax");
            }
        }
        let (bases, keywords) = self.arguments(Span::new(name.span.end, r), list);
        StmtKind::ClassDef(Box::new(ClassDef {
            name,
            type_params,
            bases,
            keywords,
            body,
            decorators: Vec::new(),
        }))
    }

    // Parameters

    /// A name, with its annotation and where that ends.
    pub fn parameter(&self, name: Identifier, annotation: Option<(Expr, u32)>) -> Parameter {
        let (annotation, end) = match annotation {
            Some((annotation, end)) => (Some(annotation), end),
            None => (None, name.span.end),
        };
        Parameter { name: name.name, annotation, span: Span::new(name.span.start, end), name_span: name.span }
    }

    /// `*name`, and where the `=` of a default stands that it must not have.
    pub fn var_parameter(&self, name: Parameter, default: Option<u32>) -> ParameterItem {
        if let Some(at) = default {
            self.fail(Span::new(at, at + 1), "var-positional argument cannot have default value");
        }
        ParameterItem::Var(name)
    }

    /// `**name`, likewise.
    pub fn keywords_parameter(&self, name: Parameter, default: Option<u32>) -> ParameterItem {
        if let Some(at) = default {
            self.fail(Span::new(at, at + 1), "var-keyword argument cannot have default value");
        }
        ParameterItem::Keywords(name)
    }

    /// As [`Tree::parameters`]; CPython points at what follows a bare star.
    pub fn lambda_parameters(&self, items: Vec<ParameterItem>) -> Box<Parameters> {
        if let [.., ParameterItem::Star(star)] | [.., ParameterItem::Star(star), ParameterItem::Keywords(_)] =
            &items[..]
        {
            let mut behind = self.skip_blanks(star.end);
            if self.source.text[behind as usize..].starts_with(',') {
                behind = self.skip_blanks(behind + 1);
            }
            let width = if self.source.text[behind as usize..].starts_with("**") { 2 } else { 1 };
            self.fail(Span::new(behind, behind + width), "named arguments must follow bare *");
        }
        self.parameters(items)
    }

    /// Sorts parameters by kind. The messages and their places are CPython's.
    pub fn parameters(&self, items: Vec<ParameterItem>) -> Box<Parameters> {
        let mut list = Parameters::default();
        let count = items.len();
        let mut star: Option<Span> = None;
        let mut slash = false;
        for (index, item) in items.into_iter().enumerate() {
            let span = item.span();
            if list.kwarg.is_some() {
                let at = match &item {
                    ParameterItem::Var(_) => self.stars_before(span, "*"),
                    ParameterItem::Keywords(_) => self.stars_before(span, "**"),
                    _ => span,
                };
                self.fail(at, "arguments cannot follow var-keyword argument");
            }
            match item {
                ParameterItem::Plain(parameter, default) if star.is_some() => {
                    list.kwonlyargs.push(parameter);
                    list.kw_defaults.push(default);
                }
                ParameterItem::Plain(parameter, default) => {
                    if default.is_none() && !list.defaults.is_empty() {
                        let message = "parameter without a default follows parameter with a default";
                        self.fail(span, message);
                    }
                    list.args.push(parameter);
                    list.defaults.extend(default);
                }
                ParameterItem::Slash(_) => {
                    if star.is_some() {
                        self.fail(span, "/ must be ahead of *");
                    } else if slash {
                        self.fail(span, "/ may appear only once");
                    } else if list.args.is_empty() {
                        let has_comma = count > index + 1;
                        let message = "at least one argument must precede /";
                        self.fail(span, if has_comma { message } else { "invalid syntax" });
                    }
                    slash = true;
                    list.posonlyargs = std::mem::take(&mut list.args);
                }
                ParameterItem::Star(_) | ParameterItem::Var(_) if star.is_some() => {
                    self.fail(self.stars_before(span, "*"), "* argument may appear only once");
                }
                ParameterItem::Star(_) => star = Some(span),
                ParameterItem::Var(parameter) => {
                    star = Some(span);
                    list.vararg = Some(parameter);
                }
                ParameterItem::Keywords(parameter) => list.kwarg = Some(parameter),
            }
        }
        if let Some(span) = star
            && list.vararg.is_none()
            && list.kwonlyargs.is_empty()
        {
            self.fail(span, "named arguments must follow bare *");
        }
        Box::new(list)
    }

    /// The stars in front of a parameter's name, or the bare one itself.
    fn stars_before(&self, span: Span, stars: &str) -> Span {
        let before = &self.source.text[..span.start as usize];
        let at = if self.source.slice(span) == "*" { None } else { before.rfind(stars) };
        at.map_or(span, |at| Span::new(at as u32, (at + stars.len()) as u32))
    }
}
