"""__iter__ and __next__, and an iterable that gives fresh iterators."""
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return Steps(self.start)


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), list(c), [*c], sum(c), 2 in c, max(c), dict(zip(c, "abc")), [(a, b) for a in c for b in c][:4])
s = iter(c)
print(next(s), list(s), list(s))
a, b, d = c
print(a, b, d)
