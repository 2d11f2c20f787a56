def p(*a): print("eval", *a); return a[0] if a else None
def f(*a, **k): print("f", a, k)
f(*p([1, 2]), p(3), *p((4,)), x=p(5), **p({"y": 6}), z=p(7), **p({"w": 8}))
f(x=p(1), *p([2]))
o = type("O", (), {})()
o.m = f
o.m(p(1), k=p(2))
p(f)(p(1))
getattr(p(o), p("m"))(p("x"))
class It:
    def __iter__(s): print("iter"); yield 1; raise RuntimeError("mid")
for src in ("f(*It())", "[*It()]", "{*It()}", "a, b = It()", "a, *b = It()", "f(1, *It(), p(2))"):
    try: exec(src)
    except RuntimeError as e: print(e)
