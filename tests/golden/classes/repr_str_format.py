"""Which of __repr__, __str__ and __format__ is used where."""
class R:
    def __repr__(self):
        return "<R>"


class S(R):
    def __str__(self):
        return "S as text"


class F(S):
    def __format__(self, spec):
        return f"F[{spec}]"


for x in (R(), S(), F()):
    print(x, repr(x), str(x), f"{x}", f"{x!r}", f"{x!s}", [x], {"k": x}, "%s %r" % (x, x), "{} {!r}".format(x, x), format(x))


class Bad:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


for attempt in (lambda: str(Bad()), lambda: repr(Bad()), lambda: f"{R():>5}"):
    try:
        attempt()
    except TypeError as error:
        print(error)
