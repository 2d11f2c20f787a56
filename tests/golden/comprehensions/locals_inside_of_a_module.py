x = 5
print([eval("x + n") for n in (1, 2)])
print([sorted(locals()) for n in "a"])
print([dir() for n in "a" for m in "b"])
print({n: sorted(vars()) for n in "ab"})
print("n" in globals(), locals() is globals())


class Body:
    y = 1
    seen = [sorted(locals()) for n in "a"]
    try:
        [eval("y") for n in "a"]
    except NameError as error:
        message = str(error)


print(Body.seen, Body.message)


def outer():
    held = 1

    class Inner:
        own = held
        names = sorted(name for name in [*locals()] if not name.startswith("__"))
        inside = [sorted(locals()) for n in "a"]

        def method(self): return super().__repr__(), held

    return Inner


print(outer().names, outer().inside)


class Generic[T]:
    own = T
    names = [name for name in locals() if name[0] not in "._"]

    def method(self): return __class__


print(Generic.names)
