"""Matching calls ==, isinstance, len, items and get of its subject."""
class Loud:
    def __eq__(self, other):
        print("==", other)
        return other == 2


match Loud():
    case 1 | 2 | 3:
        print("matched")


class Pair(list):
    def __len__(self):
        print("len")
        return super().__len__()

    def __getitem__(self, index):
        print("item", index)
        return super().__getitem__(index)


match Pair([1, 2]):
    case [0, _]:
        print("no")
    case [1, x]:
        print(x)


class D(dict):
    def __missing__(self, key):
        return "made up"


match D(a=1):
    case {"b": x}:
        print("never", x)
    case {"a": x}:
        print(x)
