log = []
class C:
    n = 0
    def __init__(self, name="?"): self.name = name
    def __del__(self): C.n += 1; log.append(self.name)
def f():
    a = C("a")
    b = C("b")
    a = None
    print(C.n)
    b = a
    print(C.n)
    c = C("c"); c = 5; print(C.n)
    c = C("d"); c = "text"; n = C.n; print(n)
    c = C("e"); c = True; print(C.n)
    c = C("f"); c = C; print(C.n)
    c = C("g"); c = c.name; print(C.n, c)
    def inner():
        nonlocal c
        c = C("h"); c = 1; return C.n
    print(inner(), inner())
    c = C("i"); c = (lambda: c)(); k = [c]; c = None; print(C.n); k[0] = None; print(C.n); k = None
    C("j"); x = C.n; print(x)
    C("k"); return C.n
print(f())
class H:
    total = 0
    def run(self):
        C("l"); return self.total + C.n
    def two(self):
        self.c = C("m"); self.c = None
        return C.n
print(H().run(), H().two(), H().two())
x = 0
class G:
    def __del__(self):
        global x
        x += 1
G(); x + 0; print(x)
G()
y = x
print(y)
g = G(); g = None; print(x)
def h():
    G()
    return x
print(h(), h())
for g in [G(), G()]: print(x)
g = None
print(x, log)
class Sets:
    def __del__(self):
        global v
        v = "set by the finaliser"
v = Sets(); v = None; print(v)
class Body:
    a = C("n"); a = None; seen = C.n
print(Body.seen)
try:
    C("o"); raise ValueError(C.n)
except ValueError as e: print(e)
C("p"); m = C.n
print(m)
t = (C("q"), 1)[1]; print(C.n)
d = {}; d["k"] = C("r"); d["k"] = 0; print(C.n)
C("s").name; print(C.n)
z = C("t").name + "x"; print(C.n, z)
if C("u").name == "u" and C.n: print(C.n)
print(f"{C('v').name}{C.n}", C.n)
del d["k"]; w = C("w"); w2 = w; del w; print(C.n); w2 = 0; print(C.n)
l = [C("x"), C("y")]
l.clear(); print(C.n)
l = [C("z")]
l[0] = 1; print(C.n)
print([C() and C.n for i in range(3)], C.n)
