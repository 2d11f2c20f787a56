"""Messages about arguments too many, unknown or given twice."""
def none():
    pass


def one(a):
    pass


def some(a, b=2):
    pass


def keyword(a, *, k=1):
    pass


class C:
    def method(self, a):
        pass


attempts = (
    lambda: none(1), lambda: one(1, 2), lambda: one(1, 2, 3), lambda: some(1, 2, 3), lambda: keyword(1, 2), lambda: keyword(1, 2, k=3),
    lambda: one(1, a=2), lambda: one(b=1), lambda: some(1, c=2), lambda: C().method(), lambda: C().method(1, 2), lambda: C.method(),
    lambda: none(x=1), lambda: (lambda: 0)(1), lambda: keyword(1, kk=1), lambda: C(1), lambda: some(first=1),
)
for attempt in attempts:
    try:
        attempt()
    except TypeError as error:
        print(error)
