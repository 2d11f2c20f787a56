import asyncio


async def main():
    lock = asyncio.Lock()
    first, second = asyncio.Condition(lock), asyncio.Condition(lock)
    async with first:
        print(first.locked(), second.locked(), lock.locked())
        second.notify_all()
    print(lock.locked())
    for call in (first.notify, first.notify_all):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await first.wait()
    except RuntimeError as error:
        print(error)
    print(await first.acquire(), first.release())


asyncio.run(main())
