"""del of names, items, attributes and several at once."""
a = b = c = 1
del a, (b, c)
for name in "abc":
    print(name, name in globals(), end=" ")
print()
d = {"k": 1, "l": 2}
items = [1, 2, 3]
del d["k"], items[0], items[-1:]
print(d, items)
try:
    del a
except NameError as error:
    print(error)


def local():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(local())
