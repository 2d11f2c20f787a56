import asyncio


async def work(name, waits):
    print(name, "starts")
    for _ in range(waits):
        await asyncio.sleep(0)
        print(name, "goes on")
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    at_once = asyncio.create_task(work("at once", 0))
    print(at_once.done(), at_once.result(), at_once.get_coro())
    later = asyncio.create_task(work("later", 2), name="named")
    print(later.done(), later.get_name())
    print(await later)
    print(await asyncio.gather(work("a", 1), work("b", 0), work("c", 2)))


asyncio.run(main())
