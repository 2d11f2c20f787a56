"""throw raises at the paused await."""
class Pause:
    def __await__(self):
        yield "paused"


async def inner():
    try:
        await Pause()
    except ValueError as error:
        print("inner handles", error)
        await Pause()
    return "inner"


async def outer():
    try:
        return await inner()
    finally:
        print("outer finally")


c = outer()
print(c.send(None))
print(c.throw(ValueError("v")))
try:
    c.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
fresh = outer()
try:
    fresh.throw(IndexError("never started"))
except IndexError as error:
    print(error)
