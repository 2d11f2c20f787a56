def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __new__(cls):
        return A()


attempt(lambda: A())
