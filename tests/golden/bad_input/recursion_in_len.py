def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __len__(self):
        return len(self)


attempt(lambda: len(A()))
