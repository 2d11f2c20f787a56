import weakref
class A:
    x = 1
    def __init__(s, n): s.n = n
    def m(s): return ("m", s.n)
    def __add__(s, o): return ("add", o)
    def __radd__(s, o): return ("radd", o)
    def __len__(s): return 3
    def __getitem__(s, i): return ("item", i)
    def __contains__(s, x): return x == 1
    def __iter__(s): return iter("abc")
    def __str__(s): return "strA"
    def __bool__(s): return False
    def __iadd__(s, o): s.n += o; return s
a = A(1)
p = weakref.proxy(a)
print(type(p), p.x, p.n, p.m(), p + 1, 1 + p, len(p), p[0], 1 in p, list(p), str(p), bool(p), isinstance(p, A))
p.n = 5; print(a.n); p += 4; print(a.n, type(p).__name__)
p = weakref.proxy(a, lambda w: print("gone"))
q = weakref.proxy(a)
print(weakref.proxy(a) is q)
del p.n; print(hasattr(a, "n"))
try: hash(q)
except TypeError as e: print(e)
try: q.nope
except AttributeError as e: print(e)
del a
for f in (lambda: q.x, lambda: q + 1, lambda: len(q), lambda: bool(q), lambda: setattr(q, "x", 1)):
    try: print(f())
    except ReferenceError as e: print(e)
class C:
    def __call__(s, *a): return a
c = C(); print(type(weakref.proxy(c)), weakref.proxy(c)(1, 2))
