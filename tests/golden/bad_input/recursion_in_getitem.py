def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def __getitem__(self, index):
        return self[index]


attempt(lambda: A()[0])
