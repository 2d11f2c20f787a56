# The collector finds cycles through slots, attributes that came late, dicts, and subclasses of built-in types.
import gc
import weakref

ended = []


class Node:
    __slots__ = ("left", "right", "__weakref__")


class Bag:
    pass


class Items(list):
    pass


def watch(thing, label):
    return weakref.ref(thing, lambda _: ended.append(label))


def cycle(make, link, label):
    a, b = make(), make()
    link(a, b)
    link(b, a)
    return watch(a, label)


def link_last(count):
    def link(a, b):
        for number in range(count):
            setattr(a, f"x{number}", None)
        setattr(a, f"x{count}", b)

    return link


watches = [
    cycle(Node, lambda a, b: setattr(a, "right", b), "slot"),
    cycle(Bag, lambda a, b: a.__dict__.update(other=b), "dict"),
    cycle(Items, lambda a, b: a.append(b), "item"),
    cycle(Items, lambda a, b: setattr(a, "other", b), "attribute of a list"),
]
watches += [cycle(Bag, link_last(count), f"attribute {count}") for count in (0, 1, 2, 14, 15, 16, 30, 80)]
held = Node()
held.left = Node()
held.left.left = held
watches.append(watch(held, "held"))
gc.collect()
print(sorted(ended))
print(held.left.left is held)
