def f(*a): print("eval", *a); return a[0] if a else None
{f(1): f(2), f(3): f(4), **{f(5): f(6)}}
[f(1), *[f(2)], f(3)]
f(1) < f(2) < f(0) < f(5)
f(1) if f(0) else f(2)
f("s")[f(0):f(1):f(1)]
f(0) or f(1) and f(2)
-f(1) + f(2) * f(3) ** f(2)
{f("k"): f("v") for _ in f([1])}
[f(i) for i in f([1, 2]) if f(i > 1)]
try: assert f(0), f("msg")
except AssertionError as e: print(e)
f"{f(1)}{f(2)!r:{f(5)}}"
lambda a=f("default"), *, b=f("keyword"): 0
def k(a: f("ann") = f("d1"), *, b: f("annb") = f("d2")) -> f("ret"): pass
