import asyncio


async def keep_alive(timeout):
    loop = asyncio.get_running_loop()
    for _ in range(3):
        await asyncio.sleep(0.05)
        timeout.reschedule(loop.time() + 0.08)


async def main():
    try:
        async with asyncio.timeout(0.08) as timeout:
            task = asyncio.create_task(keep_alive(timeout))
            await asyncio.sleep(10)
    except TimeoutError:
        print("after the last", task.done(), timeout.expired())


asyncio.run(main())
