# A subclass that has its own `__iter__` is asked for its keys and items; any other is copied as it stands.
class Iterates(dict):
    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __getitem__(self, key):
        print("get", key)
        return 5


class Keys(dict):
    def keys(self):
        print("keys")
        return super().keys()

    def __getitem__(self, key):
        print("get", key)
        return 5


for kind in (Iterates, Keys):
    print({} | kind(a=1), kind(a=1) | {}, kind(a=1) | kind(b=2), kind(a=1).copy())
    print(dict.__or__({}, kind(a=1)), dict.__or__({}, 1), dict.__ror__({}, kind(a=1)))
    print(set(kind(a=1)), frozenset(kind(a=1)), set().union(kind(a=1)))
    s = set()
    s.update(kind(a=1))
    print(s)
