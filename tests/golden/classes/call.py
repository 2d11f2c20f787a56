"""An instance with __call__ is called like a function."""
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, **kwargs):
        return self.n + sum(args), kwargs


add = Adder(10)
print(add(), add(1, 2), add(1, key="v"), callable(add), [f(1)[0] for f in (add, Adder(0))])
add.__call__ = lambda: "instance attribute is not asked"
print(add(5))
