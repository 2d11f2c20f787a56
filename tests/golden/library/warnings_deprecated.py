import asyncio
import warnings


@warnings.deprecated("use new()")
def old(value):
    """What it does."""
    return value


print(old(3), old.__name__, old.__doc__, old.__deprecated__)


@warnings.deprecated("use New")
class Old:
    def __init__(self, value):
        self.value = value


print(Old(3).value, Old.__deprecated__)


class Derived(Old):
    pass


print(Derived(4).value)


@warnings.deprecated("for checkers alone", category=None)
def quiet():
    pass


quiet()
print(quiet.__deprecated__)


@warnings.deprecated("use anew()", category=FutureWarning)
async def again():
    return 5


print(asyncio.run(again()))

for argument in [3, None]:
    try:
        warnings.deprecated(argument)
    except TypeError as error:
        print(error)
try:
    warnings.deprecated("text")(3)
except TypeError as error:
    print(error)
