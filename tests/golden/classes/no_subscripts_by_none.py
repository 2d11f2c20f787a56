class Base:
    def __class_getitem__(cls, item): return item


class Closed(Base):
    __class_getitem__ = None


print(Base[int])
try:
    Closed[int]
except TypeError as error:
    print(error)
