def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class A:\n def __len__(s): return -1\nlen(A())',
    'class A:\n def __len__(s): return -1\nbool(A())',
    "class A:\n def __len__(s): return 'a'\nlen(A())",
    'class A:\n def __len__(s): return 2**100\nlen(A())',
    'class A:\n def __len__(s): return 1.5\nlen(A())',
    'class A:\n def __bool__(s): return 1\nbool(A())',
):
    attempt(text)
