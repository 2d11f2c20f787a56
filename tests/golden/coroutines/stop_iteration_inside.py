"""StopIteration cannot leave a coroutine."""
async def raises():
    raise StopIteration("inside")


async def catches():
    try:
        await raises()
    except RuntimeError as error:
        return str(error), repr(error.__cause__)


try:
    catches().send(None)
except StopIteration as stop:
    print(stop.value)


async def async_stop():
    raise StopAsyncIteration("allowed here")


try:
    async_stop().send(None)
except StopAsyncIteration as error:
    print(repr(error))
