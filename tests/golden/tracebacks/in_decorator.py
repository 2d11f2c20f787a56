"""A failing decorator points at its line."""
def checked(limit):
    def decorate(function):
        if function.__name__ == "bad":
            raise NameError(f"{function.__name__} is not allowed")
        return function
    return decorate


@checked(1)
def good():
    pass


@checked(2)
def bad():
    pass
