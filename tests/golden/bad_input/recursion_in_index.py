def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __index__(self):
        return [0][self]


attempt(lambda: [0][A()])
