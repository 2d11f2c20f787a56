def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    @property
    def x(self):
        return self.x


attempt(lambda: A().x)
