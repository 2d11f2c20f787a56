class M(dict):
    def get(self, k, d=None): print("get", k); return dict.get(self, k, d)
    def __getitem__(self, k): print("getitem", k); return dict.__getitem__(self, k)
match M(a=1, b=2):
    case {"z": 1}: print("z")
    case {"a": 1, "b": x, **rest}: print(x, rest, type(rest))
class D(dict):
    def __missing__(self, k): return 1
match D():
    case {"x": 1}: print("missing used")
    case {}: print("missing not used")
match type.__dict__:
    case {"mro": m}: print("mapping proxy", type(m).__name__)
match memoryview(b"ab"):
    case [a, b]: print("memoryview", a, b)
