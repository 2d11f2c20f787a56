def f(*a, **k): print(a, k)
class M:
    def keys(s): print("keys"); return ["a", "b"]
    def __getitem__(s, k): print("get", k); return k * 2
f(**M()); print({**M()})
class NoIter:
    def keys(s): return 5
class IntKeys:
    def keys(s): return [1]
    def __getitem__(s, k): return 1
class Raises:
    def keys(s): return ["a"]
    def __getitem__(s, k): raise KeyError(k)
for k in (NoIter, IntKeys, Raises):
    for src in ("f(**k())", "f(a=1, **k())", "{**k()}", "dict(k())"):
        try: print(eval(src))
        except Exception as e: print(src, type(e).__name__, e)
