import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise


async def failing():
    try:
        yield 1
    finally:
        raise ValueError("while closing")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split("<")[0], repr(context["exception"])))
    first, second = numbers(), failing()
    print(await anext(first), await anext(second))
    await loop.shutdown_asyncgens()
    try:
        print(await anext(first))
    except StopAsyncIteration:
        print("closed")
    await loop.shutdown_asyncgens()


asyncio.run(main())
