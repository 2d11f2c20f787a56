import asyncio


async def work(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    lazy = asyncio.create_task(work("lazy", 2))
    loop.set_task_factory(asyncio.eager_task_factory)
    eager = asyncio.create_task(work("eager", 3))
    loop.call_soon(print, "callback")
    inner = asyncio.gather(work("g1", 1), work("g2", 2))
    print("main")
    await asyncio.gather(lazy, eager, inner)


asyncio.run(main())
