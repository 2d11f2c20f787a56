# Which argument is looked at first.
def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: sum(1, "a"))
show(lambda: sum([1], "a"))
show(lambda: sum([], b"a"))
show(lambda: str.maketrans([], 1.5))
show(lambda: str.maketrans([], "a"))
show(lambda: str.maketrans("a", "b", 1))
