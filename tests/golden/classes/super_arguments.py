def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'super()',
    'super(1)',
    "super(int,'a')",
    'super(int,1,2)',
    'class A:\n def f(s): return super\nr=A().f()',
    'class A:\n def f(s): return super()\nr=A().f(),A().f().__thisclass__,A().f().__self_class__',
    'class A:\n def f(s): return super().foo\nA().f()',
    'class A:\n def f(): super()\nA.f()',
    'class A:\n def f(s): super().x=1\nA().f()',
):
    attempt(text)
