import weakref
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
    def __lt__(s, o): return s.n < o.n
a, b, c = K(1), K(2), K(3)
d = weakref.WeakValueDictionary(x=a); d["b"] = b; d.update({"c": c})
print(len(d), sorted(d), sorted(d.keys()), sorted(d.values()), sorted(d.items()), d["x"], d.get("zz", 5), "x" in d)
print(d.pop("c"), d.setdefault("b", c), d.setdefault("n", c), type(d.copy()).__name__, dict(d) == {"x": a, "b": b, "n": c})
del a
print(sorted(d), len(d), "x" in d)
for f in (lambda: d["x"], lambda: d.pop("zz"), lambda: d.__setitem__("q", 5), lambda: d.__delitem__("zz")):
    try: f()
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
print(sorted(d | {"m": b}), d.popitem()[0], bool(d), list(d.valuerefs())[0]() is b)
for i in range(5): d[i] = K(i)
print(len(d))
