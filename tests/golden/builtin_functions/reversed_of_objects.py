def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class A:\n def __len__(s): return 2\n def __getitem__(s,i): return i\nr=list(reversed(A())),reversed(A())',
    'class A:\n def __len__(s): return 2\nreversed(A())',
    'class A:\n def __len__(s): return 2**100\nlen(A())',
    'class A:\n __reversed__=None\n def __len__(s): return 2\n def __getitem__(s,i): return i\nr=list(reversed(A()))',
):
    attempt(text)
