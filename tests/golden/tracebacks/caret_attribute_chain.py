def f(x): return x.y.z.w
class N: pass
n = N(); n.y = N(); n.y.z = None
f(n)
