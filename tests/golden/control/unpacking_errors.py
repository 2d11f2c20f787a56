"""Wrong numbers of values, and values that are no iterables."""
def attempt(function):
    try:
        function()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def two(values):
    a, b = values


def star(values):
    a, b, *c, d = values


def none(values):
    () = values


attempt(lambda: two([1]))
attempt(lambda: two("abc"))
attempt(lambda: two({}))
attempt(lambda: two(7))
attempt(lambda: star([1, 2]))
attempt(lambda: star(iter("")))
attempt(lambda: star(None))
attempt(lambda: none([1]))
attempt(lambda: two(n for n in range(5)))
star("abcd")
none("")
