"""All kinds of parameters in one signature."""
def f(a, b=1, /, c=2, *rest, d, e=3, **more):
    return a, b, c, rest, d, e, more


print(f(0, d=9))
print(f(0, 10, 20, 30, 40, d=9, e=8, x=7))
print(f(0, c=5, d=6, a="kw a", b="kw b"))
print(f(*range(6), **{"d": 1, "z": 2}))
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames)
