def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "eval('a\\0b')",
    "exec('a\\0b')",
    "compile('a\\0b', 'f', 'exec')",
    "try: eval('a\\0b')\nexcept SyntaxError as error: r = error.msg, error.lineno, error.args",
):
    attempt(text)
