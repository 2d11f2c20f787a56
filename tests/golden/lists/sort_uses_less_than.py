"""Sorting asks only __lt__; a failing comparison leaves through sort."""
class Version:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return f"v{self.number}"


print(sorted([Version(3), Version(1), Version(2)]), max(Version(1), Version(5), key=lambda v: v.number))
items = [Version(2), Version("x"), Version(1)]
try:
    items.sort()
except TypeError as error:
    print(error)
print(len(items))
