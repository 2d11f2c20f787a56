import weakref


class Thing:
    pass


class Countable:
    def __getitem__(self, index):
        return index

    def __reversed__(self):
        return "reversed"

    def __next__(self):
        return "next"

    def __index__(self):
        return 1

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("delete", key)


thing = Thing()
proxy = weakref.proxy(thing)
countable = Countable()
other = weakref.proxy(countable)


def set_item(target):
    target[1] = 2


def delete_item(target):
    del target[1]


for attempt in (next, reversed, lambda target: [0, 1][target], set_item, delete_item, lambda target: target + 1, len):
    for target in (proxy, other):
        try:
            print(attempt(target))
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
del thing
print(repr(proxy)[-7:])
for attempt in (next, set_item, bool):
    try:
        attempt(proxy)
    except ReferenceError as error:
        print(error)
