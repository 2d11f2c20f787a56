"""A module for the scripts beside it: it says when it runs."""
print("running", __name__)

GREETING = "hello"
_private = "hidden from *"
calls = []


def greet(name):
    calls.append(name)
    return f"{GREETING}, {name}"


class Greeter:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Greeter({self.name!r})"
