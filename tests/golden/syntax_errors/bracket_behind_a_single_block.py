# After a compound statement, CPython reads one token more and no further.
for text in ("if 1:\n pass\n(", "if 1:\n pass\n[", "if 1:\n pass\n\n(", "(", "x = 1\n("):
    try:
        compile(text, "f", "single")
    except SyntaxError as error:
        print(repr(text), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
