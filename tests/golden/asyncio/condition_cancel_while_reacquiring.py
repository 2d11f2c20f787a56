import asyncio


async def waiter(name, condition):
    async with condition:
        try:
            await condition.wait()
            print(name, "notified")
        except asyncio.CancelledError:
            print(name, "cancelled", condition.locked())
            raise


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition)) for name in "ab"]
    await asyncio.sleep(0)
    await condition.acquire()
    condition.notify(1)
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    print("releasing")
    condition.release()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
