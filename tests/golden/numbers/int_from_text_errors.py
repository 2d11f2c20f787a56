"""What int() cannot read, with the exact messages."""
def attempt(*arguments, **keywords):
    try:
        print(int(*arguments, **keywords))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


attempt("")
attempt("  ")
attempt("1.5")
attempt("1__0")
attempt("_1")
attempt("0x10")
attempt("9", 8)
attempt("12", 1)
attempt("012", 0)
attempt(12, 10)
attempt(None)
attempt([1])
attempt(float("nan"))
attempt(float("inf"))
attempt("it's")
attempt(b"x")
attempt(1j)
