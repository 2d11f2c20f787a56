import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    steps = future.__await__()
    print(steps.send(None) is future)
    try:
        steps.send(None)
    except RuntimeError as error:
        print(error)
    future.set_result("value")
    steps = iter(future)
    try:
        next(steps)
    except StopIteration as stop:
        print(stop.value)
    steps = loop.create_future().__await__()
    next(steps)
    try:
        steps.throw(KeyError("thrown"))
    except KeyError as error:
        print(repr(error))


asyncio.run(main())
