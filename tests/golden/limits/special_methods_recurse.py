def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class A:\n def __repr__(s): return repr(s)\nrepr(A())',
    'class A:\n def __eq__(s,o): return s==o\nA()==A()',
    'class A:\n def __hash__(s): return hash(s)\nhash(A())',
    'class A:\n def __str__(s): return str(s)\nstr(A())',
    'class A:\n def __bool__(s): return bool(s)\nbool(A())',
    'class A:\n def __len__(s): return len(s)\nlen(A())',
    'class A:\n def __add__(s,x): return s+x\nA()+1',
    'class A:\n def __call__(s): return s()\nA()()',
):
    attempt(text)
