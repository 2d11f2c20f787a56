"""Bound methods remember their object; functions from a class do not."""
class C:
    def __init__(self, n):
        self.n = n

    def get(self, extra=0):
        return self.n + extra


c = C(5)
bound = c.get
print(bound(), bound(1), C.get(c, 2), bound.__self__ is c, bound.__func__ is C.get, c.get == c.get, c.get is c.get)
c.n = 10
print(bound(), list(map(bound, [1, 2])), bound.__name__, type(bound).__name__, type(C.get).__name__)
append = [].append
append(1)
append(2)
print(append.__self__, C.get(self=C(1), extra=1))
try:
    C.get()
except TypeError as error:
    print(error)
