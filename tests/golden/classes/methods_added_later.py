"""Functions put on a class become methods; on an instance they do not."""
class C:
    pass


c = C()
C.hello = lambda self, n=1: ("hello", self is c, n)
c.plain = lambda n=1: ("plain", n)
print(c.hello(), c.hello(2), c.plain(), c.plain(3))
C.__len__ = lambda self: 5
c.__len__ = lambda: 9
print(len(c), c.__len__())
C.__eq__ = lambda self, other: "always"
print(c == 1, c.__class__.__name__)


class Other:
    def hello(self):
        return "other hello"


c.__class__ = Other
print(c.hello(), type(c).__name__)
try:
    c.__class__ = int
except TypeError as error:
    print(error)
