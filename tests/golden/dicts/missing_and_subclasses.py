def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'class D(dict):\n def __missing__(s,k): return k*2\nr=D()[4],D().get(4),D({1:2})',
    "class D(dict):\n def __missing__(s,k): raise KeyError('m'+k)\nD()['x']",
    "class D(dict): pass\nr=D(a=1)|{'b':2},type(D()|{}).__name__,D(a=1)==dict(a=1),D(a=1).copy(),type(D().copy()).__name__",
):
    attempt(text)
