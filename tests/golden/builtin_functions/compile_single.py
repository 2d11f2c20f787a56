# `compile(…, 'single')` takes one statement, or several simple ones on a line.
TEXTS = [
    "a=1\nb=2", "", "\n", "# c", "# c\n", "\n\n", "  ", "a;b", "a;b;", "if 1: pass\nb", "if 1: pass\n", "if 1: pass",
    "if 1: pass\n\nb", "if 1:\n  pass", "if 1:\n  pass\n", "if 1:\n  pass\nb", "if 1:\n  pass\n\n# c\n",
    "a\n\n# c\n", "a\n\n# c\nb", "\na", "\n\na\nb", "a\n  b", "a\n  # b", "a # c\nb", "a\n\\\nb",
    "def f():\n  pass\ndef g(): pass", "@x\ndef f():\n  pass\n", "a\n$", "a\n(", "a b", "a;\nb", "x = (1,\n2)\ny",
    "for x in y: z\n\n\nelse: b",
]
for text in TEXTS:
    try:
        compile(text, "x", "single")
        print(repr(text), "ok")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.args)
