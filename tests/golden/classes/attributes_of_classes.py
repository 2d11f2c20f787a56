def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "class A: pass\nA.__name__='X';A.__qualname__='Y.X';A.__module__='m';A.__doc__='d';r=A,A.__doc__",
    'class A: pass\nA.__name__=5',
    "class A: pass\nA.__name__='a\\0'",
    'class A: pass\nA.__qualname__=5',
    'class A: pass\nA.__bases__=5',
    'class A: pass\nA.__bases__=()',
    'class A: pass\nA.__bases__=(5,)',
    'class A: pass\nA.__bases__=(A,)',
    'class A: pass\nA.__mro__=()',
    'class A: pass\nA.__dict__={}',
    'class A: pass\nA.__class__=5',
    "class A: 'doc'\nr=A.__doc__,A.__name__,A.__qualname__,A.__module__,A.__bases__,A.__mro__,A.__base__,A.mro(),A.__subclasses__(),A.__dict__.keys()",
):
    attempt(text)
