def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __repr__(self):
        return repr(self)


attempt(lambda: repr(A()))
