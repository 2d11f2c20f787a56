# Words that begin a statement are names in an expression, and nothing there has a star.
for source in ("match x", "match x:", "type X = int", "match", "type", "*x", "*x,", "1, *x", "(*x,)", "1\n  ", "\n "):
    try:
        print(repr(source), eval(source, {"match": 1, "type": 2, "x": "ab"}))
    except SyntaxError as error:
        end = error.end_lineno, error.end_offset
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, *end, repr(error.text))
