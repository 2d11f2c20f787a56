class O:
    def __init__(self): self.__dict__["v"] = 1
    def __getattr__(self, n): print("getattr", n); return 5
    def __setattr__(self, n, v): print("setattr", n, v)
class I:
    def __getitem__(self, k): print("getitem", k); return 10
    def __setitem__(self, k, v): print("setitem", k, v)
def f(x): print("f", type(x).__name__); return x
o = O(); i = I()
f(o).x += f(1)
f(i)[f(2)] -= f(3)
i[f(1):f(2)] *= f(2)
i[f(1), f(2)] **= 2
t = ([1], 2)
try: t[0] += [2]
except TypeError as e: print(e)
print(t)
a = b = [1]
a += (2, 3)
print(a is b, a)
a = a + [4]
print(a is b)
