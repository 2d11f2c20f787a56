"""__getattr__ is asked only for what is missing."""
class Lazy:
    present = 1

    def __init__(self):
        self.own = 2

    def __getattr__(self, name):
        print("getattr", name, end=" ")
        if name.startswith("no"):
            raise AttributeError(f"nothing called {name}")
        return name.upper()


x = Lazy()
print(x.present, x.own, x.missing, hasattr(x, "nope"), getattr(x, "none", "default"), hasattr(x, "yes"))
try:
    x.nothing
except AttributeError as error:
    print(error)
try:
    x()
    len(x)
except TypeError as error:
    print(error)
x.missing = 5
print(x.missing)
