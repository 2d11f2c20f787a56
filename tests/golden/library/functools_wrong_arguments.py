import functools


def look(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


look(lambda: functools.reduce(max))
look(lambda: functools.reduce())
look(lambda: functools.reduce(max, 5))
look(lambda: functools.reduce(max, [], 1, 2))
look(lambda: functools.reduce(max, []))
look(lambda: functools.reduce(max, [3, 9, 4]))
look(lambda: functools.lru_cache(maxsize=2)(5))
key = functools.cmp_to_key(lambda a, b: a - b)
look(lambda: key(1) < 5)
look(lambda: (key(1) < key(2), key(1) == key(1), key(1) != key(1), key(3).obj))
