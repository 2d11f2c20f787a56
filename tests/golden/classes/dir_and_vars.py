"""dir, vars, hasattr and the namespace of a class."""
class A:
    a = 1

    def method(self):
        pass


class B(A):
    b = 2


x = B()
x.own = 3
print([n for n in dir(x) if not n.startswith("_")], vars(x), sorted(n for n in vars(B) if not n.startswith("__")))
print(hasattr(x, "a"), hasattr(x, "method"), "a" in vars(B), B.__dict__["b"], type(B.__dict__).__name__)
try:
    B.__dict__["c"] = 1
except TypeError as error:
    print(error)
try:
    vars(5)
except TypeError as error:
    print(error)
