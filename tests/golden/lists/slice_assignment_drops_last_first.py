# The items that a slice assignment or a deletion puts out end from the last to the first.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


items = [Noisy(1), Noisy(2), Noisy(3)]
items[1:] = []
print("cut")
items[:] = [Noisy(4), Noisy(5)]
print("replaced")
del items[:]
print("deleted")
items = [Noisy(6), 1, Noisy(7), 2, Noisy(8)]
items[::2] = [3, 4, 5]
print(items)
items = [Noisy(9), 1, Noisy(10), 2, Noisy(11)]
del items[::2]
print(items)
items = [Noisy(12), Noisy(13), Noisy(14)]
items[0:2] = [1, 2]
print("same length")
