# `eval` leaves out blanks at the start, `compile` does not; of an empty text there is no line.
for text in ("", " ", "  1", "\t1", "\n1", "1\n", "\n", "\n\n", "1\n\n#c", " \n1", "# c\n1", "1 #", "#", "1 +\n", "(\n"):
    for run in (lambda: compile(text, "x", "eval"), lambda: eval(text)):
        try:
            run()
            print(repr(text), "ok")
        except SyntaxError as error:
            print(repr(text), type(error).__name__, error.args)
