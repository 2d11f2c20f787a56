"""Each division by zero has its own message."""
def attempt(function):
    try:
        print(function())
    except ZeroDivisionError as error:
        print(error)


attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1.0, 0))
attempt(lambda: 2**100 / 0)
attempt(lambda: 2**100 // 0)
attempt(lambda: 0**-1)
attempt(lambda: 0.0**-1)
attempt(lambda: pow(0, -2))
