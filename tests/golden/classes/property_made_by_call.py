"""property() with functions, and overriding in a subclass."""
class A:
    def _get(self):
        return "from A"

    value = property(_get, doc="text")
    constant = property(lambda self: 42)
    write_only = property(fset=lambda self, v: print("wrote", v))


class B(A):
    @property
    def value(self):
        return super().value + ", by B"


class C(A):
    value = "plain"


print(A().value, B().value, C().value, A().constant, A.value.__doc__, type(A.value).__name__)
a = A()
a.write_only = 5
for attempt in (lambda: a.write_only, lambda: setattr(a, "value", 1)):
    try:
        attempt()
    except AttributeError as error:
        print(error)
a.__dict__["constant"] = "hidden"
print(a.constant)
