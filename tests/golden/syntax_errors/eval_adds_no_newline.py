for source in ("1 +", "1 + ", "(", "[1,", "1 1", "x = ", "x(", "lambda", "\n1 +", "a.", "1 +\n", "x if", "not", "f(a=1, 2)"):
    try:
        eval(source)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, repr(error.text), error.end_lineno, error.end_offset)
