"""Chained comparisons, with items and for targets in order."""
def e(name, value=None):
    print(name, end=" ")
    return name if value is None else value


class Manager:
    def __init__(self, name):
        print("make", name, end=" ")
        self.name = name

    def __enter__(self):
        print("enter", self.name, end=" ")
        return self

    def __exit__(self, *info):
        print("exit", self.name, end=" ")


d = {}
with Manager("a") as d[e("x")], Manager("b") as d[e("y")]:
    print("body", end=" ")
print()
for d[e("key")] in e("iterable", (1, 2)):
    print(d["key"], end=" ")
print()
print(e("a") < e("b") < e("c") > e("z") < e("never"))
