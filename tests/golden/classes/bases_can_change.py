class A: x = "A"
class B: x = "B"; y = "y"
class C(A): pass
c = C()
print(c.x)
C.__bases__ = (B,)
print(c.x, c.y, C.__mro__, A.__subclasses__(), B.__subclasses__())
for value in (5, (), (5,), (C,), (int,)):
    try: C.__bases__ = value
    except TypeError as e: print(str(e).replace("deallocator", "object layout"))
