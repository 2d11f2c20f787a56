# Slices of lists of one sort are copied as they lie: also those of the list that is assigned to.
for items in ([1, 2, 3, 4], list(range(4)), [0.5, -0.0, 1.5, 2.5], [True, False, True, True], ["a", "b", "c", "d"]):
    for first, last in ((0, 2), (1, 3), (2, 9), (-2, None), (3, 1)):
        changed = items[:]
        changed[first:last] = changed[::-1][first:last]
        print(changed, end=" ")
        changed[first:last] = changed
        print(changed, end=" ")
        changed[:2] = [first, "s"]
        print(changed, items[last::-1], items[first:last:1])


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


noted = [Noted(1), Noted(2), Noted(3)]
noted[:2] = [Noted(4), Noted(5)]
print("assigned")
