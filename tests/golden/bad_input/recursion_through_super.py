def attempt(action):
    try:
        action()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__, error)


class A:
    def f(self):
        self.f()


class B(A):
    def f(self):
        super().f()


attempt(lambda: B().f())
