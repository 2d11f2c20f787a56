"""del and augmented assignment evaluate object, key, then act."""
def e(name, value=None):
    print(name, end=" ")
    return value


class Spy:
    def __getitem__(self, key):
        print(f"get[{key}]", end=" ")
        return 10

    def __setitem__(self, key, value):
        print(f"set[{key}]={value}", end=" ")

    def __delitem__(self, key):
        print(f"del[{key}]", end=" ")


s = Spy()
e("object", s)[e("key", "k")] -= e("right", 3)
print()
del e("first", s)[e("i", 1)], e("second", s)[e("j", 2)]
print()
e("o", s)[e("a", 1):e("b", 2)] += e("r", 1)
print()
