def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class A:\n def __repr__(s): return 1\nrepr(A())',
    'class A:\n def __str__(s): return 1\nstr(A())',
    'class A:\n def __format__(s,f): return 1\nformat(A())',
    'class A:\n def __iter__(s): return 1\niter(A())',
    "class A:\n def __int__(s): return 'a'\nint(A())",
    'class A:\n def __float__(s): return 1\nfloat(A())',
    "class A:\n def __index__(s): return 'a'\n[1][A()]",
    'class A:\n def __index__(s): return 1.5\nhex(A())',
    "class A:\n def __index__(s): return 3\nr=hex(A()),[1,2,3,4][A()],range(A()),'a'*A(),int(A()),float(A()),complex(A()),bytes(A()),chr(A()),round(A()) if 0 else 0",
    'class A:\n def __complex__(s): return 1\ncomplex(A())',
    'class A:\n def __bytes__(s): return 1\nbytes(A())',
    'class A:\n def __trunc__(s): return 3\nint(A())',
):
    attempt(text)
