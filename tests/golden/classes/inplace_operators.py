"""In-place methods change the object; without them a new one is bound."""
class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return Bag(*[i for i in self.items if i != other])

    def __ior__(self, other):
        return "replaced"


bag = alias = Bag(1)
bag += 2
print(bag.items, bag is alias)
bag -= 1
print(bag.items, alias.items, bag is alias)
bag |= 5
print(bag)
try:
    alias *= 2
except TypeError as error:
    print(error)
