def f0(): pass
def f1(a): pass
def d1(a, b=1): pass
def k(a, *, key): pass
def kd(*, key=1): pass
def dk(a, b=2, *, key=3): pass
for call in ("f0(1)", "f1(1, 2)", "d1(1, 2, 3)", "k(1, 2)", "k(1, 2, key=3)", "kd(1)", "kd(1, 2, key=3)", "dk(1, 2, 3)", "dk(1, 2, 3, key=1)", "dk()"):
    try: eval(call)
    except TypeError as e: print(call, "->", e)
