# A generator that is being closed because nobody holds it is none of those that the loop closes at its end.
import asyncio


async def numbers():
    try:
        yield 1
    finally:
        print("closing")
        await asyncio.sleep(0.01)
        print("closed")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context.get("exception"))))
    items = numbers()
    print(await anext(items))
    del items
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await loop.shutdown_asyncgens()
    print("shut down")
    await asyncio.sleep(0.02)


asyncio.run(main())
