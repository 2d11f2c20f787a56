def getter(self):
    return 42


class Shop:
    price = property(getter)
    only_written = property(None, lambda self, value: None)


class Strange:
    def __getattr__(self, name):
        raise RuntimeError("no " + name)


free = property(getter)
print(Shop.price.__name__, Shop.only_written.__name__, free.__name__)
free.__name__ = "other"
print(free.__name__)
free.__name__ = None
print(free.__name__)
for made in (property(None), property(5), property(Strange())):
    try:
        print(made.__name__)
    except (AttributeError, RuntimeError) as error:
        print(error)
