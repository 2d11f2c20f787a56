import asyncio


async def waiter(name, event):
    try:
        print(name, await event.wait())
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    print(event.is_set(), event.set(), event.is_set(), await event.wait())


asyncio.run(main())
