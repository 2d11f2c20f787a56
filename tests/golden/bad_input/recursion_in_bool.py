def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __bool__(self):
        return bool(self)


attempt(lambda: bool(A()))
