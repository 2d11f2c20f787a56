# What reads as a mistake in an expression is plain invalid syntax in a pattern.
patterns = [
    "[1 2]", "(a, b c)", "A(b c)", "{1: a b}", "{1: 2, 3}", "{1, 2}", "{'a':}", "{'a' 1}", "A(x=)", "A(x=1 y=2)",
    "A(x=1, 2)", "print 1", "a as b.c", "1 2", "{**_}", "[*a, *b]", "x if {1: 2, 3}", "x if [1 2]", "{1: x, 'é'}",
]
for pattern in patterns:
    try:
        compile(f"match x:\n    case 0:\n        pass\n    case {pattern}:\n        pass\n", "case", "exec")
    except SyntaxError as error:
        print(pattern, "|", error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
for text in ["{1: 2, é}", "{1: 2, 'éé' }", "{**a,\n é\n}", "case({1: 2, ab})"]:
    try:
        compile(text, "dict", "exec")
    except SyntaxError as error:
        print(repr(text), "|", error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
