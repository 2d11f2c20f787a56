"""aclose raises GeneratorExit at the yield and runs finally with awaits."""
import asyncio


async def g(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        await asyncio.sleep(0)
        print("cleaned", name)


async def main():
    gen = g("plain")
    print(await anext(gen))
    print(await gen.aclose(), await gen.aclose(), await anext(gen, "closed"))
    fresh = g("fresh")
    print(await fresh.aclose(), await anext(fresh, "closed"))
    finished = g("finished")
    print([x async for x in finished], await finished.aclose())


asyncio.run(main())
