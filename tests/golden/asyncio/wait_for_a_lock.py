import asyncio


async def hold(lock):
    async with lock:
        await asyncio.sleep(0.3)


async def main():
    lock = asyncio.Lock()
    holder = asyncio.create_task(hold(lock))
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(lock.acquire(), 0.1)
    except TimeoutError:
        print("timeout", lock.locked())
    async with asyncio.timeout(1):
        async with lock:
            print("got it")
    await holder
    print(lock.locked())


asyncio.run(main())
