"""__len__, __getitem__, __setitem__, __delitem__, __contains__, __reversed__."""
class Shelf:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __contains__(self, item):
        print("contains", item, end=" ")
        return item in self.items

    def __reversed__(self):
        return iter(["custom"])


s = Shelf("a", "b", "c")
s[0] = "x"
del s[-1]
print(len(s), s[0], s[0:2], "b" in s, "z" not in s, list(s), list(reversed(s)), bool(s), bool(Shelf()))
try:
    s[5]
except IndexError as error:
    print(error)
