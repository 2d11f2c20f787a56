"""Exceptions leave from the special methods that operators call."""
class Bad:
    def __add__(self, other):
        raise ValueError("add")

    def __eq__(self, other):
        raise ValueError("eq")

    def __bool__(self):
        raise ValueError("bool")

    def __iter__(self):
        raise ValueError("iter")

    def __getitem__(self, key):
        raise ValueError("getitem")

    def __repr__(self):
        raise ValueError("repr")

    def __len__(self):
        raise ValueError("len")


b = Bad()
for attempt in (lambda: b + 1, lambda: b == 1, lambda: not b, lambda: [*b], lambda: b[0], lambda: [b].__repr__(), lambda: f"{b}", lambda: len(b), lambda: 1 in [b], lambda: {"k": b} == {"k": 1}, lambda: (b,) < (1,), lambda: max([b], [b]), lambda: 5 if b else 6):
    try:
        attempt()
    except ValueError as error:
        print(error, end=" ")
print()
