"""A coroutine that waits for a running one counts as running itself."""
class Reenter:
    def __await__(self):
        for c in inner, outer:
            try:
                c.send(None)
            except ValueError as error:
                print(error)
        yield "paused"


async def wait():
    await Reenter()


async def wait_for(c):
    await c


inner = wait()
outer = wait_for(inner)
print(outer.send(None))
outer.close()
