def f(x):
    print("eval", x)
    return x
class D(dict):
    def __setitem__(self, k, v): print("set", k, v); dict.__setitem__(self, k, v)
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
    def __delitem__(self, k): print("del", k); dict.__delitem__(self, k)
d = D()
d[f(1)] = d[f(2)] = f(3)
d[f(1)] += f(10)
d[f("a")], d[f("b")] = f(7), f(8)
def g(): return f(d)
g()[f(1)]: f(99) = f(5)
x: f(1)
f(d)[f(2)]: f(3)
del d[f(1)], d[f(2)]
