"""An async generator that yields while it is closed is an error of aclose."""
import asyncio


async def g():
    for n in range(3):
        try:
            yield n
        except GeneratorExit:
            print("ignoring the exit")


async def main():
    gen = g()
    print(await anext(gen))
    try:
        await gen.aclose()
    except RuntimeError as error:
        print(error)
    for _ in range(2):
        print(await anext(gen, "end"))


asyncio.run(main())
