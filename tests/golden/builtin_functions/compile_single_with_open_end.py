# Without a newline at its end the text of a statement may be unfinished.
for source in (
    "try:\n pass",
    "try: pass",
    "for x in y",
    "def f()",
    "while 1:",
    "match x:\n case 1",
    "x = \\",
    "(1 + \\",
    "(\\\n",
    "import",
    "if 1:\n pass",
    "if 1:\n pass\n# c",
    "if 1:\n pass\n # c",
    "if 1:\n  pass\n ",
    "if 1:\n  pass\n  ",
    "if 1:\n  pass\n   ",
    "if 1: pass\n#",
    "if 1: pass\n ",
    "\n ",
):
    try:
        compile(source, "typed", "single")
        print(repr(source), "is whole")
    except SyntaxError as error:
        end = error.end_lineno, error.end_offset
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, *end, repr(error.text))
