def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'import sys;sys.setrecursionlimit(0)',
    'import sys;sys.setrecursionlimit(-1)',
    'import sys;sys.setrecursionlimit(10**12)',
    "import sys;sys.setrecursionlimit('a')",
):
    attempt(text)
