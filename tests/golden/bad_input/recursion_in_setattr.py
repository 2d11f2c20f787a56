def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __setattr__(self, name, value):
        self.x = value


attempt(lambda: setattr(A(), "x", 1))
