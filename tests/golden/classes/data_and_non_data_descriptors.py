"""The instance beats a descriptor without __set__, not one with it."""
class NonData:
    def __get__(self, instance, owner):
        return "from non-data"


class Data(NonData):
    def __get__(self, instance, owner):
        return "from data"

    def __set__(self, instance, value):
        print("set refused", value)


class C:
    a = NonData()
    b = Data()


c = C()
print(c.a, c.b)
c.a = "own a"
c.b = "own b"
c.__dict__["b"] = "sneaked"
print(c.a, c.b, sorted(c.__dict__.items()))
C.b = "plain now"
print(c.b)
