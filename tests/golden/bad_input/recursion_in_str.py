def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __str__(self):
        return str(self)


attempt(lambda: str(A()))
