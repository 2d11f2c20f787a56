def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "class A:\n @staticmethod\n def f(x): 'd';return x\nr=A.f(1),A().f(2),A.__dict__['f'],A.__dict__['f'].__func__,A.__dict__['f'].__wrapped__,A.__dict__['f'](3),A.__dict__['f'].__doc__,A.__dict__['f'].__name__",
    "class A:\n @classmethod\n def f(c,x): 'd';return c,x\nr=A.f(1),A().f(2),A.__dict__['f'].__func__,A.f.__self__,A.f,A.f.__func__,A.__dict__['f'].__doc__",
    "class A:\n f=classmethod(lambda c:c)\nA.__dict__['f']()",
    'class A:\n f=staticmethod(5)\nA.f()',
    'class A:\n f=classmethod(5)\nA.f()',
    'r=staticmethod()',
    'r=staticmethod(1,2)',
    "r=staticmethod(5),classmethod(5),staticmethod(len)('abc')",
    'r=classmethod()',
):
    attempt(text)
