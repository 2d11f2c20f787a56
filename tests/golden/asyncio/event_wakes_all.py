"""set wakes all waiters in order; later waits do not pause."""
import asyncio


async def waiter(name, event):
    print(name, "waits")
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in "abc"]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    event.set()
    print("set", event.is_set())
    await waiter("main", event)
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set())


asyncio.run(main())
