# What takes an iterable calls its `__iter__` once.
class Noisy:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        print("iter", self.items)
        return iter(self.items)


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: "-".join(Noisy("a", "b")))
show(lambda: b"-".join(Noisy(b"a", b"b")))
show(lambda: bytearray(b"-").join(Noisy(b"a", b"b")))
show(lambda: dict([Noisy("a", "b")]))
show(lambda: dict([Noisy("a")]))
show(lambda: {}.update([Noisy("a", "b"), ("c", 1)]))
array = bytearray(b"x")
show(lambda: array.extend(Noisy(1, 2)))
show(lambda: array.extend(Noisy(1, 256)))
print(array)
show(lambda: sorted(Noisy(2, 1)))
show(lambda: {1}.isdisjoint(Noisy(2, 1)))
