"""athrow raises at the paused yield."""
import asyncio


async def g():
    try:
        yield 1
    except ValueError as error:
        await asyncio.sleep(0)
        yield f"handled {error}"
    yield 2


async def main():
    gen = g()
    print(await anext(gen), await gen.athrow(ValueError("v")), await anext(gen))
    try:
        await gen.athrow(KeyError("k"))
    except KeyError as error:
        print(repr(error))
    print(await anext(gen, "finished"))
    fresh = g()
    try:
        await fresh.athrow(IndexError("not started"))
    except IndexError as error:
        print(repr(error))


asyncio.run(main())
