class Early:
    T = int

    def method[X: T](self): ...

    type Alias = T

    class Inner[Z: T]: ...

    T = str


class Late:
    def method[X: T](self): ...

    type Alias = T


Late.T = bytes
print(Early.method.__type_params__[0].__bound__, Early.Alias.__value__, Early.Inner.__type_params__[0].__bound__)
print(Late.method.__type_params__[0].__bound__, Late.Alias.__value__)


class Meta(type):
    def __new__(cls, name, bases, namespace):
        print(sorted(key for key in namespace if "cell" in key))
        return super().__new__(cls, name, bases, namespace)


class Shown(metaclass=Meta):
    def method[X: T](self):
        return __class__
