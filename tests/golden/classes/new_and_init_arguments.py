def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'object(1)',
    'object(x=1)',
    'object().foo',
    'object().foo=1',
    'class A: pass\nA().x',
    'class A: pass\nA(1)',
    'class A: pass\nA(x=1)',
    'class A:\n def __init__(s): return 5\nA()',
    'class A:\n def __new__(c): return 5\nr=A()',
    'class A:\n def __new__(c): pass\nA(1)',
    'object.__new__()',
    'object.__new__(5)',
    'object.__new__(int)',
    'object.__new__(object,1)',
):
    attempt(text)
