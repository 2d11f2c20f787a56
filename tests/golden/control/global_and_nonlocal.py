"""global and nonlocal choose which variable is assigned."""
n = 0


def count():
    global n, fresh
    n += 1
    fresh = "made"


def outer():
    n = 10

    def inner():
        nonlocal n
        n += 1

        def innermost():
            nonlocal n
            n *= 2
            global m
            m = n

        innermost()
        return n

    return inner(), inner(), n


count()
count()
print(n, fresh, outer(), m, n)
