class Item:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 4

    def __eq__(self, other):
        compared.append((self.value, other.value))
        return self.value == other.value


compared = []
items = set()
for number in range(24):
    items.add(Item(number * 7 % 11))
    if number % 3 == 0:
        items.discard(Item(number * 5 % 11))
print([item.value for item in items])
print(compared)
print(Item(2) in items, Item(40) in items, len(compared))
