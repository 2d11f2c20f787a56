def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class Meta(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls)


class A(metaclass=Meta):
    pass


attempt(lambda: isinstance(1, A))
