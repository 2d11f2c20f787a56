def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def f4(a, b, c, d=1): pass
def k1(*, a): pass
def k3(*, a, b, c): pass
def mixed(a, b, *, c): pass
for call in ("f1()", "f2()", "f3()", "f4(1)", "k1()", "k3()", "k3(b=1)", "mixed()", "mixed(1, 2)", "mixed(c=1)", "(lambda x, y: 0)()", "f2(b=1)"):
    try: eval(call)
    except TypeError as e: print(call, "->", e)
