def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __getattribute__(self, name):
        return self.other


attempt(lambda: A().x)
