"""Assigning anywhere in a function makes the name local everywhere in it."""
x = "global"


def before():
    print(x)
    x = 1


def maybe(flag):
    if flag:
        y = 1
    return y


def loop(values):
    for item in values:
        pass
    return item


def free():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return inner()


for attempt in (before, lambda: maybe(False), lambda: loop([])):
    try:
        attempt()
    except UnboundLocalError as error:
        print(error)
print(maybe(True), loop([1, 2]), free())
