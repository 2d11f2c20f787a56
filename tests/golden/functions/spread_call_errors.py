def f(*a, **k): return a, k
for call in ("f(*5)", "f(*None)", "f(**5)", "f(**[1])", "f(**{1: 2})", "f(**{'a': 1}, a=2)", "f(**{'a': 1}, **{'a': 2})", "f(1, *2, 3)", "f(*[1], **None)", "print(*5)", "dict(**{1: 2})", "(lambda: 0)(**{1: 1})", "f(*'ab', **{'a b': 1})"):
    try: print(call, "->", eval(call))
    except TypeError as e: print(call, "->", e)
