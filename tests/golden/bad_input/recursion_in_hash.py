def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __hash__(self):
        return hash(self)


attempt(lambda: hash(A()))
