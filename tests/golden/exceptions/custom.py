"""Exceptions of one's own, with fields, methods and hierarchy."""
class AppError(Exception):
    """Base of this program."""


class NotFound(AppError):
    def __init__(self, name, where="here"):
        super().__init__(name, where)
        self.name = name

    def __str__(self):
        return f"{self.name!r} not found"


class Silent(AppError):
    def __init__(self, a, b):
        self.a = a


for error in (AppError("x"), NotFound("key"), NotFound("k", where="there"), Silent(1, 2), AppError()):
    try:
        raise error
    except AppError as e:
        print(type(e).__name__, str(e), repr(e), e.args, e.__dict__)
print(NotFound.__mro__[1:3], AppError.__doc__)
