import weakref
class K:
    def __init__(s, n): s.n = n
    def __repr__(s): return f"K{s.n}"
    def __lt__(s, o): return s.n < o.n
s = weakref.WeakSet(); e, f = K(1), K(2); s.add(e); s.add(f); s.add(e)
print(len(s), e in s, 5 in s, sorted(s), s.discard(K(5)), type(s | {f}).__name__)
print(s == weakref.WeakSet([e, f]), s & {e} == weakref.WeakSet([e]), s.issubset({e, f}), s.isdisjoint([K(3)]), sorted(s - {f}), sorted(s ^ {f}))
del e
print(len(s), list(s)); s.remove(f); print(len(s))
try: s.add(5)
except TypeError as x: print(x)
try: s.pop()
except KeyError as x: print(x)
