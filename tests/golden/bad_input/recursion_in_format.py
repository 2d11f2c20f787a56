def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __format__(self, spec):
        return f"{self}"


attempt(lambda: f"{A()}")
