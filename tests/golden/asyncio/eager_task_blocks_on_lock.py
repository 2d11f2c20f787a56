import asyncio


async def work(name, lock):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0)
    print(name, "out")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(work(name, lock)) for name in "abc"]
    print("made", lock.locked())
    await asyncio.gather(*tasks)


asyncio.run(main())
