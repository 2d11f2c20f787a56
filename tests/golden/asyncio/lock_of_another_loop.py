import asyncio

lock = asyncio.Lock()


async def use():
    async with lock:
        other = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await other
    lock.release()


asyncio.run(use())


async def again():
    await lock.acquire()
    print(lock.locked())
    try:
        await asyncio.wait_for(lock.acquire(), 0.1)
    except RuntimeError as error:
        print(str(error).split("[")[1])


asyncio.run(again())
