"""An async generator left open is closed when the loop shuts down."""
import asyncio


async def g(name):
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("cleaned", name)


async def main():
    global kept
    kept = g("kept")
    print(await anext(kept))
    print("main ends")


asyncio.run(main())
print("after run")
