"""for calls __iter__ once and __next__ until StopIteration, or __getitem__."""
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n


class Old:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 10


for n in Count(2):
    print(n)
print(list(Old()), 20 in Old(), [*Count(2)])
for bad in (5, type("NoNext", (), {"__iter__": lambda self: 5})()):
    try:
        for _ in bad:
            pass
    except TypeError as error:
        print(error)
