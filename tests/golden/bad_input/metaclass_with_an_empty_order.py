class Meta(type):
    def mro(cls):
        return []


try:
    class C(metaclass=Meta):
        pass
except TypeError as error:
    print(error)
