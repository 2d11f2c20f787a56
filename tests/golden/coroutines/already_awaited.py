"""Two coroutines cannot await the same running coroutine."""
class Pause:
    def __await__(self):
        yield


async def shared():
    await Pause()


async def waiter(c):
    await c


async def reenter():
    try:
        me.send(None)
    except ValueError as error:
        print(error)


c = shared()
first, second = waiter(c), waiter(c)
first.send(None)
try:
    second.send(None)
except RuntimeError as error:
    print(error)
first.close()
me = reenter()
try:
    me.send(None)
except StopIteration:
    pass
