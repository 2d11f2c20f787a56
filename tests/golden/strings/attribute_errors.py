"""A missing method of a string, and methods called wrongly."""
def attempt(function):
    try:
        print(function())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


attempt(lambda: "a".push("b"))
attempt(lambda: "a".upper(1))
attempt(lambda: "a".join())
attempt(lambda: "a".split(",", 1, 2))
attempt(lambda: "a".replace("a"))
attempt(lambda: "a".find())
attempt(lambda: str.upper())
attempt(lambda: str.upper(5))
attempt(lambda: "a".split(sap=1))
attempt(lambda: len(5))
attempt(lambda: str("a", "utf-8"))
