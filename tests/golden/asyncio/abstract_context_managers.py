from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext


class Mine(AbstractContextManager):
    def __exit__(self, *error):
        print("exit", error[0])


class Structural:
    def __enter__(self):
        pass

    def __exit__(self, *error):
        pass


with Mine() as mine:
    print(type(mine).__name__)
print(isinstance(Structural(), AbstractContextManager), issubclass(int, AbstractContextManager))
print(isinstance(nullcontext(), AbstractAsyncContextManager), issubclass(Structural, AbstractAsyncContextManager))
try:
    AbstractContextManager()
except TypeError as error:
    print(error)


class Half(AbstractAsyncContextManager):
    pass


try:
    Half()
except TypeError as error:
    print(error)
