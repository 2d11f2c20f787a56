"""Awaiting what is not awaitable is a TypeError."""
async def main(thing):
    await thing


def generator():
    yield


for thing in (5, "text", None, [1], generator(), main, object, range(3)):
    try:
        main(thing).send(None)
    except TypeError as error:
        print(error)
