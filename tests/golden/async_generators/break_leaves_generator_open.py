"""break does not close an async generator that is still referenced."""
import asyncio


async def g():
    try:
        for i in range(5):
            yield i
    finally:
        print("finally")


async def main():
    gen = g()
    async for n in gen:
        if n == 1:
            break
    print("after break")
    async for n in gen:
        print("goes on", n)
        if n == 3:
            break
    await gen.aclose()
    print("closed")


asyncio.run(main())
