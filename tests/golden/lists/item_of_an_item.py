# `a[i][j]` is one step for lists in lists: a place in the code must see other objects, and changes, as well.
def inner(a, i, j):
    return a[i][j]


def shown(*args):
    try:
        return inner(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Row(list):
    def __getitem__(self, index):
        return f"row {index}"


rows = [[1, 2], [0.5], [True], [None, "x"], (8, 9), "yz", {0: "zero"}, Row(), 7]
for i in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, True):
    print([shown(rows, i, j) for j in (0, 1, -1, False, "k")])
itself = []
itself.append(itself)
print(inner(itself, 0, 0) is itself)


class Noted(list):
    def __del__(self):
        print("gone")


def temporary():
    print(inner([Noted([1])], 0, 0))


temporary()
