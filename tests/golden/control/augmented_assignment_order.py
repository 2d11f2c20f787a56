"""The target's parts are evaluated once, before the right side."""
def f(name, value):
    print(name, end=" ")
    return value


items = [1, 2, 3]
f("object", items)[f("index", 1)] += f("value", 10)
print(items)
d = {"k": [0]}
f("d", d)[f("key", "k")] += [f("more", 1)]
print(d)


class Box:
    @property
    def n(self):
        print("get", end=" ")
        return 5

    @n.setter
    def n(self, value):
        print("set", value, end=" ")


f("box", Box()).n *= f("right", 2)
print()
