"""with enters and leaves in order, also when the body fails or returns."""
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallow


with Door("a") as a, Door("b") as b:
    print("body", a, b)
with (Door("c", swallow=True), Door("d") as d,):
    raise ValueError("lost")


def function():
    for n in range(3):
        with Door("e"):
            if n == 0:
                continue
            return n


print(function())
