class Hint:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


def look(name, act):
    for hint in (5, NotImplemented, -1, "a", TypeError("not now"), ValueError("never")):
        try:
            print(name, repr(hint), act(Hint(hint)))
        except Exception as error:
            print(name, repr(hint), type(error).__name__, error)


look("list", list)
look("tuple", tuple)
look("extend", lambda hint: [].extend(hint))
look("bytes", bytes)
look("bytearray", bytearray)
look("bytearray.extend", lambda hint: bytearray().extend(hint))
look("set", set)
look("star", lambda hint: [*hint])
backwards = reversed(numbers := [1, 2, 3, 4])
next(backwards)
print(backwards.__length_hint__())
del numbers[1:]
print(backwards.__length_hint__(), list(backwards))


class Items:
    def __getitem__(self, place): return [7, 8, 9][place]


class Sized(Items):
    def __len__(self): return 3


plain, sized = iter(Items()), iter(Sized())
next(sized)
print(plain.__length_hint__(), sized.__length_hint__(), list(plain), list(sized), sized.__length_hint__())
