"""A coroutine that another one awaits can be driven by hand, behind the other's back."""
class Pause:
    def __await__(self):
        print("got", (yield "paused"))


async def inner():
    await Pause()
    await Pause()
    return "result"


async def outer(c):
    return await c


def step(c, value=None):
    try:
        print(c.send(value))
    except (StopIteration, RuntimeError) as error:
        print(type(error).__name__, error)


c = inner()
o = outer(c)
step(o)
step(c, 1)
step(o, 2)
c = inner()
o = outer(c)
step(o)
step(c, 1)
step(c, 2)
step(o, 3)
