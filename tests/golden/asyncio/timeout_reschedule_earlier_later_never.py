import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(10) as timeout:
            timeout.reschedule(loop.time() + 0.1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("earlier")
    async with asyncio.timeout(0.1) as timeout:
        timeout.reschedule(loop.time() + 10)
        await asyncio.sleep(1)
    print("later", timeout.expired())
    async with asyncio.timeout(0.1) as timeout:
        timeout.reschedule(None)
        await asyncio.sleep(1)
    print("never", timeout.when())
    try:
        async with asyncio.timeout(None) as timeout:
            timeout.reschedule(loop.time() - 1)
            await asyncio.sleep(0)
            print("one turn")
            await asyncio.sleep(0)
            print("two turns")
    except TimeoutError:
        print("at once")
    for wrong in (timeout, asyncio.timeout(1)):
        try:
            wrong.reschedule(None)
        except RuntimeError as error:
            print(error)


asyncio.run(main())
