"""Errors raised by __hash__ and __eq__ leave the lookup."""
class Bad:
    def __hash__(self):
        raise ValueError("no hash")


class Worse:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise RuntimeError("no comparison")


class Odd:
    def __hash__(self):
        return "text"


for attempt in (lambda: {Bad(): 1}, lambda: {Worse(): 1, 1: 2}, lambda: {Odd(): 1}, lambda: hash(Odd()), lambda: {}.get(Bad())):
    try:
        attempt()
    except (ValueError, RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
