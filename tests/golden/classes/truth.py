"""__bool__ comes before __len__; both must give the right kind."""
class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Both(Len):
    def __bool__(self):
        print("bool", end=" ")
        return True


class Odd:
    def __bool__(self):
        return 1


print(bool(Len(0)), bool(Len(2)), bool(Both(0)), not Both(0), "yes" if Len(0) else "no", bool(object()))
for attempt in (lambda: bool(Odd()), lambda: len(Len(-1)), lambda: len(Len("a")), lambda: bool(Len(-1)), lambda: len(Len(1.5))):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
