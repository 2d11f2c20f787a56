class Number(int):
    __str__ = int.__repr__
    __len__ = int.__index__
    __add__ = int.__sub__
    __eq__ = int.__lt__
    __hash__ = int.__index__

    def __repr__(self):
        return "Number"


class Plain:
    __str__ = object.__repr__

    def __repr__(self):
        return "Plain"


class Items(list):
    __str__ = list.__repr__

    def __repr__(self):
        return "Items"


class Text(str):
    __repr__ = str.__str__
    __str__ = str.__repr__


class Failure(Exception):
    __str__ = Exception.__repr__

    def __repr__(self):
        return "again"


number = Number(3)
print(str(number), repr(number), f"{number}", "%s" % number, len(number), number + 1, number == 4, hash(number))
print(str(Plain()).partition(" ")[0], repr(Plain()))
print(str(Items([1])), repr(Items([1])))
print(str(Text("x'")), repr(Text("x'")))
print(str(Failure(1)), repr(Failure(1)))
