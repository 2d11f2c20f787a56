"""A parameter hides outer names; rebinding it does not reach the caller."""
x = "global"


def f(x, items, count):
    x = "rebound"
    items.append(1)
    items = ["new"]
    count += 1
    return x, items, count


data, n = [], 0
print(f("argument", data, n), x, data, n)


def g(len=len, x=x):
    x += "!"
    return len(x)


print(g(), g(lambda s: s), x)
