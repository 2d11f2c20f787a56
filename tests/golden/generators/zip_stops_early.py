"""zip takes from its first argument before it finds the second empty."""
def noisy(name, n):
    for i in range(n):
        print(name, i, end=" ")
        yield i


a = noisy("a", 5)
print(list(zip(a, noisy("b", 2))), list(a))
a = noisy("a", 3)
print(list(zip(noisy("b", 1), a)), next(a))
print(list(map(lambda x, y: x + y, noisy("c", 2), noisy("d", 3))), list(enumerate(noisy("e", 2))))
