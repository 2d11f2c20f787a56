"""__eq__ alone makes instances unhashable; __hash__ gives it back."""
class E:
    def __eq__(self, other):
        return True


class H(E):
    __hash__ = object.__hash__


class Sub(E):
    def __hash__(self):
        return 42


h = H()
print(E.__hash__, h.__hash__() == hash(h), hash(Sub()), len({Sub(), Sub()}), E() in [E()], {Sub(): 1}[Sub()])
for attempt in (lambda: {E()}, lambda: hash(E()), lambda: {E(): 1}):
    try:
        attempt()
    except TypeError as error:
        print(error)
