for text in "if 1:\\é", "x = \\é\n", "\\é", "    \\😀", "(\\é":
    for mode in "exec", "single":
        try:
            compile(text, "text", mode)
        except SyntaxError as error:
            print(repr(text), mode, error.args)
