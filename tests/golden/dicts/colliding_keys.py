"""Keys of one hash are told apart by ==, in the order of the table."""
class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print(f"{self.name}=={other.name}", end=" ")
        return self.name == other.name


d = {}
for name in "abc":
    d[Key(name)] = name
print()
print(d[Key("b")])
print(d.get(Key("z")), len(d))
a = next(iter(d))
print(d[a])
