"""close raises GeneratorExit at the await, outward through all frames."""
class Pause:
    def __await__(self):
        try:
            yield "paused"
        finally:
            print("awaitable closed")


async def inner():
    try:
        await Pause()
    except GeneratorExit:
        print("inner exits")
        raise
    except Exception:
        print("never")


async def outer():
    try:
        await inner()
    finally:
        print("outer finally")


c = outer()
c.send(None)
print(c.close(), c.close())
unstarted = outer()
print(unstarted.close())


async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()


s = stubborn()
s.send(None)
try:
    s.close()
except RuntimeError as error:
    print(error)
s = None
