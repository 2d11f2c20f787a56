"""Items by index from both ends, and errors with their messages."""
items = [10, 20, 30]
items[0] = "x"
items[-1] = "z"
print(items, items[True], items[-3])


def attempt(function):
    try:
        function()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


attempt(lambda: items[3])
attempt(lambda: items[-4])
attempt(lambda: items["a"])
attempt(lambda: items[1.0])
attempt(lambda: items[None])
attempt(lambda: items[1, 2])
attempt(lambda: items.__setitem__(3, 0))
attempt(lambda: items.__delitem__(-4))
attempt(lambda: items[2**80])
