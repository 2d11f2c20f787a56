//! The front end from outside: trees, spans, errors, limits, speed. `syntax_dump.rs` compares whole trees with
//! CPython's.

use rondo::syntax::ast::*;
use rondo::syntax::{
    SourceFile, SyntaxError, SyntaxErrorKind, parse_expression, parse_interactive, parse_module,
};

fn parse(text: &str) -> Result<Module, SyntaxError> {
    parse_module(&SourceFile::new("test", text))
}

/// The only statement of a text.
fn stmt(text: &str) -> StmtKind {
    let mut module = parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(module.body.len(), 1, "{text:?}");
    module.body.remove(0).kind
}

/// `line:column-line:column message`, the columns from 0.
fn error(text: &str) -> String {
    let source = SourceFile::new("test", text);
    let error = parse_module(&source).expect_err(text);
    let (line, column) = source.line_col(error.span.start);
    let (end_line, end_column) = source.line_col(error.span.end);
    format!("{line}:{column}-{end_line}:{end_column} {error}")
}

/// Runs with the stack that the interpreter's main thread has.
fn with_big_stack(body: fn()) {
    std::thread::Builder::new().stack_size(512 << 20).spawn(body).unwrap().join().unwrap();
}

#[test]
fn soft_keywords_are_names_elsewhere() {
    for text in [
        "match(x)",
        "match[x]",
        "match = 1",
        "match * x",
        "match -x",
        "print(match)",
        "case(x)",
        "type(x)",
        "match.case",
        "type in x",
        "_ = type",
        "match, case = type, _",
        "match not in x",
    ] {
        assert!(matches!(stmt(text), StmtKind::Expr(_) | StmtKind::Assign { .. }), "{text}");
    }
    assert!(matches!(stmt("match[x]: int"), StmtKind::AnnAssign { .. }));
    assert!(matches!(stmt("case = 1"), StmtKind::Assign { .. }));
    assert!(matches!(stmt("type: int = 1"), StmtKind::AnnAssign { .. }));
}

#[test]
fn soft_keywords_are_keywords_in_their_place() {
    let cases = "\n case 1: match = 1\n case case: case(case)\n";
    for head in
        ["match x:", "match(x):", "match -x:", "match [x]:", "match *a, b:", "match match:", "match (x)[1]:"]
    {
        assert!(matches!(stmt(&format!("{head}{cases}")), StmtKind::Match { .. }), "{head}");
    }
    for text in
        ["type X = int", "type type = type", "type X[T: int = str, *Ts, **P] = T", "if x: type X = int"]
    {
        assert!(matches!(stmt(text), StmtKind::TypeAlias { .. } | StmtKind::If { .. }), "{text}");
    }
}

#[test]
fn with_parentheses_around_items_or_an_expression() {
    let count = |text: &str| match stmt(text) {
        StmtKind::With { items, .. } => items.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(count("with (a, b): pass"), 2);
    assert_eq!(count("with (a as x, b,): pass"), 2);
    assert_eq!(count("with (a, b) as c: pass"), 1);
    assert_eq!(count("with (a), (b): pass"), 2);
    assert_eq!(count("with (a, *b): pass"), 1);
    assert_eq!(count("with (x := a, b): pass"), 1);
    assert_eq!(count("with (): pass"), 1);
    assert_eq!(count("with (a for a in b): pass"), 1);
    assert_eq!(count("with (lambda a, *b: 1, c): pass"), 2);
    assert_eq!(count("with (yield): pass"), 1);
}

#[test]
fn spans_leave_parentheses_out() {
    let source = SourceFile::new("test", "(a) + (b, c)");
    let expr = parse_expression(&source).unwrap();
    assert_eq!(source.slice(expr.span), "(a) + (b, c)");
    let ExprKind::BinOp { left, right, .. } = expr.kind else { panic!("a sum") };
    assert_eq!(source.slice(left.span), "a");
    assert_eq!(source.slice(right.span), "(b, c)");
}

#[test]
fn names_are_normalised() {
    let StmtKind::Expr(Expr { kind: ExprKind::Name(name), .. }) = stmt("ﬁ") else { panic!("a name") };
    assert_eq!(name.as_str(), "fi");
}

#[test]
fn blocks_by_spaces_tabs_and_form_feeds() {
    for text in [
        "if x:\n\ty\n\tz\n",
        "if x:\n  \x0c  y\n  z\n",
        "\x0cx",
        "if x:\n  # c\n\n    # d\n  y",
        "if x:\n  y\\\n+z\n",
        "if x: y; z;\n",
        "# only\n",
        "",
        "\n\n",
        "x = [\n1,\n    2\n]\n",
    ] {
        parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
}

/// Each expectation is what CPython 3.13 says, its columns from 0.
#[test]
fn messages() {
    for (text, expected) in [
        ("x = ", "1:4-1:4 SyntaxError: invalid syntax"),
        ("(a\nb", "1:0-1:1 SyntaxError: '(' was never closed"),
        ("x = )", "1:4-1:5 SyntaxError: unmatched ')'"),
        ("(]", "1:1-1:2 SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"),
        ("if x\n  y", "1:4-2:0 SyntaxError: expected ':'"),
        (
            "x = '''\n\n",
            "1:4-1:5 SyntaxError: unterminated triple-quoted string literal (detected at line 2)",
        ),
        ("x = 'a", "1:4-1:5 SyntaxError: unterminated string literal (detected at line 1)"),
        (
            "if x:\n    y\n  z\n",
            "3:3-3:3 IndentationError: unindent does not match any outer indentation level",
        ),
        ("x\n  y", "2:1-2:2 IndentationError: unexpected indent"),
        ("if x:\ny", "2:0-2:1 IndentationError: expected an indented block after 'if' statement on line 1"),
        ("if x:\n\ty\n        z", "3:0-3:1 TabError: inconsistent use of tabs and spaces in indentation"),
        (
            "f() = 1",
            "1:0-1:3 SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?",
        ),
        ("True = 1", "1:0-1:4 SyntaxError: cannot assign to True"),
        ("f(a b)", "1:2-1:5 SyntaxError: invalid syntax. Perhaps you forgot a comma?"),
        (
            "print 'a', b",
            "1:0-1:12 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
        ),
        (
            "x = 012",
            "1:4-1:5 SyntaxError: leading zeros in decimal integer literals are not permitted; \
             use an 0o prefix for octal integers",
        ),
        ("f(a=1, b)", "1:8-1:9 SyntaxError: positional argument follows keyword argument"),
        ("1_", "1:1-1:2 SyntaxError: invalid decimal literal"),
        ("x = …", "1:4-1:5 SyntaxError: invalid character '…' (U+2026)"),
        (
            "try:\n x\nexcept A, B:\n y",
            "3:7-3:11 SyntaxError: multiple exception types must be parenthesized",
        ),
        (
            "def f(a=1, b): pass",
            "1:11-1:12 SyntaxError: parameter without a default follows parameter with a default",
        ),
        ("f'{a'", "1:4-1:5 SyntaxError: f-string: expecting '}'"),
        ("f'{}'", "1:3-1:4 SyntaxError: f-string: valid expression required before '}'"),
        ("if x = 1: y", "1:3-1:8 SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        ("x = a if b", "1:4-1:10 SyntaxError: expected 'else' after 'if' expression"),
        ("try:\n x\ny", "3:0-3:1 SyntaxError: expected 'except' or 'finally' block"),
        ("def f:\n x", "1:5-1:6 SyntaxError: expected '('"),
        ("\0", "1:0-1:0 SyntaxError: source code cannot contain null bytes"),
    ] {
        assert_eq!(error(text), expected, "{text:?}");
    }
}

#[test]
fn unfinished_input_is_told_from_wrong_input() {
    let state = |text: &str| match parse_interactive(&SourceFile::new("test", text)) {
        Ok(_) => "done",
        Err(error) if error.is_incomplete() => "more",
        Err(_) => "wrong",
    };
    for text in ["x\n", "x = 1; y\n", "if x: y\n\n", "def f():\n  x\n\n", "\n", "# c\n", "'''a\nb'''\n"] {
        assert_eq!(state(text), "done", "{text:?}");
    }
    for text in [
        "f(\n",
        "if x:\n",
        "if x:\n  y\n",
        "'''a\n",
        "x = \\\n",
        "@d\n",
        "try:\n  x\n",
        "f(a,\n  b\n",
        "if x: y\n",
    ] {
        assert_eq!(state(text), "more", "{text:?}");
    }
    for text in ["x = \n", "f(]\n", "if x\n", "'a\n", "  x\n", "a b\n"] {
        assert_eq!(state(text), "wrong", "{text:?}");
    }
}

#[test]
fn deep_nesting_is_an_error() {
    with_big_stack(|| {
        let chains: [fn(usize) -> String; 10] = [
            |n| format!("x = {}1", "1+".repeat(n)),
            |n| format!("x = {}1", "not ".repeat(n)),
            |n| format!("x = {}1", "-".repeat(n)),
            |n| format!("x{}", ".a".repeat(n)),
            |n| format!("x{}", "()".repeat(n)),
            |n| format!("x{}", "[0]".repeat(n)),
            |n| format!("{}1", "x if y else ".repeat(n)),
            |n| format!("{}1", "lambda: ".repeat(n)),
            |n| format!("{}1", "1**".repeat(n)),
            |n| format!("if a: b\n{}", "elif a: b\n".repeat(n)),
        ];
        for chain in chains {
            parse(&chain(3000)).unwrap_or_else(|error| panic!("{}: {error}", chain(1)));
            let error = parse(&chain(100_000)).expect_err("deeper than the limit");
            let is_refused = matches!(error.kind, SyntaxErrorKind::TooDeep | SyntaxErrorKind::TooLong);
            assert!(is_refused, "{}: {error}", chain(1));
        }
        assert_eq!(error(&"(".repeat(201)), "1:200-1:201 SyntaxError: too many nested parentheses");
        let blocks: String = (0..101).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
        assert!(error(&blocks).ends_with("IndentationError: too many levels of indentation"));
    });
}

#[test]
fn long_lists_are_no_depth() {
    with_big_stack(|| {
        for text in [
            format!("x = [{}]", "1,".repeat(100_000)),
            format!("x = {}1", "1 and ".repeat(100_000)),
            format!("x = 1{}", " < 1".repeat(100_000)),
            format!("x = {}", "'a' ".repeat(100_000)),
            format!("x = {}1", "a = ".repeat(100_000)),
            "x = 1; ".repeat(100_000),
        ] {
            parse(&text).unwrap_or_else(|error| panic!("{}: {error}", &text[..20]));
        }
    });
}

/// A script of 20,000 lines has 0.3 s; `cargo test --release --test syntax -- --ignored --nocapture` prints how
/// long it takes.
#[test]
#[ignore = "a measurement"]
fn speed() {
    let unit = "\
async def fetch(name, *, delay=0.1, retries: int = 3) -> str:
    async with lock:
        for attempt in range(retries):
            await asyncio.sleep(delay * (attempt + 1))
            if attempt > 0 and name in self.cache[name.lower()]:
                results.append((name, attempt, f\"{name!r}: {attempt:>5} of {retries}\"))
            else:
                data = {'name': name, 'total': sum(x ** 2 for x in values if x % 2 == 0)}
                self.table[attempt].update(data, key=lambda item: item.value, strict=True)
    return 'done'  # and a comment
";
    let text = unit.repeat(2000);
    let source = SourceFile::new("test", text);
    let mut best = f64::INFINITY;
    for _ in 0..10 {
        let start = std::time::Instant::now();
        let module = parse_module(&source).unwrap();
        best = best.min(start.elapsed().as_secs_f64());
        assert_eq!(module.body.len(), 2000);
    }
    println!("20,000 lines, {} bytes: {:.1} ms", source.text.len(), best * 1000.0);
    assert!(best < 0.3);
}
