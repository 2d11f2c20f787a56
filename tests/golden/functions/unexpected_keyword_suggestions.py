def f(apple=1, *, banana=2): pass
def g(a, /, b): pass
def h(a, b, /, **k): pass
class C:
    def m(self, value): pass
c = C()
for call in ("f(aple=1)", "f(bannana=1)", "f(zzzzz=1)", "f(1, apple=2)", "g(a=1, b=2)", "g(1, 2, b=3)", "g(1, c=2)", "h(a=1, b=2)", "h(1, 2, a=3)", "c.m(valeu=1)", "c.m(1, value=2)", "C.m(value=1)", "C(1)", "C(x=1)"):
    try: eval(call); print(call, "ok")
    except TypeError as e: print(call, "->", e)
