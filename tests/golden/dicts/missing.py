"""A subclass answers absent keys in __missing__, for [] only."""
class Counter(dict):
    def __missing__(self, key):
        print("missing", key)
        return 0


c = Counter(a=1)
c["b"] += 5
print(c["a"], c["z"], c.get("q"), "z" in c, c)
print(type(c.copy()), type(c | {}), dict(c))
