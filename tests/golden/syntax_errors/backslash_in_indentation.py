# A backslash that joins nothing is refused before the line's column is compared with those of the blocks around.
for text in ["if 1:\n    pass\n  \\ x = 1\n", "if 1:\n    pass\n\\ x\n", "def f():\n        \\   y\n", "x = 1\n   \\ y\n"]:
    try:
        compile(text, "text", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
