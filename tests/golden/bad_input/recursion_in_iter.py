def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __iter__(self):
        return iter(self)


attempt(lambda: iter(A()))
