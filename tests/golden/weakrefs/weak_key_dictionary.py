import weakref
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
b, c = K(2), K(3)
k = weakref.WeakKeyDictionary(); k[b] = "bv"; k[c] = "cv"
print(len(k), list(k.keys()), list(k.values()), list(k.items()), k[b], b in k, 5 in k, k.get(K(9), "def"), len(k.keyrefs()))
for f in (lambda: k.__setitem__("str", 1), lambda: k[5], lambda: k[K(1)], lambda: k.pop(K(1))):
    try: f()
    except (KeyError, TypeError) as e: print(type(e).__name__)
del b
print(len(k), list(k), k.pop(c), len(k), k.setdefault(c, 1), dict(k.items()))
