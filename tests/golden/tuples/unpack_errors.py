"""Too many and too few values, with the exact messages."""
def attempt(values):
    try:
        a, b = values
        print(a, b)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


attempt((1, 2))
attempt((1,))
attempt(())
attempt((1, 2, 3))
attempt([1, 2, 3])
attempt("abc")
attempt(iter([1, 2, 3]))
attempt({1: 2, 3: 4, 5: 6})
attempt(5)
attempt(None)
