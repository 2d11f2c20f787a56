import weakref
class K:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return isinstance(o, K) and s.n == o.n
    def __hash__(s): return hash(s.n)
a, b = K(5), K(5)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra != rb, hash(ra) == hash(5), ra == 5)
h = hash(ra)
del a, b
print(ra == rb, ra == ra, hash(ra) == h)
dead = weakref.ref(K(1))
try: hash(dead)
except TypeError as e: print(e)
